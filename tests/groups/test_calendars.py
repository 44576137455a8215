"""Calendars to subscribe to: read back by a calendar library and by an independent expansion of recurring events."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from groups.calendars import GroupCalendar, calendar_for
from organisations.schedule import OSLO, Occurrence, next_occurrences, occurrences, parse_meetings
from tests.organisations.schedules import moment, near_days, rules

CHANGED = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
WEDNESDAYS = "onsdag 18:00-20:00 ukentlig"


def group(text: str = WEDNESDAYS, **facts) -> GroupCalendar:
    """An open group that meets as ``text`` says."""
    given_facts = {"slug": "tromso-14", "url": "https://bord.example.no/gruppe/tromso-14/", "changed_at": CHANGED}
    return GroupCalendar(**{**given_facts, "is_open": True, "rules": tuple(parse_meetings(text)), **facts})


def read_back(*args, **facts) -> Calendar:
    return Calendar.from_ical(calendar_for(group(*args, **facts)))


def starts(calendar: Calendar, since: str, until: str) -> list[str]:
    """When its meetings begin, as a calendar program would show them."""
    shown = recurring_ical_events.of(calendar).between(moment(since), moment(until))
    return sorted(f"{event.start:%Y-%m-%d %H:%M}" for event in shown)


def test_odd_weeks_meet_twice_in_a_row_over_week_53():
    calendar = read_back("mandag 19:00-21:00 annenhver-uke oddetall")
    assert starts(calendar, "2026-12-10", "2027-01-20") == [
        "2026-12-14 19:00",
        "2026-12-28 19:00",
        "2027-01-04 19:00",
        "2027-01-18 19:00",
    ]


def test_every_kind_of_rule_is_shown_as_the_page_shows_it():
    text = (
        "onsdag 18:00-20:00 ukentlig fra 2026-12-09 til 2027-03-31|tirsdag 12:00-13:00 annenhver-uke fra 2026-12-01|"
        "fredag 22:00-01:00 manedlig siste|lordag 11:00-13:00 manedlig 2|"
        "18:00-20:00 annet datoer 2027-01-14|etter-avtale"
    )
    shown = starts(read_back(text), "2026-11-23", "2027-11-01")
    expected = next_occurrences(parse_meetings(text), now=moment("2026-11-23"), count=500)
    assert shown == [f"{one.start:%Y-%m-%d %H:%M}" for one in expected if one.start < moment("2027-11-01")]


def test_cancelled_meetings_are_left_out_and_only_those_that_were_to_be():
    calendar = read_back(f"{WEDNESDAYS} ikke 2026-12-23 2026-12-24 2026-11-04")
    (event,) = calendar.events
    assert [entry.dt for entry in event["exdate"].dts] == [moment("2026-12-23 18:00")]
    assert starts(calendar, "2026-12-14", "2027-01-01") == ["2026-12-16 18:00", "2026-12-30 18:00"]


def test_a_series_begins_with_the_first_meeting_that_is_held():
    (event,) = read_back(f"{WEDNESDAYS} ikke 2026-11-25").events
    assert event.start == moment("2026-12-02 18:00")


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        ((date(2026, 12, 7), date(2026, 12, 20)), ["2026-12-02 18:00", "2026-12-23 18:00"]),
        # The first and the last day of a pause are part of it.
        ((date(2026, 12, 9), date(2026, 12, 16)), ["2026-12-02 18:00", "2026-12-23 18:00"]),
        ((date(2026, 12, 7), None), ["2026-12-02 18:00"]),
        ((None, date(2026, 12, 20)), ["2026-12-23 18:00"]),
        ((date(2026, 1, 1), date(2026, 2, 1)), [f"2026-12-{day} 18:00" for day in ("02", "09", "16", "23")]),
    ],
)
def test_a_pause_leaves_a_gap_and_the_group_comes_back(pause, expected):
    assert starts(read_back(pause=pause), "2026-12-01", "2026-12-24") == expected


def test_a_rule_that_has_ended_has_no_event():
    assert read_back(f"{WEDNESDAYS} til 2026-11-01").events == []


def test_a_closed_group_has_no_events():
    assert read_back(is_open=False).events == []


def test_a_closed_group_that_starts_has_its_first_meeting_and_no_other():
    first = Occurrence(moment("2027-01-13 18:00"), moment("2027-01-13 20:00"))
    calendar = read_back(is_open=False, first_meeting=first)
    assert starts(calendar, "2026-11-22", "2028-01-01") == ["2027-01-13 18:00"]


def test_a_group_that_has_ceased_tells_it_with_the_same_events():
    before, after = read_back().events, read_back(has_ceased=True).events
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert [[event["status"] for event in events] for events in (before, after)] == [["CONFIRMED"], ["CANCELLED"]]
    assert before[0]["sequence"] < after[0]["sequence"]


def test_a_later_change_has_a_higher_sequence_and_keeps_the_name_of_the_event():
    (before,) = read_back().events
    (after,) = read_back("torsdag 19:00-21:00 ukentlig", changed_at=CHANGED + timedelta(minutes=5)).events
    assert before["uid"] == after["uid"] == "tromso-14-1-1@bord.example.no"
    assert before["sequence"] < after["sequence"]
    assert [event["last-modified"].dt for event in (before, after)] == [CHANGED, CHANGED + timedelta(minutes=5)]


def test_the_names_of_events_are_unique():
    text = f"{WEDNESDAYS}|mandag 19:00-21:00 annenhver-uke oddetall|18:00-20:00 annet datoer 2027-01-14 2027-02-11"
    names = [event["uid"] for event in read_back(text, pause=(date(2026, 12, 7), date(2027, 1, 3))).events]
    assert len(names) == len(set(names)) > 5


def test_what_others_may_see_on_the_screen_is_neutral():
    (event,) = read_back(place="Frivilligsentralen").events
    assert (event["summary"], event["class"], event["location"]) == ("Møte", "PRIVATE", "Frivilligsentralen")
    assert event["description"] == (
        "Tid og sted kan endre seg. Se siden før du drar: https://bord.example.no/gruppe/tromso-14/\n"
        "Er det en helligdag? Spør om gruppa møtes."
    )


def test_without_a_place_there_is_no_location():
    (event,) = read_back(place="").events
    assert "location" not in event


def test_an_example_says_in_its_title_that_it_does_not_exist():
    (event,) = read_back(is_example=True).events
    assert event["summary"] == "Møte – EKSEMPEL – denne gruppa finnes ikke"
    assert event["description"].startswith("EKSEMPEL – denne gruppa finnes ikke\n")


def test_the_file_keeps_to_the_letter_of_the_format():
    awkward = 'Ærlig talt; «huset», 2. etg.\nATTENDEE:mailto:x@example.no\\ "ŋ" ' + "ø" * 200
    content = calendar_for(group(place=awkward))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    (event,) = Calendar.from_ical(content).events
    assert event["location"] == awkward


def test_a_calendar_is_fetched_again_every_day():
    calendar = read_back()
    assert calendar["refresh-interval"].dt == timedelta(days=1)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in calendar.to_ical()


def test_the_same_group_gives_the_same_file():
    assert calendar_for(group()) == calendar_for(group())


def test_the_clock_that_comes_with_it_is_that_of_oslo():
    (zone,) = read_back().timezones
    enclosed = zone.to_tz(lookup_tzid=False)
    nights = [date(year, month, day) for year in range(2000, 2038) for month in (3, 10) for day in range(24, 32)]
    hours = [datetime.combine(night, time(hour)) for night in nights for hour in (0, 1, 4, 12)]
    assert [hour.replace(tzinfo=enclosed).utcoffset() for hour in hours] == [
        hour.replace(tzinfo=OSLO).utcoffset() for hour in hours
    ]


def test_the_hour_stays_when_summer_comes():
    calendar = read_back(changed_at=datetime(2027, 3, 1, tzinfo=UTC))
    shown = recurring_ical_events.of(calendar).between(moment("2027-03-20"), moment("2027-04-02"))
    assert sorted(event.start.isoformat() for event in shown) == [
        "2027-03-24T18:00:00+01:00",
        "2027-03-31T18:00:00+02:00",
    ]


pauses = st.none() | st.tuples(near_days, st.none() | st.integers(0, 90))


@settings(deadline=None, max_examples=150)
@given(rules(), near_days, pauses)
def test_a_calendar_shows_the_meetings_that_the_pages_show(rule, changed_on, pause):
    if pause:
        first, length = pause
        pause = (first, None if length is None else first + timedelta(days=length))
    since = datetime.combine(changed_on, time(12), OSLO)
    until = since + timedelta(days=420)
    calendar = Calendar.from_ical(calendar_for(group(rules=(rule,), changed_at=since, pause=pause)))
    shown = sorted(event.start.timestamp() for event in recurring_ical_events.of(calendar).between(since, until))
    held = occurrences(rule, after=since, until=until, paused=pause)
    assert shown == [one.start.timestamp() for one in held if not one.cancelled]
