"""The sheet to take along as a PDF: what `presentation.sheet` says, ready for `templates/leaflet.typ`."""

from dataclasses import asdict

from groups.presentation.qr import qr_code
from groups.presentation.sheet import Sheet, SheetGroup
from groups.presentation.whole import whole

from . import words


def data(sheet: Sheet) -> dict:
    """The sheet's own words, and a QR code to each group."""
    told = {
        name: getattr(sheet, name)
        for name in ("heading", "intro", "abrupt", "never_a_name", "printed", "gone", "usual")
    }
    return {
        **words.frame(sheet.heading, is_example=sheet.is_example),
        **told,
        "groups": [_group(group) for group in sheet.groups],
        "helplines": [_helpline(line) for line in sheet.acute],
    }


def _group(group: SheetGroup) -> dict:
    found = qr_code(group.url)
    return {
        **asdict(group),
        "example": words.example_word() if group.is_example else "",
        "contact": _contact(group.contact),
        "own_words": _own_words(group),
        "sketch": group.sketch and {**asdict(group.sketch), "said": words.sketch_said(group.sketch.place_name)},
        "qr": found and {**asdict(found), "said": words.qr_said(group.address)},
    }


def _own_words(group: SheetGroup) -> list[str]:
    """Every text on it that its editors wrote, as it stands there."""
    theirs = (group.contact.role, group.contact.hours) if group.contact else ()
    return [text for text in (group.name, group.directions, *theirs, *group.own_words) if text]


def _contact(contact) -> dict | None:
    return contact and {**asdict(contact), "phone": words.unbroken(contact.phone)}


def _helpline(line) -> dict:
    return {"name": line.name, "phone": words.unbroken(line.phone), "hours": whole(line.hours)}
