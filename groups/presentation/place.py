"""Where a group is, in words; of a hidden one no more than its municipality."""

from django.utils.translation import gettext as _

from organisations.models import Listing
from organisations.vocabulary import Form


def short_place(listing: Listing) -> str:
    """One line for a card: «Frivilligsentralen, Tromsø», «På nett», «Vadsø (adressen får du når du tar kontakt)»."""
    if listing.municipality is None:
        return remote_forms(listing)
    where = [] if listing.hides_address else [listing.venue or listing.street_address]
    parts = [*where, listing.municipality.name]
    if Form.IN_PERSON not in listing.forms:
        parts = [remote_forms(listing), listing.municipality.name]
    return ", ".join(part for part in parts if part)


def remote_forms(listing: Listing) -> str:
    """«På nett», «På telefon», «På nett og på telefon»."""
    names = {Form.ONLINE: _("på nett"), Form.PHONE: _("på telefon")}
    text = _(" og ").join(name for form, name in names.items() if form in listing.forms)
    return text[:1].upper() + text[1:]


def way_online(listing: Listing) -> str:
    """Where nobody comes in through a door: what to ask for before an open meeting, since links are not published."""
    if Form.IN_PERSON in listing.forms or not listing.is_open:
        return ""
    return asking_for(listing)


def asking_for(listing: Listing) -> str:
    """What to ask for before taking part from afar; empty for a group that meets in a room alone."""
    return {
        (False, False): "",
        (True, False): _("Spør om lenka før møtet."),
        (False, True): _("Spør om nummeret før møtet."),
        (True, True): _("Spør om lenka eller nummeret før møtet."),
    }[(Form.ONLINE in listing.forms, Form.PHONE in listing.forms)]


def address_lines(listing: Listing) -> list[str]:
    """The address line by line; empty for a hidden one and for a group without a place."""
    if listing.hides_address:
        return []
    postal = f"{listing.postal_code.code} {listing.postal_code.city}" if listing.postal_code else ""
    return [line for line in (listing.venue, listing.street_address, postal) if line]
