"""Rows that speak of the same listing, in this import or in the next one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from organisations.models import Listing, Organisation

from .rows import RowError


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with its words looked up, and the listing that it is; None for a new one."""

    line: int
    values: dict[str, Any]
    listing: Listing | None
    owner: Organisation

    @property
    def states_slug(self) -> bool:
        return bool(self.values.get("slug"))

    @property
    def slug(self) -> str:
        """Its address, empty as long as a new one has none."""
        return self.listing.slug if self.listing else self.values.get("slug", "")

    @property
    def name(self) -> tuple:
        """What a row without a slug is known by: owner, name and municipality as they will be."""
        stored = self.listing
        name = self.values.get("navn", stored and stored.name)
        return self.owner, name, self.values.get("kommune", stored and stored.municipality)


def doubles(rows: Iterable[Matched], unit: str) -> Iterator[RowError]:
    """An error at every row but the first of each listing; `unit` is what a line is called in the file."""
    by_slug, by_name = defaultdict(list), defaultdict(list)
    for row in rows:
        by_name[row.name].append(row)
        if row.slug:
            by_slug[row.slug].append(row)
    # Two of one name can only be told apart if each has a slug.
    nameless = [same for same in by_name.values() if not all(row.states_slug for row in same)]
    pairs = {(same[0].line, row.line) for same in [*by_slug.values(), *nameless] for row in same[1:]}
    for first, line in sorted(pairs):
        sentence = f"Dette er samme gruppe som på {unit} {first}. Ta bort en av dem, eller skriv hver sin slug."
        yield RowError(line, (), sentence)
