"""What every kind of column has in common: how one cell is read, written, and found in a listing.

A column's value passes through `read` (cell → value, without the database), `resolve` (what the value points at),
`put` (into a draft). The other way goes `get` (out of a draft) and `write` (→ text). Whether two values say the same is
seen by comparing their `meaning`.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from organisations.models import Listing

from .cells import CellFault, normal, unguarded
from .draft import Draft
from .references import References
from .table import Cell, UnusableCell

SEPARATOR = "|"
YES, NO = "ja", "nei"


@dataclass(frozen=True)
class Column:
    """A column of free text; other kinds say what is different about them."""

    name: str
    field: str

    @property
    def model_field(self):
        return Listing._meta.get_field(self.field)

    @property
    def required(self) -> bool:
        """An empty cell is an error."""
        return not self.model_field.blank

    def read(self, cell: Cell, today: date | None) -> Any:
        """The value that the cell states. `today`: dates may be days from it. Raises CellFault."""
        text = self.text_of(cell)
        if text == "" and self.required:
            raise CellFault(f"Her må det stå noe.{self.advice()}")
        return self.parse(text, today) if text else self.empty()

    def text_of(self, cell: Cell) -> str:
        if isinstance(cell, UnusableCell):
            raise CellFault(cell.sentence)
        if isinstance(cell, date):
            raise CellFault(f"Regnearket har gjort dette om til datoen {cell:%Y-%m-%d}. Skriv det på nytt som tekst.")
        return normal(unguarded(_plain(cell)))

    def advice(self) -> str:
        """What may stand in the cell, as a sentence with a space before it; empty when anything may."""
        return ""

    def parse(self, text: str, today: date | None) -> Any:
        return text

    def empty(self) -> Any:
        return None if self.model_field.null else ""

    def resolve(self, value: Any, references: References) -> Any:
        """What the value stands for in the database. Raises CellFault for what is not there."""
        return value

    def put(self, draft: Draft, value: Any) -> None:
        setattr(draft.listing, self.field, value)

    def get(self, draft: Draft) -> Any:
        return getattr(draft.listing, self.field)

    def write(self, value: Any) -> str:
        return "" if value is None else normal(str(value))

    def meaning(self, value: Any) -> str:
        """One text for all values that say the same."""
        return self.write(value)


def parts(text: str) -> list[str]:
    """The stated ones of several values in a cell."""
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def _plain(cell: str | int | float | bool | time) -> str:
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
