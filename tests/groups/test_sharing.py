"""Passing a page on: a plain link, a mail, a text message, a QR code. Neutral, and counted by nobody."""

from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import pytest

from groups.presentation.sharing import share
from tests.factories import ListingFactory
from tests.site import html

pytestmark = pytest.mark.django_db

TELLING = ("rus", "pårørende", "selvhjelp", "gruppe ", "avhengig", "self-help", "addiction", "sjølvhjelp")


@pytest.fixture
def listing():
    return ListingFactory(slug="tromso-1", name="Onsdagsgruppa for rus")


@pytest.mark.parametrize("path", ["/gruppe/tromso-1/", "/kommune/tromso/?for=rus", "/grupper/", "/fylke/troms/"])
def test_every_group_and_every_search_can_be_passed_on(client, listing, path):
    page = html.read(client.get(path))
    hrefs = [link.attributes["href"] for link in page.all("a")]
    codes = [code.attributes["src"] for code in page.all("img") if code.attributes.get("class") == "qr"]
    assert f"http://127.0.0.1:8000{path}" in hrefs
    assert len([href for href in hrefs if href.startswith("mailto:?")]) == 1
    assert len([href for href in hrefs if href.startswith("sms:")]) == 1
    assert codes == [f"/qr.svg?{urlencode({'til': path})}"]


def test_the_words_are_neutral_and_hold_the_address():
    found = share("/gruppe/tromso-1/")
    mail = {name: values[0] for name, values in parse_qs(urlsplit(found.mail_url).query).items()}
    text = unquote(found.sms_url.partition("body=")[2])
    assert mail["body"] == text
    assert text.endswith("http://127.0.0.1:8000/gruppe/tromso-1/")
    said = text.removesuffix(found.url).lower() + mail["subject"].lower()
    assert [word for word in TELLING if word in said] == []


def test_an_address_with_filters_comes_whole_through_a_mail():
    found = share("/kommune/tromso/?for=rus&avstand=60")
    assert parse_qs(urlsplit(found.mail_url).query)["body"][0].endswith("/kommune/tromso/?for=rus&avstand=60")
    assert found.url == "http://127.0.0.1:8000/kommune/tromso/?for=rus&avstand=60"


def test_an_address_too_long_for_a_code_has_none():
    assert [bool(share("/grupper/?q=" + "x" * length).qr_url) for length in (200, 300)] == [True, False]


def test_a_search_by_words_is_passed_on_without_what_was_understood(client):
    ListingFactory(name="Lyset", description="Vi strikker sammen.")
    page = html.read(client.get("/grupper/?q=strikker+i+Tromsø"))
    (mail,) = [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("mailto:?")]
    assert "i+Troms" not in unquote(mail)


def test_nothing_of_it_asks_anybody(client, listing):
    page = html.read(client.get("/gruppe/tromso-1/"))
    assert [one for one in page.all("img") if not one.attributes["src"].startswith("/qr.svg?")] == []
