"""What somebody types, as a parameter of the search."""

import pytest

from groups.search import sections
from groups.search.widening import wider
from organisations.models import Organisation
from tests.factories import OSLO, ListingFactory, MeetingFactory, OrganisationFactory

from .test_danger import LOOKALIKES, PHRASES


def _names(search):
    return [search.catalogue.entries[position].slug for position in search.hits]


def test_words_narrow_like_the_filters_they_mean(find):
    MeetingFactory(listing__audience=["parorende"], listing__slug="onsdag", weekday="onsdag")
    MeetingFactory(listing__audience=["parorende"], listing__slug="fredag", weekday="fredag")
    MeetingFactory(listing__audience=["rus"], listing__slug="rus", weekday="onsdag")
    search = find(q="pårørende tromsø onsdag")
    assert _names(search) == _names(find({"for": "parorende", "sted": "Tromsø", "ukedag": "onsdag"})) == ["onsdag"]
    assert search.tolket == {
        "filtre": {"for": ["parorende"], "ukedag": ["onsdag"], "kommune": ["5501"]},
        "tekst": "",
        "hjelp": [],
    }


def test_a_stated_parameter_goes_before_the_same_one_that_is_read(find):
    ListingFactory(slug="oslo", municipality_id=OSLO, audience=["rus"])
    ListingFactory(slug="tromso", audience=["parorende"])
    assert _names(find(q="pårørende tromsø", kommune=OSLO, **{"for": "rus"})) == ["oslo"]
    assert _names(find(q="pårørende tromsø", sted="Oslo", **{"for": "rus"})) == ["oslo"]
    assert find(q="pårørende tromsø", kommune="9999").count == 0


def test_stated_parameters_are_not_told_as_read(find):
    ListingFactory()
    assert find(q="onsdag", tema="sorg").tolket["filtre"] == {"ukedag": ["onsdag"]}
    assert find(sted="Grünerløkka", tema="sorg").tolket["filtre"] == {"kommune": ["0301"]}
    assert find(sted="Nord-Norge").tolket["filtre"] == {"fylke": ["18", "55", "56"]}


def test_a_place_that_is_read_is_as_wide_as_one_that_is_stated(find, world_of_listings):
    for place in ("Tromsø", "Finnmark", "9008", "Lofoten"):
        assert find(q=place).hits == find(sted=place).hits
    assert find(q="innen 150 km fra Tromsø").hits == find(sted="Tromsø", avstand=150).hits


def test_several_places_are_all_searched(find):
    for municipality in (OSLO, "5501", "4601"):
        ListingFactory(municipality_id=municipality, slug=f"i-{municipality}")
    assert sorted(_names(find(q="oslo eller tromsø"))) == ["i-0301", "i-5501"]
    assert sorted(_names(find(q="troms og oslo"))) == ["i-0301", "i-5501"]


def test_other_words_are_looked_for_in_the_texts(find):
    ListingFactory(slug="strikk", description="Vi strikker mens vi snakker.")
    ListingFactory(slug="annet")
    assert _names(find(q="strikking")) == ["strikk"]
    assert _names(find(q="strikking i tromsø")) == ["strikk"]
    assert _names(find(q="strikking i oslo")) == []


def test_words_that_nobody_has_written_are_named_and_left_out_when_something_else_was_understood(find):
    ListingFactory(slug="her")
    search = find(q="underwaterhockey tromsø")
    assert (_names(search), list(search.left_out)) == (["her"], ["q"])
    assert "underwaterhockey" in search.left_out["q"]


def test_words_that_nobody_has_written_find_nothing_by_themselves(find):
    ListingFactory()
    search = find(q="underwaterhockey")
    assert (search.count, wider(search)) == (0, None)


def test_of_several_words_those_listings_are_found_that_have_the_most(find):
    ListingFactory(slug="begge", description="Strikking og kaffe")
    ListingFactory(slug="en", description="Strikking")
    assert _names(find(q="strikking kaffebrenning turgåing")) == ["begge", "en"]
    assert _names(find(q="strikking broderi")) == ["begge", "en"]
    assert _names(find(q="strikking kaffe turgåing")) == ["begge", "en"]


def test_taken_as_words_only_nothing_is_understood(find):
    ListingFactory(slug="onsdag", name="Onsdagsgruppa")
    MeetingFactory(listing__slug="uten", listing__name="Fellesskapet", weekday="onsdag")
    assert _names(find(q="onsdag")) == ["uten"]
    assert _names(find(q="onsdag", ordrett="1")) == ["onsdag"]
    assert find(q="onsdag", ordrett="1").tolket == {"filtre": {}, "tekst": "onsdag", "hjelp": []}


def test_an_organisation_is_found_by_its_short_and_former_names(find):
    owner = OrganisationFactory(name="Ivareta", slug="ivareta", short_names=["IV"], former_names=["LMS"])
    chapter = OrganisationFactory(name="Ivareta Tromsø", parent=owner)
    listing = ListingFactory(organisation=chapter)
    ListingFactory()
    for text in ("ivareta", "LMS", "iv tromsø", "lms tromsø"):
        assert _names(find(q=text)) == [listing.slug], text


def test_a_name_of_somebody_gone_reads_as_words(find):
    Organisation.objects.all().delete()
    ListingFactory()
    assert find(q="ivareta").tolket["filtre"] == {}


def test_the_address_of_a_reading_finds_the_same(find, world_of_listings):
    for text in ("pårørende tromsø onsdag", "mamma drikker", "lofoten", "troms og oslo", "sorg innen 200 km fra alta",
                 "gruppe strikking", "ikke i tromsø", "9008 kveld"):  # fmt: skip
        search = find(q=text)
        assert sorted(find(search.stated).hits) == sorted(search.hits), text


def test_numbers_beside_choices_are_those_of_a_new_search(find, world_of_listings):
    from .asking import VALUES

    for text in ("pårørende tromsø onsdag", "sorg oslo", "kveld", "kvinner i finnmark"):
        for name in ("for", "tema", "ukedag", "tid", "tilgang", "kjonn", "fylke", "kommune", "relasjon"):
            wanted = {value: find({"q": text, name: value}).count for value in VALUES[name]}
            assert find(q=text).counts(name, VALUES[name]) == wanted, (text, name)


def test_sections_stand_beside_what_is_read(find):
    online = ListingFactory(forms=["digital"], municipality_id=None, audience=["parorende"])
    different = ListingFactory(audience=[], composition="heterogen")
    search = find(q="pårørende tromsø")
    assert find.slugs(sections.remote(search)) == [online.slug]
    assert find.slugs(sections.different_problems(search)) == [different.slug]


def test_words_are_given_up_with_the_theme(find):
    ListingFactory(slug="her", municipality_id="5607")
    ListingFactory(description="Strikking", municipality_id=OSLO)
    assert find.slugs(wider(find(q="strikking vadsø")).hits) == ["her"]


def test_only_search_words_find_all_and_say_so(find, world_of_listings):
    search = find(q="selvhjelpsgruppe")
    assert (search.count, list(search.left_out)) == (find().count, ["q"])


@pytest.mark.parametrize("text", ["🙂", "…", "(((", "\u202e!"])
def test_what_holds_no_word_finds_nothing_and_says_so(find, text):
    ListingFactory()
    search = find(q=text)
    assert (search.count, list(search.left_out)) == (0, ["q"])


def test_danger_is_told_and_stands_beside_the_hits(find):
    ListingFactory(slug="her")
    search = find(q="vil ikke leve tromsø")
    assert (search.tolket["hjelp"], _names(search)) == (["liv"], ["her"])


def test_no_address_carries_a_word_of_danger(find, world_of_listings):
    spoken = {"leve", "selvmord", "overdose", "slår", "drepe", "abstinens", "voldtatt", "kniv", "død", "dø"}
    for phrase in [*(phrase for _kinds, phrase in PHRASES), *LOOKALIKES]:
        words = find(q=phrase).stated.get("q", [""])[0].split()
        assert spoken.isdisjoint(words), phrase
