"""All that editors write as plain values: what a page needs of them, and no database."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from organisations.models import ContentPage, DangerAnswer, Helpline


@dataclass(frozen=True, slots=True)
class PageText:
    """A page of text in one language. `checked_on` is a date as in a file, or empty."""

    slug: str
    language: str
    title: str
    lead: str
    body: str
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class AnswerText:
    """What is said to one kind of danger in one language, and the keys of the numbers to call."""

    kind: str
    language: str
    title: str
    body: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call, in all languages. What is empty is said in Bokmål."""

    key: str
    name: str
    name_nn: str
    name_en: str
    phone: str
    always_open: bool
    hours: str
    hours_nn: str
    hours_en: str
    purpose: str
    purpose_nn: str
    purpose_en: str
    website: str
    order: int
    strip_place: int | None
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """All of them, in the order of the help page."""

    pages: tuple[PageText, ...]
    answers: tuple[AnswerText, ...]
    numbers: tuple[Number, ...]

    def page(self, slug: str, language: str) -> PageText:
        """LookupError when there is no such page."""
        return _first(page for page in self.pages if (page.slug, page.language) == (slug, language))

    def answer(self, kind: str, language: str) -> AnswerText:
        """LookupError when there is no such answer."""
        return _first(answer for answer in self.answers if (answer.kind, answer.language) == (kind, language))

    def as_data(self) -> dict[str, Any]:
        """For a file."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Texts":
        """As written by `as_data`. TypeError or KeyError for what another release has written."""
        answers = [AnswerText(**{**answer, "numbers": tuple(answer["numbers"])}) for answer in data["answers"]]
        pages, numbers = data["pages"], data["numbers"]
        return cls(
            tuple(PageText(**page) for page in pages), tuple(answers), tuple(Number(**number) for number in numbers)
        )


def of_page(row: ContentPage) -> PageText:
    return PageText(row.slug, row.language, row.title, row.lead, row.body, _day(row.checked_on))


def of_answer(row: DangerAnswer) -> AnswerText:
    return AnswerText(row.kind, row.language, row.title, row.body, tuple(row.numbers))


def of_number(row: Helpline) -> Number:
    names = [name for name in Number.__dataclass_fields__ if name != "checked_on"]
    return Number(**{name: getattr(row, name) for name in names}, checked_on=_day(row.checked_on))


def _day(day) -> str:
    return day.isoformat() if day else ""


def _first(found: Iterable):
    for one in found:
        return one
    raise LookupError
