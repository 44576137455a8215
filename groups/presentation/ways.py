"""Ways to get in touch: a telephone one can tap, an address one can write to."""

from groups.content import host_of
from organisations.models import Listing, Organisation

from .spoken import language_of
from .whole import whole


def listing_ways(listing: Listing) -> dict | None:
    """The group's own ways, else its organisation's; None when there are none."""
    own = _ways(listing.contact_phone, listing.contact_email, listing.website, listing.contact_hours)
    return (own and {**own, "lang": language_of(listing)}) or organisation_ways(listing.organisation)


def person_ways(listing: Listing) -> dict | None:
    """Whoever has said yes to stand on the group's own page; None for all others. For no list, file, feed or paper."""
    person = getattr(listing, "contact_person", None)
    if person is None:
        return None
    name = person.first_name if person.shows_name else ""
    return {"name": name, "phone": person.phone, "tel": telephone(person.phone)}


def organisation_ways(organisation: Organisation) -> dict | None:
    """The organisation's ways; None when it has given none."""
    return _ways(organisation.phone, organisation.email, organisation.website, "")


def _ways(phone, email, website, hours) -> dict | None:
    if not (phone or email or website):
        return None
    return {
        "phone": phone,
        "tel": telephone(phone),
        "email": email,
        "website": website,
        "website_text": host_of(website),
        "hours": whole(hours),
    }


def telephone(phone: str) -> str:
    """The number as a telephone reads it: digits, and Norway's code before eight of them."""
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"+47{digits}" if len(digits) == 8 else digits
