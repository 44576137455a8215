"""Bad values match nothing and say so; good ones beside them hold; what is unknown is ignored."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.filters import FILTERS
from groups.search import sections
from groups.search.search import Search
from groups.search.widening import wider
from tests.factories import OSLO, ListingFactory, MeetingFactory

from .conftest import NOW

WITH_VALUES = [name for name in FILTERS if name not in ("sted", "side", "avstand", "q", "ordrett")]


@pytest.mark.parametrize("name", WITH_VALUES)
def test_a_parameter_without_a_good_value_matches_nothing_and_says_so(find, name):
    ListingFactory()
    search = find({name: "tull og tøys"})
    assert (search.count, search.hits, list(search.problems)) == (0, [], [name])
    assert "tull og tøys" in search.problems[name][0]


@pytest.mark.parametrize("name", ["avstand", "side"])
@pytest.mark.parametrize("value", ["-1", "mange", "1.5", "٣"])
def test_what_is_no_whole_number_matches_nothing(find, name, value):
    ListingFactory()
    search = find({name: value, "sted": "Tromsø"})
    assert (search.count, list(search.problems)) == (0, [name])


def test_of_several_values_the_good_ones_hold(find):
    ListingFactory(audience=["parorende"])
    ListingFactory(audience=["rus"])
    search = find({"for": ["tull", "rus"], "tilgang": ["", "apen"]})
    assert (search.count, search.problems) == (1, {})


@pytest.mark.parametrize(
    ("name", "code", "now"),
    [
        ("kommune", "1902", ["5501"]),
        ("kommune", "5401", ["5501"]),
        ("kommune", "1507", ["1508", "1580"]),
        ("utenfor", "5401", ["5501"]),
        ("fylke", "54", ["55", "56"]),
        ("fylke", "12", ["46"]),
    ],
)
def test_a_code_of_an_older_register_means_what_it_became(find, name, code, now):
    for municipality in ("5501", "1508", "1580", "4601", OSLO):
        ListingFactory(municipality_id=municipality)
    assert find({name: code}).values == {name: now}
    assert set(find.hits({name: code})) == set(find.hits({name: now})) != set(find.hits())


def test_a_code_that_no_register_had_matches_nothing(find):
    ListingFactory()
    assert [find(kommune=code).count for code in ("9999", "tromso", "٥٥٠١")] == [0, 0, 0]
    # A number that looks like it is no advice.
    assert find(kommune="5502").problems["kommune"] == ["Vi kjenner ikke «5502». Velg et av valgene her."]


def test_an_empty_value_equals_no_parameter(find):
    ListingFactory()
    search = find({name: ["", "  "] for name in FILTERS})
    assert (search.count, search.problems, search.values) == (1, {}, {})


def test_an_unknown_parameter_is_ignored(find):
    ListingFactory()
    assert find({"tull": "tøys", "For": "rus"}).count == 1


def test_a_place_found_nowhere_matches_nothing_and_proposes_the_nearest_spellings(find):
    ListingFactory()
    search = find(sted="Tromsoya nord for alt")
    assert (search.count, list(search.problems)) == (0, ["sted"])
    assert "Tromsø" in find(sted="Trømmsø").parameters.choices_of_place


def test_several_places_of_a_name_are_asked_about(find):
    ListingFactory()
    search = find(sted="Våler")
    assert search.count == 0
    assert [place.label for place in search.parameters.choices_of_place] == ["Våler, Østfold", "Våler, Innlandet"]


def test_a_distance_without_a_point_is_named_and_left_out(find):
    ListingFactory()
    for place in ({}, {"sted": "Troms fylke"}, {"fylke": "55"}):
        search = find({"avstand": "10", **place})
        assert (search.count, list(search.left_out)) == (1, ["avstand"]), place


def test_nearest_first_without_a_point_is_named_and_left_out(find):
    ListingFactory()
    search = find(sorter="avstand")
    assert (search.order, list(search.left_out)) == ("navn", ["sorter"])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_on_which_nobody_meets(find, day):
    MeetingFactory(weekday="mandag")
    MeetingFactory(weekday="fredag")
    search = find(dag=day)
    assert (search.count, search.problems) == (0, {})


PIECES = st.text(max_size=12) | st.sampled_from(
    ["rus", "5501", "Tromsø", "0", "60", "i-dag", "2026-02-30", "\x00", "'"]
)
QUERIES = st.dictionaries(st.sampled_from([*FILTERS, "ukjent"]), st.lists(PIECES, max_size=3), max_size=5)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=QUERIES)
def test_no_query_breaks_the_search_and_none_gives_everything_for_a_bad_value(find, world_of_listings, asked):
    data = QueryDict(mutable=True)
    for name, values in asked.items():
        data.setlist(name, values)
    search = Search(data, find.catalogue, NOW)
    beside = (sections.different_problems(search), sections.remote(search), wider(search))
    assert search.count == len(search.hits)
    assert not search.problems or (search.count, beside[2]) == (0, None)
