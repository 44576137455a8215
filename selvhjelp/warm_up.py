"""What a worker would read on its first request, read before it is born, so that all workers share it."""

from django.db import connections
from django.urls import get_resolver

from groups.api import suggestions
from groups.search import catalogue, clock
from organisations.editorial import store
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.routers import reading_only


def fill_memory() -> None:
    """The gazetteer, the editors' texts with their copy on this machine, the catalogue of current listings, and what
    the words of a search are read with; no connection stays open behind.

    All views too: what is loaded with the first request may be of a newer release than the rest.
    """
    get_resolver().url_patterns  # noqa: B018
    try:
        with reading_only():
            store.refresh()
            Gazetteer.refresh()
            catalogue.current(clock.now())
            suggestions.warm()
    finally:
        connections.close_all()
