"""Names of places that are also everyday words: a place where they are said like one, and else not."""

import pytest

from groups.search.reading import read
from groups.search.reading.files import sections
from groups.search.reading.lexicon import static
from selvhjelp.places.gazetteer import Gazetteer

from .test_reading import NAMED, TODAY, UNDERSTOOD

pytestmark = pytest.mark.django_db

EVERYDAY = sections("everyday.txt")
PLACES = {"kommune", "fylke", "utenfor", "sted"}


def _places(text) -> list[str]:
    filters = read(text, named=NAMED, today=TODAY).filters
    return [code for name in sorted(PLACES) for code in filters.get(name, ())]


def _municipalities():
    """Every municipality whose name is an everyday word, with its code."""
    everyday = set(EVERYDAY["hverdagsord"])
    return [place for place in Gazetteer.current().municipalities() if place.name.lower() in everyday]


SAID_LIKE_A_PLACE = ("{lower}", "{name}", "aa {lower}", "{lower} pårørende", "grupper i {name}", "møte i {name} onsdag",
                     "jeg bor i {name}", "jeg bor i {lower}", "det må være nær {lower}", "finnes det noe i {name}?",
                     "AA {name}", "{name}, {county}", "sorggruppe {lower}",
                     "gruppe i {lower}", "aa i {lower}", "pårørende i {lower}")  # fmt: skip
SAID_OTHERWISE = ("en {lower}", "min {lower}", "vi skal til {lower}", "ute i {lower} hver dag", "lærer {name} drikker",
                  "min venn {name}", "jeg trenger {lower} nå", "kjøpte {lower} i går")  # fmt: skip


@pytest.mark.parametrize("pattern", SAID_LIKE_A_PLACE)
def test_it_is_the_place_where_it_is_said_like_one(pattern):
    missed = [text for place in _municipalities() if place.code not in _places(text := _say(pattern, place))]
    assert missed == []


@pytest.mark.parametrize("pattern", SAID_OTHERWISE)
def test_it_is_no_place_where_it_is_said_otherwise(pattern):
    rather_places = set(EVERYDAY["mest sted"])
    everyday = [place for place in _municipalities() if place.name.lower() not in rather_places]
    assert [text for place in everyday if _places(text := _say(pattern, place))] == []


def _say(pattern, place) -> str:
    county = Gazetteer.current().county(place.county_code)
    return pattern.format(name=place.name, lower=place.name.lower(), county=county.name)


def test_the_bare_name_of_a_smaller_place_is_only_meant_alone_or_where_it_stands_out():
    assert _places("kristen tro") == []
    assert _places("tro") == _places("Tro") == _places("aa Tro") == ["1820"]


@pytest.mark.parametrize("phrase", EVERYDAY["uttrykk"])
def test_an_expression_is_no_place(phrase):
    assert _places(f"jeg er {phrase} nesten alltid") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Os, Bjørnafjorden", ["4624"]), ("Bjørnafjorden, Os", ["4624"]), ("os bjørnafjorden", ["4624"]),
     ("Os, Innlandet", ["3430"]), ("Våler, Innlandet", ["3419"]), ("Våler, Østfold", ["3114"]),
     ("Sand, Suldal", ["1134"]), ("aa Våler, Innlandet", ["3419"]), ("Tromsø, Oslo", ["5501", "0301"])],
)  # fmt: skip
def test_of_places_of_one_name_the_one_is_meant_that_lies_in_the_place_beside_it(text, codes):
    assert _places(text) == codes


def test_right_words_and_everyday_expressions_are_no_misspelt_search_words():
    """None of them is read as a filter by a guess."""
    vocabulary = _vocabulary()
    wrong = []
    for word in static().correct:
        reading = read(word, named=NAMED, today=TODAY)
        if reading.filters and not (vocabulary(word) or _is_place(word)):
            wrong.append(word)
    assert wrong == []


def _vocabulary():
    from groups.search.reading.lexicon import lexicon
    from groups.search.reading.text import words_of

    known = lexicon(NAMED).vocabulary
    return lambda text: any(known.names(word) for word in words_of(text))


def _is_place(word) -> bool:
    return bool(Gazetteer.current().look_up([word]).places)


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_letters_that_are_wide_or_unseen_change_nothing(text):
    wide = "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" and letter.isalnum() else letter for letter in text
    )
    unseen = text[:1] + "\u200b" + text[1:3] + "\u200d" + text[3:]
    meant = read(text, named=NAMED, today=TODAY)
    assert read(wide, named=NAMED, today=TODAY).filters == meant.filters
    assert read(unseen, named=NAMED, today=TODAY).filters == meant.filters
