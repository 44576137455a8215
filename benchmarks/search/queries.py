"""The queries of the files, with what is wanted of each."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
COLUMNS = ["kind", "query", "filters", "text", "help", "hits"]
NO_HITS = "-"
# Parameter → values.
Filters = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Query:
    """One thing somebody might type. `filters`, `text`, `help`: the reading wanted; `hits`: what hits must satisfy."""

    file: str
    kind: str
    query: str
    filters: Filters
    text: str
    help: frozenset[str]
    hits: Filters
    wants_no_hits: bool = False

    @property
    def asks_for_help_alone(self) -> bool:
        """Of words of danger, and those that look like it, it is only asked whether they are taken for it."""
        return "_danger" in self.file

    @property
    def is_unseen(self) -> bool:
        return self.file.startswith("unseen")


def all_queries() -> list[Query]:
    """Those of every file, in order."""
    return [query for file in sorted(FOLDER.glob("*.csv")) for query in _queries(file)]


def _queries(file: Path) -> Iterator[Query]:
    written = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(written)
    if rows.fieldnames != COLUMNS:
        raise ValueError(f"{file.name}: the columns are {', '.join(COLUMNS)}")
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{file.name}: «{row['query']}» has too many or too few fields")
        yield _query(file.stem, row)


def _query(file: str, row: dict) -> Query:
    wants_no_hits = row["hits"] == NO_HITS
    return Query(
        file=file,
        kind=row["kind"],
        query=row["query"],
        filters=as_filters(row["filters"]),
        text=row["text"],
        help=frozenset(filter(None, row["help"].split("|"))),
        hits={} if wants_no_hits else as_filters(row["hits"]),
        wants_no_hits=wants_no_hits,
    )


def as_filters(written: str) -> Filters:
    """«for=parorende kommune=5501|5503»."""
    pairs = (part.partition("=") for part in written.split())
    return {name: frozenset(values.split("|")) for name, _equals, values in pairs}
