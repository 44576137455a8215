"""How filters combine, held against the rules said plainly; and the number beside each choice."""

from random import Random

import pytest

from organisations.models.language import NORWEGIAN_FORMS

from . import plainly
from .asking import VALUES, draw


@pytest.mark.parametrize("seed", range(4))
def test_a_search_finds_what_the_rules_say_and_nothing_else(find, world_of_listings, seed):
    random = Random(seed)
    for _ in range(40):
        parameters = draw(random)
        assert set(find.hits(parameters)) == plainly.found(parameters, world_of_listings), parameters


def test_every_single_value_finds_what_the_rules_say(find, world_of_listings):
    for name, values in VALUES.items():
        for value in values:
            assert set(find.hits({name: [value]})) == plainly.found({name: [value]}, world_of_listings), (name, value)


@pytest.mark.parametrize("seed", range(3))
def test_the_number_beside_a_value_is_the_count_of_a_new_search_with_it_alone(find, world_of_listings, seed):
    random = Random(seed)
    for _ in range(6):
        parameters = draw(random)
        search = find(parameters)
        for name in VALUES:
            values = [value for value in VALUES[name] if value not in NORWEGIAN_FORMS]
            wanted = {value: find({**parameters, name: [value]}).count for value in values}
            assert search.counts(name, values) == wanted, (parameters, name)


def test_the_number_beside_a_value_is_right_where_another_value_was_bad(find, world_of_listings):
    for bad in ("tilgang", "ukedag", "dag", "kommune"):
        for name in ("tilgang", "ukedag", "tid", "dag", "fylke"):
            parameters = {bad: ["tull"], "for": ["parorende"]}
            wanted = {value: find({**parameters, name: [value]}).count for value in VALUES[name]}
            assert find(parameters).counts(name, VALUES[name]) == wanted, (bad, name)


@pytest.mark.parametrize(
    "where",
    [{"kommune": ["5501"]}, {"kommune": ["5501", "0301"]}, {"sted": ["9008"]}, {"sted": ["Bergen"]}, {"q": ["Tromsø"]}],
    ids=str,
)
def test_the_number_beside_a_distance_is_the_count_of_a_new_search_with_it(find, world_of_listings, where):
    kilometres = (0, 30, 60, 100, 200, 2000)
    for other in ({}, {"tilgang": ["apen"]}, {"avstand": ["100"]}, {"avstand": ["tull"]}, {"utenfor": ["5501"]}):
        wanted = {km: find({**where, **other, "avstand": [str(km)]}).count for km in kilometres}
        assert find({**where, **other}).counts_within(kilometres) == wanted, other
        assert len(set(wanted.values())) > 1, other


@pytest.mark.parametrize("where", [{}, {"fylke": ["55"]}, {"sted": ["Lofoten"]}, {"sted": ["ukjent"]}], ids=str)
def test_without_a_point_to_measure_from_there_is_no_distance_to_choose(find, world_of_listings, where):
    assert find(where).counts_within([0, 60]) == {}


def test_how_many_do_not_state_a_parameter(find, world_of_listings):
    everyone = set(find.hits({"for": ["rus"]}))
    for name in ("ruset", "mal", "livssyn", "motetype", "tema", "kjonn"):
        stated = set(find.hits({"for": ["rus"], name: VALUES[name]}))
        assert find({"for": ["rus"], name: VALUES[name][:1]}).unstated(name) == len(everyone - stated)
