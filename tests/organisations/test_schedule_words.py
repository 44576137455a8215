"""The schedule as visitors read it, in Bokmål."""

from datetime import date

import pytest
from django.utils import translation

from organisations.schedule import next_occurrences, parse_meetings, words
from organisations.schedule.public_holidays import holiday_on
from tests.organisations.schedules import following, moment

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _bokmal():
    with translation.override("nb"):
        yield


def described(text: str, **options) -> str:
    (rule,) = parse_meetings(text)
    return words.describe(rule, **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onsdag 18:00-20:00 ukentlig", "hver onsdag kl. 18.00–20.00"),
        ("lordag 09:30-11:00 annenhver-uke fra 2026-09-05", "annenhver lørdag kl. 09.30–11.00"),
        ("mandag 19:00-21:00 annenhver-uke partall", "annenhver mandag (partallsuker) kl. 19.00–21.00"),
        ("mandag 19:00-21:00 annenhver-uke oddetall", "annenhver mandag (oddetallsuker) kl. 19.00–21.00"),
        ("tirsdag 18:00-20:00 manedlig 1", "første tirsdag i måneden kl. 18.00–20.00"),
        ("tirsdag 18:00-20:00 manedlig 2", "andre tirsdag i måneden kl. 18.00–20.00"),
        ("tirsdag 18:00-20:00 manedlig 3", "tredje tirsdag i måneden kl. 18.00–20.00"),
        ("tirsdag 18:00-20:00 manedlig 4", "fjerde tirsdag i måneden kl. 18.00–20.00"),
        ("sondag 22:00-00:30 manedlig siste", "siste søndag i måneden kl. 22.00–00.30"),
        ("18:00-20:00 annet datoer 2027-01-13", "på bestemte datoer kl. 18.00–20.00"),
        ("etter-avtale", "etter avtale"),
    ],
)
def test_every_kind_of_rule_has_its_words(text, expected):
    assert described(text) == expected


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ("fra 2026-09-02", "hver onsdag kl. 18.00–20.00"),
        ("fra 2027-01-06", "hver onsdag kl. 18.00–20.00, fra 6. januar"),
        ("til 2026-12-16", "hver onsdag kl. 18.00–20.00, til 16. desember"),
        ("fra 2027-01-06 til 2027-06-16", "hver onsdag kl. 18.00–20.00, fra 6. januar til 16. juni 2027"),
    ],
)
def test_from_and_until_are_told_where_they_lie_ahead(bounds, expected):
    assert described(f"onsdag 18:00-20:00 ukentlig {bounds}", today=SUNDAY) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("onsdag 18:00-20:00 ukentlig", "2026-12-02 09:00", "I kveld kl. 18.00"),
        ("onsdag 17:00-18:00 ukentlig", "2026-12-02 09:00", "I kveld kl. 17.00"),
        ("onsdag 16:59-18:00 ukentlig", "2026-12-02 09:00", "I dag kl. 16.59"),
        ("onsdag 11:00-12:00 ukentlig", "2026-12-02 09:00", "I dag kl. 11.00"),
        ("onsdag 18:00-20:00 ukentlig", "2026-12-01 23:59", "I morgen kl. 18.00"),
        ("onsdag 18:00-20:00 ukentlig", "2026-11-30 09:00", "Onsdag 2. desember kl. 18.00"),
        ("lordag 11:00-13:00 ukentlig", "2026-12-31 09:00", "Lørdag 2. januar kl. 11.00"),
        ("18:00-20:00 annet datoer 2027-10-13", "2026-12-01 09:00", "Onsdag 13. oktober 2027 kl. 18.00"),
        ("onsdag 18:00-20:00 ukentlig", "2026-12-02 18:00", "Begynte kl. 18.00, varer til kl. 20.00"),
        ("onsdag 18:00-20:00 ukentlig", "2026-12-02 19:59", "Begynte kl. 18.00, varer til kl. 20.00"),
        ("onsdag 18:00-20:00 ukentlig", "2026-12-02 20:00", "Onsdag 9. desember kl. 18.00"),
        ("lordag 22:00-01:00 ukentlig", "2026-12-05 23:30", "Begynte kl. 22.00, varer til kl. 01.00"),
        ("lordag 22:00-01:00 ukentlig", "2026-12-06 00:30", "Begynte i går kl. 22.00, varer til kl. 01.00"),
    ],
)
def test_the_next_meeting_is_told_as_one_says_it_just_now(text, now, expected):
    (one,) = next_occurrences(parse_meetings(text), now=moment(now))
    assert words.when(one, now=moment(now)) == expected


def test_the_words_hold_for_the_whole_quarter_of_an_hour():
    (one,) = following("onsdag 18:10-20:00 ukentlig", "2026-12-02", 1)
    told = [words.when(one, now=moment(f"2026-12-02 18:{minute:02}")) for minute in range(20)]
    assert told == ["I kveld kl. 18.10"] * 15 + ["Begynte kl. 18.10, varer til kl. 20.00"] * 5


def test_a_cancelled_meeting_is_told_as_such():
    (one,) = following("onsdag 18:00-20:00 ukentlig ikke 2026-12-02", "2026-12-02", 1)
    assert words.when(one, now=moment("2026-12-01 09:00")) == "Avlyst: i morgen kl. 18.00"


def test_a_meeting_on_a_holiday_tells_to_ask():
    christmas, ordinary = following("fredag 18:00-20:00 manedlig siste", "2026-12-01", 2)
    assert words.holiday_note(christmas) == "Første juledag. Spør om gruppa møtes."
    assert words.holiday_note(ordinary) == ""


def test_a_holiday_bears_the_name_people_use():
    (one,) = following("mandag 18:00-20:00 ukentlig", "2027-05-17", 1)
    assert words.holiday_note(one) == "17. mai. Spør om gruppa møtes."


def test_every_holiday_has_its_words():
    every_day = (date.fromordinal(day) for day in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal()))
    assert {holiday_on(day) for day in every_day} - {None} == set(words.HOLIDAYS)
