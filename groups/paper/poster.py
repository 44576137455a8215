"""The poster for a waiting room: what the group is, when one may come or how to get in touch, and strips to tear off.

A strip lies in a pocket and is found by others: it says nothing of what the group is about.
"""

from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.presentation import sheet_words
from groups.presentation.card import pause_words, short_rhythm, stale_notice
from groups.presentation.group import label, lead, next_step, silence_words
from groups.presentation.place import address_lines, short_place
from groups.presentation.spoken import language_of
from groups.presentation.ways import listing_ways
from groups.presentation.whole import whole
from organisations.models import Listing
from organisations.vocabulary import Intake, Intoxicated, SignUp

from . import words

STRIPS = 7


def data(listing: Listing, now: datetime) -> dict:
    """What `templates/poster.typ` shows of a listing."""
    path = reverse("group_detail", args=[listing.slug])
    return {
        **words.frame(listing.name, is_example=listing.is_example),
        "kicker": short_place(listing) if listing.municipality is None else listing.municipality.name,
        "name": listing.name,
        "lead": lead(listing),
        "lang": language_of(listing),
        "own_words": _own_words(listing),
        "boxes": [box for box in (_when(listing, now), _where(listing), _contact(listing)) if box],
        "notice": whole(stale_notice(listing, now)),
        "questions": _questions(listing),
        "qr": words.code(path),
        "address": words.short_address(path),
        "address_words": _("Les mer, og se om noe er endret:"),
        "owner": words.confirmed(listing),
        "printed": _("Plakaten er laget %(date)s.") % {"date": words.printed(now)},
        "strips": STRIPS,
        "strip": _strip(listing, now),
    }


def _own_words(listing) -> list[str]:
    """Every text on it that its editors wrote, as it stands there."""
    hours = whole(listing.contact_hours)
    return [text for text in (listing.name, hours, listing.directions, *sheet_words.own_words(listing)) if text]


def _when(listing, now):
    if pause := pause_words(listing, now):
        more = [*words.times(listing, now), *_after_pause(listing)]
        return {"heading": _("Gruppa har pause"), "lines": [whole(pause)], "more": more}
    if not listing.is_open:
        if listing.intake_on(now.date()) == Intake.STARTS:
            day = capfirst(sheet_words.start(listing, now))
            return {"heading": _("Ny gruppe starter"), "lines": [whole(day)], "more": [_how_closed(listing)]}
        step = next_step(listing, now)
        return {"heading": _("Slik blir du med"), "lines": [step["main"]], "more": [_how_closed(listing)]}
    sign_up = _("Ta kontakt før du kommer første gang.") if _asks_first(listing) else _("Du kan bare komme.")
    return {"heading": _("Når?"), "lines": words.times(listing, now) or [_("Spør når gruppa møtes")], "more": [sign_up]}


def _after_pause(listing) -> list[str]:
    """What holds when the group meets again, where one may not just come."""
    if not listing.is_open:
        return [_how_closed(listing)]
    return [_("Ta kontakt før du kommer første gang.")] if _asks_first(listing) else []


def _how_closed(listing):
    if listing.sign_up == SignUp.CONVERSATION:
        return _("Du snakker med noen før du blir med.")
    return _("De samme deltakerne møtes hver gang.")


def _asks_first(listing):
    return listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION)


def _where(listing):
    first, *rest = sheet_words.place(listing)
    if address_lines(listing):
        return {"heading": _("Hvor?"), "lines": [first, *rest], "more": list(filter(None, [listing.directions]))}
    return {"heading": _("Hvor?"), "lines": [first], "more": rest}


def _contact(listing):
    ways = listing_ways(listing)
    if not ways:
        return None
    phone = [words.unbroken(ways["phone"])] if ways["phone"] else []
    rest = [ways["hours"] if phone else "", ways["email"], ways["website_text"]]
    lines = phone or [part for part in rest if part][:1]
    return {
        "heading": _("Vil du spørre om noe først?"),
        "lines": lines,
        "more": [whole(part) for part in rest if part and part not in lines],
    }


def _questions(listing) -> list[dict]:
    found = [
        (_("Hva koster det?"), listing.price or _("De fleste grupper er gratis.")),
        (_("Hva med det som blir sagt?"), silence_words(listing)),
        (_("Kan jeg komme ruset?"), label(Intoxicated, listing.intoxicated)),
        (_("Hva skjer første gang?"), sheet_words.first_time(listing)),
    ]
    return [{"question": question, "answer": answer} for question, answer in found if answer]


def _strip(listing, now):
    ways = listing_ways(listing) or {}
    phone = words.unbroken(ways.get("phone", ""))
    return {
        "heading": _("Noen å snakke med"),
        "lines": [line for line in _strip_lines(listing, now, phone) if line],
        "example": _("EKSEMPEL") if listing.is_example else "",
    }


def _strip_lines(listing, now, phone):
    place = listing.municipality.name if listing.municipality else short_place(listing)
    if listing.is_open and not pause_words(listing, now) and (rhythm := short_rhythm(listing, now)):
        return [whole(capfirst(rhythm)), place, phone if _asks_first(listing) else ""]
    if listing.intake_on(now.date()) == Intake.CLOSED:
        return [_("Spør om plass"), place, phone]
    return [_("Ta kontakt"), place, phone]
