"""Who has the problem: the reader, or somebody whom the reader lives with, loves or wants to help."""

from datetime import date
from itertools import product

import pytest

from groups.search.reading import read

TODAY = date(2026, 11, 24)
NEAR = ("bor med", "jeg bor sammen med", "eg bur saman med", "lever med", "elsker", "er forelsket i", "gift med",
        "bor hos", "er glad i", "oppvokst med", "sammen med", "skilt fra", "bekymret for", "in love with")  # fmt: skip
MET = ("vil hjelpe", "hvordan hjelpe", "snakke med", "jeg kjenner", "hvordan støtte", "jeg har")
ONES = ("en alkoholiker", "en rusmisbruker", "en rusavhengig", "ein narkoman", "en spillavhengig",
        "en pillemisbruker", "en aktiv alkoholiker", "en som drikker", "noen som ruser seg",
        "en som er rusavhengig", "en ludoman")  # fmt: skip
SEVERAL = ("alkoholikere", "rusavhengige", "narkomane")
SELF = ("jeg er", "er jeg", "eg er", "i am", "tror jeg er", "kanskje jeg er", "jeg bor i Oslo og er",
        "jeg vil bo alene og er", "jeg har vært", "jeg er redd for at jeg er")  # fmt: skip

pytestmark = pytest.mark.django_db


def _audience(text):
    return read(text, today=TODAY).filters.get("for")


@pytest.mark.parametrize("company", [*NEAR, *MET])
def test_whoever_speaks_of_one_with_a_problem_is_a_relative(company):
    wrong = {f"{company} {one}": found for one in ONES if (found := _audience(f"{company} {one}")) != ["parorende"]}
    assert wrong == {}


def test_whoever_lives_with_several_is_a_relative():
    texts = [f"{near} {several}" for near, several in product(NEAR, SEVERAL)]
    assert [text for text in texts if _audience(text) != ["parorende"]] == []


@pytest.mark.parametrize("begins", SELF)
def test_whoever_has_the_problem_says_so(begins):
    assert [one for one in ONES[:6] if _audience(f"{begins} {one}") != ["rus"]] == []


@pytest.mark.parametrize("text", ["treffe andre alkoholikere", "snakke med andre rusavhengige", "alkoholiker i Bodø"])
def test_whoever_wants_to_meet_others_is_one_of_them(text):
    assert _audience(text) == ["rus"]


def test_whoever_works_with_them_is_neither():
    works = ("jobber med", "jeg arbeider med", "eg jobbar med", "i work with")
    assert [text for text in map(" ".join, product(works, SEVERAL)) if _audience(text) is not None] == []


MISTYPED = {
    "sønen min rusr seg": "for=parorende relasjon=foreldre",
    "manen min driker": "for=parorende relasjon=partner tema=alkohol",
    "mama driker": "for=parorende relasjon=barn tema=alkohol",
    "tenåringen ruser seg": "for=parorende relasjon=foreldre",
    "jeg har en tenåring som ruser seg": "for=parorende relasjon=foreldre",
    "tenåring": "alder=ungdom",
    "jeg er tenåring og ruser meg": "alder=ungdom for=rus",
    "barnebarn": "for=parorende",
    "barnebarnet drikker": "for=parorende relasjon=besteforeldre tema=alkohol",
    "barnegruppe": "alder=ungdom",
    "i nabokommunen til alta": "kommune=5601",
    "MA": "",
    "skein": "kommune=4003",
    "skeiv": "tema=skeiv",
}


@pytest.mark.parametrize("text", MISTYPED)
def test_words_are_not_taken_for_others_that_look_like_them(text):
    filters = read(text, today=TODAY).filters
    assert " ".join(f"{name}={'|'.join(values)}" for name, values in sorted(filters.items())) == MISTYPED[text]
