"""What several kinds of paper say: the mark of examples, the acute numbers, addresses, dates."""

from dataclasses import asdict
from datetime import date as Date
from datetime import datetime

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups import helplines
from groups.presentation.card import meetings_by_day
from groups.presentation.qr import qr_code
from groups.presentation.sheet_words import full_date
from groups.presentation.whole import whole
from organisations.models import Listing
from organisations.schedule import words as schedule_words


def frame(title: str, *, is_example: bool) -> dict:
    """What every sheet is given: its title and language, the name of the site, the numbers, and whether it is real."""
    return {
        "title": title,
        "language": get_language() or settings.LANGUAGE_CODE,
        "site": {"name": settings.SITE_NAME, "address": short_address("/").rstrip("/")},
        "acute": acute(),
        "example": example() if is_example else "",
    }


def example() -> str:
    """What stands on every page that shows something invented."""
    return _("EKSEMPEL – denne gruppa finnes ikke")


def example_word() -> str:
    """The same beside a name, where the page has said what it means."""
    return _("EKSEMPEL")


def example_organisation() -> str:
    """The same for an organisation."""
    return _("EKSEMPEL – denne organisasjonen finnes ikke")


def acute() -> list[dict]:
    """The numbers of the strip, in its order and its words."""
    names = {"ambulanse": _("Akutt:"), "mental-helse": _("Noen å snakke med, hele døgnet:")}
    return [{"name": names.get(line.key, line.name), "phone": unbroken(line.phone)} for line in helplines.strip()]


def short_address(path: str) -> str:
    """The address as one reads it out: no «https://»."""
    return settings.SITE_URL.partition("://")[2] + path


def code(path: str) -> dict | None:
    """The QR code of a page of the site, and what a reader by ear is told of it."""
    found = qr_code(settings.SITE_URL + path)
    return found and {**asdict(found), "said": qr_said(short_address(path))}


def qr_said(address: str) -> str:
    """What a QR code is to those who hear the page."""
    return _("QR-kode til %(address)s") % {"address": address}


def sketch_said(place: str) -> str:
    """What a sketch is to those who hear the page; the address stands beside it."""
    return _("Kartskisse av %(place)s") % {"place": place}


def unbroken(text: str) -> str:
    """A telephone number that stays on one line."""
    return text.replace(" ", "\u00a0")


def printed(now: datetime) -> str:
    """«25. november 2026», the year always: paper lies about for long."""
    return date(now.date())


def date(day: Date | None) -> str:
    """A date with its year, kept on one line."""
    return whole(full_date(day)) if day else ""


def confirmed(listing: Listing) -> str:
    """«Bekreftet 12. november 2026 av Ivareta Tromsø»."""
    told = {"date": date(listing.confirmed_at), "who": listing.organisation.name}
    return _("Bekreftet %(date)s av %(who)s") % told


def times(listing: Listing, now: datetime) -> list[str]:
    """How often, which day and when, a line for each meeting by weekday; from and until when, where that lies ahead."""
    today = now.date()
    described = [schedule_words.describe(meeting.rule, today=today) for meeting in meetings_by_day(listing)]
    return [whole(capfirst(text)) for text in dict.fromkeys(described) if text]
