"""Reads one meeting of the exchange notation, word by word, and says in Norwegian what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from .days import first_weekday, meeting_days
from .fault import EXAMPLES, MeetingFormatError, did_you_mean
from .rule import (
    BY_AGREEMENT,
    FORTNIGHTLY,
    FREQUENCIES,
    KINDS,
    LISTED,
    MONTHLY,
    PARITIES,
    PLACES_IN_MONTH,
    WEEKDAYS,
    WEEKLY,
    Rule,
    contradictions,
)

CLOCK = r"(\d{1,2})[:.](\d{2})"
TIMES = re.compile(rf"{CLOCK}[-–]{CLOCK}")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
RELATIVE_DATE = re.compile(r"([+-]\d{1,4})d")
WHICH = (*PARITIES, *PLACES_IN_MONTH)
CLAUSES = ("fra", "til", "ikke", "datoer")
EXAMPLE_OF = dict(zip((WEEKLY, FORTNIGHTLY, MONTHLY, LISTED, BY_AGREEMENT), EXAMPLES, strict=True))
# People write the days and «månedlig» as they are spelt; the values are spelt for addresses.
SPELT_OUT = str.maketrans("øå", "oa")


class MeetingReader:
    """One meeting's words and how far they have been read."""

    def __init__(self, text: str, *, today: date | None):
        self.text = " ".join(text.split())
        self.words = self.text.lower().split()
        self.today = today
        self.fields: dict = {}

    def rule(self) -> Rule:
        """The rule that the words say. Raises MeetingFormatError."""
        if not self.words:
            raise self.fault("Her mangler et møte: det står ingenting mellom to «|».", "")
        self._read_weekday()
        self._read_times()
        self._read_frequency()
        while self.words:
            self._read_clause(self.words.pop(0))
        return self._consistent_rule()

    def fault(self, sentence: str, part: str | None = None) -> MeetingFormatError:
        """The error to raise about ``part`` of the meeting, or about all of it."""
        example = EXAMPLE_OF[self.fields.get("frequency", WEEKLY)]
        return MeetingFormatError(
            sentence, part=self.text if part is None else part, meeting=self.text, example=example
        )

    def _read_weekday(self) -> None:
        word = self.words[0].translate(SPELT_OUT)
        if word in WEEKDAYS:
            self.fields["weekday"] = WEEKDAYS.index(word)
            self.words.pop(0)
        elif word[0].isalpha() and word not in FREQUENCIES:
            raise self.fault(f"Ukedagen er ikke til å kjenne igjen.{did_you_mean(word, WEEKDAYS)}", self.words[0])

    def _read_times(self) -> None:
        if not self.words or self.words[0].translate(SPELT_OUT) in FREQUENCIES:
            return
        word = self.words.pop(0)
        match = TIMES.fullmatch(word)
        if not match:
            raise self.fault("Klokkeslettene skrives slik: 18:00-20:00, uten mellomrom.", word)
        hour, minute, end_hour, end_minute = map(int, match.groups())
        self.fields["start"] = self._clock(hour, minute, word)
        # 24:00 is how people write midnight as an end.
        self.fields["end"] = self._clock(0 if end_hour == 24 else end_hour, end_minute, word)

    def _clock(self, hour: int, minute: int, word: str) -> time:
        try:
            return time(hour, minute)
        except ValueError:
            raise self.fault(f"Klokka blir aldri {hour:02}:{minute:02}.", word) from None

    def _read_frequency(self) -> None:
        word = self.words.pop(0) if self.words else ""
        frequency = word.translate(SPELT_OUT)
        if frequency not in FREQUENCIES:
            choices = ", ".join(FREQUENCIES)
            raise self.fault(
                f"Si hvor ofte gruppa møtes: {choices}.{did_you_mean(frequency, FREQUENCIES)}", word or None
            )
        self.fields["frequency"] = frequency

    def _read_clause(self, word: str) -> None:
        if word in WHICH:
            self._set("which", word, word)
        elif word in KINDS:
            self._set("kind", word, word)
        elif word in CLAUSES:
            self._CLAUSES[word](self, word)
        else:
            raise self.fault(
                f"Dette ordet hører ikke hjemme her.{did_you_mean(word, (*CLAUSES, *WHICH, *KINDS))}", word
            )

    def _read_start(self, word: str) -> None:
        self._set("starts_on", self._one_date(word), word)

    def _read_end(self, word: str) -> None:
        self._set("ends_on", self._one_date(word), word)

    def _read_listed(self, word: str) -> None:
        days = frozenset(self._date(day, self._on_weekday) for day in self._date_words(word))
        self._set("dates", days, word)

    def _on_weekday(self, day: date) -> date:
        weekday = self.fields.get("weekday")
        return day if weekday is None else first_weekday(weekday, day)

    def _read_cancelled(self, word: str) -> None:
        # Which day a relative one means is known only when the whole line is read.
        self._set("cancelled", self._date_words(word), word)

    _CLAUSES: dict[str, Callable] = {
        "fra": _read_start,
        "til": _read_end,
        "datoer": _read_listed,
        "ikke": _read_cancelled,
    }

    def _set(self, field: str, value: object, word: str) -> None:
        if field in self.fields:
            raise self.fault("Dette er sagt to ganger.", word)
        self.fields[field] = value

    def _one_date(self, word: str) -> date:
        days = self._date_words(word)
        if len(days) > 1:
            raise self.fault(f"Etter «{word}» står bare én dato.", days[1])
        return self._date(days[0])

    def _date_words(self, word: str) -> list[str]:
        found = []
        while self.words and self.words[0][0] in "+-0123456789" and self.words[0] not in WHICH:
            found.append(self.words.pop(0))
        if not found:
            raise self.fault(f"Etter «{word}» mangler datoen. Datoer skrives slik: 2027-01-13.", word)
        return found

    def _date(self, word: str, settle: Callable[[date], date] = lambda day: day) -> date:
        relative = RELATIVE_DATE.fullmatch(word)
        if relative and self.today:
            return settle(self.today + timedelta(days=int(relative[1])))
        if not ISO_DATE.fullmatch(word):
            raise self.fault("Datoer skrives slik: 2027-01-13.", word)
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise self.fault("Denne datoen finnes ikke.", word) from None

    def _consistent_rule(self) -> Rule:
        cancelled = self.fields.pop("cancelled", [])
        rule = Rule(**self.fields)
        for sentence in contradictions(rule).values():
            raise self.fault(sentence)
        return replace(rule, cancelled=frozenset(self._date(word, partial(_next_meeting, rule)) for word in cancelled))


def _next_meeting(rule: Rule, day: date) -> date:
    return next(meeting_days(rule, day), day)
