"""Files as tables of raw cells. A format module has `read(content) -> Table` and `write(rows, stream)`."""

from pathlib import Path

from organisations.exchange.table import FileFault, Table

from . import csv, xlsx

FORMATS = {"csv": csv, "xlsx": xlsx}
# Ten thousand long listings fit into it several times over.
MOST_BYTES = 50_000_000
MOST_MEGABYTES = MOST_BYTES // 1_000_000


def read_file(path: Path, format_name: str) -> Table:
    """The file as a table. Raises FileFault, with one line that says what to do."""
    return FORMATS[format_name].read(_content(path))


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise FileFault(f"«{path}» er en mappe, ikke en fil.")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise FileFault(f"Fila «{path}» finnes ikke.") from None
    except OSError as error:
        raise FileFault(f"Fila «{path}» kan ikke leses: {error.strerror}.") from None
    if len(content) > MOST_BYTES:
        raise FileFault(f"Fila er større enn {MOST_MEGABYTES} MB. Del den i flere filer.")
    if not content.strip():
        raise FileFault("Fila er tom. Den første linja skal ha navnene på kolonnene.")
    return content
