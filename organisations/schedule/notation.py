"""The line of text that a schedule is exchanged as: read, with relative dates for examples, and written.

``onsdag 18:00-20:00 annenhver-uke partall fra 2026-09-02 ikke 2026-12-23 alle|fredag 19:00-21:00 manedlig siste``
"""

from collections.abc import Iterable
from datetime import date

from .fault import MeetingFormatError
from .reader import MeetingReader
from .rule import BY_AGREEMENT, WEEKDAYS, Rule

__all__ = ["MeetingFormatError", "format_meetings", "parse_meetings"]

SEPARATOR = "|"


def parse_meetings(text: str, *, today: date | None = None) -> list[Rule]:
    """The rules that ``text`` says; none for an empty text. Raises MeetingFormatError, which says what to mend.

    With ``today``, dates may be days from it (``-40d``, ``+14d``): among the dates of ``annet`` such a day is moved
    on to the weekday that is named, after ``ikke`` to the next day on which the group meets.
    """
    parts = text.split(SEPARATOR) if text.strip() else []
    return [MeetingReader(part, today=today).rule() for part in parts]


def format_meetings(rules: Iterable[Rule]) -> str:
    """The text that ``parse_meetings`` reads back as the same rules."""
    return SEPARATOR.join(_format_rule(rule) for rule in rules)


def _format_rule(rule: Rule) -> str:
    if rule.frequency == BY_AGREEMENT:
        return BY_AGREEMENT
    weekday = "" if rule.weekday is None else WEEKDAYS[rule.weekday]
    clock = f"{rule.start:%H:%M}-{rule.end:%H:%M}"
    bounds = (_clause("fra", rule.starts_on), _clause("til", rule.ends_on))
    lists = (_clause("datoer", *rule.dates), *bounds, _clause("ikke", *rule.cancelled))
    return " ".join(filter(None, (weekday, clock, rule.frequency, rule.which, *lists, rule.kind)))


def _clause(word: str, *days: date | None) -> str:
    stated = sorted(day for day in days if day is not None)
    return " ".join([word, *(day.isoformat() for day in stated)]) if stated else ""
