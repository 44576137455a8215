"""How tests of the schedule say what they mean, and rules of every kind for property tests."""

from datetime import date, datetime, time, timedelta
from itertools import islice

from hypothesis import strategies as st

from organisations.schedule import OSLO, Occurrence, Rule, next_occurrences, occurrences, parse_meetings

A_WEEK = timedelta(days=7)


def moment(text: str) -> datetime:
    """``2026-12-02 18:00`` on the clock in Oslo."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def following(text: str, since: str, count: int) -> list[Occurrence]:
    """The first ``count`` meetings of the one rule that ``text`` says, from midnight of the day ``since``."""
    (rule,) = parse_meetings(text)
    after = moment(since)
    return list(islice(occurrences(rule, after=after, until=after + timedelta(days=5000)), count))


def days(text: str, since: str, count: int) -> list[str]:
    """The days on which those meetings begin."""
    return [one.start.date().isoformat() for one in following(text, since, count)]


def next_starts(text: str, now: str, **options) -> list[str]:
    """When the next meetings of all rules begin, as ``2026-12-02 18:00``."""
    return [f"{one.start:%Y-%m-%d %H:%M}" for one in next_occurrences(parse_meetings(text), now=moment(now), **options)]


whole_minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
near_days = st.dates(date(2019, 1, 1), date(2034, 12, 31))


@st.composite
def rules(draw, frequencies=("ukentlig", "annenhver-uke", "manedlig", "annet")) -> Rule:
    """A rule without contradictions, with every field possibly set."""
    frequency = draw(st.sampled_from(frequencies))
    start, end = draw(st.tuples(whole_minutes, whole_minutes).filter(lambda pair: pair[0] != pair[1]))
    starts_on = draw(st.none() | near_days)
    return Rule(
        frequency=frequency,
        start=start,
        end=end,
        starts_on=starts_on,
        ends_on=draw(st.none() | st.dates(starts_on or date(2019, 1, 1), date(2040, 1, 1))),
        cancelled=draw(st.frozensets(near_days, max_size=4)),
        kind=draw(st.sampled_from(("", "alle", "egen"))),
        **draw(_own_fields(frequency, starts_on)),
    )


def _own_fields(frequency: str, starts_on: date | None) -> st.SearchStrategy[dict]:
    weekday = st.integers(0, 6)
    if frequency == "annet":
        return _listed()
    if frequency == "annenhver-uke":
        weeks = ("partall", "oddetall", "") if starts_on else ("partall", "oddetall")
        return st.fixed_dictionaries({"weekday": weekday, "which": st.sampled_from(weeks)})
    if frequency == "manedlig":
        return st.fixed_dictionaries({"weekday": weekday, "which": st.sampled_from(("1", "2", "3", "4", "siste"))})
    return st.fixed_dictionaries({"weekday": weekday})


def _listed() -> st.SearchStrategy[dict]:
    of_one_weekday = st.builds(
        lambda first, weeks: {"weekday": first.weekday(), "dates": frozenset(first + week * A_WEEK for week in weeks)},
        near_days,
        st.frozensets(st.integers(0, 60), min_size=1, max_size=6),
    )
    return of_one_weekday | st.fixed_dictionaries({"dates": st.frozensets(near_days, min_size=1, max_size=6)})
