"""What a visitor needs to know of a group. Whichever way a listing is published, it is asked here."""

from organisations.models import Listing, Organisation
from organisations.vocabulary import Form


def missing(listing: Listing, *, meets: bool) -> dict[str, str]:
    """What a visitor would miss: each field with what to do about it. `meets`: there is a line in its schedule."""
    found = {} if meets else {"meetings": "Legg til når gruppa møtes, eller velg «Etter avtale»."}
    if listing.organisation.approval != Organisation.Approval.APPROVED:
        found["organisation"] = "Organisasjonen venter på godkjenning. Til da kan du lagre gruppa som kladd."
    if not (listing.contact_phone or listing.contact_email or listing.website):
        found["contact_phone"] = "Skriv en telefon, en e-post eller en nettside, så folk kan spørre."
    if _has_no_door(listing):
        found["street_address"] = "Skriv gateadressen eller navnet på lokalet, eller velg «Skjul adressen»."
    return found


def _has_no_door(listing) -> bool:
    in_person = Form.IN_PERSON in listing.forms
    return in_person and not (listing.hides_address or listing.street_address or listing.venue)
