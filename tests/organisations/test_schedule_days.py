"""Which days a rule names, against calendars written by hand."""

from datetime import date

import pytest

from organisations.schedule import Rule, meets_on, next_occurrences, parse_meetings
from tests.organisations.schedules import days, moment


def test_every_week_is_each_such_weekday():
    assert days("onsdag 18:00-20:00 ukentlig", "2026-11-22", 4) == [
        "2026-11-25",
        "2026-12-02",
        "2026-12-09",
        "2026-12-16",
    ]


def test_odd_weeks_meet_twice_in_a_row_over_week_53_because_week_1_is_odd_too():
    # Weeks 51, 53, 1, 3, 5.
    assert days("mandag 19:00-21:00 annenhver-uke oddetall", "2026-12-14", 5) == [
        "2026-12-14",
        "2026-12-28",
        "2027-01-04",
        "2027-01-18",
        "2027-02-01",
    ]


def test_even_weeks_pause_for_three_weeks_over_week_53():
    # Weeks 52, 2, 4.
    assert days("mandag 19:00-21:00 annenhver-uke partall", "2026-12-14", 3) == [
        "2026-12-21",
        "2027-01-11",
        "2027-01-25",
    ]


def test_every_fourteen_days_keeps_its_rhythm_over_week_53():
    assert days("mandag 19:00-21:00 annenhver-uke fra 2026-12-14", "2026-12-14", 4) == [
        "2026-12-14",
        "2026-12-28",
        "2027-01-11",
        "2027-01-25",
    ]


def test_a_friday_on_new_years_day_2027_is_still_in_odd_week_53():
    assert days("fredag 18:00-20:00 annenhver-uke oddetall", "2026-12-28", 2) == ["2027-01-01", "2027-01-08"]


def test_the_rhythm_counts_from_the_first_such_weekday_on_or_after_its_date():
    # 2 September 2026 is a Wednesday.
    assert days("tirsdag 18:00-20:00 annenhver-uke fra 2026-09-02", "2026-08-01", 3) == [
        "2026-09-08",
        "2026-09-22",
        "2026-10-06",
    ]


def test_the_rhythm_is_kept_from_a_date_years_ago():
    # 3 January 2024 is a Wednesday; 75 fortnights later it is 18 November 2026.
    assert days("onsdag 18:00-20:00 annenhver-uke fra 2024-01-03", "2026-11-19", 2) == ["2026-12-02", "2026-12-16"]


def test_even_weeks_from_a_date_begin_with_the_first_even_week_after_it():
    assert days("onsdag 18:00-20:00 annenhver-uke partall fra 2026-11-26", "2026-11-01", 2) == [
        "2026-12-09",
        "2026-12-23",
    ]


def test_the_first_weekday_of_the_month_may_be_the_first_day():
    assert days("tirsdag 18:00-20:00 manedlig 1", "2026-11-22", 5) == [
        "2026-12-01",
        "2027-01-05",
        "2027-02-02",
        "2027-03-02",
        "2027-04-06",
    ]


def test_the_second_and_the_third_weekday_of_the_month():
    assert days("lordag 11:00-13:00 manedlig 2", "2027-01-01", 3) == ["2027-01-09", "2027-02-13", "2027-03-13"]
    assert days("sondag 11:00-13:00 manedlig 3", "2027-01-01", 3) == ["2027-01-17", "2027-02-21", "2027-03-21"]


def test_in_a_month_with_five_thursdays_the_fourth_is_not_the_last():
    assert days("torsdag 18:00-20:00 manedlig 4", "2026-12-01", 2) == ["2026-12-24", "2027-01-28"]
    assert days("torsdag 18:00-20:00 manedlig siste", "2026-12-01", 2) == ["2026-12-31", "2027-01-28"]


def test_the_first_of_a_month_is_asked_for_after_it_has_been():
    assert days("tirsdag 18:00-20:00 manedlig 1", "2026-12-02", 1) == ["2027-01-05"]


def test_the_leap_day_is_a_day_like_any_other():
    assert days("tirsdag 18:00-20:00 ukentlig", "2028-02-20", 3) == ["2028-02-22", "2028-02-29", "2028-03-07"]
    assert days("tirsdag 18:00-20:00 manedlig siste", "2028-02-01", 2) == ["2028-02-29", "2028-03-28"]


def test_listed_dates_come_in_order_and_then_no_more():
    line = "18:00-20:00 annet datoer 2027-02-10 2027-01-13 2026-12-01"
    assert days(line, "2026-12-02", 9) == ["2027-01-13", "2027-02-10"]


def test_from_and_until_are_both_included():
    assert days("onsdag 18:00-20:00 ukentlig fra 2026-12-02 til 2026-12-16", "2026-11-01", 9) == [
        "2026-12-02",
        "2026-12-09",
        "2026-12-16",
    ]


def test_until_ends_every_kind_of_rule():
    assert days("onsdag 18:00-20:00 annenhver-uke partall til 2026-12-22", "2026-12-01", 9) == ["2026-12-09"]
    assert days("onsdag 18:00-20:00 annenhver-uke fra 2026-12-02 til 2026-12-16", "2026-12-01", 9) == [
        "2026-12-02",
        "2026-12-16",
    ]
    assert days("onsdag 18:00-20:00 manedlig 1 til 2027-01-06", "2026-12-01", 9) == ["2026-12-02", "2027-01-06"]
    assert days("18:00-20:00 annet datoer 2026-12-02 2026-12-09 til 2026-12-08", "2026-12-01", 9) == ["2026-12-02"]


def test_by_agreement_names_no_day():
    assert days("etter-avtale", "2026-12-01", 9) == []


@pytest.mark.parametrize(
    "half_filled",
    [
        Rule("ukentlig"),
        Rule("ukentlig", weekday=2),
        Rule("annenhver-uke", weekday=2, which="3"),
        Rule("manedlig", weekday=2, which="partall"),
        Rule("noe-annet", weekday=2),
    ],
)
def test_a_rule_that_is_not_complete_names_no_day(half_filled):
    assert next_occurrences([half_filled], now=moment("2026-12-01")) == []
    assert not meets_on(half_filled, date(2026, 12, 2))


@pytest.mark.parametrize("frequency", ["ukentlig", "annenhver-uke partall", "annenhver-uke", "manedlig siste"])
def test_a_slip_of_the_pen_in_the_year_is_no_accident(frequency):
    assert days(f"fredag 18:00-20:00 {frequency} fra 9999-12-31", "2026-12-01", 9) == []


def test_meets_on_says_whether_there_is_a_meeting_that_day():
    (rule,) = parse_meetings("onsdag 18:00-20:00 annenhver-uke partall ikke 2026-12-23")
    december = [day for day in range(1, 32) if meets_on(rule, date(2026, 12, day))]
    assert december == [9]


def test_meets_on_knows_the_pause():
    (rule,) = parse_meetings("onsdag 18:00-20:00 ukentlig")
    pause = (date(2026, 12, 10), date(2027, 1, 6))
    wednesdays = [date(2026, 12, 9), date(2026, 12, 16), date(2027, 1, 6), date(2027, 1, 13)]
    assert [meets_on(rule, day, paused=pause) for day in wednesdays] == [True, False, False, True]
