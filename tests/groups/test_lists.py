"""The lists as pages: what is posted, what is shown, what is said when nothing is found."""

import pytest
from django.urls import reverse

from organisations.vocabulary import Weekday
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.site import html

pytestmark = pytest.mark.django_db


def heading(response) -> str:
    return html.read(response).all("h1")[0].text


def names(response) -> list[str]:
    """The names on the cards, in order."""
    return [link.text for link in html.read(response).all("a") if "card-link" in link.attributes.get("class", "")]


# ---- what is posted ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("posted", "address"),
    [
        ({"for": "parorende", "sted": "9008"}, "/kommune/tromso/?for=parorende&avstand=60"),
        ({"for": "", "sted": "TROMSØ"}, "/kommune/tromso/?avstand=60"),
        ({"for": "rus", "sted": ""}, "/grupper/?for=rus"),
        ({"sted": "Nordland"}, "/fylke/nordland/"),
        ({"sted": "Grünerløkka"}, "/kommune/oslo/?avstand=60"),
        (
            {"sted": "Kárášjohka", "ukedag": ["mandag", "tirsdag"]},
            "/kommune/karasjok/?ukedag=mandag&ukedag=tirsdag&avstand=60",
        ),
        ({"sted": "Skedsmo", "avstand": "5", "kommune": "0301", "side": "3"}, "/kommune/lillestrom/?avstand=60"),
    ],
)
def test_a_posted_search_is_answered_by_an_address_that_holds_filters_only(client, posted, address):
    response = client.post("/grupper/", posted)
    assert (response.status_code, response["Location"]) == (303, address)


def test_a_district_is_answered_by_its_name_in_the_register(client):
    assert client.post("/grupper/", {"sted": "lofoten"})["Location"] == "/grupper/?sted=Lofoten"


def test_nothing_that_is_no_filter_goes_from_a_form_into_an_address(client):
    posted = {"sted": "Oslo", "q": "kanarifugl", "navn": "kanarifugl", "tema": ["sorg", "kanarifugl"], "tilgang": "x"}
    assert client.post("/grupper/", posted)["Location"] == "/kommune/oslo/?tema=sorg&avstand=60"


def test_a_search_in_english_stays_in_english(client):
    assert client.post("/en/grupper/", {"sted": "Bodø"})["Location"] == "/en/kommune/bodo/?avstand=60"


def test_a_name_of_two_places_is_asked_about_with_the_county(client):
    response = client.post("/grupper/", {"sted": "Våler", "for": "rus"})
    links = {link.text: link.attributes["href"] for link in html.read(response).all("a")}
    choices = {text.strip(): address for text, address in links.items() if "Våler" in text}
    assert response.status_code == 200
    assert choices == {
        "Våler, Innlandet": "/kommune/valer-innlandet/?for=rus&avstand=60",
        "Våler, Østfold": "/kommune/valer-ostfold/?for=rus&avstand=60",
    }


@pytest.mark.parametrize("box", ["sted", "q"])
def test_a_name_that_a_place_elsewhere_has_too_is_asked_about(client, box):
    links = html.read(client.post("/grupper/", {box: "Bø"})).all("a")
    choices = {link.text.strip(): link.attributes["href"] for link in links if link.text.strip().startswith("Bø")}
    assert choices == {
        "Bø, Nordland": "/kommune/bo/?avstand=60",
        "Bø, tidligere kommune i Telemark": "/kommune/midt-telemark/?avstand=60",
    }


def test_a_misspelt_place_leads_to_the_nearest_spelling(client):
    response = client.post("/grupper/", {"sted": "Trmsø"})
    assert "Vi fant ikke «Trmsø»" in response.content.decode()
    assert "/kommune/tromso/?avstand=60" in response.content.decode()


def test_what_was_typed_is_in_no_address_of_the_answer(client):
    response = client.post("/grupper/", {"sted": "kanarifugl"})
    addresses = [value for element in html.read(response).elements for value in element.attributes.values()]
    assert [value for value in addresses if "kanarifugl" in value and value != "kanarifugl"] == []


def test_a_professional_comes_to_the_page_for_professionals(client):
    assert client.post("/grupper/", {"for": "fagperson", "sted": "Oslo"})["Location"] == "/fagfolk/oslo/"


# ---- addresses of places -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/kommune/5501/", "/kommune/tromso/"),
        ("/kommune/1902/?for=rus", "/kommune/tromso/?for=rus"),
        ("/kommune/skedsmo/", "/kommune/lillestrom/"),
        ("/kommune/karasjohka/", "/kommune/karasjok/"),
        ("/en/kommune/0301/", "/en/kommune/oslo/"),
        ("/fylke/55/", "/fylke/troms/"),
    ],
)
def test_codes_and_former_names_lead_to_the_page_for_good(client, path, address):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, address)


def test_the_bare_name_of_two_municipalities_shows_both(client):
    response = client.get("/kommune/valer/")
    links = {link.attributes["href"] for link in html.read(response).all("a")}
    assert response.status_code == 200
    assert {"/kommune/valer-innlandet/", "/kommune/valer-ostfold/"} <= links
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_no_such_municipality_is_not_found(client):
    assert client.get("/kommune/atlantis/").status_code == 404


# ---- what is shown -----------------------------------------------------------------------------------------------


def test_a_municipality_without_a_group_shows_the_nearest_who_covers_it_and_how_to_start(client):
    ListingFactory(name="I Tromsø")
    point = OrganisationFactory(name="Kontaktpunktet", kind="kontaktpunkt")
    point.covers_municipalities.set(["5534"])
    response = client.get("/kommune/karlsoy/")
    text = response.content.decode()
    assert heading(response) == "Grupper i Karlsøy"
    assert names(response) == ["I Tromsø"]
    assert "De nærmeste gruppene" in text
    assert "Kontaktpunktet" in text
    assert reverse("start_a_group") in text


def test_frequency_and_weekday_stand_first_with_their_numbers(client):
    for number in range(3):
        MeetingFactory(listing=ListingFactory())
        if number:
            MeetingFactory(listing=ListingFactory(), frequency="annenhver-uke", which="partall", weekday="mandag")
    text = " ".join(html.read(client.get("/kommune/tromso/")).all("main")[0].text.split())
    assert text.index("Hver uke 3") < text.index("Annenhver uke 2") < text.index("Mandag 2") < text.index("Avgrens")


def test_the_chip_of_a_date_says_it_in_words(client):
    (chip,) = client.get("/grupper/?dag=2126-12-24").context["chips"]
    assert chip["label"] == "Tirsdag 24. desember 2126"


def test_a_chip_takes_its_filter_away_and_keeps_the_rest(client):
    MeetingFactory(listing=ListingFactory())
    response = client.get("/kommune/tromso/?for=rus&ukedag=onsdag&avstand=60")
    chips = {
        link.text.strip(): link.attributes["href"]
        for link in html.read(response).all("a")
        if "ds-chip" in link.attributes.get("class", "")
    }
    assert chips == {
        "Tromsø": "/grupper/?for=rus&ukedag=onsdag",
        "Egen rus": "/kommune/tromso/?ukedag=onsdag&avstand=60",
        "Onsdag": "/kommune/tromso/?for=rus&avstand=60",
        "Inntil 60\u00a0km unna": "/kommune/tromso/?for=rus&ukedag=onsdag",
    }


def test_each_word_that_is_looked_for_can_be_taken_away_by_itself(client):
    ListingFactory(description="Strikking med hund")
    found = client.get("/grupper/?q=strikking+hund&ordrett=1&for=rus").context["chips"]
    assert {chip["label"]: chip["remove_url"] for chip in found} == {
        "Egen rus": "/grupper/?q=strikking+hund&ordrett=1",
        "«strikking»": "/grupper/?for=rus&q=hund&ordrett=1",
        "«hund»": "/grupper/?for=rus&q=strikking&ordrett=1",
    }


def test_how_far_one_would_go_is_chosen_among_distances_with_their_numbers(client):
    ListingFactory(municipality_id="5501")
    ListingFactory(municipality_id="5503")
    (distance,) = [
        group
        for group in client.get("/kommune/tromso/?avstand=45").context["filters"]["groups"]
        if group["name"] == "avstand"
    ]
    assert [(choice["label"], choice["value"], choice["count"]) for choice in distance["choices"]] == [
        ("Bare i Tromsø", 0, "1"),
        ("Inntil 30\u00a0km unna", 30, "1"),
        ("Inntil 45\u00a0km unna", 45, "1"),
        ("Inntil 60\u00a0km unna", 60, "1"),
        ("Inntil 100\u00a0km unna", 100, "1"),
        ("Inntil 200\u00a0km unna", 200, "2"),
    ]
    assert [choice["value"] for choice in distance["choices"] if choice["checked"]] == [45]


def test_the_municipality_alone_is_called_by_its_name_wherever_one_measures_from(client):
    ListingFactory()
    for path in ("/kommune/tromso/", "/grupper/?sted=9008"):
        groups = client.get(path).context["filters"]["groups"]
        (distance,) = [group for group in groups if group["name"] == "avstand"]
        assert distance["choices"][0]["label"] == "Bare i Tromsø", path


@pytest.mark.parametrize("path", ["/kommune/valer/", "/kommune/heroy/", "/grupper/?sted=Våler", "/grupper/?q=qqqq"])
def test_a_page_that_asks_has_no_link_that_leads_nowhere(client, path):
    page = html.read(client.get(path))
    assert [link.text for link in page.all("a") if not link.attributes.get("href")] == []


def test_groups_for_different_problems_stand_beside_every_search(client):
    ListingFactory(name="Samme")
    ListingFactory(name="Ulike", composition="heterogen", audience=[])
    response = client.get("/kommune/tromso/?for=rus")
    assert names(response) == ["Samme", "Ulike"]
    assert "Grupper der deltakerne har ulike livsproblemer" in response.content.decode()


def test_a_list_goes_on_to_the_next_page_and_says_when_there_is_none(client):
    for number in range(30):
        ListingFactory(name=f"Gruppe {number:02}")
    assert names(client.get("/grupper/?side=2")) == [f"Gruppe {number:02}" for number in range(25, 30)]
    past_the_end = client.get("/grupper/?side=3")
    assert names(past_the_end) == [f"Gruppe {number:02}" for number in range(25)]
    assert "Lista er ikke så lang" in past_the_end.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("hyppighet=ukentilg", "Vi kjenner ikke «ukentilg». Mente du «ukentlig»?"),
        ("for=alle", "Vi kjenner ikke «alle»"),
        ("avstand=langt&kommune=5501", "«langt» går ikke. Skriv et helt tall fra 0 til 2000."),
        ("dag=31.12", "«31.12» er ingen dag vi kjenner."),
        ("side=-1", "«-1» går ikke."),
    ],
)
def test_a_bad_value_finds_nothing_and_is_said_in_plain_words(client, query, said):
    ListingFactory(name="Skulle ikke vært her")
    response = client.get(f"/grupper/?{query}")
    assert response.status_code == 200
    assert names(response) == []
    assert said in response.content.decode()


def test_a_closed_group_shows_the_way_in_and_no_date(client):
    MeetingFactory(listing=ClosedListingFactory(name="Lukket"))
    page = html.read(client.get("/kommune/tromso/"))
    (when,) = [element.text for element in page.all("p") if element.attributes.get("class") == "card-when"]
    assert " ".join(when.split()) == "Ta kontakt hver onsdag kl. 18.00–\u206020.00".replace("\u00a0", " ")


@pytest.mark.parametrize("address", ["/kommune/tromso/?avstand=60", "/grupper/?sted=9008", "/kommune/tromso/"])
def test_no_distance_is_told_to_a_group_whose_place_is_known_as_the_municipality_alone(client, address):
    near = {"postal_code_id": "9008", "lat": 69.65, "lon": 18.96}
    ListingFactory(name="Her", venue="Kulturhuset", hides_address=False, **near)
    ClosedListingFactory(name="Skjult her", **near)
    if "?" in address:
        ClosedListingFactory(name="Skjult nabo", municipality_id="5534")
    told = {card.name: bool(card.distance_text) for card in client.get(address).context["cards"]}
    assert told == {"Her": True, "Skjult her": False} | ({"Skjult nabo": True} if "?" in address else {})


def test_a_municipality_leads_to_what_lies_a_little_further_away(client):
    ListingFactory(audience=["rus"])
    ListingFactory.create_batch(2, audience=["parorende"], municipality_id="5534")
    ListingFactory(municipality_id="0301", audience=["parorende"])
    further = client.get("/kommune/tromso/").context["further"]
    assert (further["label"], further["url"]) == ("2 grupper til inntil 60\u00a0km unna", "/kommune/tromso/?avstand=60")
    widened = client.get(further["url"])
    assert (len(names(widened)), widened.context["further"]) == (3, None)
    # With none of its own, the nearest stand there; and where nothing more is near, there is nothing to lead to.
    for query in ("?for=parorende", "?for=rus"):
        assert client.get(f"/kommune/tromso/{query}").context["further"] is None, query


@pytest.mark.parametrize(
    ("forms", "named"),
    [
        (["oppmote"], []),
        (["oppmote", "digital"], ["Også på nett"]),
        (["oppmote", "telefon"], ["Også på telefon"]),
        (["oppmote", "digital", "telefon"], ["Også på nett", "Også på telefon"]),
        (["digital", "telefon"], []),
    ],
    ids="-".join,
)
def test_a_group_that_meets_somewhere_names_its_other_ways(client, forms, named):
    ListingFactory(forms=forms)
    (card,) = client.get("/grupper/").context["cards"]
    assert [tag.text for tag in card.tags if tag.text.startswith("Også")] == named
    # One that meets nowhere says on the line of its place how it meets.
    assert ("På nett og på telefon" in card.place_text) == ("oppmote" not in forms)


# ---- open meetings -----------------------------------------------------------------------------------------------


def test_only_meetings_that_somebody_new_may_come_to_stand_in_the_meeting_list(client):
    for weekday in ("mandag", "torsdag"):
        MeetingFactory(listing=ListingFactory(name=f"Åpen {weekday}"), weekday=weekday)
    MeetingFactory(listing=ClosedListingFactory(name="Lukket"))
    assert set(names(client.get("/moter/"))) == {"Åpen mandag", "Åpen torsdag"}


def test_the_meeting_list_does_not_promise_that_one_may_just_come_where_one_asks_first(client):
    MeetingFactory(listing=ListingFactory(sign_up="kontakt"))
    response = client.get("/moter/")
    cards = [card for day in response.context["days"] for card in day["cards"]]
    assert "Ta kontakt først" in {tag.text for card in cards for tag in card.tags}
    assert "bare komme" not in response.context["lead"]
    assert "tar kontakt først" in response.context["lead"]


def test_another_week_can_be_asked_for(client):
    MeetingFactory(listing=ListingFactory(name="Hver onsdag"), weekday="onsdag")
    response = client.get("/moter/?fra=2027-01-04&til=2027-01-10")
    assert names(response) == ["Hver onsdag"]


def test_a_period_that_is_too_long_is_cut_and_the_page_says_so(client):
    MeetingFactory(listing=ListingFactory(name="Hver onsdag"), weekday="onsdag")
    cut = client.get("/moter/?fra=2027-01-04&til=2028-01-04").content.decode()
    whole = client.get("/moter/?fra=2027-01-04&til=2027-02-03").content.decode()
    said = "Vi viser inntil 31 dager om gangen."
    assert (said in cut, said in whole) == (True, False)
    assert cut.count('id="dag-') == whole.count('id="dag-') == 31


def test_a_long_period_shows_fewer_meetings_a_day_and_leads_to_the_rest(client):
    for listing in ListingFactory.create_batch(3):
        for weekday in Weekday.values:
            MeetingFactory(listing=listing, weekday=weekday)
    month, day = (client.get(f"/moter/?fra=2027-01-04&til={last}") for last in ("2027-02-03", "2027-01-04"))
    assert (len(names(month)), len(names(day))) == (31, 3)
    assert month.content.decode().count("Vis 2 møter til") == 31


@pytest.mark.parametrize("query", ["fra=i+morgen", "fra=2027-02-30", "til=9"])
def test_a_date_that_is_none_is_said_and_the_coming_week_shown(client, query):
    response = client.get(f"/moter/?{query}")
    assert response.status_code == 200
    assert "Vi forstod ikke datoen" in response.content.decode()
