"""The kinds of column: how one cell is read, checked against what is known, written, and found in a listing.

A column's value passes through `read` (cell → value, without the database), `resolve` (what the value points at),
`put` (into a draft). The other way goes `get` (out of a draft) and `write` (→ text). Whether two values say the same is
seen by comparing their `meaning`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from organisations.models import Listing
from organisations.models.language import NORWEGIAN_FORMS
from organisations.schedule import MeetingFormatError, format_meetings, parse_meetings

from .cells import CellFault, normal, parse_date, shorten, unguarded
from .draft import Draft
from .nearest import did_you_mean
from .references import References
from .table import Cell, UnusableCell

SEPARATOR = "|"
YES, NO = "ja", "nei"
SLUG = re.compile("[a-zA-Z0-9_-]+")


@dataclass(frozen=True)
class Column:
    """A column of free text, and what all kinds have in common."""

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


class Address(Column):
    """The last part of a listing's address on the site."""

    def parse(self, text: str, today: date | None) -> str:
        if not SLUG.fullmatch(text):
            raise CellFault(
                f"«{shorten(text)}» kan ikke være en adresse. Bruk a–z, sifre og bindestrek, eller la cella stå tom."
            )
        return text


@dataclass(frozen=True)
class Word(Column):
    """One word of a fixed vocabulary."""

    vocabulary: type

    def advice(self) -> str:
        *others, last = self.vocabulary.values
        return f" Velg {', '.join(others)} eller {last}." if others else f" Skriv {last}, eller la den stå tom."

    def parse(self, text: str, today: date | None) -> str:
        word = text.lower()
        if word not in self.vocabulary.values:
            raise CellFault(f"«{shorten(text)}» er ikke et av valgene.{self._guess(text)}{self.advice()}")
        return word

    def _guess(self, text: str) -> str:
        labels = {str(label): value for value, label in self.vocabulary.choices}
        return did_you_mean(text, labels | {value: value for value in self.vocabulary.values})


class Words(Word):
    """Several words of a vocabulary. Their order is kept and means nothing."""

    def advice(self) -> str:
        return f" Velg blant {', '.join(self.vocabulary.values)}, med {SEPARATOR} mellom."

    def parse(self, text: str, today: date | None) -> list[str]:
        return list(dict.fromkeys(super(Words, self).parse(part, today) for part in parts(text)))

    def empty(self) -> list[str]:
        return []

    def write(self, value: list[str]) -> str:
        return SEPARATOR.join(dict.fromkeys(value))

    def meaning(self, value: list[str]) -> str:
        return self.write(sorted(value))


class Yes(Column):
    """`ja` or nothing."""

    required = False

    def parse(self, text: str, today: date | None) -> bool:
        if text.lower() not in (YES, NO):
            raise CellFault(f"«{shorten(text)}» er ikke et av valgene. Skriv ja, eller la cella stå tom.")
        return text.lower() == YES

    def empty(self) -> bool | None:
        return False

    def write(self, value: bool) -> str:
        return YES if value else ""


class HidesAddress(Yes):
    """`ja` or `nei`. Nothing (None) leaves it to what suits the group: see `drafting`."""

    def parse(self, text: str, today: date | None) -> bool:
        if text.lower() not in (YES, NO):
            raise CellFault(f"«{shorten(text)}» er ikke et av valgene. Skriv ja eller nei.")
        return text.lower() == YES

    def empty(self) -> None:
        return None

    def write(self, value: bool) -> str:
        return YES if value else NO


class Day(Column):
    """A date."""

    def text_of(self, cell: Cell) -> str:
        if isinstance(cell, datetime) and cell.time() == time():
            return cell.date().isoformat()
        return cell.isoformat() if type(cell) is date else super().text_of(cell)

    def parse(self, text: str, today: date | None) -> date:
        return parse_date(text, today)


class Number(Column):
    """A whole number that is not negative."""

    def parse(self, text: str, today: date | None) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise CellFault(f"«{shorten(text)}» er ikke et helt tall. Skriv for eksempel 18.")
        return int(text)


class Degrees(Column):
    """Latitude or longitude, with a decimal point or comma."""

    def parse(self, text: str, today: date | None) -> float:
        try:
            return float(text.replace(",", "."))
        except ValueError:
            raise CellFault(f"«{shorten(text)}» er ikke grader. Skriv for eksempel 69.6496.") from None


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


class Meetings(Column):
    """The schedule, in the notation of `organisations.schedule`."""

    required = False

    def parse(self, text: str, today: date | None) -> tuple:
        try:
            return tuple(parse_meetings(text, today=today))
        except MeetingFormatError as error:
            raise CellFault(str(error)) from None

    def empty(self) -> tuple:
        return ()

    def put(self, draft: Draft, value: tuple) -> None:
        draft.related[self.field] = value

    def get(self, draft: Draft) -> tuple:
        return draft.related[self.field]

    def write(self, value: tuple) -> str:
        return format_meetings(value)


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
