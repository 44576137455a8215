"""Only what a model declares public comes out."""

import pytest
from django.db.models import CharField, TextField

from groups.api.disclosed import Disclosed, NotPublicError, PublicListing
from organisations.disclosure import public_fields
from organisations.models import Language, Listing, Meeting, Organisation, Programme, Theme
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory

from .conftest import NOW

MODELS = (Listing, Meeting, Organisation, Programme, Theme, Language)
NOT_PUBLIC = [(model, name) for model in MODELS for name in (*model.Disclosure.internal, *model.Disclosure.personal)]
EVERYWHERE = (
    "grupper/",
    "grupper/en/",
    "grupper/?for=parorende&kommune=5501",
    "organisasjoner/",
    "kommuner/",
    "fylker/",
)
SECRET = "hemmelig-kanarifugl"


@pytest.mark.parametrize(("model", "name"), NOT_PUBLIC, ids=[f"{model.__name__}.{name}" for model, name in NOT_PUBLIC])
def test_a_field_that_is_not_public_cannot_be_read(model, name):
    with pytest.raises(NotPublicError):
        getattr(Disclosed(model()), name)


def test_a_field_that_nobody_has_declared_cannot_be_read(db, monkeypatch):
    """What the model calls public is what goes out: a field that is taken off the list goes out no more."""
    listing = PublicListing(ListingFactory(price="Gratis"), now=NOW)
    assert listing.price == "Gratis"
    public = tuple(name for name in Listing.Disclosure.public if name != "price")
    monkeypatch.setattr(Listing.Disclosure, "public", public)
    with pytest.raises(NotPublicError):
        listing.price  # noqa: B018


def test_taking_a_field_off_the_declaration_stops_the_answer_that_would_tell_it(ask, monkeypatch):
    ListingFactory(price="Gratis")
    public = tuple(name for name in Listing.Disclosure.public if name != "price")
    monkeypatch.setattr(Listing.Disclosure, "public", public)
    with pytest.raises(NotPublicError):
        ask("grupper/")


@pytest.mark.django_db
@pytest.mark.parametrize("name", Listing.Disclosure.where)
def test_no_part_of_a_hidden_address_can_be_read(name):
    listing = ListingFactory(
        hides_address=True, venue="Huset", street_address="Veien 1", lat=69.6, lon=18.9, directions="Ring på",
        postal_code_id="9008",
    )  # fmt: skip
    assert getattr(listing, name)
    assert getattr(PublicListing(listing, now=NOW), name) is None


@pytest.mark.parametrize("path", EVERYWHERE)
def test_nothing_internal_stands_in_any_answer(client, db, path):
    """Every internal text that a row can hold is filled with a word that is then looked for."""
    owner = OrganisationFactory(name="Eier")
    listing = ListingFactory(
        slug="en", organisation=owner, composition="heterogen", hides_address=True, venue=SECRET, directions=SECRET,
        street_address=SECRET, lat=69.1234567, lon=18.7654321, postal_code_id="9008", **filled(Listing),
    )  # fmt: skip
    MeetingFactory(listing=listing)
    ListingFactory(name=SECRET, status="kladd", organisation=owner)
    Listing.objects.filter(slug="en").update(sort_key=SECRET)
    Organisation.objects.update(sort_key=SECRET)
    text = client.get(f"/api/{path}").content.decode()
    assert '"navn"' in text
    for leak in (SECRET, "69.1234567", "18.7654321", "9008"):
        assert leak not in text


def filled(model) -> dict:
    """The secret for each text that is not public and may be set."""
    hidden = [field for field in model._meta.concrete_fields if field.name not in public_fields(model)]
    texts = [field for field in hidden if isinstance(field, (CharField, TextField))]
    found = {field.name: SECRET for field in texts if field.editable and not field.choices}
    assert {"meeting_link", "meeting_phone"} <= set(found)
    return found
