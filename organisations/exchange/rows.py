"""Raw cells → rows, or what is wrong with them. Pure: no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .cells import CellFault, normal
from .columns import BY_NAME, Column
from .nearest import did_you_mean
from .table import FileFault, Line, Table


@dataclass(frozen=True, slots=True)
class RowError:
    """Something to mend: where, in which columns (none: the whole line), and a Norwegian sentence."""

    line: int
    columns: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one line states. `values` has the columns of the file and no others: a missing one leaves its field.

    Of a row that is not whole some cells could not be read; it is looked at for the sake of the others alone.
    """

    line: int
    values: Mapping[str, Any]
    is_whole: bool = True


def read_rows(table: Table, *, today: date | None = None) -> tuple[list[Row], list[RowError]]:
    """All lines, and every cell that cannot be read. With `today`, dates may be days from it.

    Raises FileFault when the header has nothing to do with listings.
    """
    columns, errors = read_header(table.header)
    if errors:
        return [], errors
    results = [_read(line, columns, today) for line in table.lines]
    return [row for row, _errors in results], [error for _row, errors in results for error in errors]


def read_header(header: Line) -> tuple[list[Column], list[RowError]]:
    """The columns in the file's order, and what is wrong with their names."""
    names = [normal(str(cell)).lower() for cell in header.cells]
    if not any(name in BY_NAME for name in names):
        raise FileFault(
            "Dette er ikke en liste over grupper: ingen av kolonnene er kjent. Den første linja skal ha navn som "
            "navn, organisasjon, tilgang og kommune. Kommandoen export_listings viser alle."
        )
    faults = {at: fault for at, name in enumerate(names) if (fault := _header_fault(name, names[:at]))}
    errors = [RowError(header.number, (names[at] or f"nummer {at + 1}",), fault) for at, fault in faults.items()]
    return [BY_NAME[name] for name in names if name in BY_NAME], errors


def _header_fault(name: str, before: list[str]) -> str:
    if not name:
        return "Kolonnen har celler, men ikke noe navn."
    if name not in BY_NAME:
        return f"Kolonnen er ukjent.{did_you_mean(name, BY_NAME.keys())}"
    return "Kolonnen står to ganger." if name in before else ""


def read_row(line: Line, columns: list[Column], *, today: date | None = None) -> Row | list[RowError]:
    """One line as a row, or every error in it."""
    row, errors = _read(line, columns, today)
    return errors or row


def _read(line: Line, columns: list[Column], today: date | None) -> tuple[Row, list[RowError]]:
    values, errors = {}, []
    for column, cell in zip(columns, line.cells, strict=True):
        try:
            values[column.name] = column.read(cell, today)
        except CellFault as fault:
            errors.append(RowError(line.number, (column.name,), str(fault)))
    return Row(line.number, values, is_whole=not errors), errors
