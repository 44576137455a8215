"""One search, two faces: a program is told the groups that a person sees."""

from random import Random

import pytest
from django.core.cache import cache
from django.urls import resolve

from groups.search import catalogue
from tests.groups.search import world
from tests.groups.search.asking import draw

from .conftest import slugs


@pytest.fixture
def world_of_listings(db):
    world.fill(seed=3, count=160)
    catalogue.forget()


def shown(cards) -> list[str]:
    return [resolve(card.url).kwargs["slug"] for card in cards]


def page_of(client, parameters):
    """What the page shows; made anew, since a kept one is just its text."""
    cache.clear()
    return client.get("/grupper/", parameters).context


@pytest.mark.parametrize("seed", range(3))
def test_the_results_and_what_stands_beside_them_are_those_of_the_page(client, world_of_listings, seed):
    random = Random(seed)
    for _ in range(15):
        parameters = {**draw(random), "side": random.choice([[], ["1"], ["2"]])}
        page = page_of(client, parameters)
        answer = client.get("/api/grupper/", parameters).json()
        beside = {section["id"]: shown(section["cards"]) for section in page["sections"]}
        assert answer["count"] == page["count"], parameters
        assert slugs(answer["results"]) == shown(page["cards"]), parameters
        assert slugs(answer["heterogene"]) == beside.get("ulike", []), parameters
        assert slugs(answer["digitale"]) == beside.get("digitale", []), parameters
        assert slugs((answer["utvidet"] or {"results": []})["results"]) == beside.get("utvidet", []), parameters


def test_every_page_of_a_search_holds_the_same_groups(client, world_of_listings):
    for side in range(1, 8):
        page = page_of(client, {"side": side, "sorter": "neste"})
        answer = client.get("/api/grupper/", {"side": side, "sorter": "neste"}).json()
        assert slugs(answer["results"]) == shown(page["cards"])


def test_a_value_that_is_no_good_finds_nothing_on_the_page_and_is_a_fault_in_an_answer(client, world_of_listings):
    for name in ("for", "tema", "sted", "dag", "avstand"):
        assert client.get("/grupper/", {name: "tull og tøys"}).context["count"] == 0
        assert client.get("/api/grupper/", {name: "tull og tøys"}).status_code == 400
