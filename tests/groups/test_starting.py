"""How a group is started: with a place, who helps there and which groups gather people already."""

import pytest
from django.core.cache import cache

from selvhjelp.places.models import County
from tests.factories import ClosedListingFactory, OrganisationFactory
from tests.site import html

pytestmark = pytest.mark.django_db


def said(response) -> str:
    return " ".join(element.text for element in html.read(response).all("main"))


def links(response) -> dict[str, str]:
    return {link.text.strip(): link.attributes["href"] for link in html.read(response).all("a")}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Modalen", "/start-gruppe/?kommune=4629"),
        ("9008", "/start-gruppe/?kommune=5501"),
        ("grünerløkka", "/start-gruppe/?kommune=0301"),
        ("troms", "/start-gruppe/?fylke=55"),
        ("lofoten", "/start-gruppe/?sted=Lofoten"),
        ("svalbard", "/start-gruppe/?sted=Svalbard"),
    ],
)
def test_a_posted_place_is_answered_by_its_number_or_its_name_in_the_register(client, text, address):
    response = client.post("/start-gruppe/", {"sted": text})
    assert (response.status_code, response["Location"]) == (303, address)
    assert client.get(address).status_code == 200


def test_a_name_of_two_places_is_asked_about(client):
    found = links(client.post("/start-gruppe/", {"sted": "Os"}))
    assert {text: found[text] for text in found if text.startswith("Os")} == {
        "Os, Innlandet": "/start-gruppe/?kommune=3430",
        "Os, Bjørnafjorden": "/start-gruppe/?kommune=4624",
    }


def test_a_misspelt_place_is_told_and_leads_to_the_nearest(client):
    response = client.post("/start-gruppe/", {"sted": "trmsø"})
    assert "Vi fant ikke «trmsø»." in said(response)
    assert links(response)["Tromsø"] == "/start-gruppe/?kommune=5501"


def test_words_of_danger_are_answered_in_this_box_too(client):
    firsts = [
        html.read(client.post(path, {"sted": "han slår meg"})).all("h2")[0].text
        for path in ("/grupper/", "/start-gruppe/")
    ]
    assert firsts[0] == firsts[1]


@pytest.mark.parametrize("query", ["kommune=9999", "sted=xyzzy", "sted=Våler", "fylke=99"])
def test_a_place_that_is_none_is_told_and_the_page_stands(client, query):
    response = client.get(f"/start-gruppe/?{query}")
    assert response.status_code == 200
    assert html.read(response).all("p")[0]
    assert "Slik kommer en gruppe i gang" in said(response)
    assert [p.text for p in html.read(response).all("p") if "validation" in p.attributes.get("class", "")] != []
    assert "Hjelp til å starte" not in said(response)


def test_who_covers_the_place_helps_there_its_own_before_the_countys(client):
    OrganisationFactory(name="Kontoret for fylket").covers_counties.set(["55"])
    OrganisationFactory(name="Kontaktpunktet her").covers_municipalities.set(["5501"])
    assert "Kontaktpunktet her" in said(client.get("/start-gruppe/?kommune=5501"))
    assert "Kontoret for fylket" not in said(client.get("/start-gruppe/?kommune=5501"))
    assert "Kontoret for fylket" in said(client.get("/start-gruppe/?kommune=5532"))


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("fylke=55", "/kontaktpunkter/#fylke-55"),
        ("kommune=5501&kommune=5532", "/kontaktpunkter/#fylke-55"),
        ("sted=Svalbard", "/kontaktpunkter/"),
    ],
)
def test_an_area_leads_to_its_contact_points(client, query, url):
    assert links(client.get(f"/start-gruppe/?{query}"))["Se kontaktpunktene"] == url


def test_groups_near_that_gather_people_are_there_and_no_other(client):
    ClosedListingFactory(name="Samler her", intake="samler")
    ClosedListingFactory(name="Samler nær", intake="samler", municipality_id="5532")
    ClosedListingFactory(name="Samler langt borte", intake="samler", municipality_id="0301")
    ClosedListingFactory(name="Full", intake="stengt")
    shown = said(client.get("/start-gruppe/?kommune=5501"))
    names = ["Samler her", "Samler nær", "Samler langt borte", "Full"]
    assert [name for name in names if name in shown] == ["Samler her", "Samler nær"]


def test_the_page_of_a_municipality_leads_there_with_its_number(client):
    assert links(client.get("/kommune/utsira/"))["Slik starter du en gruppe i Utsira"] == "/start-gruppe/?kommune=1151"


def test_with_a_place_it_stays_out_of_search_engines(client):
    assert b'content="noindex"' in client.get("/start-gruppe/?kommune=5501").content
    assert b'content="noindex"' not in client.get("/start-gruppe/").content


def test_where_a_county_has_no_contact_point_the_list_of_them_still_leads_on(client):
    """A directory that is new has none at all."""
    codes = list(County.objects.values_list("code", flat=True))
    point = OrganisationFactory(kind="kontaktpunkt")
    numbers = {}
    for name, covered in {"none": [], "all but one": codes[1:], "all": codes}.items():
        point.covers_counties.set(covered)
        cache.clear()
        page = client.get("/kontaktpunkter/").content.decode()
        numbers[name] = (page.count('<section class="stack-small"'), page.count('href="/start-gruppe/"') > 1)
    assert numbers == {"none": (0, True), "all but one": (14, True), "all": (15, False)}
