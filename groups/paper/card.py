"""The card of a bank card's size: two numbers and a short address, and nothing of why one has it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from groups.helplines import helpline
from organisations.models import Listing

from . import words

COLUMNS, ROWS = 2, 5


def data(listing: Listing | None) -> dict:
    """What `templates/card.typ` shows: the address of a group's page, or of the site."""
    path = reverse("group_detail", args=[listing.slug]) if listing else reverse("start")
    heading = _("Noen å snakke med")
    return {
        **words.frame(heading, is_example=bool(listing and listing.is_example)),
        "heading": heading,
        "numbers": [_number("mental-helse", _("hele døgnet")), _number("ambulanse", _("når det står om liv"))],
        "qr": words.code(path),
        "address": words.short_address(path).rstrip("/"),
        "columns": COLUMNS,
        "rows": ROWS,
    }


def _number(key: str, when: str) -> dict:
    return {"phone": words.unbroken(helpline(key).phone), "when": when}
