import pytest
from hypothesis import given
from hypothesis import strategies as st

from selvhjelp.places.distance import Point, box_around, kilometres, kilometres_in_words, middle, whole_kilometres

OSLO, BERGEN, TROMSO = Point(59.9139, 10.7522), Point(60.3930, 5.3242), Point(69.6492, 18.9553)
IN_NORWAY = st.builds(Point, st.floats(57, 81), st.floats(-9, 32))


@pytest.mark.parametrize(("a", "b", "km"), [(OSLO, BERGEN, 305), (OSLO, TROMSO, 1149), (TROMSO, TROMSO, 0)])
def test_distances_between_towns_are_those_of_the_atlas(a, b, km):
    assert kilometres(a, b) == pytest.approx(km, abs=3)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres():
    assert kilometres((60, 10), (61, 10)) == pytest.approx(111.195, abs=0.01)


@pytest.mark.parametrize(("km", "whole"), [(0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (59.4, 59)])
def test_halves_round_upwards(km, whole):
    assert whole_kilometres(km) == whole


@pytest.mark.parametrize(
    ("km", "words"),
    [(0.2, "under 1 km"), (3.4, "3 km"), (1234.0, "1 234 km")],
)
def test_words_hold_together_by_non_breaking_spaces(km, words):
    assert kilometres_in_words(km) == words.replace(" ", "\u00a0")


@given(IN_NORWAY, IN_NORWAY, st.floats(0, 2000))
def test_the_box_holds_everything_within_the_distance(center, other, km):
    box = box_around(center, km)
    inside = box.south <= other.lat <= box.north and box.west <= other.lon <= box.east
    assert inside or kilometres(center, other) > km - 1e-6


def test_the_middle_of_two_points_lies_between_them():
    assert middle([(60, 10), (62, 12)]) == Point(61, 11)
