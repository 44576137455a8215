from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.exchange.cells import CellFault, guarded, normal, parse_date, unguarded
from organisations.exchange.nearest import nearest


@pytest.mark.parametrize("text", ["=1+1", "+47 00 00 00 01", "-40", "@alle", "'n", "''", "\tx", "\rx"])
def test_what_a_spreadsheet_would_calculate_is_guarded_and_comes_back(text):
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_guarding_loses_no_text(text):
    assert unguarded(guarded(text)) == text


def test_an_apostrophe_that_guards_nothing_is_the_writers_own():
    assert unguarded("'90-tallet") == "'90-tallet"


def test_normal_form_has_one_newline_nothing_invisible_and_no_outer_space():
    assert normal("\r\n En\r\nto\rtre\x0bfire\x00\x07 \u00a0") == "En\nto\ntre\nfire"


@given(st.text())
def test_normal_form_is_final(text):
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize("text", ["2027-01-03", "3.1.2027", "03.01.2027"])
def test_dates_are_read_as_iso_and_as_written_in_norway(text):
    assert parse_date(text, None) == date(2027, 1, 3)


def test_relative_dates_count_from_the_day_given():
    assert parse_date("-40d", date(2026, 11, 22)) == date(2026, 10, 13)
    assert parse_date("+14d", date(2026, 11, 22)) == date(2026, 12, 6)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-40d", "«-40d» er regnet fra i dag, og det gjelder bare eksempler. Skriv dagen: 2027-01-13."),
        ("2027-02-30", "Datoen «2027-02-30» finnes ikke i kalenderen."),
        ("31.02.2027", "Datoen «31.02.2027» finnes ikke i kalenderen."),
        ("i går", "«i går» er ikke en dato. Skriv den slik: 2027-01-13."),
        ("20270113", "«20270113» er ikke en dato. Skriv den slik: 2027-01-13."),
    ],
)
def test_other_dates_are_refused_with_a_way_out(text, sentence):
    with pytest.raises(CellFault) as fault:
        parse_date(text, None)
    assert str(fault.value) == sentence


def test_the_nearest_word_is_found_past_typos_letters_and_labels():
    assert nearest("åpen", ["apen", "lukket"]) == "apen"
    assert nearest("lokket", ["apen", "lukket"]) == "lukket"
    assert nearest("hver uke", {"Hver uke": "ukentlig", "Hver måned": "manedlig"}) == "ukentlig"
    assert nearest("xyz", ["apen", "lukket"]) is None
