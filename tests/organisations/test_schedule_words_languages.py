"""The schedule as visitors read it, in Nynorsk and English."""

from datetime import date

import pytest
from django.utils import translation

from organisations.schedule import next_occurrences, parse_meetings, words
from tests.organisations.schedules import following, moment

FORTNIGHTLY = "tirsdag 18:00-20:00 annenhver-uke partall til 2027-06-15"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nn", "annankvar tysdag (partalsveker) kl. 18.00–20.00, til 15. juni 2027"),
        ("en", "every other Tuesday (even weeks) 18:00–20:00, until 15 June 2027"),
    ],
)
def test_a_rule_is_told_in_each_language(language, expected):
    (rule,) = parse_meetings(FORTNIGHTLY)
    with translation.override(language):
        assert words.describe(rule, today=date(2026, 11, 22)) == expected


@pytest.mark.parametrize(
    ("language", "now", "expected"),
    [
        ("nn", "2026-12-02 09:00", "I kveld kl. 18.00"),
        ("nn", "2026-12-01 09:00", "I morgon kl. 18.00"),
        ("nn", "2026-12-02 19:00", "Byrja kl. 18.00, varer til kl. 20.00"),
        ("en", "2026-12-02 09:00", "Tonight at 18:00"),
        ("en", "2026-12-01 09:00", "Tomorrow at 18:00"),
        ("en", "2026-11-30 09:00", "Wednesday 2 December at 18:00"),
        ("en", "2026-12-02 19:00", "Started at 18:00, goes on until 20:00"),
    ],
)
def test_the_next_meeting_is_told_in_each_language(language, now, expected):
    (one,) = next_occurrences(parse_meetings("onsdag 18:00-20:00 ukentlig"), now=moment(now))
    with translation.override(language):
        assert words.when(one, now=moment(now)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nn", "Julaftan. Spør om gruppa møtest."),
        ("en", "Christmas Eve. Ask whether the group meets."),
    ],
)
def test_a_holiday_is_told_in_each_language(language, expected):
    (one,) = following("torsdag 18:00-20:00 ukentlig", "2026-12-24", 1)
    with translation.override(language):
        assert words.holiday_note(one) == expected
