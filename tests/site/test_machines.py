"""The files for programs say what they must, and nothing about examples or visitors."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from selvhjelp.places.models import Municipality
from tests.factories import ListingFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_security_contact_holds_for_less_than_a_year_and_more_than_a_month(client):
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"].startswith("mailto:")
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)


def test_the_sitemap_has_every_municipality_and_living_group_but_no_example(client):
    ListingFactory(slug="tromso-1", organisation=OrganisationFactory(slug="ekte"))
    ListingFactory(slug="tromso-2", organisation=OrganisationFactory(slug="eksempel", is_example=True))
    ListingFactory(slug="tromso-3", status="nedlagt")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    paths = [place.text.removeprefix("http://127.0.0.1:8000") for place in tree.findall("s:url/s:loc", NAMES)]
    assert [path for path in paths if path.startswith("/gruppe/")] == ["/gruppe/tromso-1/"]
    assert "/organisasjon/eksempel/" not in paths
    assert len([path for path in paths if path.startswith("/kommune/")]) == Municipality.objects.in_force().count()


def test_search_from_the_browser_puts_no_word_into_an_address(client):
    (url,) = ElementTree.fromstring(client.get("/opensearch.xml").content).findall("{*}Url")
    assert (url.get("method"), url.get("template")) == ("post", "http://127.0.0.1:8000/grupper/")


def test_robots_are_kept_out_of_what_is_staffs_and_of_searches(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /bekreft/", "Disallow: /grupper/?"} <= set(lines)
