"""What stands beside the hits."""

from random import Random

from groups.search import sections
from tests.factories import OSLO, ClosedListingFactory, ListingFactory

from . import plainly
from .asking import draw

KEPT = ("utenfor", "form", "kjonn", "alder", "sprak", "tilrettelagt")


def _different(find, **parameters):
    return find.slugs(sections.different_problems(find(parameters)))


def _remote(find, **parameters):
    return find.slugs(sections.remote(find(parameters)))


def test_groups_for_different_problems_stand_beside_a_search_that_leaves_them_out(find):
    ListingFactory(audience=["rus"])
    different = ListingFactory(audience=[], composition="heterogen")
    assert _different(find, **{"for": "rus"}) == [different.slug]


def test_they_do_not_stand_there_twice_nor_where_the_search_asks_for_the_one_or_the_other(find):
    ListingFactory(audience=["rus"], composition="heterogen")
    assert _different(find) == []
    assert _different(find, **{"for": "parorende", "sammensetning": "homogen"}) == []


def test_those_one_can_join_come_first_and_there_are_at_most_ten(find):
    for _ in range(6):
        ClosedListingFactory(audience=[], composition="heterogen", intake="stengt")
    joinable = [ListingFactory(audience=[], composition="heterogen").slug for _ in range(7)]
    found = _different(find, **{"for": "rus"})
    assert len(found) == 10
    assert sorted(found[:7]) == sorted(joinable)


def test_none_within_the_distance_gives_the_three_nearest_in_order(find):
    for municipality in (OSLO, "5605", "5610", "5534"):
        ListingFactory(audience=[], composition="heterogen", municipality_id=municipality, slug=f"i-{municipality}")
    nearest = ["i-5605", "i-5610", "i-5534"]
    assert _different(find, sted="Tana", **{"for": "rus"}) == nearest
    assert _different(find, kommune="5628", **{"for": "rus"}) == nearest
    assert _different(find, kommune="5628", sorter="navn", **{"for": "rus"}) == nearest


def test_a_county_without_any_gives_the_nearest_too(find):
    ListingFactory(audience=[], composition="heterogen", municipality_id=OSLO, slug="i-oslo")
    assert _different(find, fylke="56") == ["i-oslo"]
    assert _different(find, sted="Finnmark") == ["i-oslo"]


def test_the_section_obeys_the_parameters_it_keeps_and_leaves_the_rest_aside(find, world_of_listings):
    random = Random(11)
    for _ in range(30):
        parameters = draw(random) | {"sammensetning": []}
        search = find(parameters)
        kept = {name: parameters[name] for name in (*KEPT, "sted", "kommune", "fylke", "avstand") if name in parameters}
        wanted = plainly.found({**kept, "sammensetning": ["heterogen"]}, world_of_listings)
        wanted -= set(find.slugs(search.hits))
        found = find.slugs(sections.different_problems(search))
        if wanted or not search.where:
            assert set(found) <= wanted
            assert len(found) == min(10, len(wanted))


def test_net_and_telephone_stand_beside_a_place_only(find):
    online = ListingFactory(forms=["digital"], municipality_id=None)
    ListingFactory()
    assert _remote(find, sted="Tromsø") == [online.slug]
    assert _remote(find, fylke="55") == [online.slug]
    assert _remote(find) == []


def test_net_and_telephone_obey_all_other_filters(find, world_of_listings):
    random = Random(13)
    for _ in range(30):
        parameters = {"kommune": ["5536"], **draw(random)}
        search = find(parameters)
        others = {k: v for k, v in parameters.items() if k not in ("sted", "kommune", "fylke", "avstand")}
        wanted = plainly.found(others, world_of_listings) - set(find.slugs(search.hits))
        wanted &= plainly.found({"form": ["digital", "telefon"]}, world_of_listings)
        found = find.slugs(sections.remote(search))
        assert set(found) <= wanted, parameters
        assert len(found) == min(5, len(wanted)), parameters


def test_an_unknown_place_has_nothing_beside_it(find, world_of_listings):
    search = find(sted="Atlantis")
    assert (sections.different_problems(search), sections.remote(search)) == ([], [])
