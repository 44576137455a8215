"""What nearly fits, when nothing fits."""

from random import Random

import pytest

from groups.search.widening import wider
from tests.factories import OSLO, ClosedListingFactory, ListingFactory, MeetingFactory

from .asking import draw

NEVER_GIVEN_UP = ("for", "kjonn", "alder", "ruset", "lar", "tilrettelagt", "sprak", "form")
VADSO, VARDO, TANA = "5607", "5634", "5628"


def _found(find, **parameters):
    found = wider(find(parameters))
    return find.slugs(found.hits), found.sentence.replace("\xa0", " ")


def test_a_search_with_hits_is_not_widened(find):
    ListingFactory()
    assert wider(find(sted="Tromsø")) is None


def test_a_bad_value_is_not_widened(find):
    ListingFactory()
    assert wider(find(tilgang="tull")) is None


def test_it_says_what_is_at_the_place_and_what_lies_further_away(find):
    closed = ClosedListingFactory(municipality_id=VADSO)
    ClosedListingFactory(municipality_id=VADSO, intake="stengt")
    further = ListingFactory(municipality_id=TANA)
    slugs, sentence = _found(find, kommune=VADSO, tilgang="apen")
    assert slugs == [further.slug, closed.slug]
    assert sentence == (
        "Vi fant ingen åpne møter i Vadsø. Her er grupper i Vadsø som tar imot nye, og åpne møter inntil 100 km unna."
    )


def test_time_is_given_up_before_weekday_theme_and_access(find):
    asked = {"tid": "kveld", "ukedag": "onsdag", "tema": "sorg", "tilgang": "apen", "kommune": VADSO}
    fits_without = {
        "tilgang": MeetingFactory(listing=ClosedListingFactory(municipality_id=VADSO, themes=["sorg"])),
        "tema": MeetingFactory(listing=ListingFactory(municipality_id=VADSO)),
        "ukedag": MeetingFactory(listing=ListingFactory(municipality_id=VADSO, themes=["sorg"]), weekday="fredag"),
        "tid": MeetingFactory(
            listing=ListingFactory(municipality_id=VADSO, themes=["sorg"]), starts_at="09:00", ends_at="10:00"
        ),
    }
    for name in ("tid", "ukedag", "tema", "tilgang"):
        find._catalogue = None
        slugs, _sentence = _found(find, **asked)
        assert slugs == [fits_without[name].listing.slug], name
        fits_without[name].listing.delete()


def test_the_whole_country_is_the_last_resort(find):
    far = ListingFactory(municipality_id=OSLO)
    slugs, sentence = _found(find, kommune=VADSO)
    assert slugs == [far.slug]
    assert sentence == "Vi fant ingen grupper i Vadsø. Her er grupper lenger unna, de nærmeste først."


def test_the_sentence_names_what_was_asked_for(find):
    MeetingFactory(listing__audience=["parorende"], listing__municipality_id=VARDO, weekday="mandag")
    MeetingFactory(listing__audience=["parorende"], listing__municipality_id=VADSO, weekday="mandag")
    _slugs, sentence = _found(find, kommune=VADSO, ukedag="onsdag", **{"for": "parorende"})
    assert sentence == "Vi fant ingen grupper for pårørende på onsdager i Vadsø. Her er grupper for pårørende i Vadsø."


def test_a_date_is_said_in_words_and_what_is_shown_without_a_place_is_of_all_norway(find):
    MeetingFactory(weekday="mandag")
    sentences = [_found(find, dag=day)[1] for day in ("2026-12-24", "2025-01-01")]
    assert sentences == [
        "Vi fant ingen grupper torsdag 24. desember. Her er grupper i hele landet.",
        "Vi fant ingen grupper onsdag 1. januar 2025. Her er grupper i hele landet.",
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_said(find, day):
    MeetingFactory()
    assert day[:4].lstrip("0") in _found(find, dag=day)[1]


def test_a_place_that_lies_outside_the_county_asked_for_is_not_said_to_be_empty(find):
    ListingFactory(municipality_id=VADSO)
    _slugs, sentence = _found(find, kommune=VADSO, fylke="03")
    assert sentence.startswith("Vi fant ingen grupper i Vadsø som passer til alt du valgte.")


def test_what_somebody_cannot_do_without_is_never_given_up(find, world_of_listings):
    random = Random(17)
    widened = 0
    for _ in range(300):
        parameters = draw(random, most=5)
        found = wider(find(parameters))
        if found:
            widened += 1
            kept = {name: parameters[name] for name in NEVER_GIVEN_UP if name in parameters}
            assert set(find.slugs(found.hits)) <= set(find.hits(kept)), parameters
            assert 0 < len(found.hits) <= 10
            assert len(found.hits) == len(set(found.hits))
    assert widened > 50


def test_the_sentence_names_the_words_that_nothing_at_the_place_has(find):
    ListingFactory(name="Strikking og prat", municipality_id=OSLO)
    near = ListingFactory(name="Turgruppa", municipality_id=VADSO)
    slugs, sentence = _found(find, q="strikking vadsø")
    assert slugs == [near.slug]
    assert (
        sentence
        == "Vi fant ingen grupper som nevner «strikking» i nærheten av Vadsø. Her er grupper i nærheten av Vadsø."
    )


def test_words_that_are_kept_are_named_further_away(find):
    far = ListingFactory(name="Strikking og prat", municipality_id=TANA)
    slugs, sentence = _found(find, q="strikking vadsø", avstand="10")
    assert slugs == [far.slug]
    assert sentence == (
        "Vi fant ingen grupper som nevner «strikking» i nærheten av Vadsø. "
        "Her er grupper som nevner «strikking» inntil 100 km unna."
    )
