"""A search as the pages run it, at a fixed moment."""

from datetime import datetime
from urllib.parse import urlencode

import pytest
import time_machine
from django.http import QueryDict

from groups.search import loading, naming
from groups.search.catalogue import Catalogue
from groups.search.search import Search
from organisations.models import Listing
from organisations.schedule import OSLO

from . import world

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def _it_is_that_morning():
    """What the tests store is confirmed on the day on which they search."""
    with time_machine.travel(NOW):
        yield


class Finder:
    """The listings as they are in the database when first asked for."""

    def __init__(self):
        self._catalogue = None

    @property
    def catalogue(self):
        if self._catalogue is None:
            today = NOW.date()
            self._catalogue = Catalogue(1, today, loading.rows(today), loading.vocabularies(), naming.named())
        return self._catalogue

    def __call__(self, parameters=None, /, now=NOW, **named) -> Search:
        asked = {**(parameters or {}), **named}
        return Search(QueryDict(urlencode(asked, doseq=True)), self.catalogue, now)

    def slugs(self, positions) -> list[str]:
        return [self.catalogue.entries[position].slug for position in positions]

    def hits(self, parameters=None, /, **named) -> list[str]:
        return self.slugs(self(parameters, **named).hits)


@pytest.fixture
def find(db):
    """Run a search over the listings that the test has stored before it first searches."""
    return Finder()


@pytest.fixture
def world_of_listings(db):
    world.fill(seed=3, count=160)
    return list(Listing.objects.with_facts())
