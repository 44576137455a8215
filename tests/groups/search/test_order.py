"""In which order hits stand."""

from random import Random

from groups.filters import PER_PAGE
from selvhjelp.places.distance import kilometres
from selvhjelp.places.gazetteer import Gazetteer
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory


def _names(find, **parameters):
    search = find(parameters)
    slugs = find.slugs(search.hits)
    return [row.name for slug in slugs for row in ListingFactory._meta.model.objects.filter(slug=slug)]


def test_hits_stand_in_the_norwegian_order_of_their_names(find):
    for name in ("Åsen", "Zulu", "Ørnes", "Abel", "Ærlig"):
        ListingFactory(name=name)
    assert _names(find) == ["Abel", "Zulu", "Ærlig", "Ørnes", "Åsen"]


def test_ones_own_municipality_comes_first_however_near_the_others_lie(find):
    ListingFactory(name="I Balsfjord", municipality_id="5532")
    ListingFactory(name="I Tromsø, langt fra sentrum", lat=69.9, lon=20.4)
    ListingFactory(name="I Karlsøy", municipality_id="5534")
    assert _names(find, sted="Tromsø", avstand="150")[0] == "I Tromsø, langt fra sentrum"


def test_with_a_place_hits_stand_own_first_and_then_by_distance(find, world_of_listings):
    point = Gazetteer.current().municipality("5501").point
    entries = [find.catalogue.entries[position] for position in find(sted="Tromsø", avstand="700").hits]
    keys = [(entry.municipality != "5501", kilometres(point, entry.point)) for entry in entries]
    assert len({key[1] for key in keys}) > 3
    assert keys == sorted(keys)


def test_listings_that_name_the_relation_come_before_those_for_all_relatives(find):
    ListingFactory(name="A alle", audience=["parorende"])
    ListingFactory(name="B søsken", audience=["parorende"], relations=["sosken"])
    ListingFactory(name="C partner og søsken", audience=["parorende"], relations=["partner", "sosken"])
    ListingFactory(name="D partner", audience=["parorende"], relations=["partner"])
    ListingFactory(name="E begge", audience=["rus", "parorende"])
    assert _names(find, relasjon="sosken") == ["B søsken", "C partner og søsken", "A alle", "E begge"]


def test_a_relation_asks_for_relatives(find):
    ListingFactory(audience=["rus"], composition="heterogen")
    ListingFactory(name="Ulike", audience=[], composition="heterogen")
    ListingFactory(name="Alle pårørende", audience=["parorende"])
    assert _names(find, relasjon="foreldre") == ["Alle pårørende"]
    assert find(relasjon="foreldre").audience == ["parorende"]


def test_an_order_that_is_asked_for_goes_before_the_relation(find):
    ListingFactory(name="A alle", audience=["parorende"])
    ListingFactory(name="B søsken", audience=["parorende"], relations=["sosken"])
    assert _names(find, relasjon="sosken", sorter="navn") == ["A alle", "B søsken"]


def test_by_next_meeting_those_without_a_date_come_last(find):
    MeetingFactory(listing__name="A onsdag", weekday="onsdag")
    MeetingFactory(listing__name="B tirsdag", weekday="tirsdag")
    ListingFactory(name="C uten møter")
    MeetingFactory(listing=ClosedListingFactory(name="D lukket"), weekday="tirsdag")
    assert _names(find, sorter="neste") == ["B tirsdag", "A onsdag", "C uten møter", "D lukket"]


def test_pages_hold_all_hits_once_and_in_order(find, world_of_listings):
    pages = [find(side=number).page_hits for number in range(1, find().last_page + 1)]
    assert [position for page in pages for position in page] == find().hits
    assert {len(page) for page in pages[:-1]} == {PER_PAGE}


def test_a_page_past_the_end_is_left_out(find, world_of_listings):
    for number in (99, 10**30):
        assert find(side=number).page_hits == find().page_hits


def test_every_order_holds_the_same_hits(find, world_of_listings):
    random = Random(5)
    for order in ("avstand", "neste", "navn"):
        parameters = {"sted": "Tromsø", "avstand": random.choice([0, 300])}
        assert set(find(parameters, sorter=order).hits) == set(find(parameters).hits)
