"""What is done to every cell alike: one normal form of text, and the mark that keeps spreadsheets from calculating."""

import re
from datetime import date, timedelta

# Line breaks as old programs and spreadsheets write them: CR LF, CR, vertical tab, form feed, Unicode's own.
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What no text has and no XLSX file can hold: control characters but tab and newline, halves of pairs, non-characters.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# A cell that begins so is calculated by a spreadsheet, or loses its first character.
CALCULATED = ("=", "+", "-", "@", "'", "\t", "\r")
_MARK = "'"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NORWEGIAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_RELATIVE_DATE = re.compile(r"([+-]\d{1,4})d")


class CellFault(ValueError):
    """A cell that cannot be taken in. The text is a Norwegian sentence: what is wrong and what to do."""


def normal(text: str) -> str:
    """The form in which texts are written, read and compared: newlines as LF, nothing invisible, no outer space."""
    return _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)).strip()


def guarded(text: str) -> str:
    """The text as it may stand in a cell without being calculated."""
    return _MARK + text if text.startswith(CALCULATED) else text


def unguarded(cell: str) -> str:
    """The text that a guarded cell stands for; one that begins with ' for another reason keeps it."""
    return cell[1:] if cell.startswith(_MARK) and cell[1:].startswith(CALCULATED) else cell


def parse_date(text: str, today: date | None) -> date:
    """The day that the text names; with `today` also days from it (`-40d`). Raises CellFault."""
    if relative := _RELATIVE_DATE.fullmatch(text):
        return _days_from(today, int(relative[1]), text)
    try:
        if norwegian := _NORWEGIAN_DATE.fullmatch(text):
            day, month, year = map(int, norwegian.groups())
            return date(year, month, day)
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise CellFault(f"Datoen «{text}» finnes ikke i kalenderen.") from None
    raise CellFault(f"«{shorten(text)}» er ikke en dato. Skriv den slik: 2027-01-13.")


def _days_from(today: date | None, days: int, text: str) -> date:
    if today is None:
        raise CellFault(f"«{text}» er regnet fra i dag, og det gjelder bare eksempler. Skriv dagen: 2027-01-13.")
    return today + timedelta(days=days)


def shorten(text: str) -> str:
    """The text on one line, at most 60 characters of it."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
