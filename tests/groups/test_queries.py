"""The number of queries a page may ask: the same for one group and for three, and one when the page is kept."""

import pytest
from django.core.cache import cache
from django.urls import resolve

from groups.search import catalogue
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.site import addresses

pytestmark = pytest.mark.django_db

# The first is for the data revision.
PAGES = {
    "/": 1,
    "/grupper/": 4,
    "/grupper/?for=rus&hyppighet=ukentlig&tilgang=apen&sted=9008": 4,
    "/fylke/troms/": 4,
    "/fylke/troms/kart/": 1,
    "/kommune/tromso/": 5,
    "/kommune/tromso/?avstand=60&sorter=neste": 5,
    "/kommune/utsira/": 5,
    "/gruppe/en/": 6,
    "/gruppe/en.ics": 5,
    "/moter/": 4,
    "/moter/?fylke=55": 4,
    "/organisasjoner/": 2,
    "/organisasjon/eier/": 8,
    "/kontaktpunkter/": 4,
    "/fagfolk/": 2,
    "/fagfolk/tromso/": 6,
    "/fagfolk/tromso/?for=rus&tid=kveld": 6,
    "/fagfolk/utsira/": 6,
    "/utskrift/": 1,
    "/utskrift/?gruppe=en": 4,
    "/utskrift/?gruppe=en&gruppe=to&gruppe=tre": 4,
    "/innbygg/?kommune=5501&avstand=60": 4,
    "/innbygg/lag/?kommune=5501": 1,
    "/dekning/": 1,
    "/dekning.csv": 1,
    "/start-gruppe/": 1,
    "/start-gruppe/?kommune=5501": 2,
    "/hjelp-na/": 1,
    "/under-18/": 1,
    "/om-selvhjelp/": 1,
    "/forste-gang/": 1,
    "/for-parorende/": 1,
    "/om/": 1,
    "/trygg-bruk/": 1,
    "/personvern/": 1,
    "/tilgjengelighet/": 1,
    "/sitemap.xml": 3,
    "/robots.txt": 1,
    "/opensearch.xml": 1,
    "/.well-known/security.txt": 1,
}
# Never kept, so that they do not ask for the revision first.
FRESH = {"/meld-feil/en/": 4, "/livez": 0, "/readyz": 1}
# Held where they are made: paper (tests/groups/paper), and what a mail's link leads to (tests/organisations).
ELSEWHERE = {"sheet_pdf", "poster", "card", "group_card", "booklet", "confirm", "qr"}


def test_every_route_has_its_number():
    asked = {resolve(path.partition("?")[0]).url_name for path in PAGES | FRESH}
    assert asked == {route.name for route in addresses.routes()} - ELSEWHERE


@pytest.fixture(params=[1, 3], ids=["one", "three"])
def listings(request):
    owner = OrganisationFactory(slug="eier")
    owner.covers_municipalities.set(["5501", "5503"][: request.param])
    made = [
        ListingFactory(slug=slug, organisation=owner, themes=["sorg"], languages=["se"])
        for slug in ["en", "to", "tre"][: request.param]
    ]
    # A neighbour, so that every group has one near.
    for listing in [*made, ListingFactory(municipality_id="5503", organisation=owner)]:
        MeetingFactory(listing=listing)
    return made


@pytest.mark.parametrize(("path", "queries"), (PAGES | FRESH).items(), ids=PAGES | FRESH)
def test_a_page_asks_as_often_for_three_groups_as_for_one(client, django_assert_num_queries, listings, path, queries):
    client.get("/")
    cache.clear()
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_kept_page_asks_once(client, django_assert_num_queries, listings, path):
    first = client.get(path)
    with django_assert_num_queries(1):
        assert client.get(path).content == first.content


def test_no_page_asks_more_than_eight_times():
    assert max(PAGES.values()) <= 8


def test_making_the_catalogue_asks_as_often_for_three_as_for_one(django_assert_num_queries, listings):
    catalogue.forget()
    from groups.search import clock

    with django_assert_num_queries(13):
        catalogue.current(clock.now())
