"""The list: its pages, what stands beside the hits, and what is said of parameters that are no good."""

import pytest

from groups.filters import FILTERS, PER_PAGE
from tests.factories import ListingFactory, MeetingFactory

from .conftest import slugs

KEYS = ["count", "next", "previous", "tolket", "results", "heterogene", "digitale", "utvidet"]


def test_the_answer_has_the_contracts_keys_in_its_order(ask):
    ListingFactory()
    assert list(ask("grupper/")) == KEYS
    assert list(ask("grupper/", {"for": "parorende", "sted": "Tromsø"})) == KEYS


def test_a_page_holds_twenty_five_and_leads_to_its_neighbours(ask, client):
    for _ in range(2 * PER_PAGE + 1):
        ListingFactory()
    address, seen, pages = "/api/grupper/?for=rus&for=parorende&ukjent=1", [], []
    while address:
        page = client.get(address).json()
        pages.append((len(page["results"]), page["count"], page["previous"]))
        seen += slugs(page["results"])
        address = page["next"]
    base = "http://testserver/api/grupper/?for=rus&for=parorende&ukjent=1&side="
    assert pages == [(25, 51, None), (25, 51, f"{base}1"), (1, 51, f"{base}2")]
    assert len(set(seen)) == 51


def test_without_hits_what_nearly_fits_is_told_in_a_sentence(ask):
    MeetingFactory(listing__slug="en", weekday="onsdag")
    answer = ask("grupper/", kommune="5501", ukedag="mandag")
    assert (answer["count"], answer["results"]) == (0, [])
    assert list(answer["utvidet"]) == ["setning", "results"]
    assert answer["utvidet"]["setning"] == "Vi fant ingen grupper på mandager i Tromsø. Her er grupper i Tromsø."
    assert slugs(answer["utvidet"]["results"]) == ["en"]


def test_groups_for_different_problems_and_on_the_net_stand_beside_the_hits(ask):
    ListingFactory(slug="ulike", audience=[], composition="heterogen")
    ListingFactory(slug="nett", forms=["digital"], municipality_id=None, audience=["parorende"])
    ListingFactory(slug="treff", audience=["parorende"])
    answer = ask("grupper/", {"for": "parorende", "kommune": "5501"})
    found = [slugs(answer[section]) for section in ("results", "heterogene", "digitale")]
    assert (found, answer["utvidet"]) == ([["treff"], ["ulike"], ["nett"]], None)


@pytest.mark.parametrize("name", [name for name in FILTERS if name not in ("q", "ordrett")])
def test_a_parameter_without_a_good_value_is_a_400_that_names_it(ask, name):
    ListingFactory()
    answer = ask("grupper/", {name: "tull og tøys"}, status=400)
    assert (list(answer), list(answer["feil"])) == (["feil"], [name])
    assert "tull og tøys" in answer["feil"][name][0]


def test_all_bad_parameters_are_named_at_once(ask):
    assert ask("grupper/", {"for": "alle", "avstand": "langt", "tilgang": "apen"}, status=400) == {
        "feil": {
            "for": ["Vi kjenner ikke «alle». Velg et av valgene her."],
            "avstand": ["«langt» går ikke. Skriv et helt tall fra 0 til 2000."],
        }
    }


def test_of_several_values_the_good_ones_hold(ask):
    ListingFactory(slug="rus")
    ListingFactory(slug="parorende", audience=["parorende"])
    assert slugs(ask("grupper/", {"for": ["tull", "rus", ""]})["results"]) == ["rus"]


def test_empty_and_unknown_parameters_change_nothing(ask):
    ListingFactory()
    assert ask("grupper/", {**dict.fromkeys(FILTERS, " "), "tull": "tøys"}) == ask("grupper/")


def test_a_misspelt_place_is_a_400_with_the_nearest_spellings(ask):
    (first, second) = ask("grupper/", sted="Trømmsø", status=400)["feil"]["sted"]
    assert first == "Vi fant ikke «Trømmsø». Mente du et av disse stedene?"
    assert second.startswith("Prøv «Tromsø»")


def test_several_places_of_a_name_are_asked_about(ask):
    assert ask("grupper/", sted="Våler", status=400)["feil"] == {
        "sted": [
            "Det er flere steder som heter «Våler». Hvilket mener du?",
            "Prøv «Våler, Østfold» eller «Våler, Innlandet».",
        ]
    }


def test_what_could_not_be_used_is_named_and_left_out(ask):
    ListingFactory(slug="en")
    answer = ask("grupper/", avstand="10", sorter="avstand", side="7")
    assert list(answer) == [*KEYS, "utelatt"]
    assert slugs(answer["results"]) == ["en"]
    assert answer["utelatt"] == {
        "avstand": ["Avstand virker bare sammen med et sted. Vi har ikke brukt den."],
        "sorter": ["Nærmest først virker bare sammen med et sted."],
        "side": ["Lista er ikke så lang. Vi viser den første siden."],
    }


@pytest.mark.parametrize(
    ("sted", "filters"),
    [
        ("9008", {"kommune": ["5501"]}),
        ("Kárášjohka", {"kommune": ["5610"]}),
        ("troms fylke", {"fylke": ["55"]}),
        ("Nord-Norge", {"fylke": ["18", "55", "56"]}),
        ("Lofoten", {"kommune": ["1856", "1857", "1859", "1860", "1865", "1874"]}),
        ("Longyearbyen", {"sted": ["Longyearbyen"]}),
        ("", {}),
    ],
)
def test_it_tells_how_a_place_was_read(ask, sted, filters):
    assert ask("grupper/", sted=sted)["tolket"] == {"filtre": filters, "tekst": "", "hjelp": []}


def test_explicit_parameters_are_no_reading(ask):
    answer = ask("grupper/", {"for": "rus", "kommune": "5501", "sted": "Tromsø"})
    assert answer["tolket"]["filtre"] == {"kommune": ["5501"]}
