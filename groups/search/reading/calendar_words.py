"""Dates, clock times and distances written with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .text import Word

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "january", "jan"), ("februar", "february", "feb"), ("mars", "march"), ("april", "apr"),
            ("mai", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"), ("august", "aug"),
            ("september", "sept"), ("oktober", "october", "okt"), ("november", "nov"),
            ("desember", "december", "des"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
# Days that people name, as month and day.
FEASTS = {
    ("julaften",): (12, 24), ("jolaftan",): (12, 24), ("julaftan",): (12, 24), ("lillejulaften",): (12, 23),
    ("nyttårsaften",): (12, 31), ("nyttårsaftan",): (12, 31), ("første", "juledag"): (12, 25),
    ("1", "juledag"): (12, 25), ("andre", "juledag"): (12, 26), ("2", "juledag"): (12, 26),
    ("romjulsaften",): (12, 30), ("nyttårsdag",): (1, 1), ("17", "mai"): (5, 17), ("sankthansaften",): (6, 23),
}  # fmt: skip
AFTER_TOMORROW = (
    ("i", "overmorgen"), ("i", "overmorgon"), ("i", "overmorra"), ("i", "over", "morgen"),
    ("overmorgen",), ("iovermorgen",), ("overimorgen",),
    ("day", "after", "tomorrow"),
)  # fmt: skip
CLOCK = ("kl", "klokka", "klokken", "at")
KILOMETRES = {"km": 1, "kilometer": 1, "kilometre": 1, "kilometers": 1, "mil": 10}
NUMBERS = {"en": 1, "ei": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "ti": 10, "tjue": 20, "femti": 50, "hundre": 100}
FURTHEST = 2_000


@dataclass(frozen=True)
class Found:
    """So many words, and the filter they mean."""

    length: int
    parameter: str
    value: str


def find(words: Sequence[Word], at: int, today: date) -> Found | None:
    """The date, clock time or distance that begins at this word."""
    plain = [word.plain for word in words[at : at + 4]]
    return (
        _after_tomorrow(plain, today)
        or _feast(plain, today)
        or _clock(plain)
        or _full_date(plain[0])
        or _date(plain, today)
        or _distance(plain)
    )


def _after_tomorrow(plain, today) -> Found | None:
    """«i overmorgen»"""
    said = next((words for words in AFTER_TOMORROW if tuple(plain[: len(words)]) == words), None)
    return Found(len(said), "dag", (today + timedelta(days=2)).isoformat()) if said else None


def _feast(plain, today) -> Found | None:
    for length in (2, 1):
        if day := FEASTS.get(tuple(plain[:length])):
            return Found(length, "dag", _next(today, *day).isoformat())
    return None


def _full_date(plain) -> Found | None:
    """«24.12.2026»."""
    parts = plain.replace("/", ".").split(".")
    if len(parts) != 3 or not all(_is_number(part, 4) for part in parts):
        return None
    day, month, year = map(int, parts)
    try:
        return Found(1, "dag", date(year, month, day).isoformat())
    except ValueError:
        return None


def _date(plain, today) -> Found | None:
    """«24. desember», «24.12», «24/12»."""
    day, _separator, month = plain[0].replace("/", ".").partition(".")
    length = 1
    if not month and len(plain) > 1:
        month, length = str(MONTHS.get(plain[1], "")), 2
    if not (_is_number(day, 2) and _is_number(month, 2)):
        return None
    found = _next(today, int(month), int(day))
    return Found(length, "dag", found.isoformat()) if found else None


def _next(today, month, day) -> date | None:
    """The next such day, today included; None when no year has it."""
    for year in range(today.year, today.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _clock(plain) -> Found | None:
    """«kl 19», «klokka 18.30», «19:00»."""
    said = plain[0] in CLOCK
    clock = plain[1] if said and len(plain) > 1 else plain[0]
    hour, _separator, minutes = clock.replace(":", ".").partition(".")
    if not _is_number(hour, 2) or int(hour) > 23 or not (said or (":" in clock and minutes)):
        return None
    return Found(2 if said else 1, "tid", _time_of_day(int(hour)))


def _time_of_day(hour: int) -> str:
    if hour < 12:
        return "formiddag"
    return "ettermiddag" if hour < 17 else "kveld"


def _distance(plain) -> Found | None:
    """«20 km», «2 mil»."""
    if len(plain) < 2 or plain[1] not in KILOMETRES:
        return None
    number = NUMBERS.get(plain[0]) or (int(plain[0]) if _is_number(plain[0], 4) else None)
    return Found(2, "avstand", str(min(FURTHEST, number * KILOMETRES[plain[1]]))) if number else None


def _is_number(text, most) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most
