"""Suggestions while somebody types."""

import string

import pytest
from django.http import QueryDict

from groups.api.suggestions import THEME, WHOM
from groups.search.reading import place_words
from groups.search.reading.lexicon import lexicon, static
from groups.search.reading.text import words_of
from groups.views.searching import search_for
from selvhjelp import warm_up

WORDS = (THEME, *WHOM)
LETTERS = [*string.ascii_lowercase, "æ", "ø", "å"]


def texts(found) -> list[str]:
    return [one["tekst"] for one in found]


def test_a_suggestion_is_a_text_its_kind_and_the_parameters_of_a_search(ask):
    first = ask("forslag/", q="tromsø")[0]
    assert list(first.items()) == [("tekst", "Tromsø"), ("type", "kommune"), ("parametre", {"kommune": ["5501"]})]


def test_a_municipality_goes_before_other_places_and_a_whole_name_before_a_longer_one(ask):
    assert texts(ask("forslag/", q="tro"))[:5] == ["Tromsø", "Trondheim", "Troms", "Trøndelag", "Tro"]
    assert texts(ask("forslag/", q="os"))[0].startswith("Os")
    assert ask("forslag/", q="oslo")[0]["parametre"] == {"kommune": ["0301"]}


@pytest.mark.parametrize("typed", ["sorg", "SORG", "sor"])
def test_themes_are_suggested(ask, typed):
    assert {"tekst": "Sorg", "type": "tema", "parametre": {"tema": ["sorg"]}} in ask("forslag/", q=typed)


@pytest.mark.parametrize(("typed", "code"), [("9008", "5501"), ("tromso", "5501"), ("karasj", "5610")])
def test_a_place_is_found_in_any_spelling(ask, typed, code):
    assert ask("forslag/", q=typed)[0]["parametre"] == {"kommune": [code]}


def test_a_name_in_another_language_says_which_place_it_is(ask):
    assert texts(ask("forslag/", q="Kárášjoh"))[0] == "Kárášjohka (Karasjok)"


def test_what_begins_nothing_gives_the_nearest_spellings(ask):
    assert "Tromsø" in texts(ask("forslag/", q="trømmsø"))


@pytest.mark.parametrize("typed", ["", " ", "t", "😀", "\x00", "'", "%", "x" * 10_000, "\u202e"])
def test_what_nobody_could_complete_gives_nothing(ask, typed):
    assert ask("forslag/", q=typed) == []


def test_there_are_never_more_than_eight_and_none_twice(ask):
    for typed in ("sa", "ho", "an", "os", "90", "al"):
        found = texts(ask("forslag/", q=typed))
        assert len(found) == len(set(found))
        assert 0 < len(found) <= 8


def test_every_suggestion_is_a_search_that_works(ask):
    for typed in ("tr", "nord", "sor", "9008", "longy", "gr"):
        for one in ask("forslag/", q=typed):
            ask("grupper/", one["parametre"])


def test_without_letters_there_is_nothing(ask):
    assert ask("forslag/") == []


@pytest.mark.parametrize("typed", ["selvmord", "overdose", "abstinens", "pårørende", "onsdag"])
def test_a_word_that_is_understood_is_no_misspelt_place(ask, typed):
    assert [one for one in ask("forslag/", q=typed) if one["type"] not in WORDS] == []


@pytest.mark.parametrize(
    ("typed", "parameters"),
    [("spill", {"tema": ["spill"]}), ("spill", {"tema": ["dataspill"]}), ("gamb", {"tema": ["spill"]}),
     ("pårø", {"for": ["parorende"]}), ("paro", {"for": ["parorende"]}), ("benzo", {"tema": ["legemidler"]}),
     ("ungd", {"alder": ["ungdom"]}), ("kvinn", {"kjonn": ["kvinner"]}), ("etterlat", {"tema": ["etterlatte"]}),
     ("søsk", {"relasjon": ["sosken"]})],
)  # fmt: skip
def test_themes_and_whom_it_is_for_are_suggested_by_what_people_say(ask, typed, parameters):
    assert parameters in [one["parametre"] for one in ask("forslag/", q=typed)]


def test_a_municipality_that_is_written_out_goes_before_what_people_say(ask):
    for name in ("Sola", "Vang", "Lund", "Hamar", "Moss", "Sande"):
        first = next(one for one in ask("forslag/", q=name) if one["type"] not in WORDS or one["tekst"] == name)
        assert first["type"] == "kommune", name


def test_every_synonym_of_a_theme_suggests_it(ask):
    """Of words that mean one theme, one in ten."""
    meant = [(phrase, meaning.filters) for phrase, meaning in static().synonyms if _is_one_theme(phrase, meaning)]
    for phrase, filters in meant[::10]:
        assert dict(filters)["tema"][0] in [
            value for one in ask("forslag/", q=phrase) for value in one["parametre"].get("tema", ())
        ], phrase


def _is_one_theme(phrase, meaning) -> bool:
    is_one = [(name, len(values)) for name, values in meaning.filters] == [("tema", 1)]
    is_danger = static().danger.read(words_of(phrase)).positions
    return is_one and not is_danger and len(phrase) >= 4 and phrase.isalpha()


@pytest.mark.parametrize("typed", ["overd", "overdose", "selvmo", "selvmord", "voldt", "abstin"])
def test_words_of_danger_suggest_no_theme_by_what_people_say(ask, typed):
    assert [one for one in ask("forslag/", q=typed) if one["type"] in WORDS] == []


def test_the_first_answer_finds_everything_made(client, db):
    lexicon.cache_clear()
    warm_up.suggestions.warm()
    made = lexicon.cache_info().misses, place_words._speller.cache_info().misses
    for typed in ("xqzw", "spill", "trønd", "pårørede"):
        client.get("/api/forslag/", {"q": typed})
    assert (lexicon.cache_info().misses, place_words._speller.cache_info().misses) == made


@pytest.mark.parametrize("first", LETTERS)
def test_a_suggestion_put_into_the_field_means_what_it_said(ask, first):
    """Some names belong to several places; then all of them are shown, and the page asks which."""
    for one in (one for second in LETTERS for one in ask("forslag/", q=first + second)):
        field = "q" if one["type"] in WORDS else "sted"
        data = QueryDict(mutable=True)
        data[field] = one["tekst"]
        search = search_for(data)
        found = search.tolket["filtre"] or {
            "kommune": [code for place in search.parameters.choices_of_place for code in place.municipality_codes]
        }
        assert all(set(values) <= set(found[name]) for name, values in one["parametre"].items()), one
