"""The kinds of column whose cells stand for themselves: words, numbers, days, schedules."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from organisations.schedule import MeetingFormatError, format_meetings, parse_meetings

from .cells import CellFault, parse_date, shorten
from .column import NO, SEPARATOR, YES, Column, parts
from .draft import Draft
from .nearest import did_you_mean
from .table import Cell

SLUG = re.compile("[a-zA-Z0-9_-]+")


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
