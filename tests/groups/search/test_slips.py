"""Somebody who types with one thumb is understood as if they had not slipped.

The shares are floors: what is measured on a sample of every municipality and what people call other places, beside
words for whom, what and when. A slip may make another right word, which nobody can see.
"""

from random import Random

import pytest

from groups.search.reading import read
from groups.search.reading.keyboard import BESIDE, is_likely_slip

from . import slips
from .test_reading import NAMED, TODAY

pytestmark = pytest.mark.django_db

PLACES = ("kommune", "fylke", "utenfor", "sted")
ROUNDS = 2
# Of a hundred readings at least so many are the same with as without slips; of a hundred places so many.
FLOORS = {
    ("municipalities", 1): (95, 97),
    ("municipalities", 3): (89, 93),
    ("nicknames", 1): (95, 96),
    ("nicknames", 3): (90, 93),
}


def _filters(text) -> dict[str, set[str]]:
    return {name: set(values) for name, values in read(text, named=NAMED, today=TODAY).filters.items()}


def _shares(which: str, count: int) -> tuple[float, float]:
    random, same_reading, same_place = Random(7), [], []
    places = getattr(slips, which)()
    for search, _place in [one for _round in range(ROUNDS) for one in slips.searches(random, places)]:
        meant, found = _filters(search), _filters(slips.misspelt(random, search, count))
        if meant.keys() & set(PLACES):
            same_reading.append(found == meant)
            same_place.append(all(found.get(name) == meant.get(name) for name in PLACES))
    return 100 * sum(same_reading) / len(same_reading), 100 * sum(same_place) / len(same_place)


@pytest.mark.parametrize(("which", "count"), FLOORS)
def test_slips_of_the_thumb_change_little_of_what_is_understood(which, count):
    reading, place = _shares(which, count)
    least_reading, least_place = FLOORS[which, count]
    assert reading >= least_reading, f"{reading:.1f} % of readings"
    assert place >= least_place, f"{place:.1f} % of places"


def test_nearly_all_searches_of_the_sample_are_understood_at_all():
    """Else the shares would say nothing."""
    found = [_filters(search) for search, _place in slips.searches(Random(7), slips.municipalities())]
    assert sum(1 for filters in found if filters.keys() & set(PLACES)) / len(found) > 0.95


@pytest.mark.parametrize(
    ("typed", "code"),
    [("osko", "0301"), ("oslp", "0301"), ("owlo", "0301"), ("bodl", "1804"), ("boxø", "1804"), ("altq", "5601"),
     ("haamr", "3403"), ("mlde", "1506"), ("åoesund", "1508"), ("leanger", "5037")],
)  # fmt: skip
def test_a_short_name_of_a_municipality_is_known_with_a_slip(typed, code):
    for text in (typed, f"pårørende {typed}", f"aa i {typed} torsdag"):
        assert _filters(text)["kommune"] == {code}, text


@pytest.mark.parametrize(
    ("typed", "days"),
    [("freda", {"fredag"}), ("ferdag", {"fredag"}), ("manag", {"mandag"}), ("manadg", {"mandag"}),
     ("manda", {"mandag"}), ("øsndag", {"sondag"}), ("trsdag", {"tirsdag", "torsdag"})],
)  # fmt: skip
def test_a_weekday_goes_before_a_place_and_of_two_as_likely_ones_both_are_read(typed, days):
    assert _filters(f"pårørende trondheim {typed}") == {"for": {"parorende"}, "kommune": {"5001"}, "ukedag": days}


def test_of_two_municipalities_as_likely_both_are_read():
    assert _filters("aa vadø") == {"org": {"aa"}, "kommune": {"5607", "5634"}}


def test_a_slip_in_a_phrase_or_a_name_of_several_words_is_read_with_its_neighbours():
    assert _filters("for mrnn") == _filters("for menn")
    assert _filters("anonyme narkomae") == _filters("anonyme narkomane")
    assert _filters("digtalt møte") == _filters("digitalt møte")
    assert _filters("aa indrre fosen") == _filters("aa indre fosen")
    assert _filters("zl-anon oslo") == _filters("al-anon oslo")


def test_among_the_words_of_a_sentence_short_unknown_words_stay_what_they_are():
    assert _filters("jeg har en altq som jeg vil snakke om") == {}


def test_likely_slips_are_those_of_a_thumb():
    for typed in ("tromdø", "rtomsø", "tomsø", "troomsø", "tromsøl", "gromsø"):
        assert is_likely_slip(typed, "tromsø"), typed
    for typed in ("tromsø", "romsø", "tramsø", "tromsøx", "trsmoø", "troms", "trom"):
        assert is_likely_slip(typed, "tromsø") == (typed == "troms"), typed
    assert all(letter in BESIDE[other] for letter in BESIDE for other in slips.neighbours(letter))
