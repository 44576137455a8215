"""The one box: anything can be typed into it, and nothing of it stands in an address."""

import pytest

from tests.factories import OSLO, ListingFactory, MeetingFactory
from tests.site import html

pytestmark = pytest.mark.django_db


def asked(client, **posted):
    return client.post("/grupper/", posted)


@pytest.mark.parametrize("name", ["q", "sted"])
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("pårørende tromsø onsdag", "/kommune/tromso/?for=parorende&ukedag=onsdag&avstand=60"),
        ("aa møte i kveld oslo", "/kommune/oslo/?tid=kveld&dag=i-dag&avstand=60"),
        ("kona spiller", "/grupper/?for=parorende&relasjon=partner&tema=spill"),
        ("sorg i Nordland", "/fylke/nordland/?tema=sorg"),
        ("sorg i Lofoten", "/grupper/?tema=sorg&sted=Lofoten"),
        ("kvinnegruppe innen 20 km fra Hamar", "/kommune/hamar/?kjonn=kvinner&avstand=20"),
        ("9008", "/kommune/tromso/?avstand=60"),
    ],
)
def test_what_is_typed_is_answered_by_the_filters_it_means(client, name, typed, address):
    response = asked(client, **{name: typed})
    assert (response.status_code, response["Location"]) == (303, address)


def test_the_filters_of_the_list_come_along_and_give_way_to_nobody(client):
    response = asked(client, q="onsdag rus", **{"for": "parorende", "tilgang": "apen"})
    assert response["Location"] == "/grupper/?for=parorende&ukedag=onsdag&tilgang=apen"


def test_somebody_searches_where_they_are_until_they_name_another_place(client):
    here = {"kommune": "5501", "avstand": "60"}
    assert asked(client, q="sorg", **here)["Location"] == "/kommune/tromso/?tema=sorg&avstand=60"
    assert asked(client, q="sorg i Oslo", **here)["Location"] == "/kommune/oslo/?tema=sorg&avstand=60"
    assert asked(client, q="sorg", kommune="5501")["Location"] == "/kommune/tromso/?tema=sorg"
    assert asked(client, q="sorg", fylke="55")["Location"] == "/fylke/troms/?tema=sorg"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/kommune/tromso/?avstand=60&for=rus", "/kommune/tromso/?for=rus&tema=sorg&avstand=60"),
        ("/kommune/tromso/", "/kommune/tromso/?tema=sorg"),
        ("/fylke/troms/", "/fylke/troms/?tema=sorg"),
        ("/grupper/?sted=Grünerløkka&avstand=5", "/kommune/oslo/?tema=sorg&avstand=5"),
        ("/grupper/?fylke=55&fylke=56", "/grupper/?tema=sorg&fylke=55&fylke=56"),
        ("/grupper/?utenfor=5501", "/grupper/?tema=sorg&utenfor=5501"),
        ("/grupper/?q=sorg&sorter=neste", "/grupper/?tema=sorg&sorter=neste"),
    ],
)
def test_the_box_of_a_list_searches_in_that_list(client, path, address):
    box = client.get(path).context["search"]
    posted = {}
    for field in box["hidden"]:
        posted.setdefault(field["name"], []).append(field["value"])
    assert client.post(box["action"], {**posted, box["name"]: "sorg"})["Location"] == address


def test_words_go_into_an_address_only_when_hits_depend_on_them(client):
    ListingFactory(description="Vi strikker mens vi snakker.", audience=["parorende"])
    assert asked(client, q="pårørende strikking")["Location"] == "/grupper/?for=parorende&q=strikking&ordrett=1"


def test_a_word_that_no_group_has_written_is_said_to_be_so_and_stands_in_no_address(client):
    response = asked(client, q="pårørende kanarifugl")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "«kanarifugl»" in response.content.decode()


@pytest.mark.parametrize("typed", ["trenger time", "venn", "jeg vil møte noen", "trenger noen å snakke med"])
def test_where_nothing_is_asked_for_all_groups_are_said_to_be_shown(client, typed):
    response = asked(client, q=typed)
    assert response.status_code == 200
    assert "Vi viser alle grupper" in response.content.decode()


def test_danger_is_heard_at_the_end_of_a_long_letter(client):
    letter = "Vi bor ved sjøen og her er det stille om kvelden. " * 190
    response = asked(client, q=letter + "Jeg vil ikke leve lenger.")
    assert 9_000 < len(letter) < 10_000
    assert "Tenker du på å ta livet ditt" in response.content.decode()


@pytest.mark.parametrize("name", ["q", "sted"])
@pytest.mark.parametrize("typed", ["kanarifugl", "🙂", "((("])
def test_what_nobody_understands_is_asked_about_again(client, name, typed):
    response = asked(client, **{name: typed, "for": "rus"})
    fields = [field.attributes for field in html.read(response).all("input")]
    assert response.status_code == 200
    assert [field["value"] for field in fields if field.get("type") == "search"] == [typed]
    assert f"Vi fant ikke «{typed}»" in response.content.decode()
    assert [(field["name"], field["value"]) for field in fields if field.get("type") == "hidden"] == [("for", "rus")]


def test_a_name_of_two_places_is_asked_about_in_either_box(client):
    for posted in ({"sted": "Våler"}, {"q": "Våler"}):
        assert "Det er flere steder som heter «Våler»" in asked(client, **posted).content.decode()


def test_a_misspelt_place_in_the_box_for_everything_is_found(client):
    assert asked(client, q="trmsø")["Location"] == "/kommune/tromso/?avstand=60"


def test_chips_tell_what_was_understood_and_go_one_by_one(client):
    MeetingFactory(listing=ListingFactory(audience=["parorende"]), weekday="onsdag")
    response = client.get(asked(client, q="pårørende tromsø onsdag")["Location"])
    links = [link for link in html.read(response).all("a") if "ds-chip" in link.attributes.get("class", "")]
    chips = {link.text.strip().replace("\xa0", " "): link.attributes["href"] for link in links}
    assert chips == {
        "Tromsø": "/grupper/?for=parorende&ukedag=onsdag",
        "Pårørende": "/kommune/tromso/?ukedag=onsdag&avstand=60",
        "Onsdag": "/kommune/tromso/?for=parorende&avstand=60",
        "Inntil 60 km unna": "/kommune/tromso/?for=parorende&ukedag=onsdag",
    }


def test_the_answer_finds_what_the_words_find(client):
    MeetingFactory(listing=ListingFactory(name="Her", audience=["parorende"]), weekday="onsdag")
    MeetingFactory(listing=ListingFactory(name="Der", audience=["parorende"], municipality_id=OSLO), weekday="onsdag")
    for typed in ("pårørende tromsø onsdag", "pårørende onsdag", "onsdag i Oslo"):
        answered = client.get(asked(client, q=typed)["Location"])
        read = client.get("/grupper/", {"q": typed})
        assert [card.url for card in answered.context["cards"]] == [card.url for card in read.context["cards"]]
