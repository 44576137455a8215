"""Never a dead end: whoever looks in a municipality leaves with steps that exist, one of them the place's own.

On listings that nobody wrote by hand, all of them in a few municipalities, so that most of the country has none.
"""

from itertools import product
from urllib.parse import urlencode, urlsplit

import pytest
from django.http import QueryDict

from groups.presentation import outside, steps
from groups.search import catalogue, clock
from groups.views.searching import beside, search_for
from organisations.models import Listing
from organisations.vocabulary import Form
from selvhjelp.places.distance import kilometres
from selvhjelp.places.gazetteer import Gazetteer
from tests.factories import ListingFactory

from .search import world

pytestmark = pytest.mark.django_db

AUDIENCES = [None, "rus", "parorende"]
ACCESS = [None, "apen", "lukket"]
COMBINATIONS = list(product(AUDIENCES, ACCESS))


@pytest.fixture(params=[(1, 60), (2, 12)], ids=["sixty listings", "twelve listings"])
def country(request):
    world.fill(*request.param)
    for audience, access in product(world.words.Audience.values, world.words.Access.values):
        ListingFactory(audience=[audience], access=access, municipality_id="5501", confirmed_at=world.TODAY)
    catalogue.forget()
    yield
    catalogue.forget()


def parameters(place, audience, access) -> str:
    asked = {"kommune": place.code, "for": audience, "tilgang": access}
    return urlencode({name: value for name, value in asked.items() if value})


@pytest.mark.parametrize(("audience", "access"), COMBINATIONS, ids=str)
def test_every_municipality_leads_somewhere(country, audience, access):
    listings = one_can_go_to()
    poor = [
        (place.name, found)
        for place in Gazetteer.current().municipalities()
        if not (found := leads_from(place, audience, access, listings))["is_enough"]
    ]
    assert poor == []


def one_can_go_to() -> dict:
    """By slug: the listing, and from where distances to it are measured."""
    points = {entry.pk: entry.point for entry in catalogue.current(clock.now()).entries}
    rows = Listing.objects.filter(pk__in=points, forms__contains=[Form.IN_PERSON])
    return {row.slug: (row, points[row.pk]) for row in rows}


def leads_from(place, audience, access, listings) -> dict:
    search = search_for(QueryDict(parameters(place, audience, access)))
    found = beside(search)
    given = steps.of_search(search, found)
    shown = (*found["cards"], *found["wider"], *found["nearest"])
    # Of a group whose address is hidden, the place itself is all that can be told.
    here = {slug for slug, (row, _point) in listings.items() if row.municipality_id == place.code}
    cards = [card for card in shown if card.distance_text or card.slug in here]
    links = [link["url"] for link in outside.links(search, place)]
    others = {*links, given["start_url"], given["help_url"], (given.get("contact_point") or {}).get("url")} - {None}
    is_near = shows_the_nearest([card.slug for card in cards], place, audience, access, listings)
    return {"is_enough": len(others) >= 3 and is_near, "near": [card.slug for card in cards], "others": others}


def shows_the_nearest(slugs, place, audience, access, listings) -> bool:
    """The municipality's own step: of the groups that fit, one that is as near as any, told with its distance or
    as one of the place.

    Where none fits, any with a distance will do.
    """
    km = {slug: kilometres(place.point, point) for slug, (_row, point) in listings.items()}
    fitting = [km[slug] for slug, (row, _point) in listings.items() if fits(row, audience, access)]
    shown = [km[slug] for slug in slugs if slug in km]
    return bool(shown) and (not fitting or min(shown) <= min(fitting))


def fits(row, audience, access) -> bool:
    return (not audience or audience in row.audience) and (not access or access == row.access)


@pytest.mark.parametrize(("audience", "access"), COMBINATIONS, ids=str)
def test_every_line_about_elsewhere_leads_to_groups_elsewhere(country, audience, access):
    for place in Gazetteer.current().municipalities():
        search = search_for(QueryDict(parameters(place, audience, access)))
        links = outside.links(search, place)
        found = {link["label"]: search_for(QueryDict(urlsplit(link["url"]).query)) for link in links}
        assert list(found) == [f"grupper utenfor {place.name}", "grupper på nett", "grupper på telefon"], place.name
        assert all(one.count for one in found.values()), place.name
        there = {one.municipality for one in entries_of(found[f"grupper utenfor {place.name}"])}
        assert place.code not in there


def entries_of(search):
    return [search.catalogue.entries[position] for position in search.hits]


@pytest.mark.parametrize(
    "query", ["", "?for=parorende", "?alder=ukjent", "?utenfor=5501", "?hyppighet=manedlig&ukedag=sondag"]
)
@pytest.mark.parametrize("slug", ["tromso", "utsira", "loppa", "oslo", "heroy-nordland"])
def test_a_page_has_one_such_line_and_steps_that_exist(client, country, slug, query):
    response = client.get(f"/kommune/{slug}/{query}")
    page = response.content.decode()
    assert page.count('<p class="outside') == 1
    links = [link["url"] for link in response.context["outside"]] + [
        response.context["steps"]["start_url"],
        response.context["steps"]["help_url"],
    ]
    assert [client.get(link).status_code for link in links] == [200] * len(links)
    assert all(link.replace("&", "&amp;") in page for link in links)


def test_each_step_of_each_municipality_exists(client, country):
    """Each address once: what leads to lists is held above by the number of their hits."""
    given = [steps.in_municipality(place) for place in Gazetteer.current().municipalities()]
    addresses = {one[name] for one in given for name in ("start_url", "help_url", "remote_url")}
    addresses |= {one["contact_point"]["url"] for one in given if one["contact_point"]}
    assert len(addresses) >= len(given)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


@pytest.fixture
def few(db):
    """One group where people meet, one on the net, both for grown-ups."""
    catalogue.forget()
    yield ListingFactory(municipality_id="5501"), ListingFactory(forms=[Form.ONLINE])
    catalogue.forget()


@pytest.mark.parametrize("query", ["q=ukjentord", "for=rus&alder=ungdom", "fylke=34&for=rus&alder=ungdom", "q=9999"])
def test_a_search_without_hits_in_no_municipality_leaves_steps_that_exist(client, few, query):
    response = client.get(f"/grupper/?{query}")
    given = response.context["steps"]
    addresses = [given[name] for name in ("remote_url", "help_url", "start_url")]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    page = response.content.decode()
    assert [address for address in addresses if f'href="{address.replace("&", "&amp;")}"' not in page] == []


def test_who_is_under_18_is_led_to_the_page_for_them(client, few):
    assert '<a href="/under-18/">For deg under 18</a>' in client.get("/grupper/?for=rus&alder=ungdom").content.decode()
    assert '<a href="/under-18/">For deg under 18</a>' not in client.get("/grupper/?alder=eldre").content.decode()


def test_who_asks_for_a_municipality_by_its_number_is_shown_its_nearest_group_too(client, few):
    page = client.get("/grupper/?kommune=1151&for=rus&alder=ungdom&tilgang=apen").content.decode()
    assert "Nærmeste grupper" in page
    assert "/start-gruppe/?kommune=1151" in page


def test_what_is_not_understood_is_asked_back_with_steps(client, few):
    page = client.post("/grupper/", {"q": "xyzzyq"}).content.decode()
    assert [
        way for way in ("/grupper/?form=digital&amp;form=telefon", "/start-gruppe/") if f'"{way}"' not in page
    ] == []


def test_without_any_group_in_the_country_there_is_still_somebody_to_talk_to_and_a_way_to_begin(client):
    catalogue.forget()
    page = client.get("/kommune/utsira/").content.decode()
    assert '<p class="outside' not in page
    assert "/start-gruppe/?kommune=1151" in page
    assert "Snakk med noen" in page
