"""The numbers to call, from one data file, kept in memory so that an error page has them without a database."""

import csv
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import get_language

FILE = settings.FIXTURES_DIR / "helplines.csv"


@dataclass(frozen=True)
class Helpline:
    """A number as it is shown: never without its hours unless it is open day and night."""

    key: str
    name: str
    phone: str
    hours: str
    always_open: bool
    purpose: str
    website: str

    @property
    def tel(self) -> str:
        """The number as a telephone reads it."""
        digits = self.phone.replace(" ", "")
        return f"+47{digits}" if len(digits) == 8 else digits


def all_helplines() -> list[Helpline]:
    """All numbers, in the order of the page for help now, in the language of the page."""
    return [_in_language(row, _language()) for row in sorted(_rows(), key=lambda row: int(row["rekkefolge"]))]


def helpline(key: str) -> Helpline:
    """One number. KeyError for an unknown key."""
    return {line.key: line for line in all_helplines()}[key]


def strip() -> list[Helpline]:
    """The few acute numbers on top of every page."""
    shown = sorted((row for row in _rows() if row["stripe"]), key=lambda row: int(row["stripe"]))
    return [_in_language(row, _language()) for row in shown]


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@cache
def _rows() -> list[dict]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _in_language(row, language) -> Helpline:
    return Helpline(
        key=row["key"],
        name=row[f"navn_{language}"],
        phone=row["telefon"],
        hours=row[f"tider_{language}"],
        always_open=row["dognapent"] == "ja",
        purpose=row[f"for_{language}"],
        website=row["nettside"],
    )
