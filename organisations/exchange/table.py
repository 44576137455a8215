"""A file as rows of raw cells, whatever its format."""

from dataclasses import dataclass
from datetime import date, datetime, time


class FileFault(Exception):
    """A file that cannot be read as listings at all. The text is one Norwegian line: what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class UnusableCell:
    """A cell whose content says nothing that can be stored: a formula, an error. `sentence` says what to do."""

    sentence: str


# A spreadsheet's cells have types; those of a CSV file are text.
Cell = str | int | float | bool | date | datetime | time | UnusableCell


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file. `number` is where its editor finds it, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the lines under it, each with as many cells. `unit` is what a line is called in that format."""

    header: Line
    lines: tuple[Line, ...]
    unit: str


def squared(lines: list[Line], unit: str) -> Table:
    """The lines as a table: the first is the header, an empty column without a name falls away."""
    if not lines:
        raise FileFault("Fila er tom. Den første linja skal ha navnene på kolonnene.")
    header, *rest = lines
    used = [at for at, name in enumerate(header.cells) if name != "" or any(line.cells[at] != "" for line in rest)]
    return Table(_only(header, used), tuple(_only(line, used) for line in rest), unit)


def _only(line: Line, used: list[int]) -> Line:
    return Line(line.number, tuple(line.cells[at] for at in used))
