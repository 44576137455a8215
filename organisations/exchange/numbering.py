"""Slugs for many new listings at once: place and the next number there, as a single listing gets it when saved."""

from collections.abc import Iterable

from organisations.models.listing import SLUG_WITHOUT_PLACE
from selvhjelp.places.models import Municipality


class Numbering:
    """Remembers the highest number of every place; a number is never given twice."""

    def __init__(self, taken: Iterable[str]):
        self._highest: dict[str, int] = {}
        for slug in taken:
            self.take(slug)

    def take(self, slug: str) -> None:
        """Count a slug that somebody else has, or that a row states."""
        stem, _, number = slug.rpartition("-")
        if number.isascii() and number.isdigit():
            self._highest[stem] = max(int(number), self._highest.get(stem, 0))

    def next(self, municipality: Municipality | None) -> str:
        """The next free slug of the place."""
        stem = municipality.slug if municipality else SLUG_WITHOUT_PLACE
        self._highest[stem] = self._highest.get(stem, 0) + 1
        return f"{stem}-{self._highest[stem]}"
