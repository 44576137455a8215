"""What a worker would read on its first request, read before it is born, so that all workers share it."""

from django.db import connections

from groups.search import catalogue, clock
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.routers import reading_only


def fill_memory() -> None:
    """Build the gazetteer and the catalogue of current listings, and leave no connection open behind."""
    try:
        with reading_only():
            Gazetteer.refresh()
            catalogue.current(clock.now())
    finally:
        connections.close_all()
