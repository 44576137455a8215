"""Dates, clock times and distances written with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
CLOCK = ("kl", "klokka", "klokken", "at")
KILOMETRES = {"km": 1, "kilometer": 1, "kilometre": 1, "kilometers": 1, "mil": 10}
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
    return _feast(plain, today) or _date(plain, today) or _clock(plain) or _distance(plain)


def _feast(plain, today) -> Found | None:
    for length in (2, 1):
        if day := FEASTS.get(tuple(plain[:length])):
            return Found(length, "dag", _next(today, *day).isoformat())
    return None


def _date(plain, today) -> Found | None:
    """«24. desember», «24.12», «24/12»."""
    if len(plain) < 2 or not _is_number(plain[0], 2):
        return None
    month = MONTHS.get(plain[1]) or (int(plain[1]) if _is_number(plain[1], 2) else 0)
    day = _next(today, month, int(plain[0]))
    return Found(2, "dag", day.isoformat()) if day else None


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
    """«kl 19», «klokka 18.30»."""
    if len(plain) < 2 or plain[0] not in CLOCK or not _is_number(plain[1], 2) or int(plain[1]) > 23:
        return None
    length = 3 if len(plain) > 2 and plain[2] in ("00", "15", "30", "45") else 2
    return Found(length, "tid", _time_of_day(int(plain[1])))


def _time_of_day(hour: int) -> str:
    if hour < 12:
        return "formiddag"
    return "ettermiddag" if hour < 17 else "kveld"


def _distance(plain) -> Found | None:
    """«20 km», «2 mil»."""
    if len(plain) < 2 or not _is_number(plain[0], 4) or plain[1] not in KILOMETRES:
        return None
    return Found(2, "avstand", str(min(FURTHEST, int(plain[0]) * KILOMETRES[plain[1]])))


def _is_number(text, most) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most
