"""The example listings, as they are on one Tuesday morning, in a database of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import time_machine
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict

from groups.search import loading, naming
from groups.search.catalogue import Catalogue
from groups.search.search import Search
from organisations.schedule import OSLO

NOW = datetime(2026, 11, 24, 8, tzinfo=OSLO)
DATABASE = "selvhjelp_relevance"


@contextmanager
def examples() -> Iterator[Catalogue]:
    """The examples' catalogue; the database is taken away afterwards."""
    real = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("import_places", verbosity=0)
        with time_machine.travel(NOW, tick=False):
            call_command("load_examples", verbosity=0)
        today = NOW.date()
        yield Catalogue(1, today, loading.rows(today), loading.vocabularies(), naming.named())
    finally:
        connection.creation.destroy_test_db(real, verbosity=0)


def search(catalogue: Catalogue, parameters: dict) -> Search:
    """A search on that morning; `parameters`: name → values."""
    data = QueryDict(mutable=True)
    for name, values in parameters.items():
        data.setlist(name, list(values))
    return Search(data, catalogue, NOW)
