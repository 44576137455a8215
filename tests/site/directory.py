"""A small directory that has one of every awkward kind of group."""

from datetime import date, timedelta

from organisations import vocabulary as words
from tests.factories import (
    KARASJOK,
    TROMSO,
    ClosedListingFactory,
    ListingFactory,
    MeetingFactory,
    OrganisationFactory,
)

ABOUT = "Et lag for dem som står nær noen."
LONG = "Åpen samtalegruppe for besteforeldre og andre nære pårørende i hele Nord-Troms og Finnmark"
SECRET_STREET, SECRET_VENUE = "Hemmeligveien 7", "Skjult hus"


def make_directory() -> dict:
    """One organisation of examples with a listing of each kind, and a contact point that covers two municipalities."""
    owner = OrganisationFactory(
        name="Ivareta – eksempel",
        is_example=True,
        former_names=["LMS"],
        phone="00 00 00 01",
        email="a@example.no",
        about=ABOUT,
    )
    point = OrganisationFactory(
        name="Kontaktpunkt – eksempel", kind=words.OrganisationKind.CONTACT_POINT, is_example=True, phone="00 00 00 02"
    )
    point.covers_municipalities.set([TROMSO, KARASJOK])
    return {listing.slug: listing for listing in _listings(owner)}


def _listings(owner):
    today = date.today()
    yield _met(ListingFactory(slug="open", organisation=owner, themes=["alkohol", "sorg"], **ALL_STATED))
    yield _met(ClosedListingFactory(slug="closed", organisation=owner, audience=["parorende"], relations=["foreldre"]))
    yield _met(
        ListingFactory(
            slug="hidden", organisation=owner, hides_address=True, street_address=SECRET_STREET, venue=SECRET_VENUE,
            lat=69.6789, lon=18.9123, directions="Ring på hos Skjult",
        )
    )  # fmt: skip
    yield _met(ListingFactory(slug="paused", organisation=owner, pause_from=today, pause_until=today + timedelta(20)))
    yield _met(
        ClosedListingFactory(
            slug="starts", organisation=owner, intake="oppstart", intake_starts_on=today + timedelta(14)
        )
    )
    yield _met(ListingFactory(slug="digital", organisation=owner, forms=["digital"], municipality_id=None))
    yield _met(ListingFactory(slug="sami", organisation=owner, municipality_id=KARASJOK, languages=["se", "no"]))
    yield _met(ListingFactory(slug="long", organisation=owner, name=LONG))
    yield _met(ListingFactory(slug="stale", organisation=owner, confirmed_at=today - timedelta(300)))
    yield _met(ListingFactory(slug="different", organisation=owner, audience=[], composition="heterogen"))
    yield _met(ListingFactory(slug="expired", organisation=owner, confirmed_at=today - timedelta(365)))
    yield _met(ListingFactory(slug="ended", organisation=owner, status=words.Status.CLOSED_DOWN))
    yield _met(ListingFactory(slug="draft", organisation=owner, status=words.Status.DRAFT, name="Hemmelig kladd"))


def _met(listing):
    MeetingFactory(listing=listing)
    return listing


ALL_STATED = {
    "run_by": "tolvtrinn",
    "sign_up": "ingen",
    "intoxicated": "lytte",
    "lar": "velkommen",
    "goal": "rusfri",
    "worldview": "apen-tro",
    "facilities": ["rullestol", "teleslynge"],
    "confidentiality": "anonymitet",
    "companion": True,
    "size": "4–8",
    "price": "Gratis",
    "gift": "Kaffekassa står på bordet",
    "directions": "Inngang fra bakgården",
    "contact_role": "Likeperson",
    "contact_phone": "00 00 00 01",
    "contact_hours": "hverdager kl. 10–14",
    "description": "Vi deler erfaringer.",
    "how_to_join": "Bare kom.",
    "first_time": "Du kan sitte stille.",
    "venue": "Frivilligsentralen",
    "street_address": "Eksempelveien 3",
}
