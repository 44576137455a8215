"""The words by which listings are found are always those of the listing, its themes, place and owners."""

import pytest
from django.core.management import CommandError, call_command

from groups.search import fulltext
from organisations.models import Listing, Organisation, Programme, SearchText, Theme
from selvhjelp.places.models import Municipality
from tests.factories import ClosedListingFactory, ListingFactory, OrganisationFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def finds(find):
    def ask(*words):
        find._catalogue = None
        found = fulltext.find(words, find.catalogue)
        return {find.catalogue.entries[position].slug for position in range(found.listings.bit_length())
                if found.listings >> position & 1}  # fmt: skip

    return ask


def test_every_way_of_writing_a_listing_writes_its_words(finds):
    one = ListingFactory(name="Fyrlykta")
    stored = {"slug": "anker", "sort_key": "ankeret", "hides_address": False, "organisation": one.organisation}
    Listing.objects.bulk_create([ListingFactory.build(name="Ankeret", **stored)])
    assert (finds("fyrlykta"), finds("ankeret")) == ({one.slug}, {"anker"})
    Listing.objects.filter(pk=one.pk).update(name="Ny vei")
    assert (finds("fyrlykta"), finds("vei")) == (set(), {one.slug})


def test_aa_is_not_the_small_word_that_stands_in_every_text(finds):
    fellowship = OrganisationFactory(name="Anonyme Alkoholikere", short_names=["AA"])
    ours = ListingFactory(organisation=fellowship, name="Fyrlykta", description="Vi deler.")
    ListingFactory(name="Ankeret", description="Du trenger ikke å si noe.", first_time="Det er lov å gråte.")
    assert finds("AA") == {ours.slug}


def test_themes_are_among_the_words_as_long_as_they_are_among_the_themes(finds):
    listing = ListingFactory(themes=["ensomhet"])
    assert finds("einsemd") == finds("loneliness") == {listing.slug}
    Theme.objects.filter(slug="ensomhet").update(name_en="Solitude")
    assert (finds("loneliness"), finds("solitude")) == (set(), {listing.slug})
    listing.themes.clear()
    assert finds("einsemd") == set()


def test_names_of_every_owner_above_are_among_the_words(finds):
    top = OrganisationFactory(name="Toppen", former_names=["Landsforbundet"])
    below = OrganisationFactory(name="Under", parent=OrganisationFactory(name="Midten", parent=top))
    listing = ListingFactory(organisation=below)
    for word in ("toppen", "landsforbundet", "midten", "under"):
        assert finds(word) == {listing.slug}, word
    Organisation.objects.filter(pk=top.pk).update(former_names=["Forbundet"])
    assert (finds("landsforbundet"), finds("forbundet")) == (set(), {listing.slug})


def test_a_moved_organisation_brings_other_names(finds):
    old, new = OrganisationFactory(name="Gammelt"), OrganisationFactory(name="Nytt")
    below = OrganisationFactory(parent=old)
    listing = ListingFactory(organisation=below)
    below.parent = new
    below.save()
    assert (finds("gammelt"), finds("nytt")) == (set(), {listing.slug})


def test_programme_and_municipality_are_among_the_words(finds):
    listing = ListingFactory(programme=ProgrammeFactory(name="Stigen"), municipality_id="5610")
    assert finds("stigen") == finds("karasjohka") == {listing.slug}
    Programme.objects.update(name="Trappa")
    Municipality.objects.filter(code="5610").update(official_name="Nyby")
    assert finds("trappa") == finds("nyby") == {listing.slug}


def test_a_hidden_address_is_in_no_word(finds):
    told = ListingFactory(venue="Sagabygget", street_address="Eksempelveien 3")
    hidden = ClosedListingFactory(venue="Sagabygget", street_address="Eksempelveien 3", directions="Sagabygget")
    assert (finds("sagabygget"), finds("eksempelveien")) == ({told.slug}, {told.slug})
    assert "sag" not in SearchText.objects.get(listing=hidden).place


def test_spelling_makes_no_difference(finds):
    listing = ListingFactory(description="Vi går på skøyter på Bærumsverk, søte Åse.")
    for word in ("skøyter", "skoeyter", "skoyter", "bærumsverk", "baerumsverk", "aase", "ase", "SKØYTENE"):
        assert finds(word) == {listing.slug}, word


def test_a_longer_word_finds_what_begins_so_and_a_short_one_only_its_own_forms(finds):
    listing = ListingFactory(name="Kreftrammede og selvhjelp", description="Sjøfolk på fisketur")
    seals = ListingFactory(name="Selene", description="Morgenmøte ved fjorden")
    assert finds("kreft") == finds("fiske") == finds("selvh") == {listing.slug}
    assert finds("sel") == finds("seler") == {seals.slug}
    assert finds("mo") == finds("kre") == finds("fjo") == finds("sjø") == set()
    assert finds("fjord") == finds("fjordene") == finds("morgen") == {seals.slug}


def test_name_and_place_weigh_more_than_description(find):
    described = ListingFactory(slug="beskrevet", name="A", description="ankeret ankeret")
    named = ListingFactory(slug="navngitt", name="Ankeret")
    placed = ListingFactory(slug="stedfestet", name="B", venue="Ankeret")
    assert find.hits(q="ankeret") == [named.slug, placed.slug, described.slug]


def test_one_query_finds_words(find, django_assert_num_queries):
    ListingFactory(description="strikking")
    find.catalogue  # noqa: B018
    with django_assert_num_queries(1):
        find(q="strikking tromsø hekling").hits  # noqa: B018
    with django_assert_num_queries(0):
        find(q="pårørende tromsø onsdag").hits  # noqa: B018


def test_a_check_finds_stale_words_and_mends_them(capsys):
    listing = ListingFactory(name="Fyrlykta")
    call_command("check_search_text")
    SearchText.objects.filter(listing=listing).update(name="annet")
    assert SearchText.objects.stale() == [listing.pk]
    with pytest.raises(CommandError, match="1"):
        call_command("check_search_text")
    call_command("check_search_text", mend=True)
    assert SearchText.objects.stale() == []
    SearchText.objects.all().delete()
    assert SearchText.objects.stale() == [listing.pk]
