"""One group's address, living and gone."""

from datetime import date

from tests.factories import OSLO, ListingFactory

from .conftest import slugs


def test_a_draft_and_what_was_never_there_are_not_found(ask):
    ListingFactory(slug="kladd", status="kladd")
    gone = ask("grupper/kladd/", status=404)
    assert gone == ask("grupper/aldri/", status=404)
    assert list(gone["feil"]) == ["adresse"]


def test_one_that_is_closed_down_answers_410_with_the_nearest_for_the_same_people(ask):
    ListingFactory(slug="borte", status="nedlagt", confirmed_at=date(2026, 3, 1))
    for slug, municipality in {"oslo-1": OSLO, "balsfjord-1": "5532", "tromso-2": "5501", "alta-1": "5601"}.items():
        ListingFactory(slug=slug, municipality_id=municipality)
    ListingFactory(slug="andre", audience=["parorende"])
    answer = ask("grupper/borte/", status=410)
    assert list(answer) == ["feil", "grunn", "sist_bekreftet", "naermeste"]
    assert answer["feil"] == {"slug": ["Denne gruppa er lagt ned."]}
    assert (answer["grunn"], answer["sist_bekreftet"]) == ("nedlagt", "2026-03-01")
    assert slugs(answer["naermeste"]) == ["tromso-2", "balsfjord-1", "alta-1"]


def test_one_that_nobody_has_confirmed_for_a_year_answers_410(ask):
    ListingFactory(slug="gammel", confirmed_at=date(2025, 11, 24))
    ListingFactory(slug="snart", confirmed_at=date(2025, 11, 25))
    answer = ask("grupper/gammel/", status=410)
    assert (answer["grunn"], slugs(answer["naermeste"])) == ("ubekreftet", ["snart"])
    assert answer["feil"] == {"slug": ["Ingen har bekreftet denne gruppa på et år."]}
    assert ask("grupper/snart/")["slug"] == "snart"


def test_one_without_a_place_that_is_gone_has_others_too(ask):
    ListingFactory(slug="nett-1", status="nedlagt", forms=["digital"], municipality_id=None, confirmed_at=None)
    ListingFactory(slug="en")
    answer = ask("grupper/nett-1/", status=410)
    assert (answer["sist_bekreftet"], slugs(answer["naermeste"])) == (None, ["en"])
