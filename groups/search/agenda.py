"""Which meetings somebody new may come to on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import OSLO, Occurrence, Rule, next_occurrences

from .entry import Entry

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class OpenMeeting:
    """One meeting of the listing at a position of the catalogue."""

    occurrence: Occurrence
    position: int
    rule: Rule = field(compare=False)


def meetings_on(entries: Iterable[Entry], day: date, now: datetime | None) -> list[OpenMeeting]:
    """The meetings that begin on the day, in order; with `now`, those that have not ended."""
    midnight = datetime.combine(day, time(), tzinfo=OSLO)
    after = max(now or midnight, midnight)
    return sorted(
        OpenMeeting(occurrence, position, rule)
        for position, entry in enumerate(entries)
        for rule, occurrence in _on(entry, day, after, midnight)
    )


def _on(entry, day, after, midnight):
    if not entry.is_open:
        return _start_of(entry, after, midnight)
    rules = [rule for rule in entry.rules if rule.weekday in (None, day.weekday())]
    # Two, since the first may be last night's that is still going on.
    found = ((rule, next_occurrences([rule], now=after, count=2, paused=entry.pause)) for rule in rules)
    return [(rule, one) for rule, meetings in found for one in meetings if _same_day(one, midnight)]


def _start_of(entry, after, midnight):
    """A closed group has one meeting that somebody new may come to: the one on which it starts."""
    found = meetings_for_newcomers(entry, now=after)
    return [(entry.rules[0], one) for one in found if _same_day(one, midnight)]


def _same_day(occurrence, midnight):
    return midnight <= occurrence.start < midnight + ONE_DAY
