"""Files as tables of raw cells. A format module has `read(content) -> Table` and `write(rows, stream)`."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from organisations.exchange.table import FileFault, Table

FORMATS = ("csv", "xlsx")
# Ten thousand long listings fit into it several times over.
MOST_BYTES = 50_000_000
MOST_MEGABYTES = MOST_BYTES // 1_000_000


def read_file(path: Path, format_name: str) -> Table:
    """The file as a table. Raises FileFault, with one line that says what to do."""
    return read(format_name, _content(path))


def read(format_name: str, content: bytes) -> Table:
    """The content of a file as a table. Raises FileFault for what is no file of that format."""
    return _module(format_name).read(content)


def write(format_name: str, rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """The rows as a file. Raises FileFault for a text that the format has no room for."""
    _module(format_name).write(rows, stream)


def _module(format_name: str) -> ModuleType:
    """Read in when it is asked for: the library for workbooks would take up eight megabytes of every worker."""
    return import_module(f".{format_name}", __name__)


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
