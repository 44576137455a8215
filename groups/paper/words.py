"""What several kinds of paper say: the mark of examples, the acute numbers, addresses, dates."""

from datetime import datetime

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from groups import helplines
from groups.presentation.qr import qr_code
from groups.presentation.whole import whole
from organisations.models import Listing


def frame(title: str, *, is_example: bool) -> dict:
    """What every sheet is given: its title and language, the name of the site, the numbers, and whether it is real."""
    return {
        "title": title,
        "language": get_language() or settings.LANGUAGE_CODE,
        "site": {"name": settings.SITE_NAME, "address": short_address("/").rstrip("/")},
        "acute": acute(),
        "example": _("EKSEMPEL – denne gruppa finnes ikke") if is_example else "",
    }


def acute() -> list[dict]:
    """The numbers of the strip, in its order and its words."""
    names = {"ambulanse": _("Akutt:"), "mental-helse": _("Noen å snakke med, hele døgnet:")}
    return [{"name": names.get(line.key, line.name), "phone": unbroken(line.phone)} for line in helplines.strip()]


def short_address(path: str) -> str:
    """The address as one reads it out: no «https://»."""
    return settings.SITE_URL.partition("://")[2] + path


def code(path: str) -> dict | None:
    """The QR code of a page of the site, and what a reader by ear is told of it."""
    address = settings.SITE_URL + path
    found = qr_code(address)
    return found and {"size": found.size, "path": found.path, "said": _("QR-kode til %(address)s") % {"address": address}}


def unbroken(text: str) -> str:
    """A telephone number that stays on one line."""
    return text.replace(" ", "\u00a0")


def printed(now: datetime) -> str:
    """«25. november 2026», the year always: paper lies about for long."""
    return date(now.date())


def date(day) -> str:
    """A date with its year, kept on one line."""
    return whole(dateformat.format(day, pgettext("datoformat", "j. F Y"))) if day else ""


def confirmed(listing: Listing) -> str:
    """«Bekreftet 12. november 2026 av Ivareta Tromsø»."""
    told = {"date": date(listing.confirmed_at), "who": listing.organisation.name}
    return _("Bekreftet %(date)s av %(who)s") % told
