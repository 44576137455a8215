"""The kinds of column whose cells point at rows of other tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from organisations.models.language import NORWEGIAN_FORMS

from .column import SEPARATOR, Column, parts
from .draft import Draft
from .references import References


@dataclass(frozen=True)
class Reference(Column):
    """A row of another table, by its public word; `shelf` is where References keeps that table."""

    shelf: str

    def resolve(self, value: str | None, references: References) -> Any:
        return None if value is None else getattr(references, self.shelf)(value)

    def empty(self) -> None:
        return None

    def write(self, value: Any) -> str:
        return "" if value is None else value.slug


class Owner(Reference):
    """The organisation. An empty cell is the one that the import is for."""

    required = False


class Coded(Reference):
    """A municipality or a postal code. Spreadsheets take the zero off 0301."""

    def parse(self, text: str, today: date | None) -> str:
        return text.zfill(4) if text.isdigit() else text

    def write(self, value: Any) -> str:
        return "" if value is None else value.code


@dataclass(frozen=True)
class RelatedRows(Column):
    """Rows of a table kept by national editors, by the word in `key`, in that table's order."""

    shelf: str
    key: str

    def parse(self, text: str, today: date | None) -> tuple[str, ...]:
        return tuple(parts(text.lower()))

    def empty(self) -> tuple:
        return ()

    def resolve(self, value: tuple[str, ...], references: References) -> tuple:
        find = getattr(references, self.shelf)
        return tuple({row.pk: row for row in map(find, value)}.values())

    def put(self, draft: Draft, value: tuple) -> None:
        draft.related[self.field] = value

    def get(self, draft: Draft) -> tuple:
        return draft.related[self.field]

    def write(self, value: tuple) -> str:
        return SEPARATOR.join(getattr(row, self.key) for row in sorted(value, key=lambda row: (row.order, row.name)))


class Languages(RelatedRows):
    """Bokmål and Nynorsk are one language to a listener."""

    def parse(self, text: str, today: date | None) -> tuple[str, ...]:
        return tuple(NORWEGIAN_FORMS.get(code, code) for code in super().parse(text, today))
