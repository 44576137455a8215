"""The clock: what is next just now, over midnight, and through both clock changes."""

from datetime import UTC, datetime

import pytest

from organisations.schedule import OSLO, next_occurrences, parse_meetings, quarter
from tests.organisations.schedules import following, moment, next_starts

WEDNESDAYS = "onsdag 18:00-20:00 ukentlig"


def clock(text: str, since: str) -> tuple[str, str]:
    (one,) = following(text, since, 1)
    return one.start.isoformat(), one.end.isoformat()


@pytest.mark.parametrize(
    ("now", "start"),
    [("18:00:00", "18:00"), ("18:14:59", "18:00"), ("18:15:00", "18:15"), ("23:59:59", "23:45"), ("00:00:00", "00:00")],
)
def test_a_quarter_begins_on_the_clock(now, start):
    assert quarter(moment(f"2026-12-02 {now}")) == moment(f"2026-12-02 {start}")


def test_a_quarter_is_told_in_oslo_whatever_zone_it_is_asked_in():
    assert quarter(datetime(2026, 7, 1, 16, 5, tzinfo=UTC)).isoformat() == "2026-07-01T18:00:00+02:00"


def test_the_two_quarters_past_two_of_the_autumn_night_are_told_apart():
    first, second = (quarter(datetime(2026, 10, 25, hour, 20, tzinfo=UTC)) for hour in (0, 1))
    assert (first.isoformat(), second.isoformat()) == ("2026-10-25T02:15:00+02:00", "2026-10-25T02:15:00+01:00")


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        quarter(datetime(2026, 12, 2, 18, 0))


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-12-02 17:59", "2026-12-02 18:00"),
        ("2026-12-02 19:59", "2026-12-02 18:00"),
        ("2026-12-02 20:00", "2026-12-09 18:00"),
    ],
)
def test_a_running_meeting_is_next_until_it_ends(now, start):
    assert next_starts(WEDNESDAYS, now) == [start]


def test_a_meeting_that_ends_within_a_quarter_is_next_to_the_end_of_that_quarter():
    assert next_starts("onsdag 18:00-20:05 ukentlig", "2026-12-02 20:14") == ["2026-12-02 18:00"]
    assert next_starts("onsdag 18:00-20:05 ukentlig", "2026-12-02 20:15") == ["2026-12-09 18:00"]


def test_an_end_before_the_start_is_on_the_day_after():
    assert clock("lordag 22:00-01:00 ukentlig", "2026-12-05") == (
        "2026-12-05T22:00:00+01:00",
        "2026-12-06T01:00:00+01:00",
    )


def test_a_meeting_over_midnight_is_still_running_on_the_day_after():
    assert next_starts("lordag 22:00-01:00 ukentlig", "2026-12-06 00:50") == ["2026-12-05 22:00"]
    assert next_starts("lordag 22:00-01:00 ukentlig", "2026-12-06 01:00") == ["2026-12-12 22:00"]


def test_a_meeting_until_midnight_ends_at_the_beginning_of_the_day_after():
    assert clock("onsdag 20:00-24:00 ukentlig", "2026-12-02") == (
        "2026-12-02T20:00:00+01:00",
        "2026-12-03T00:00:00+01:00",
    )


def test_the_clock_on_the_wall_stays_when_summer_comes_and_goes():
    spring = [one.start.isoformat() for one in following("onsdag 18:00-20:00 ukentlig", "2026-03-25", 2)]
    autumn = [one.start.isoformat() for one in following("onsdag 18:00-20:00 ukentlig", "2026-10-21", 2)]
    assert spring == ["2026-03-25T18:00:00+01:00", "2026-04-01T18:00:00+02:00"]
    assert autumn == ["2026-10-21T18:00:00+02:00", "2026-10-28T18:00:00+01:00"]


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        # 02.00–03.00 does not exist: what begins there begins an hour later, what runs through it is an hour shorter.
        ("02:30-04:00", "03:30:00+02:00", "04:00:00+02:00"),
        ("01:30-03:30", "01:30:00+01:00", "03:30:00+02:00"),
        ("01:30-02:30", "01:30:00+01:00", "03:30:00+02:00"),
        ("02:15-02:45", "03:15:00+02:00", "03:45:00+02:00"),
        # Moved past its own end, it keeps its half hour.
        ("02:30-03:00", "03:30:00+02:00", "04:00:00+02:00"),
    ],
)
def test_the_spring_night(times, start, end):
    assert clock(f"sondag {times} ukentlig", "2026-03-29") == (f"2026-03-29T{start}", f"2026-03-29T{end}")


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        # 02.00–03.00 comes twice: the first is meant, and what runs through both is an hour longer.
        ("02:30-04:00", "02:30:00+02:00", "04:00:00+01:00"),
        ("01:30-03:30", "01:30:00+02:00", "03:30:00+01:00"),
        ("02:15-02:45", "02:15:00+02:00", "02:45:00+02:00"),
    ],
)
def test_the_autumn_night(times, start, end):
    assert clock(f"sondag {times} ukentlig", "2026-10-25") == (f"2026-10-25T{start}", f"2026-10-25T{end}")


def test_a_saturday_night_through_the_clock_change_ends_when_the_wall_says():
    assert clock("lordag 23:00-03:00 ukentlig", "2026-03-28") == (
        "2026-03-28T23:00:00+01:00",
        "2026-03-29T03:00:00+02:00",
    )


def test_in_the_second_hour_past_two_a_meeting_of_the_first_is_over():
    meetings = parse_meetings("sondag 02:00-02:45 ukentlig")
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert [next_occurrences(meetings, now=now)[0].start.day for now in (first, second)] == [25, 1]


def test_the_next_of_several_rules_come_in_order():
    meetings = "onsdag 18:00-20:00 ukentlig|fredag 12:00-13:00 manedlig 1|18:00-19:00 annet datoer 2026-12-03"
    assert next_starts(meetings, "2026-12-01 09:00", count=4) == [
        "2026-12-02 18:00",
        "2026-12-03 18:00",
        "2026-12-04 12:00",
        "2026-12-09 18:00",
    ]


def test_two_rules_for_the_same_moment_give_one_meeting():
    meetings = "onsdag 18:00-20:00 ukentlig|onsdag 18:00-20:00 annenhver-uke oddetall"
    assert next_starts(meetings, "2026-12-01 09:00", count=2) == ["2026-12-02 18:00", "2026-12-09 18:00"]


def test_a_cancelled_meeting_is_not_next():
    assert next_starts(f"{WEDNESDAYS} ikke 2026-12-23 2026-12-30", "2026-12-17 09:00") == ["2027-01-06 18:00"]


def test_a_cancelled_meeting_is_shown_as_such_to_those_who_ask():
    meetings = parse_meetings(f"{WEDNESDAYS} ikke 2026-12-02")
    shown = next_occurrences(meetings, now=moment("2026-12-01"), count=2, with_cancelled=True)
    assert [(one.start.day, one.cancelled) for one in shown] == [(2, True), (9, False)]


def test_what_one_rule_cancels_and_another_holds_is_held():
    meetings = parse_meetings(f"{WEDNESDAYS} ikke 2026-12-02|onsdag 18:00-20:00 manedlig 1")
    shown = next_occurrences(meetings, now=moment("2026-12-01"), count=1, with_cancelled=True)
    assert [(one.start.day, one.cancelled) for one in shown] == [(2, False)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-12-10", "2027-01-06", ["2026-12-09", "2027-01-13"]),
        ("2026-12-09", None, ["2026-12-02"]),
        (None, "2026-12-09", ["2026-12-16", "2026-12-23"]),
        (None, None, ["2026-12-02", "2026-12-09"]),
    ],
)
def test_a_group_comes_back_by_itself_after_its_pause(first, last, expected):
    pause = tuple(moment(day).date() if day else None for day in (first, last))
    since = "2026-12-07" if expected[0] == "2026-12-09" else "2026-12-01"
    starts = next_starts(WEDNESDAYS, since, count=2, paused=pause)
    assert starts == [f"{day} 18:00" for day in expected]


def test_there_is_no_next_meeting_more_than_a_year_ahead():
    line = "18:00-20:00 annet datoer 2027-12-02"
    assert next_starts(line, "2026-12-01 18:00") == []
    assert next_starts(line, "2026-12-02 18:00") == ["2027-12-02 18:00"]


def test_moments_are_in_oslo():
    (one,) = following(WEDNESDAYS, "2026-12-02", 1)
    assert (one.start.tzinfo, one.end.tzinfo) == (OSLO, OSLO)
