"""What the catalogue keeps in memory of one listing: just enough to find, order and count it."""

from dataclasses import dataclass
from datetime import date, datetime

from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import Occurrence, Rule
from organisations.vocabulary import Access
from selvhjelp.places.distance import Point


@dataclass(slots=True)
class Entry:
    pk: int
    slug: str
    access: str
    intake: str
    intake_starts_on: date | None
    municipality: str | None
    county: str | None
    # Where distances are measured from: the municipality's own point when the address is hidden.
    point: Point | None
    rules: tuple[Rule, ...]
    pause: tuple[date | None, date | None] | None
    _next: Occurrence | None = None
    _next_is_known_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.access == Access.OPEN

    def next_meeting(self, now: datetime) -> Occurrence | None:
        """The next meeting somebody new may come to; remembered until it has ended."""
        if self._next_is_known_until is None or now >= self._next_is_known_until:
            found = meetings_for_newcomers(self, now=now, count=1)
            self._next = found[0] if found else None
            self._next_is_known_until = self._next.end if self._next else datetime.max.replace(tzinfo=now.tzinfo)
        return self._next
