"""What somebody does not want: left out where a filter can say so, and never passed over in silence."""

import pytest

from organisations import vocabulary as words
from tests.factories import ListingFactory, OrganisationFactory

OPPOSITES = {
    "ikke lukket gruppe": ("tilgang", ["apen"]),
    "ikke åpent møte": ("tilgang", ["lukket"]),
    "ikke tolvtrinn": ("drift", ["selvorganisert", "likeperson", "selvhjelpsleder"]),
    "vil ikke ha kristen gruppe": ("livssyn", ["uavhengig"]),
    "kan ikke på mandager": ("ukedag", [day for day in words.Weekday.values if day != "mandag"]),
    "ikke mandag eller tirsdag": ("ukedag", [day for day in words.Weekday.values if day not in ("mandag", "tirsdag")]),
    "ikke mandag men tirsdag": ("ukedag", ["tirsdag"]),
    "ikke hver uke": ("hyppighet", [value for value in words.Frequency.values if value != "ukentlig"]),
    "ikke på telefon": ("form", ["oppmote", "digital"]),
    "er det ikke møte på onsdag": ("ukedag", ["onsdag"]),
}


@pytest.mark.parametrize("text", OPPOSITES)
def test_of_what_is_not_wanted_the_others_are(find, text):
    name, values = OPPOSITES[text]
    search = find(q=text)
    assert (search.tolket["filtre"], search.left_out) == ({name: values}, {})


@pytest.fixture
def fellowship(db):
    owner = OrganisationFactory(name="Nordlysene", slug="nordlysene", short_names=["SML"])
    return ListingFactory(organisation=owner, name="Onsdagsgruppa")


@pytest.mark.parametrize("text", ["ikke SML", "vil ikke gå på SML", "uten SML", "ikke noe Nordlysene"])
def test_what_no_filter_can_leave_out_is_named(find, fellowship, text):
    search = find(q=text)
    assert (search.tolket["filtre"], search.count, list(search.left_out)) == ({}, 1, ["nekting"])
    assert "«Nordlysene»" in search.left_out["nekting"]


@pytest.mark.parametrize("text", ["ikke engelsk", "ikke kvinnegruppe", "ikke i kveld", "ikke for ungdom"])
def test_no_denial_is_passed_over_in_silence(find, fellowship, text):
    search = find(q=text)
    assert (search.tolket["filtre"], list(search.left_out)) == ({}, ["nekting"])


def test_the_search_box_says_on_the_page_what_an_address_cannot(client, fellowship):
    answer = client.post("/grupper/", {"q": "ikke SML"})
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
    assert "Vi kan ikke ta bort «Nordlysene» fra lista" in answer.content.decode()


def test_whoever_asks_why_not_denies_nothing(find, fellowship):
    assert find(q="hvorfor ikke SML").tolket["filtre"] == {"org": ["nordlysene"]}
