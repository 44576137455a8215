"""The meetings that follow from rules, with clock, holiday, cancellation and pause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import islice

from .days import FINAL_YEAR, meeting_days
from .public_holidays import holiday_on
from .rule import Rule
from .zone import ONE_DAY, in_oslo, meeting_times, quarter

A_YEAR = timedelta(days=366)
# Behind the last meeting that there can be, and not so near to the end of the calendar that one cannot count on.
_END = datetime(FINAL_YEAR + 1, 1, 2, tzinfo=UTC)

# First and last day of a pause, both included; None at an end means open, (None, None) no pause at all.
Pause = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One meeting. ``start`` and ``end`` are aware, in Europe/Oslo; ``holiday`` names the day it may fall out on."""

    start: datetime
    end: datetime
    holiday: str | None = None
    cancelled: bool = False


def occurrences(rule: Rule, *, after: datetime, until: datetime, paused: Pause | None = None) -> Iterator[Occurrence]:
    """The rule's meetings that end after ``after`` and begin before ``until``, both aware, lazily and in order.

    Cancelled ones are there and marked, so that a page can say so; those of a pause are left out.
    """
    if rule.start is None or rule.end is None:
        return
    # Moments in Oslo compare by their wall clock, which lies in the autumn night; against UTC they compare truly.
    after_utc, until_utc = after.astimezone(UTC), until.astimezone(UTC)
    for day in meeting_days(rule, _earliest_day(rule, after)):
        start, end = meeting_times(day, rule.start, rule.end)
        if start >= until_utc:
            return
        if end > after_utc and not (paused and _in_pause(day, paused)):
            yield Occurrence(start, end, holiday_on(day), day in rule.cancelled)


def next_occurrences(
    rules: Iterable[Rule],
    *,
    now: datetime,
    count: int = 1,
    paused: Pause | None = None,
    horizon: timedelta = A_YEAR,
    with_cancelled: bool = False,
) -> list[Occurrence]:
    """At most ``count`` meetings of all ``rules`` that had not ended when the current quarter of an hour began.

    In order, each moment once, none later than ``horizon`` from now. A meeting cancelled by one rule and held by
    another is held. ``with_cancelled`` keeps the cancelled ones, marked.
    """
    after = quarter(now)
    if after.year > FINAL_YEAR:
        return []
    until = after + min(horizon, _END - after)
    found = _each_once(merge(*(occurrences(rule, after=after, until=until, paused=paused) for rule in rules)))
    return list(islice((one for one in found if with_cancelled or not one.cancelled), count))


def meets_on(rule: Rule, day: date, *, paused: Pause | None = None) -> bool:
    """Whether a meeting of ``rule`` begins on ``day``, neither cancelled nor paused."""
    if rule.start is None or day in rule.cancelled or (paused and _in_pause(day, paused)):
        return False
    return next(meeting_days(rule, day), None) == day


def _earliest_day(rule: Rule, after: datetime) -> date:
    day = in_oslo(after).date()
    return day if rule.end > rule.start else day - ONE_DAY


def _in_pause(day: date, paused: Pause) -> bool:
    first, last = paused
    if first is None and last is None:
        return False
    return (first is None or first <= day) and (last is None or day <= last)


def _each_once(found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    # Of two at the same moment the one that is held sorts first.
    previous = None
    for one in found:
        if previous is None or (one.start, one.end) != (previous.start, previous.end):
            yield one
        previous = one
