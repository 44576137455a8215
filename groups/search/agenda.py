"""Which meetings somebody new may come to on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta

from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import OSLO, Occurrence, Rule, meets_on, occurrences

from .entry import Entry

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class OpenMeeting:
    """One meeting of the listing at a position of the catalogue."""

    occurrence: Occurrence
    position: int
    rule: Rule = field(compare=False)


def meetings_on(entries: Iterable[Entry], day: date) -> list[OpenMeeting]:
    """The meetings that begin on the day and that somebody new may come to, in order."""
    if day.year in (MINYEAR, MAXYEAR):
        # The calendar ends where clocks are set to another zone, and no group has such a date.
        return []
    midnight = datetime.combine(day, time(), tzinfo=OSLO)
    return sorted(
        OpenMeeting(occurrence, position, rule)
        for position, entry in enumerate(entries)
        for rule, occurrence in _on(entry, day, midnight)
    )


def _on(entry, day, midnight):
    if not entry.is_open:
        return _start_of(entry, midnight)
    rules = [rule for rule in entry.rules if meets_on(rule, day, paused=entry.pause)]
    found = ((rule, occurrences(rule, after=midnight, until=midnight + ONE_DAY)) for rule in rules)
    # The first may be last night's that is still going on.
    return [(rule, one) for rule, meetings in found for one in meetings if _same_day(one, midnight)]


def _start_of(entry, midnight):
    """A closed group has one meeting that somebody new may come to: the one on which it starts."""
    found = meetings_for_newcomers(entry, now=midnight)
    return [(entry.rules[0], one) for one in found if _same_day(one, midnight)]


def _same_day(occurrence, midnight):
    return midnight <= occurrence.start < midnight + ONE_DAY
