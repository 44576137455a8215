"""Rules of every kind against an independent expansion by dateutil's recurrence rules."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dateutil import rrule, tz
from hypothesis import given, settings
from hypothesis import strategies as st

from organisations.schedule import OSLO, Rule, meets_on, next_occurrences, occurrences
from tests.organisations.schedules import near_days, rules

DATEUTIL_OSLO = tz.gettz("Europe/Oslo")
FIRST_DAY = datetime(2015, 1, 1)
ONE_DAY = timedelta(days=1)


def expanded(rule: Rule, last_day: date) -> list[date]:
    """Every day up to ``last_day`` that the rule names, by dateutil."""
    last = datetime.combine(last_day, time())
    named = [moment.date() for moment in _named_by_dateutil(rule, last)]
    return [day for day in named if (rule.starts_on or day) <= day <= (rule.ends_on or day)]


def _named_by_dateutil(rule: Rule, last: datetime) -> Iterable[datetime]:
    if rule.frequency == "annet":
        return sorted(datetime.combine(day, time()) for day in rule.dates)
    if rule.frequency == "manedlig":
        place = -1 if rule.which == "siste" else int(rule.which)
        return rrule.rrule(rrule.MONTHLY, FIRST_DAY, byweekday=rrule.weekday(rule.weekday)(place), until=last)
    weekly = rrule.rrule(rrule.WEEKLY, FIRST_DAY, byweekday=rule.weekday, until=last)
    if rule.which:
        # BYWEEKNO of dateutil takes 1 January 2022 for week 53; the week number of the C library does not.
        return [day for day in weekly if int(f"{day:%V}") % 2 == (rule.which == "oddetall")]
    if rule.frequency == "ukentlig":
        return weekly
    first = rrule.rrule(rrule.DAILY, datetime.combine(rule.starts_on, time()), byweekday=rule.weekday, count=1)[0]
    return rrule.rrule(rrule.WEEKLY, first, interval=2, until=last)


def moments(rule: Rule, day: date) -> tuple[float, float]:
    """Start and end by dateutil's clock, as seconds since the epoch."""
    end_day = day if rule.end > rule.start else day + ONE_DAY
    start, end = (
        tz.resolve_imaginary(datetime.combine(*part, tzinfo=DATEUTIL_OSLO))
        for part in ((day, rule.start), (end_day, rule.end))
    )
    duration = datetime.combine(end_day, rule.end) - datetime.combine(day, rule.start)
    start, end = start.timestamp(), end.timestamp()
    return start, end if end > start else start + duration.total_seconds()


pauses = st.none() | st.tuples(st.none() | near_days, st.none() | near_days)
clock_changes = st.sampled_from([date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)])


@settings(deadline=None, max_examples=400)
@given(rules(), near_days | clock_changes, st.integers(0, 23 * 60), st.integers(0, 500), pauses)
def test_meetings_within_a_span_are_those_of_an_independent_expansion(rule, day, minutes, length, paused):
    after = datetime.combine(day, time(minutes // 60, minutes % 60), OSLO)
    until = after + timedelta(days=length)
    found = [
        (one.start.timestamp(), one.end.timestamp(), one.cancelled)
        for one in occurrences(rule, after=after, until=until, paused=paused)
    ]
    assert found == _expected(rule, after, until, paused)


def _expected(rule: Rule, after: datetime, until: datetime, paused) -> list[tuple[float, float, bool]]:
    pause_first, pause_last = paused or (None, None)
    has_pause = pause_first is not None or pause_last is not None
    expected = []
    for day in expanded(rule, until.date() + ONE_DAY):
        start, end = moments(rule, day)
        rests = has_pause and (pause_first or date.min) <= day <= (pause_last or date.max)
        if not rests and end > after.timestamp() and start < until.timestamp():
            expected.append((start, end, day in rule.cancelled))
    return expected


@settings(deadline=None)
@given(rules(), near_days)
def test_meets_on_agrees_with_an_independent_expansion(rule, day):
    held = [named for named in expanded(rule, day) if named == day and named not in rule.cancelled]
    assert meets_on(rule, day) == (held == [day])


@settings(deadline=None)
@given(st.lists(rules(), max_size=4), near_days)
def test_the_next_of_several_rules_are_the_earliest_of_them_all(several, day):
    now = datetime.combine(day, time(), OSLO)
    until = now + timedelta(days=366)
    held = {
        moments(rule, named)
        for rule in several
        for named in expanded(rule, until.date())
        if named not in rule.cancelled
    }
    due = sorted(pair for pair in held if pair[1] > now.timestamp() and pair[0] < until.timestamp())
    found = next_occurrences(several, now=now, count=5)
    assert [(one.start.timestamp(), one.end.timestamp()) for one in found] == due[:5]
