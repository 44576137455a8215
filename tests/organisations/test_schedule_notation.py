"""The line of text that schedules are exchanged as: read, written, and refused with a sentence that helps."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisations.schedule import MeetingFormatError, Rule, format_meetings, parse_meetings
from tests.organisations.schedules import rules

SIX, EIGHT = time(18), time(20)
SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("onsdag 18:00-20:00 ukentlig", Rule("ukentlig", 2, SIX, EIGHT)),
        ("sondag 09:05-00:30 ukentlig alle", Rule("ukentlig", 6, time(9, 5), time(0, 30), kind="alle")),
        ("mandag 18:00-20:00 annenhver-uke oddetall", Rule("annenhver-uke", 0, SIX, EIGHT, which="oddetall")),
        (
            "lordag 18:00-20:00 annenhver-uke fra 2026-09-05",
            Rule("annenhver-uke", 5, SIX, EIGHT, starts_on=date(2026, 9, 5)),
        ),
        ("tirsdag 18:00-20:00 manedlig 3", Rule("manedlig", 1, SIX, EIGHT, which="3")),
        ("torsdag 18:00-20:00 manedlig siste egen", Rule("manedlig", 3, SIX, EIGHT, which="siste", kind="egen")),
        (
            "fredag 18:00-20:00 annenhver-uke partall fra 2026-09-01 til 2027-06-20 ikke 2026-12-25 2027-01-08 alle",
            Rule(
                "annenhver-uke",
                4,
                SIX,
                EIGHT,
                which="partall",
                starts_on=date(2026, 9, 1),
                ends_on=date(2027, 6, 20),
                cancelled=frozenset({date(2026, 12, 25), date(2027, 1, 8)}),
                kind="alle",
            ),
        ),
        (
            "18:00-20:00 annet datoer 2027-01-13 2027-02-11",
            Rule("annet", None, SIX, EIGHT, dates=frozenset({date(2027, 1, 13), date(2027, 2, 11)})),
        ),
        (
            "onsdag 18:00-20:00 annet datoer 2027-01-13 egen",
            Rule("annet", 2, SIX, EIGHT, dates=frozenset({date(2027, 1, 13)}), kind="egen"),
        ),
        ("etter-avtale", Rule("etter-avtale")),
    ],
)
def test_a_line_is_read_and_written_as_in_the_contract(text, rule):
    assert parse_meetings(text) == [rule]
    assert format_meetings([rule]) == text


def test_several_meetings_are_joined_by_a_bar():
    text = "onsdag 18:00-20:00 ukentlig|etter-avtale"
    assert parse_meetings(text) == [Rule("ukentlig", 2, SIX, EIGHT), Rule("etter-avtale")]
    assert format_meetings(parse_meetings(text)) == text


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_no_meeting(text):
    assert parse_meetings(text) == []
    assert format_meetings([]) == ""


@pytest.mark.parametrize(
    ("as_people_write", "canonical"),
    [
        ("Lørdag 18.00–20.00 månedlig siste", "lordag 18:00-20:00 manedlig siste"),
        (" SØNDAG  9:00-11:00   ukentlig ", "sondag 09:00-11:00 ukentlig"),
        ("onsdag 22:00-24:00 ukentlig", "onsdag 22:00-00:00 ukentlig"),
        ("onsdag 18:00-20:00 ukentlig egen til 2027-06-01", "onsdag 18:00-20:00 ukentlig til 2027-06-01 egen"),
        ("onsdag 18:00-20:00 ukentlig | etter-avtale", "onsdag 18:00-20:00 ukentlig|etter-avtale"),
    ],
)
def test_what_people_write_is_understood(as_people_write, canonical):
    assert format_meetings(parse_meetings(as_people_write)) == canonical


@settings(deadline=None)
@given(st.lists(rules() | st.just(Rule("etter-avtale")), max_size=4))
def test_every_schedule_goes_out_and_comes_in_the_same(several):
    assert parse_meetings(format_meetings(several)) == several


WORDS = ["onsdag", "18:00-20:00", "ukentlig", "annet", "fra", "datoer", "2026-01-01", "|", "-5d", "99999d"]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_or_refused(text):
    with suppress(MeetingFormatError):
        found = parse_meetings(text, today=SUNDAY)
        assert parse_meetings(format_meetings(found)) == found


@pytest.mark.parametrize(
    ("relative", "absolute"),
    [
        ("onsdag 18:00-20:00 ukentlig fra -40d til +14d", "onsdag 18:00-20:00 ukentlig fra 2026-10-13 til 2026-12-06"),
        ("18:00-20:00 annet datoer +1d +0d", "18:00-20:00 annet datoer 2026-11-22 2026-11-23"),
        # A listed day moves on to the weekday that is named, a cancelled one to the next meeting.
        ("onsdag 18:00-20:00 annet datoer +1d +8d", "onsdag 18:00-20:00 annet datoer 2026-11-25 2026-12-02"),
        ("onsdag 18:00-20:00 ukentlig ikke +4d", "onsdag 18:00-20:00 ukentlig ikke 2026-12-02"),
        (
            "onsdag 18:00-20:00 annenhver-uke oddetall ikke +4d 2026-12-09",
            "onsdag 18:00-20:00 annenhver-uke oddetall ikke 2026-12-02 2026-12-09",
        ),
    ],
)
def test_dates_may_count_from_today_in_examples(relative, absolute):
    assert format_meetings(parse_meetings(relative, today=SUNDAY)) == absolute


def test_dates_do_not_count_from_today_in_real_files():
    assert fault("onsdag 18:00-20:00 ukentlig fra -40d") == (
        "Datoer skrives slik: 2027-01-13. Det gjelder «-40d» i «onsdag 18:00-20:00 ukentlig fra -40d».",
        "-40d",
    )


def fault(text: str) -> tuple[str, str]:
    """The sentence without its example, and the part it names."""
    with pytest.raises(MeetingFormatError) as caught:
        parse_meetings(text)
    return str(caught.value).split(" Eksempel: ")[0], caught.value.part


@pytest.mark.parametrize(
    ("text", "sentence", "part"),
    [
        ("onsdg 18:00-20:00 ukentlig", "Ukedagen er ikke til å kjenne igjen. Mente du «onsdag»?", "onsdg"),
        ("onsdag 18:00 - 20:00 ukentlig", "Klokkeslettene skrives slik: 18:00-20:00, uten mellomrom.", "18:00"),
        ("onsdag 18-20 ukentlig", "Klokkeslettene skrives slik: 18:00-20:00, uten mellomrom.", "18-20"),
        ("onsdag 18:60-20:00 ukentlig", "Klokka blir aldri 18:60.", "18:60-20:00"),
        (
            "onsdag 18:00-20:00 ukentli",
            "Si hvor ofte gruppa møtes: ukentlig, annenhver-uke, manedlig, annet, etter-avtale. Mente du «ukentlig»?",
            "ukentli",
        ),
        ("onsdag 18:00-20:00 manedlig 5", "Dette ordet hører ikke hjemme her.", "5"),
        ("onsdag 18:00-20:00 annenhver-uke partal", "Dette ordet hører ikke hjemme her. Mente du «partall»?", "partal"),
        ("onsdag 18:00-20:00 ukentlig alle egen", "Dette er sagt to ganger.", "egen"),
        ("onsdag 18:00-20:00 ukentlig fra", "Etter «fra» mangler datoen. Datoer skrives slik: 2027-01-13.", "fra"),
        ("onsdag 18:00-20:00 ukentlig ikke", "Etter «ikke» mangler datoen. Datoer skrives slik: 2027-01-13.", "ikke"),
        ("onsdag 18:00-20:00 ukentlig fra 2026-09-01 2026-10-01", "Etter «fra» står bare én dato.", "2026-10-01"),
        ("onsdag 18:00-20:00 ukentlig fra 2027-02-30", "Denne datoen finnes ikke.", "2027-02-30"),
        ("onsdag 18:00-20:00 ukentlig fra 1.2.2027", "Datoer skrives slik: 2027-01-13.", "1.2.2027"),
    ],
)
def test_a_word_at_fault_is_named_with_what_to_write_instead(text, sentence, part):
    assert fault(text) == (f"{sentence} Det gjelder «{part}» i «{text}».", part)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("18:00-20:00 ukentlig", "Si hvilken ukedag gruppa møtes."),
        ("onsdag ukentlig", "Si når møtet begynner og slutter, for eksempel 18:00-20:00."),
        ("onsdag 18:00-18:00 ukentlig", "Møtet slutter på samme klokkeslett som det begynner. Skriv når det er slutt."),
        ("onsdag 18:00-20:00", "Si hvor ofte gruppa møtes: ukentlig, annenhver-uke, manedlig, annet, etter-avtale."),
        ("onsdag 18:00-20:00 ukentlig partall", "Hver uke trenger ikke å vite hvilke uker."),
        ("onsdag 18:00-20:00 annenhver-uke", "Si hvilke uker: partall, oddetall eller fra og med en dato."),
        ("onsdag 18:00-20:00 manedlig partall", "Si hvilken i måneden: 1, 2, 3, 4 eller siste."),
        ("onsdag 18:00-20:00 ukentlig fra 2027-02-01 til 2027-01-01", "Sluttdatoen kommer før startdatoen."),
        ("onsdag 18:00-20:00 ukentlig datoer 2027-01-13", "Bare «annet» har en liste med datoer."),
        ("onsdag 18:00-20:00 annet", "Si hvilke datoer gruppa møtes."),
        ("onsdag 18:00-20:00 annet siste datoer 2027-01-13", "«annet» har datoer, ikke uker."),
        ("onsdag 18:00-20:00 annet datoer 2027-01-14", "2027-01-14 er en torsdag, ikke en onsdag."),
        ("etter-avtale egen", "«etter-avtale» står alene, uten ukedag, klokkeslett og datoer."),
        ("onsdag 18:00-20:00 etter-avtale", "«etter-avtale» står alene, uten ukedag, klokkeslett og datoer."),
    ],
)
def test_a_meeting_that_does_not_hang_together_is_told_why(text, sentence):
    assert fault(text) == (f"{sentence} Det gjelder «{text}».", text)


def test_an_empty_place_between_two_bars_is_a_fault():
    assert fault("onsdag 18:00-20:00 ukentlig|") == (
        "Her mangler et møte: det står ingenting mellom to «|».",
        "",
    )


def test_the_example_is_of_the_kind_that_was_meant():
    with pytest.raises(MeetingFormatError) as caught:
        parse_meetings("tirsdag 18:00-20:00 manedlig")
    assert caught.value.example == "tirsdag 18:00-20:00 manedlig siste"
    assert format_meetings(parse_meetings(caught.value.example)) == caught.value.example


def test_a_long_cell_does_not_fill_the_report():
    sentence, part = fault("x" * 5_000)
    assert len(sentence) < 200
    assert len(part) == 5_000
