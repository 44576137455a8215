"""CSV: UTF-8 with or without BOM, separated by comma or semicolon."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from organisations.exchange.table import FileFault, Line, Table, squared

UNIT = "linje"
SEPARATORS = ",;"
_ZIP = b"PK\x03\x04"
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "I regnearket: velg Lagre som og «CSV UTF-8», eller lagre som XLSX."


def read(content: bytes) -> Table:
    """The table in the file. Raises FileFault for what is no CSV file at all."""
    text = _decoded(content)
    separator = _separator(text)
    lines = list(_lines(text, separator))
    if not lines:
        raise FileFault("Fila er tom. Den første linja skal ha navnene på kolonnene.")
    width = len(lines[0].cells)
    return squared([_fitted(line, width, separator) for line in lines], UNIT)


def write(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """The rows as UTF-8 without BOM, with commas, each line ended by CR LF as the standard has it."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    csv.writer(text).writerows(rows)
    text.detach()


def _decoded(content: bytes) -> str:
    if content.startswith(_ZIP):
        raise FileFault("Dette er ikke en CSV-fil. Er det et regneark, lar du navnet slutte på .xlsx.")
    if content.startswith(_OTHER_UNICODE):
        raise FileFault(f"Fila er lagret som UTF-16, ikke UTF-8. {_SAVE_AS}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise FileFault(f"Fila er ikke lagret som UTF-8 (linje {number} kan ikke leses). {_SAVE_AS}") from None
    if "\0" in text:
        number = text.count("\n", 0, text.index("\0")) + 1
        raise FileFault(f"Dette er ikke en tekstfil: linje {number} har tegnet NUL. {_SAVE_AS}")
    return text


def _separator(text: str) -> str:
    """The one that parts the header into most columns."""
    header = text.lstrip().split("\n", 1)[0]
    return max(SEPARATORS, key=header.count)


def _lines(text: str, separator: str) -> Iterator[Line]:
    """The records that are not blank, each with the number of the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(begins, tuple(cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise FileFault(
            f"Fila er ikke til å lese fra linje {begins}: en celle mangler et anførselstegn på slutten, "
            "har ett for mye, eller er for lang."
        ) from None


def _fitted(line: Line, width: int, separator: str) -> Line:
    """The line with exactly the header's cells. A line cut short would clear what it no longer says."""
    cells, more = line.cells[:width], line.cells[width:]
    if any(cell.strip() for cell in more):
        raise FileFault(
            f"Linje {line.number} har {len(line.cells)} celler, men overskriften har {width}. "
            f"Sett anførselstegn rundt tekster med «{separator}» i."
        )
    if len(cells) < width:
        raise FileFault(
            f"Linje {line.number} har bare {len(cells)} celler, men overskriften har {width}. Er fila kuttet?"
        )
    return Line(line.number, cells)
