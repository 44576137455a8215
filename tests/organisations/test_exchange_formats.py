"""Files as they come from spreadsheets and editors, and what is no such file at all."""

# Sentences for people stand whole on their lines.
# ruff: noqa: E501

import io
import random
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from organisations.exchange.formats import FORMATS, csv, read_file, xlsx
from organisations.exchange.table import FileFault, UnusableCell

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cells(table) -> list[tuple]:
    return [line.cells for line in table.lines]


def sentence(read, content) -> str:
    with pytest.raises(FileFault) as fault:
        read(content)
    assert "\n" not in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_is_read_with_either_separator_newline_and_bom_or_not(encoding, separator, newline):
    text = newline.join([f"navn{separator}kommune", f'"a{separator} ""b"""{separator}5501', ""])
    table = csv.read(text.encode(encoding))
    assert table.header.cells == ("navn", "kommune")
    assert cells(table) == [(f'a{separator} "b"', "5501")]


def test_csv_lines_are_counted_where_they_begin_past_newlines_in_cells_and_blank_lines():
    table = csv.read(b'navn,kommune\n"en\nto\ntre",5501\n\n,\nfire,0301\n')
    assert [(line.number, line.cells) for line in table.lines] == [(2, ("en\nto\ntre", "5501")), (7, ("fire", "0301"))]


def test_a_column_without_name_and_cells_falls_away():
    table = csv.read(b"navn,,kommune,\na,,5501,\n")
    assert (table.header.cells, cells(table)) == (("navn", "kommune"), [("a", "5501")])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"navn;kommune\na;b;c\n", "Linje 2 har 3 celler, men overskriften har 2. Sett anførselstegn rundt tekster med «;» i."),
        (b"navn,kommune\n\na\n", "Linje 3 har bare 1 celler, men overskriften har 2. Er fila kuttet?"),
        (
            b'navn,kommune\na,b\n"c,d\ne,f\n',
            "Fila er ikke til å lese fra linje 3: en celle mangler et anførselstegn på slutten, har ett for mye, eller er for lang.",
        ),
        (
            "navn,kommune\na,Tromsø\n".encode("latin-1"),
            "Fila er ikke lagret som UTF-8 (linje 2 kan ikke leses). I regnearket: velg Lagre som og «CSV UTF-8», eller lagre som XLSX.",
        ),
        (
            "navn,kommune".encode("utf-16"),
            "Fila er lagret som UTF-16, ikke UTF-8. I regnearket: velg Lagre som og «CSV UTF-8», eller lagre som XLSX.",
        ),
        (
            b"navn,kommune\na,\0b\n",
            "Dette er ikke en tekstfil: linje 2 har tegnet NUL. I regnearket: velg Lagre som og «CSV UTF-8», eller lagre som XLSX.",
        ),
        (b"PK\x03\x04rest", "Dette er ikke en CSV-fil. Er det et regneark, lar du navnet slutte på .xlsx."),
        (b"\xef\xbb\xbf\n\n", "Fila er tom. Den første linja skal ha navnene på kolonnene."),
    ],
)  # fmt: skip
def test_what_is_no_csv_file_gets_one_helpful_line(content, expected):
    assert sentence(csv.read, content) == expected


def workbook(*rows) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def test_a_workbooks_cells_come_with_their_types():
    days = (date(2026, 9, 2), datetime(2026, 9, 2, 18, 30), time(18, 30))
    table = xlsx.read(workbook(["a", "b", "c", "d", "e", "f"], [*days, 301, 69.5, True]))
    assert cells(table) == [(datetime(2026, 9, 2), *days[1:], 301, 69.5, True)]


def test_formulas_errors_and_durations_are_refused_with_what_to_do():
    table = xlsx.read(workbook(["a", "b", "c"], ["=1+1", "#N/A", timedelta(hours=30)]))
    assert cells(table) == [
        (
            UnusableCell("Cella er en formel. Lim inn verdien i stedet (Lim inn utvalg, Verdier)."),
            UnusableCell("Cella viser feilen #N/A. Skriv verdien på nytt."),
            UnusableCell("Regnearket har gjort dette om til et tidsrom. Skriv det på nytt i en celle med formatet Tekst."),
        )
    ]  # fmt: skip


def test_a_workbooks_rows_keep_their_numbers_past_empty_ones():
    table = xlsx.read(workbook(["navn", None, "kommune"], [], ["a", None, None], ["  "], [None, None, "b"]))
    assert [(line.number, line.cells) for line in table.lines] == [(3, ("a", "")), (5, ("", "b"))]


def test_texts_that_look_like_escapes_or_errors_go_out_and_in_unharmed():
    texts = ["_x0041_", "_x005F_x0041_", "#N/A", "#REF!", "linje\nto\tfaner", "😀đŋŧ", "0301", "TRUE", "2026-09-02"]
    content = io.BytesIO()
    xlsx.write([["a"] * len(texts), texts], content)
    assert cells(xlsx.read(content.getvalue())) == [tuple(texts)]


def test_a_text_too_long_for_a_workbook_is_not_cut_silently():
    with pytest.raises(FileFault) as fault:
        xlsx.write([["a"], ["ord " * 10_000]], io.BytesIO())
    assert str(fault.value).endswith("er for lang for et regneark. Velg CSV i stedet.")


def archive(**parts) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name.replace("__", "/"), part)
    return content.getvalue()


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread():
    bomb = archive(**{"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": b"0" * 70_000_000})
    assert len(bomb) < 100_000
    assert sentence(xlsx.read, bomb) == "Regnearket er for stort. Del det i flere filer."


def test_rows_without_end_are_not_read_to_the_end():
    sheet = b'<row r="1048576"><c r="A1048576" t="n"><v>1</v></c></row>'
    book = io.BytesIO(workbook(["navn"], ["a"]))
    parts = {name: zipfile.ZipFile(book).read(name) for name in zipfile.ZipFile(book).namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", sheet + b"</sheetData>"
    )
    assert (
        sentence(xlsx.read, archive(**parts))
        == "Regnearket går lenger ned enn til rad 100000. Slett alt under lista, eller del den."
    )


NOT_XLSX = "Dette er ikke et regneark i XLSX-format. Er det en CSV-fil, lar du navnet slutte på .csv."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"navn,kommune\n", NOT_XLSX),
        (archive(**{"word/document.xml": b"<document/>"}), NOT_XLSX),
        (workbook(["navn"], ["a"])[:3000], NOT_XLSX),
        (OLD_OFFICE, "Regnearket er i det gamle XLS-formatet, eller har passord. Lagre det som XLSX uten passord."),
        (
            archive(**{"xl/workbook.xml": b"<workbook>"}),
            "Regnearket er skadet og kan ikke leses. Åpne det og lagre det på nytt.",
        ),
        (workbook(), "Fila er tom. Den første linja skal ha navnene på kolonnene."),
    ],
    # A workbook holds the second in which it was made: as a name it would differ from process to process.
    ids=["text", "document", "cut off", "old format", "damaged", "empty"],
)
def test_what_is_no_workbook_gets_one_helpful_line(content, expected):
    assert sentence(xlsx.read, content) == expected


@pytest.mark.parametrize("format_name", FORMATS)
def test_ten_megabytes_of_rubbish_are_refused(format_name, tmp_path):
    path = tmp_path / "søppel"
    path.write_bytes(random.Random(1).randbytes(10_000_000))
    assert "regneark" in sentence(lambda path: read_file(path, format_name), path)


def test_a_file_that_is_not_there_a_folder_and_an_empty_one_are_named(tmp_path):
    empty, absent = tmp_path / "tom.csv", tmp_path / "borte.csv"
    empty.write_bytes(b" \n")
    assert [sentence(lambda path: read_file(path, "csv"), path) for path in (empty, absent, tmp_path)] == [
        "Fila er tom. Den første linja skal ha navnene på kolonnene.",
        f"Fila «{absent}» finnes ikke.",
        f"«{tmp_path}» er en mappe, ikke en fil.",
    ]
