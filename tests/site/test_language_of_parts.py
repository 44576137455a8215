"""What editors wrote in Norwegian is read aloud in Norwegian, on every English page where it stands (WCAG 3.1.2)."""

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import ListingFactory
from tests.site import addresses, html
from tests.site.directory import ABOUT, ALL_STATED, make_directory

pytestmark = [pytest.mark.xdist_group("every page"), pytest.mark.django_db]

ADDRESSES = addresses.pages(languages=["en"])
FIELDS = (
    "price", "gift", "description", "how_to_join", "first_time", "venue", "directions", "contact_role",
    "contact_hours",
)  # fmt: skip
WRITTEN = [ALL_STATED[name] for name in FIELDS] + [ABOUT]
NORWEGIAN = {"no", "nb", "nn"}


@pytest.fixture(scope="module")
def responses(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        make_directory()
        found = {address: Client().get(address.path) for address in ADDRESSES}
        transaction.set_rollback(True)
    return found


def pieces(response) -> list[tuple[str, str]]:
    """What the page says, without the signs that only keep words together."""
    return [
        (text.replace("\u00a0", " ").replace("\u2060", ""), lang) for text, lang in html.read(response).spoken if text
    ]


def standing_on(response) -> list[tuple[str, str]]:
    return [(own, lang) for text, lang in pieces(response) for own in WRITTEN if own in text]


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_what_editors_wrote_stands_in_their_language_on_an_english_page(responses, address):
    assert [found for found in standing_on(responses[address]) if found[1] not in NORWEGIAN] == []


def test_each_of_their_texts_stands_on_some_page(responses):
    assert {own for response in responses.values() for own, _ in standing_on(response)} == set(WRITTEN)


def test_a_group_where_english_alone_is_spoken_is_told_of_in_the_language_of_an_english_page(client):
    ListingFactory(slug="english", languages=["en"], description="We share what we have lived.")
    for path, lang in (("/en/gruppe/english/", "en"), ("/gruppe/english/", "en"), ("/nn/gruppe/english/", "en")):
        (found,) = [lang for text, lang in pieces(client.get(path)) if "We share" in text]
        assert found == lang
    assert 'lang="no"' not in client.get("/en/gruppe/english/").content.decode()


def test_a_norwegian_page_needs_no_language_for_them(client):
    ListingFactory(slug="norsk", **ALL_STATED)
    for path in ("/gruppe/norsk/", "/nn/gruppe/norsk/", "/utskrift/?gruppe=norsk"):
        assert 'lang="no"' not in client.get(path).content.decode()


def test_what_is_said_of_a_group_on_the_net_is_in_the_language_of_the_page(client):
    ListingFactory(slug="nett", forms=["digital"], municipality_id=None, name="Kveldsgruppa")
    found = dict(pieces(client.get("/en/grupper/")))
    assert found["Kveldsgruppa"] == "no"
    assert found["Online"] == "en"
