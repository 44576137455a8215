"""The number of queries an answer may ask: the same for one row and for three, and one when it is kept."""

import pytest
from django.core.cache import cache

from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

# The first is for the data revision.
ANSWERS = {
    "grupper/": 5,
    "grupper/?for=rus&hyppighet=ukentlig&sted=9008": 5,
    "grupper/?for=parorende&sted=9008": 5,
    "grupper/en/": 5,
    "grupper/borte/": 7,
    "organisasjoner/": 4,
    "kommuner/": 4,
    "fylker/": 1,
    "forslag/?q=tro": 1,
    "schema/": 1,
}


@pytest.fixture(params=[1, 3], ids=["one", "three"])
def listings(request):
    for number in range(request.param):
        owner = OrganisationFactory(parent=OrganisationFactory())
        owner.covers_municipalities.set(["5501", "5503"])
        owner.covers_counties.set(["55"])
        listing = ListingFactory(
            organisation=owner, themes=["sorg", "skam"], languages=["se", "no"], slug=SLUGS[number]
        )
        MeetingFactory(listing=listing)
        MeetingFactory(listing=listing)
    ListingFactory(slug="borte", status="nedlagt", organisation=owner)
    ListingFactory(slug="ulike", audience=[], composition="heterogen", organisation=owner)


SLUGS = ("en", "to", "tre")


@pytest.mark.parametrize(("path", "queries"), ANSWERS.items(), ids=ANSWERS)
def test_an_answer_asks_as_often_for_three_as_for_one(client, django_assert_num_queries, listings, path, queries):
    client.get("/api/fylker/")
    cache.clear()
    with django_assert_num_queries(queries):
        assert client.get(f"/api/{path}").status_code in (200, 410)


@pytest.mark.parametrize("path", [path for path in ANSWERS if path != "grupper/borte/"])
def test_a_kept_answer_asks_once(client, django_assert_num_queries, listings, path):
    first = client.get(f"/api/{path}")
    with django_assert_num_queries(1):
        assert client.get(f"/api/{path}").content == first.content


def test_no_answer_asks_more_than_eight_times():
    assert max(ANSWERS.values()) <= 8
