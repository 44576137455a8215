"""What a worker would read on its first request, read before it is born, so that all workers share it."""

from groups.search import catalogue, clock
from selvhjelp.places.gazetteer import Gazetteer


def fill_memory() -> None:
    """Build the gazetteer and the catalogue of current listings."""
    Gazetteer.refresh()
    catalogue.current(clock.now())
