"""XLSX: the first sheet of a workbook, with the types that a spreadsheet gives its cells."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from organisations.exchange.cells import shorten
from organisations.exchange.table import Cell, FileFault, Line, Table, UnusableCell, squared

UNIT = "rad"
SHEET = "grupper"
# A workbook is a zip archive: these hold against one that unpacks to more than the machine has.
MOST_UNPACKED_BYTES = 60_000_000
MOST_COLUMNS = 100
MOST_ROWS = 100_000
# A cell of a workbook holds no more.
LONGEST_CELL = 32_767

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NOT_XLSX = "Dette er ikke et regneark i XLSX-format. Er det en CSV-fil, lar du navnet slutte på .csv."
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = "Cella er en formel. Lim inn verdien i stedet (Lim inn utvalg, Verdier)."
_DURATION = "Regnearket har gjort dette om til et tidsrom. Skriv det på nytt i en celle med formatet Tekst."


def read(content: bytes) -> Table:
    """The table in the first sheet. Raises FileFault for what is no such workbook."""
    _check_archive(content)
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves out (validation lists, colours) is no part of the table.
            warnings.simplefilter("ignore")
            lines = list(_lines(content))
    except FileFault:
        raise
    except Exception as error:  # openpyxl answers a damaged workbook with anything from KeyError to ParseError
        raise FileFault("Regnearket er skadet og kan ikke leses. Åpne det og lagre det på nytt.") from error
    return squared(lines, UNIT)


def write(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """The rows as text cells, so that no spreadsheet turns 0301 into 301. Raises FileFault for a text too long."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET)
    sheet.freeze_panes = "B2"
    try:
        for number, row in enumerate(rows, 1):
            if number == 1:
                _make_columns_text(sheet, len(row))
            sheet.append([_text_cell(sheet, text) for text in row])
    finally:
        sheet.close()
    workbook.save(stream)


def _make_columns_text(sheet, width: int) -> None:
    """What somebody types into a new row stays as it was typed."""
    for at in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(at)].number_format = "@"


def _text_cell(sheet, text: str) -> SheetCell | None:
    if not text:
        return None
    escaped = _LOOKS_ESCAPED.sub("_x005F_", text)
    if len(escaped) > LONGEST_CELL:
        raise FileFault(f"Teksten «{shorten(text)}» er for lang for et regneark. Velg CSV i stedet.")
    cell = WriteOnlyCell(sheet, escaped)
    cell.data_type = "s"  # «#N/A» is a text like any other here
    cell.number_format = "@"
    return cell


def _check_archive(content: bytes) -> None:
    if content.startswith(_OLD_OFFICE):
        raise FileFault("Regnearket er i det gamle XLS-formatet, eller har passord. Lagre det som XLSX uten passord.")
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise FileFault(_NOT_XLSX) from None
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise FileFault(_NOT_XLSX)
    # No part unpacks to more than it declares: zipfile stops there.
    if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise FileFault("Regnearket er for stort. Del det i flere filer.")


def _lines(content: bytes) -> Iterator[Line]:
    workbook = load_workbook(io.BytesIO(content), read_only=True)
    if not workbook.worksheets:
        raise FileFault("Regnearket har ingen ark.")
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # some programs write wrong ones
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise FileFault(f"Regnearket går lenger ned enn til rad {MOST_ROWS}. Slett alt under lista, eller del den.")
        if all(cell is EMPTY_CELL for cell in row):
            continue
        cells = tuple(_cell(cell) for cell in row)
        if any(cell != "" for cell in cells):
            yield Line(number, cells)


def _cell(cell) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return UnusableCell(_FORMULA)
    if cell.data_type == "e":
        return UnusableCell(f"Cella viser feilen {value}. Skriv verdien på nytt.")
    if isinstance(value, timedelta):
        return UnusableCell(_DURATION)
    return _unescaped(value) if isinstance(value, str) else value


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text if text.strip() else ""
