"""What changed between two versions, in the words of the form rather than of the file."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.text import capfirst

from organisations.exchange.column import Column, parts
from organisations.exchange.columns import COLUMNS
from organisations.exchange.kinds import Day, HidesAddress, Meetings, Word, Yes
from organisations.exchange.pointers import Coded, Reference, RelatedRows
from organisations.models import Listing, ListingVersion
from organisations.schedule import parse_meetings, words

NOTHING = "ikke oppgitt"


@dataclass(frozen=True, slots=True)
class Difference:
    """One question of the form with its answer before and after."""

    column: str
    question: str
    before: str
    after: str


class Words:
    """The cells of versions in plain words. Reads each table that cells point at once, however many there are."""

    def differences(self, before: ListingVersion, after: ListingVersion) -> list[Difference]:
        """What differs between two versions, in the order of the file; nothing of what has been erased."""
        erased = {*before.erased, *after.erased}
        return [
            Difference(column.name, question(column), *(self.said(column, version) for version in (before, after)))
            for column in COLUMNS
            if column.name not in erased and before.cells.get(column.name) != after.cells.get(column.name)
        ]

    def said(self, column: Column, version: ListingVersion) -> str:
        """What the version answers to the column's question."""
        cell = version.cells.get(column.name, "")
        if isinstance(column, Yes | HidesAddress):
            return "ja" if cell == "ja" else "nei"
        return self._in_words(column, cell) if cell else NOTHING

    def _in_words(self, column: Column, cell: str) -> str:
        match column:
            case Word():
                labels = dict(column.vocabulary.choices)
                return ", ".join(str(labels.get(part, part)) for part in parts(cell))
            case Meetings():
                return "; ".join(words.describe(rule, today=timezone.localdate()) for rule in parse_meetings(cell))
            case Day():
                return words.date_words(date.fromisoformat(cell), today=timezone.localdate())
            case Coded() | Reference() | RelatedRows():
                return ", ".join(self._names[column.field].get(part, part) for part in parts(cell))
        return cell

    @cached_property
    def _names(self):
        return {column.field: _Names(column) for column in COLUMNS if isinstance(column, Reference | RelatedRows)}


class _Names:
    """The names of the rows that a column points at, by the words that stand in its cells."""

    def __init__(self, column):
        self.column = column

    def get(self, word, default):
        return self._all.get(word, default)

    @cached_property
    def _all(self):
        key = getattr(self.column, "key", "code" if isinstance(self.column, Coded) else "slug")
        rows = Listing._meta.get_field(self.column.field).remote_field.model.objects.all()
        return {getattr(row, key): str(row) for row in rows}


def question(column: Column) -> str:
    """What the column is called among people."""
    if isinstance(column, Meetings):
        return "Møter"
    return capfirst(str(Listing._meta.get_field(column.field).verbose_name))
