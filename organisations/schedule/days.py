"""The days on which a rule's meetings begin. Dates only: clocks, pauses and cancellations come after."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from .rule import EVEN_WEEKS, FORTNIGHTLY, LAST, LISTED, MONTHLY, PARITIES, PLACES_IN_MONTH, WEEKLY, Rule

ONE_WEEK = timedelta(days=7)
TWO_WEEKS = timedelta(days=14)
# A slip of the pen (year 9999) must not run off the end of the calendar.
FINAL_YEAR = 9998


def meeting_days(rule: Rule, earliest: date) -> Iterator[date]:
    """Every day from ``earliest`` on that ``rule`` names, in order, cancelled ones too; endless unless it ends.

    A rule that lacks what its frequency needs names no day: a half-filled form must not break a page.
    """
    days = _DAYS.get(rule.frequency)
    if days is None:
        return iter(())
    if rule.starts_on and rule.starts_on > earliest:
        earliest = rule.starts_on
    if earliest.year > FINAL_YEAR:
        return iter(())
    if rule.ends_on:
        return takewhile(lambda day: day <= rule.ends_on, days(rule, earliest))
    return days(rule, earliest)


def _weekly(rule: Rule, earliest: date) -> Iterator[date]:
    if rule.weekday is not None:
        yield from _every(ONE_WEEK, first_weekday(rule.weekday, earliest))


def _fortnightly(rule: Rule, earliest: date) -> Iterator[date]:
    if rule.weekday is None:
        return iter(())
    if rule.which in PARITIES:
        return _by_parity(rule, earliest)
    return _from_anchor(rule, earliest) if rule.starts_on else iter(())


def _by_parity(rule: Rule, earliest: date) -> Iterator[date]:
    # After week 53 comes week 1 and both are odd, so weeks are looked at one by one and never counted by two.
    odd = 0 if rule.which == EVEN_WEEKS else 1
    return (day for day in _weekly(rule, earliest) if day.isocalendar().week % 2 == odd)


def _from_anchor(rule: Rule, earliest: date) -> Iterator[date]:
    anchor = first_weekday(rule.weekday, rule.starts_on)
    return _every(TWO_WEEKS, earliest + timedelta(days=(anchor - earliest).days % 14))


def _monthly(rule: Rule, earliest: date) -> Iterator[date]:
    if rule.weekday is None or rule.which not in PLACES_IN_MONTH:
        return
    for months in range(earliest.year * 12 + earliest.month - 1, (FINAL_YEAR + 1) * 12):
        day = weekday_in_month(months // 12, months % 12 + 1, rule.weekday, rule.which)
        if day >= earliest:
            yield day


def _listed(rule: Rule, earliest: date) -> Iterator[date]:
    return iter(sorted(day for day in rule.dates if earliest <= day and day.year <= FINAL_YEAR))


_DAYS = {WEEKLY: _weekly, FORTNIGHTLY: _fortnightly, MONTHLY: _monthly, LISTED: _listed}


def first_weekday(weekday: int, earliest: date) -> date:
    """The first such weekday (0 for Monday) on ``earliest`` or after it."""
    return earliest + timedelta(days=(weekday - earliest.weekday()) % 7)


def weekday_in_month(year: int, month: int, weekday: int, which: str) -> date:
    """The first to fourth or last such weekday of a month; ``which`` is ``1``–``4`` or ``siste``."""
    if which == LAST:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first_weekday(weekday, date(year, month, 1)) + (int(which) - 1) * ONE_WEEK


def _every(step: timedelta, day: date) -> Iterator[date]:
    while day.year <= FINAL_YEAR:
        yield day
        day += step
