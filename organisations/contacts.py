"""Whom one can ask: a role and a shared address or telephone; a person's name or number only with their yes."""

import re

from organisations.models import ContactPerson, Listing
from organisations.names import names_in

CONSENT = (
    "Jeg sier ja til at fornavnet mitt eller nummeret mitt står på siden til gruppa, så folk kan spørre meg om den. "
    "Alle kan lese siden. Å stå der kan fortelle andre noe om helsen min eller livet mitt. Navnet og nummeret står "
    "bare på siden til gruppa, og ikke i lister, filer eller utskrifter. Jeg kan ombestemme meg når som helst. "
    "Da sier jeg fra til dem som redigerer siden, og navnet og nummeret blir borte med det samme."
)
# Norwegian mobile numbers; most of them are somebody's own.
MOBILE = re.compile(r"^(\+?47)?[49]\d{7}$")


def forget(person: ContactPerson) -> Listing:
    """Take the name and the number away, and all that tells of them. Returns the group whose page they stood on."""
    listing = person.listing
    person.delete()
    return listing


def doubts_about(listing: Listing, fields) -> list[str]:
    """What makes one ask whether an address or a number is somebody's own, for those of the fields just written."""
    found = []
    if "contact_email" in fields and names_in(listing.contact_email.partition("@")[0]):
        found.append(
            f"Er {listing.contact_email} noens egen e-post? Bruk helst en felles e-post, som flere leser og som blir "
            "stående når noen slutter."
        )
    if "contact_phone" in fields and MOBILE.match(re.sub(r"\s", "", listing.contact_phone)):
        found.append(
            f"Er {listing.contact_phone} noens eget nummer? Da tar du det bort her, og legger det til under "
            "«Kontaktperson» når den det gjelder har sagt ja."
        )
    return found
