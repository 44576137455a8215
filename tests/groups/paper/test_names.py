"""Somebody's name or own number stands on the group's page alone, where it can be taken away: never on paper."""

from datetime import date

import pytest

from organisations.models import ContactPerson
from tests.factories import ListingFactory, MeetingFactory
from tests.groups.paper import pdf
from tests.groups.paper.test_booklets import made

pytestmark = pytest.mark.django_db

NAME, PHONE = "Xanthippe", "00 00 98 76"
PAPERS = ["/utskrift.pdf?gruppe=tromso-1", "/plakat/tromso-1.pdf", "/kort/tromso-1.pdf"]


@pytest.fixture(params=["with a number of its own", "without"])
def listing(request):
    """A group with a contact person, who may be all there is to reach it by."""
    own = {"contact_phone": "00 00 00 01"} if request.param != "without" else {"contact_phone": ""}
    listing = ListingFactory(slug="tromso-1", contact_role="Gruppekontakten", **own)
    MeetingFactory(listing=listing)
    yes = {"consent_text": "Ja, det er greit.", "consented_on": date(2026, 11, 1)}
    ContactPerson.objects.create(listing=listing, first_name=NAME, phone=PHONE, **yes)
    return listing


def told(words: str) -> list[str]:
    return [secret for secret in (NAME, "98 76", "9876") if secret in words]


def test_the_page_of_the_group_has_both(client, listing):
    assert told(client.get("/gruppe/tromso-1/").content.decode().replace("\u00a0", " "))[:2] == [NAME, "98 76"]


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_has_either(client, listing, prefix, paper):
    words = pdf.text(client.get(prefix + paper).content).replace("\u00a0", " ")
    assert "tromso-1" in words
    assert told(words) == []


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
def test_the_sheet_as_a_page_has_neither(client, listing, prefix):
    assert told(client.get(f"{prefix}/utskrift/?gruppe=tromso-1").content.decode().replace("\u00a0", " ")) == []


def test_no_booklet_has_either(listing):
    words = pdf.text(made("troms")).replace("\u00a0", " ")
    assert listing.name in words
    assert told(words) == []
