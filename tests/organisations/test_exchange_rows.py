"""Raw cells become rows or sentences, without a database."""

# Sentences for people stand whole on their lines.
# ruff: noqa: E501

from datetime import date, datetime, time

import pytest

from organisations.exchange.columns import BY_NAME
from organisations.exchange.rows import Row, RowError, read_row, read_rows
from organisations.exchange.table import FileFault, Line, Table, UnusableCell
from organisations.schedule import parse_meetings

TODAY = date(2026, 11, 22)


def read(today=None, **cells):
    return read_row(Line(2, tuple(cells.values())), [BY_NAME[name] for name in cells], today=today)


def table(header, *rows) -> Table:
    lines = tuple(Line(number, row) for number, row in enumerate(rows, 2))
    return Table(Line(1, header), lines, "linje")


def value(name, cell, today=None):
    row = read(today, **{name: cell})
    assert isinstance(row, Row), row
    return row.values[name]


def fault(name, cell, today=None) -> str:
    errors = read(today, **{name: cell})
    assert [(error.line, error.columns) for error in errors] == [(2, (name,))]
    return errors[0].sentence


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("navn", "  'Onsdagsgruppa ", "'Onsdagsgruppa"),
        ("navn", "'=1", "=1"),
        ("for", " Rus | parorende |rus", ["rus", "parorende"]),
        ("for", "", []),
        ("tilgang", "Apen", "apen"),
        ("drift", "", None),
        ("alder_fra", "18", 18),
        ("alder_fra", 18.0, 18),
        ("alder_til", "", None),
        ("lat", "69,6496", 69.6496),
        ("lat", 69.6496, 69.6496),
        ("folge", "ja", True),
        ("folge", True, True),
        ("folge", "", False),
        ("folge", "nei", False),
        ("skjul_adresse", "nei", False),
        ("skjul_adresse", False, False),
        ("skjul_adresse", "", None),
        ("sprak", "nb|nn|SE", ("no", "no", "se")),
        ("postnummer", 301, "0301"),
        ("postnummer", "0184", "0184"),
        ("kommune", 301.0, "0301"),
        ("kommune", "Tromsø", "Tromsø"),
        ("kontakt_telefon", 12345678, "12345678"),
        ("kontakt_tid", time(9, 30), "09:30"),
        ("pause_fra", datetime(2027, 1, 3), date(2027, 1, 3)),
        ("pause_fra", date(2027, 1, 3), date(2027, 1, 3)),
        ("pause_fra", "3.1.2027", date(2027, 1, 3)),
        ("pause_fra", "", None),
        ("moter", "", ()),
        ("beskrivelse", "en\r\nto", "en\nto"),
    ],
)
def test_a_cell_is_read_as_its_column_means_it(name, cell, expected):
    assert value(name, cell) == expected


def test_relative_dates_are_read_with_a_day_to_count_from():
    assert value("sist_bekreftet", "-40d", TODAY) == date(2026, 10, 13)
    meeting = "mandag 18:00-20:00 annenhver-uke fra -14d"
    assert value("moter", meeting, TODAY) == tuple(parse_meetings(meeting, today=TODAY))


@pytest.mark.parametrize(
    ("name", "cell", "sentence"),
    [
        ("navn", " ", "Her må det stå noe."),
        ("tilgang", "", "Her må det stå noe. Velg apen eller lukket."),
        ("tilgang", "åpen", "«åpen» er ikke et av valgene. Mente du «apen»? Velg apen eller lukket."),
        ("tilgang", "xyz", "«xyz» er ikke et av valgene. Velg apen eller lukket."),
        ("taushet", "anonym", "«anonym» er ikke et av valgene. Mente du «anonymitet»? Velg taushetsplikt eller anonymitet."),
        ("pamelding", "Bare kom!", "«Bare kom!» er ikke et av valgene. Mente du «ingen»? Velg ingen, kontakt eller samtale."),
        ("for", "rus, parorende", "«rus, parorende» er ikke et av valgene. Mente du «rus»? Velg blant rus, parorende, med | mellom."),
        ("form", "", "Her må det stå noe. Velg blant oppmote, digital, telefon, med | mellom."),
        ("folge", "kanskje", "«kanskje» er ikke et av valgene. Skriv ja, eller la cella stå tom."),
        ("skjul_adresse", "kanskje", "«kanskje» er ikke et av valgene. Skriv ja eller nei."),
        ("alder_fra", "atten", "«atten» er ikke et helt tall. Skriv for eksempel 18."),
        ("alder_fra", "-1", "«-1» er ikke et helt tall. Skriv for eksempel 18."),
        ("lat", "nord", "«nord» er ikke grader. Skriv for eksempel 69.6496."),
        ("pause_fra", "jul", "«jul» er ikke en dato. Skriv den slik: 2027-01-13."),
        ("sist_bekreftet", "-40d", "«-40d» er regnet fra i dag, og det gjelder bare eksempler. Skriv dagen: 2027-01-13."),
        ("storrelse", datetime(2026, 8, 4), "Regnearket har gjort dette om til datoen 2026-08-04. Skriv det på nytt som tekst."),
        ("pause_fra", datetime(2026, 8, 4, 12), "Regnearket har gjort dette om til datoen 2026-08-04. Skriv det på nytt som tekst."),
        ("navn", UnusableCell("Cella er en formel."), "Cella er en formel."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_gets_a_reason_and_a_way_out(name, cell, sentence):
    assert fault(name, cell) == sentence


def test_a_schedule_that_cannot_be_read_says_what_and_shows_how():
    assert fault("moter", "onsdag 18-20 ukentlig") == (
        "Klokkeslettene skrives slik: 18:00-20:00, uten mellomrom. Det gjelder «18-20» i «onsdag 18-20 ukentlig». "
        "Eksempel: onsdag 18:00-20:00 ukentlig"
    )


def test_every_error_of_a_line_is_told_and_the_other_lines_are_read():
    rows, errors = read_rows(table(("navn", "tilgang", "lokale"), ("", "x", "Huset"), ("a", "apen", "")))
    assert rows == [
        Row(2, {"lokale": "Huset"}, is_whole=False),
        Row(3, {"navn": "a", "tilgang": "apen", "lokale": ""}),
    ]
    assert [(error.line, error.columns) for error in errors] == [(2, ("navn",)), (2, ("tilgang",))]


def test_a_row_has_only_the_columns_of_its_file():
    assert read(navn="a").values.keys() == {"navn"}


def test_column_names_are_known_in_any_case_and_with_space_around_them():
    rows, errors = read_rows(table((" Navn ", "TILGANG"), ("a", "apen")))
    assert (rows, errors) == ([Row(2, {"navn": "a", "tilgang": "apen"})], [])


def test_unknown_doubled_and_nameless_columns_are_errors_before_any_row():
    rows, errors = read_rows(table(("navn", "komune", "navn", "", "xyz"), ("", "", "", "", "")))
    assert rows == []
    assert errors == [
        RowError(1, ("komune",), "Kolonnen er ukjent. Mente du «kommune»?"),
        RowError(1, ("navn",), "Kolonnen står to ganger."),
        RowError(1, ("nummer 4",), "Kolonnen har celler, men ikke noe navn."),
        RowError(1, ("xyz",), "Kolonnen er ukjent."),
    ]


def test_a_table_of_something_else_is_refused_as_a_whole():
    with pytest.raises(FileFault) as refusal:
        read_rows(table(("Dato", "Beløp"), ("1.1.2026", "100")))
    assert str(refusal.value).startswith("Dette er ikke en liste over grupper: ingen av kolonnene er kjent.")
