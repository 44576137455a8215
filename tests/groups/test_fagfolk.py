"""The pages for professionals: the look-up, the kinds side by side, and what decides."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from groups.presentation.fagfolk import sit_in
from organisations.models import Organisation, Resource
from tests.factories import (
    KARASJOK,
    OSLO,
    TROMSO,
    ClosedListingFactory,
    ListingFactory,
    MeetingFactory,
    OrganisationFactory,
)
from tests.site import html

pytestmark = pytest.mark.django_db

KARLSOY = "5534"


def near(client, slug="tromso", **asked):
    """The page, made anew: one that was kept has no context."""
    cache.clear()
    return client.get(f"/fagfolk/{slug}/", asked)


def columns(client, slug="tromso", **asked):
    """By kind, the names of its groups."""
    found = near(client, slug, **asked).context["columns"]
    return {column["id"]: [card.name for card in column["cards"]] for column in found}


def card(client, name, **asked):
    found = near(client, **asked).context["columns"]
    return next(card for column in found for card in column["cards"] if card.name == name)


def rows(client, name):
    return {row.label: row.value for row in card(client, name).rows}


# ---- the look-up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["9008", "Tromsø", "tromso kommune", "9008 Tromsø"])
def test_a_postal_code_or_a_municipality_leads_to_its_page_without_what_was_typed(client, text):
    asked = {"sted": text, "for": "rus", "ukedag": "", "tid": "kveld", "avstand": "30"}
    response = client.post("/fagfolk/", asked)
    assert (response.status_code, response["Location"]) == (303, "/fagfolk/tromso/?for=rus&tid=kveld&avstand=30")


def test_a_link_with_a_place_leads_to_its_page_as_well(client):
    response = client.get("/fagfolk/?sted=9008&for=rus")
    assert (response.status_code, response["Location"]) == (303, "/fagfolk/tromso/?for=rus")
    assert "Vi fant ikke «qqqq»." in client.get("/fagfolk/?sted=qqqq").content.decode()


def test_the_look_up_stays_in_its_language(client):
    assert client.post("/en/fagfolk/", {"sted": "9008"})["Location"] == "/en/fagfolk/tromso/"


def links(response):
    return {link.text.strip(): link.attributes["href"] for link in html.read(response).all("a")}


def test_a_county_asks_which_municipality_and_keeps_the_choices(client):
    response = client.post("/fagfolk/", {"sted": "Troms", "for": "parorende"})
    assert response.status_code == 200
    assert links(response)["Karlsøy"] == "/fagfolk/karlsoy/?for=parorende"
    assert "Velg kommunen." in response.content.decode()


def test_two_municipalities_of_one_name_are_both_offered(client):
    found = links(client.post("/fagfolk/", {"sted": "Våler"}))
    assert {text for text in found if text.startswith("Våler")} == {"Våler, Innlandet", "Våler, Østfold"}


def test_a_misspelt_place_is_named_with_the_nearest_spelling(client):
    response = client.post("/fagfolk/", {"sted": "Trmsø"})
    assert "Vi fant ikke «Trmsø»." in response.content.decode()
    assert links(response)["Tromsø"] == "/fagfolk/tromso/"


def test_without_a_place_the_page_asks_for_one(client):
    assert "Skriv en kommune, et sted eller et postnummer." in client.post("/fagfolk/", {}).content.decode()


def test_what_was_typed_is_in_no_address_of_the_answer(client):
    response = client.post("/fagfolk/", {"sted": "kanarifugl"})
    values = [value for element in html.read(response).elements for value in element.attributes.values()]
    assert [value for value in values if "kanarifugl" in value and value != "kanarifugl"] == []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/fagfolk/5501/?for=rus", "/fagfolk/tromso/?for=rus"),
        ("/fagfolk/karasjohka/", "/fagfolk/karasjok/"),
        ("/en/fagfolk/0301/", "/en/fagfolk/oslo/"),
    ],
)
def test_a_bookmark_of_old_still_leads_there(client, path, address):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, address)


def test_an_unknown_place_is_not_found(client):
    assert client.get("/fagfolk/atlantis/").status_code == 404


def test_who_says_to_be_a_professional_on_the_first_screen_comes_here(client):
    asked = {"for": "fagperson", "sted": "9008"}
    assert client.post("/grupper/", asked)["Location"] == "/fagfolk/tromso/"
    assert client.post("/grupper/", {"for": "fagperson"})["Location"] == "/fagfolk/"


def test_on_the_net_stand_open_groups_first_and_none_is_for_one_audience_alone(client):
    remote = {"forms": ["digital"], "municipality_id": None}
    for number in range(3):
        ListingFactory(name=f"A {number}", audience=["parorende"], **remote)
    ClosedListingFactory(name="B lukket", audience=["rus"], **remote)
    ListingFactory(name="C åpen", audience=["rus"], **remote)
    (names,) = [found for found in columns(client).values() if "C åpen" in found]
    assert names == ["C åpen", "A 0", "B lukket"]


# ---- side by side --------------------------------------------------------------------------------------------------


def test_each_kind_has_its_own_groups(client):
    ListingFactory(name="Rus")
    ListingFactory(name="Ulike", composition="heterogen", audience=[])
    ListingFactory(name="Nære", audience=["parorende"])
    ListingFactory(name="Nett", forms=["digital"], municipality_id=None)
    assert columns(client) == {"rus": ["Rus"], "ulike": ["Ulike"], "parorende": ["Nære"], "nett": ["Nett"]}


@pytest.mark.parametrize("audience", ["rus", "parorende"])
def test_same_and_different_problems_are_seen_whoever_is_asked_for(client, audience):
    ListingFactory(name="Samme", audience=[audience])
    ListingFactory(name="Ulike", composition="heterogen", audience=[])
    found = columns(client, **{"for": audience})
    assert (found[audience], found["ulike"]) == (["Samme"], ["Ulike"])


def test_who_was_asked_for_comes_first_and_the_others_step_aside_with_a_way_to_them(client):
    for number in range(6):
        ListingFactory(name=f"Nære {number}", audience=["parorende"])
    ListingFactory(name="Rus")
    response = near(client, **{"for": "parorende"})
    found = {column["id"]: column for column in response.context["columns"]}
    assert list(found) == ["parorende", "ulike", "nett", "rus"]
    assert len(found["parorende"]["cards"]) == 5
    assert (found["rus"]["cards"], found["rus"]["more"]["label"]) == ([], "Vis 1 gruppe: egen rus eller avhengighet")


def test_the_nearest_come_first_with_how_far_they_are(client):
    ListingFactory(name="Naboen", municipality_id=KARLSOY)
    ListingFactory(name="Her")
    assert columns(client)["rus"] == ["Her", "Naboen"]
    assert card(client, "Naboen").distance_text.endswith("km")


def test_of_a_hidden_group_of_the_place_no_distance_is_told(client):
    hidden = {"access": "lukket", "hides_address": True}
    ListingFactory(name="Her", **hidden)
    ListingFactory(name="Naboen", municipality_id=KARLSOY, **hidden)
    assert [bool(card(client, name).distance_text) for name in ("Her", "Naboen")] == [False, True]


def test_within_the_municipality_alone_means_no_neighbour(client):
    ListingFactory(name="Naboen", municipality_id=KARLSOY)
    ListingFactory(name="Her")
    assert columns(client, avstand="0")["rus"] == ["Her"]


def test_where_there_is_none_the_nearest_are_shown_and_it_is_said(client):
    ListingFactory(name="Langt unna", municipality_id=OSLO)
    response = near(client)
    (column,) = [column for column in response.context["columns"] if column["id"] == "rus"]
    assert [card.name for card in column["cards"]] == ["Langt unna"]
    assert column["note"] == "Ingen innen 60 km. Dette er de nærmeste."


def test_of_a_kind_that_is_nowhere_it_is_said(client):
    assert near(client).content.decode().count("Vi vet ikke om noen slik gruppe.") == 3


def test_when_and_how_far_narrow_what_is_shown(client):
    evening, morning = ListingFactory(name="Kveld"), ListingFactory(name="Morgen")
    MeetingFactory(listing=evening)
    MeetingFactory(listing=morning, starts_at="09:00", ends_at="10:00", weekday="mandag")
    assert columns(client, tid="kveld")["rus"] == ["Kveld"]
    assert columns(client, ukedag="mandag")["rus"] == ["Morgen"]


def test_a_value_that_makes_no_sense_shows_nothing_as_if_it_were_the_answer(client):
    ListingFactory(name="Rus")
    response = near(client, tid="natt")
    assert [card for column in response.context["columns"] for card in column["cards"]] == []
    assert "Vi kjenner ikke «natt»" in response.content.decode()


def test_a_group_near_by_that_also_meets_on_the_net_stands_once(client):
    ListingFactory(name="Begge", forms=["oppmote", "digital"])
    assert columns(client) == {"rus": ["Begge"], "ulike": [], "parorende": [], "nett": []}


def test_a_group_on_the_net_is_no_distance_away(client):
    ListingFactory(name="Nett", forms=["oppmote", "digital"], municipality_id=OSLO, audience=["parorende"])
    ListingFactory(name="Her", audience=["parorende"])
    found = card(client, "Nett")
    assert (found.place_text, found.distance_text) == ("På nett", "")


def test_the_link_to_all_of_a_kind_finds_as_many_as_it_says(client):
    for number in range(5):
        ListingFactory(name=f"Ulike {number}", composition="heterogen", audience=[])
    response = near(client, **{"for": "rus"})
    more = {column["id"]: column["more"] for column in response.context["columns"]}["ulike"]
    assert more["label"] == "Vis alle 5: ulike livsproblemer"
    assert client.get(more["url"]).context["count"] == 5


def test_nothing_that_is_not_current_is_shown(client):
    ListingFactory(name="Kladd", status="kladd")
    ListingFactory(name="Nedlagt", status="nedlagt")
    ListingFactory(name="Gammel", confirmed_at=date(2020, 1, 1))
    refused = OrganisationFactory(approval=Organisation.Approval.WAITING)
    ListingFactory(name="Venter", organisation=refused)
    assert columns(client) == {"rus": [], "ulike": [], "parorende": [], "nett": []}


# ---- what decides --------------------------------------------------------------------------------------------------


def test_an_open_group_says_that_one_may_just_come_and_when(client):
    listing = ListingFactory(name="Åpen")
    MeetingFactory(listing=listing)
    found = card(client, "Åpen")
    assert (found.access, found.way_in) == ("Åpen", "Bare kom")
    assert found.next_date.startswith("Onsdag ")


def test_nobody_is_told_to_just_come_to_a_group_without_a_door(client):
    for name, forms in (("Nett", ["digital"]), ("Telefon", ["telefon"])):
        MeetingFactory(listing__name=name, listing__municipality_id=None, listing__forms=forms)
    ways = [card(client, name).way_in for name in ("Nett", "Telefon")]
    assert ways == ["Spør om lenka før møtet", "Spør om nummeret før møtet"]


def test_a_group_in_a_room_and_on_the_net_is_joined_by_its_door_or_by_its_link(client):
    MeetingFactory(listing__name="Nær Tromsø")
    MeetingFactory(listing__name="Begge", listing__municipality_id=OSLO, listing__forms=["oppmote", "digital"])
    ways = {slug: card(client, "Begge", slug=slug).way_in for slug in ("oslo", "tromso")}
    assert ways == {"oslo": "Bare kom", "tromso": "Spør om lenka før møtet"}


def test_a_closed_group_has_no_date_but_its_way_in(client):
    listing = ClosedListingFactory(name="Lukket")
    MeetingFactory(listing=listing)
    found = card(client, "Lukket")
    assert (found.access, found.way_in, found.next_date) == ("Lukket", "Ta kontakt", "")


def test_a_group_that_pauses_says_so(client):
    ListingFactory(name="Pause", pause_from=date(2020, 1, 1))
    assert card(client, "Pause").way_in == "Har pause"


def test_what_decides_is_told_in_one_order(client):
    owner = OrganisationFactory(name="Ivareta", gladly_visits=True)
    listing = ListingFactory(
        name="Alt", organisation=owner, intoxicated="lytte", lar="velkommen", goal="redusere", worldview="kristent"
    )
    MeetingFactory(listing=listing, kind="alle")
    assert list(rows(client, "Alt").items()) == [
        ("Ruset", "Kan komme ruset, for å lytte"),
        ("LAR", "Velkommen"),
        ("Mål", "Å bruke mindre"),
        ("Livssyn", "Kristent"),
        ("Se selv", "Du kan selv komme og se"),
        ("Besøk", "Kommer gjerne og forteller"),
    ]
    assert card(client, "Alt").unknown == ""


def test_what_nobody_has_said_is_named_and_not_guessed(client):
    MeetingFactory(listing=ListingFactory(name="Taus"))
    found = card(client, "Taus")
    assert found.rows == ()
    assert found.unknown == (
        "Ikke oppgitt: om man kan komme ruset, LAR, mål, livssyn, om du kan sitte med. Spør gruppa."
    )


def test_relatives_are_not_asked_about_their_own_rus(client):
    ListingFactory(name="Nære", audience=["parorende"], worldview="uavhengig")
    assert card(client, "Nære").unknown == "Ikke oppgitt: om du kan sitte med. Spør gruppa."


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["alle"], "Du kan selv komme og se"),
        (["egen"], "Nei, bare for dem det gjelder"),
        (["egen", None], ""),
        ([None], ""),
        ([], ""),
    ],
)
def test_a_professional_may_sit_in_where_all_meetings_say_so(kinds, words):
    listing = ListingFactory()
    for kind in kinds:
        MeetingFactory(listing=listing, kind=kind)
    assert sit_in(listing) == words


def test_where_only_some_meetings_are_for_everyone_it_says_which(client):
    listing = ListingFactory()
    MeetingFactory(listing=listing, kind="egen")
    MeetingFactory(listing=listing, kind="alle", weekday="mandag")
    assert sit_in(listing).replace("\u2060", "").replace("\u00a0", " ") == (
        "Du kan selv komme og se hver mandag kl. 18.00–20.00"
    )


def test_nobody_sits_in_on_a_closed_group():
    listing = ClosedListingFactory()
    MeetingFactory(listing=listing, kind="alle")
    assert sit_in(listing) == "Nei, bare for deltakerne"


def test_an_organisation_above_that_gladly_comes_is_named(client):
    above = OrganisationFactory(name="Ivareta", gladly_visits=True, phone="00 00 00 07")
    ListingFactory(name="Lokal", organisation=OrganisationFactory(parent=above))
    assert rows(client, "Lokal")["Besøk"] == "Ivareta kommer gjerne og forteller"
    (visitor,) = near(client).context["visitors"]
    assert (visitor["name"], visitor["contact"]["phone"]) == ("Ivareta", "00 00 00 07")


def test_an_organisation_that_is_not_let_in_visits_nobody(client):
    above = OrganisationFactory(name="Venter", gladly_visits=True, approval=Organisation.Approval.WAITING)
    ListingFactory(name="Lokal", organisation=OrganisationFactory(parent=above))
    assert "Besøk" not in rows(client, "Lokal")
    assert near(client).context["visitors"] == []


def test_who_confirmed_and_who_stands_behind_are_on_every_card(client):
    owner = OrganisationFactory(name="Ivareta Tromsø", slug="ivareta-tromso")
    ListingFactory(name="Her", organisation=owner)
    found = card(client, "Her")
    assert found.organisation_name == "Ivareta Tromsø"
    assert found.organisation_url == "/organisasjon/ivareta-tromso/"
    assert found.confirmed.startswith("Bekreftet ")


# ---- around it -----------------------------------------------------------------------------------------------------


def test_the_neighbours_are_there_with_their_own_numbers_and_the_same_choices(client):
    ListingFactory(municipality_id=KARLSOY, audience=["parorende"])
    ListingFactory(municipality_id=TROMSO)
    found = {one["name"]: one for one in near(client, **{"for": "parorende"}).context["neighbours"]}
    assert len(found) == 8
    assert (found["Karlsøy"]["count"], found["Karlsøy"]["url"]) == (1, "/fagfolk/karlsoy/?for=parorende")
    assert found["Balsfjord"]["count"] == 0


def test_a_place_without_any_group_still_has_the_kinds_and_the_contact_point(client):
    ListingFactory(name="Langt unna", municipality_id=KARASJOK)
    point = OrganisationFactory(name="Kontaktpunktet", phone="00 00 00 02")
    point.covers_municipalities.set(["1151"])
    response = near(client, "utsira")
    assert response.context["contact_point"]["name"] == "Kontaktpunktet"
    assert [column["id"] for column in response.context["columns"]] == ["rus", "ulike", "parorende", "nett"]


def test_every_group_can_be_taken_along_and_nothing_is_kept_of_it(client):
    listing = ListingFactory(slug="tromso-1")
    response = near(client)
    page = html.read(response)
    boxes = [box for box in page.all("input") if box.attributes.get("name") == "gruppe"]
    (form,) = [form for form in page.all("form") if form.attributes.get("id") == "ark"]
    assert [box.attributes["value"] for box in boxes] == [listing.slug]
    assert {box.attributes["form"] for box in boxes} == {"ark"}
    assert (form.attributes["action"], form.attributes["method"]) == ("/utskrift/", "get")
    assert response.cookies == {}


@pytest.mark.parametrize("path", ["/fagfolk/", "/fagfolk/tromso/", "/nn/fagfolk/tromso/", "/en/fagfolk/"])
def test_the_name_of_a_patient_is_written_nowhere(client, path):
    assert [word in client.get(path).content.decode().lower() for word in ("henvise ", "<textarea")] == [False, False]


# ---- resources -----------------------------------------------------------------------------------------------------


def test_the_resources_stand_under_their_headings_with_the_day_somebody_looked(client):
    Resource.objects.all().delete()
    Resource.objects.create(
        kind="forskning", name="En studie", about="Om grupper.", url="https://example.no/a", last_checked="2026-11-02"
    )
    Resource.objects.create(kind="retningslinje", name="En retningslinje", about="Om.", url="https://example.no/b")
    found = client.get("/fagfolk/").context["resources"]
    assert [section["heading"] for section in found] == [
        "Retningslinjer og veiledere",
        "Forskning om tolvtrinnsgrupper",
    ]
    (guideline,), (study,) = [section["resources"] for section in found]
    assert study["checked"].startswith("Sist kontrollert 2.\u00a0november")
    assert guideline["checked"] == ""


def test_a_resource_is_told_in_the_language_of_the_page(client):
    Resource.objects.create(
        kind="materiell", name="Hefte", name_en="Booklet", about="Gratis.", about_en="Free.", url="https://example.no/h"
    )
    assert "Booklet" in client.get("/en/fagfolk/").content.decode()
    assert "Hefte" in client.get("/nn/fagfolk/").content.decode()


def test_the_directory_starts_with_what_the_sources_name():
    hosts = {urlsplit(resource.url).hostname.removeprefix("www.") for resource in Resource.objects.all()}
    assert hosts == {
        "helsedirektoratet.no", "helsebiblioteket.no", "korus.no", "napha.no", "erfaringskompetanse.no", "rop.no",
        "rusfeltet.no", "selvhjelp.no", "doi.org",
    }  # fmt: skip
    assert all(resource.name_nn and resource.about_en for resource in Resource.objects.all())
