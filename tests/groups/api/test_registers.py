"""Organisations, municipalities and counties as programs read them."""

import pytest

from organisations.vocabulary import OrganisationKind
from tests.factories import KARASJOK, TROMSO, ListingFactory, OrganisationFactory


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = "https://selvhjelp.example.no"


def test_organisations_stand_in_a_tree_with_the_groups_of_their_branches(ask):
    top = OrganisationFactory(name="Ivareta", kind="paraply", former_names=["LMS"], short_names=["Iv"])
    below = OrganisationFactory(name="Ivareta Tromsø", kind="lokallag", parent=top)
    below.covers_municipalities.set([TROMSO])
    below.covers_counties.set(["55"])
    ListingFactory(organisation=top)
    ListingFactory(organisation=below)
    ListingFactory(organisation=below, status="kladd")
    first, second = ask("organisasjoner/")
    assert list(first.items()) == [
        ("slug", "ivareta"), ("navn", "Ivareta"), ("navn_andre", ["Iv"]), ("antall", 2),
        ("url", "https://selvhjelp.example.no/organisasjon/ivareta/"), ("type", "paraply"), ("overordnet", None),
        ("tidligere_navn", ["LMS"]), ("dekker", []),
    ]  # fmt: skip
    told = {name: second[name] for name in ("slug", "antall", "overordnet", "dekker")}
    assert told == {"slug": "ivareta-tromso", "antall": 1, "overordnet": "ivareta", "dekker": ["55", "5501"]}


def test_all_municipalities_are_there_with_those_who_cover_them(ask):
    office = OrganisationFactory(name="Regionkontoret", kind=OrganisationKind.REGION)
    office.covers_counties.set(["56"])
    point = OrganisationFactory(name="Kontaktpunktet", kind=OrganisationKind.CONTACT_POINT)
    point.covers_municipalities.set([KARASJOK])
    ListingFactory(municipality_id=KARASJOK)
    places = {place["kode"]: place for place in ask("kommuner/")}
    assert len(places) == 357
    assert list(places[KARASJOK].items()) == [
        ("kode", KARASJOK), ("navn", "Karasjok"), ("navn_andre", ["Kárášjohka"]), ("antall", 1),
        ("url", "https://selvhjelp.example.no/kommune/karasjok/"),
        ("kontaktpunkt", ["kontaktpunktet", "regionkontoret"]),
    ]  # fmt: skip
    assert places["5601"]["kontaktpunkt"] == ["regionkontoret"]
    assert (places[TROMSO]["kontaktpunkt"], places[TROMSO]["antall"]) == ([], 0)


def test_all_counties_are_there_in_norwegian_order(ask):
    ListingFactory(municipality_id=KARASJOK)
    counties = ask("fylker/")
    assert [county["navn"] for county in counties] == sorted(county["navn"] for county in counties)
    finnmark = next(county for county in counties if county["kode"] == "56")
    assert list(finnmark.items()) == [
        ("kode", "56"), ("navn", "Finnmark"), ("navn_andre", ["Finnmárku", "Finmarkku"]), ("antall", 1),
        ("url", "https://selvhjelp.example.no/fylke/finnmark/"),
    ]  # fmt: skip
    assert len(counties) == 15


@pytest.mark.parametrize(("register", "parameter", "key"), [
    ("organisasjoner/", "org", "slug"), ("kommuner/", "kommune", "kode"), ("fylker/", "fylke", "kode"),
])  # fmt: skip
def test_the_number_is_the_count_of_the_search_with_the_value(ask, register, parameter, key):
    ListingFactory()
    ListingFactory(municipality_id=KARASJOK)
    stated = {row[key]: row["antall"] for row in ask(register) if row["antall"]}
    assert stated == {value: ask("grupper/", {parameter: value})["count"] for value in stated}
    assert sum(stated.values()) == 2
