"""The numbers to call, as editors keep them; an error page has them without a database."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from groups.presentation.whole import whole
from organisations.editorial import store
from organisations.editorial.texts import Number


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
    return [in_language(number, _language()) for number in store.current().numbers]


def helpline(key: str) -> Helpline:
    """One number. KeyError for an unknown key."""
    return {line.key: line for line in all_helplines()}[key]


def strip() -> list[Helpline]:
    """The few acute numbers on top of every page."""
    shown = [number for number in store.current().numbers if number.strip_place]
    return [in_language(number, _language()) for number in sorted(shown, key=lambda number: number.strip_place)]


def in_language(number: Number, language: str) -> Helpline:
    """The number as it is said in the language; in Bokmål, where nobody has said it in that one."""
    return Helpline(
        key=number.key,
        name=_said(number, "name", language),
        phone=number.phone,
        hours=whole(_said(number, "hours", language) or _day_and_night(language)),
        always_open=number.always_open,
        purpose=_said(number, "purpose", language),
        website=number.website,
    )


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _said(number, field, language) -> str:
    return (getattr(number, f"{field}_{language}", "") if language != "nb" else "") or getattr(number, field)


def _day_and_night(language) -> str:
    """Where an editor only says that it is always open. The strip has it without gettext too."""
    return {"nn": "heile døgnet", "en": "day and night"}.get(language, "hele døgnet")
