"""A sentence tells more than it asks for: what is only told is neither searched for nor made a filter."""

from datetime import date

import pytest

from groups.search.reading import read

TODAY = date(2026, 11, 24)
STORIES = (
    "mannen min drikker og gjemmer flaskene bak {word} i garasjen",
    "sønnen min ruser seg og jeg tenker på {word} hele tiden",
    "Jeg drikker for mye og har solgt {word}. Er det noen møter i Bodø?",
    "kona spiller bort pengene til {word} hver måned",
)
WORDS = ("hagetraktoren", "symaskinen", "brudekjolen", "kontrabassen", "vaskekjelleren")
ASKED = (
    "mannen min drikker, finnes det en gruppe for {word} i Oslo",
    "jeg drikker for mye og leter etter et møte med {word}",
    "er det noe for {word} som drikker i Bodø, jeg bor der",
    "jeg ruser meg og vil treffe andre som har {word}",
)
TOPICS = ("epilepsi", "bønder", "veteraner", "lastebilsjåfører", "kontrabass")

pytestmark = pytest.mark.django_db


def _read(text):
    return read(text, today=TODAY)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("word", WORDS)
def test_what_is_only_told_is_not_searched_for(story, word):
    assert _read(story.format(word=word)).text == ""


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_group_is_asked_for_is_searched_for(question, topic):
    assert _read(question.format(word=topic)).text == topic


@pytest.mark.parametrize("text", ["kontrabass Oslo", "alkohol Oslo kontrabass kveld", "hvor er kontrabassen"])
def test_a_telegram_and_what_nothing_is_understood_of_keep_their_words(text):
    assert "kontrabass" in _read(text).text


@pytest.mark.parametrize(
    ("told", "asked", "parameter"),
    [
        ("kollegaen min lukter alkohol om morgenen", "kollegaen min drikker, er det et møte om morgenen", "tid"),
        ("han drikker seg full fra tirsdag og jeg er sliten", "han drikker og jeg kan bare på tirsdager", "ukedag"),
        ("sønnen min ruser seg og svarer ikke på telefonen", "sønnen min ruser seg, er det noe på telefon", "form"),
        ("mannen min drakk i natt og jeg er sliten nå", "mannen min drikker og jeg vil snakke med noen i kveld", "tid"),
    ],
)
def test_a_time_is_asked_for_where_one_would_meet_and_not_where_something_happens(told, asked, parameter):
    assert parameter not in _read(told).filters
    assert parameter in _read(asked).filters


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("mannen min drikker når ungene sover", ["partner"]),
        ("kona mi er lei av at sønnen min ruser seg", ["foreldre"]),
        ("jeg er bestemor og har barnebarnet hos meg fordi mora ruser seg", ["besteforeldre"]),
        ("ungene våre er voksne. Nå drikker kona mi", ["partner"]),
        ("mannen min drikker og sønnen vår gjør det samme", ["foreldre", "partner"]),
        ("kona og sønnen min drikker", ["foreldre", "partner"]),
        ("stefaren til en gutt som ruser seg", ["foreldre"]),
        ("far til ungene mine drikker", ["partner"]),
        ("brorens kone drikker", ["annen"]),
        ("sønnens samboer ruser seg", ["annen"]),
        ("mitt barn ruser seg", ["foreldre"]),
        ("mitt voksne barn drikker", ["foreldre"]),
        ("jeg har et barn som ruser seg", ["foreldre"]),
    ],
)
def test_a_relative_who_is_only_told_of_makes_no_relation(text, relation):
    assert sorted(_read(text).filters["relasjon"]) == relation


@pytest.mark.parametrize("prefix", ["ste", "bonus", "foster", "adoptiv"])
@pytest.mark.parametrize(
    "text", ["{}sønnen min ruser seg", "{}datteren min bruker hasj", "mor til et {}barn som ruser seg"]
)
def test_a_child_of_any_kind_is_a_child(prefix, text):
    assert _read(text.format(prefix)).filters["relasjon"] == ["foreldre"]


@pytest.mark.parametrize("name", ["Frøya", "Sola", "Odd", "Liv", "Solveig"])
@pytest.mark.parametrize("text", ["datteren vår heter {} og ruser seg", "søsteren min {} drikker for mye"])
def test_a_name_is_no_place_no_danger_and_not_searched_for(name, text):
    reading = _read(text.format(name))
    assert (reading.places, reading.help, reading.text) == ((), (), "")


@pytest.mark.parametrize(
    "text",
    [
        "mistet lappen på fylla og drikker fortsatt, jeg trenger noen",
        "går på sovepiller og er redd for å be om hjelp, er det andre som meg",
        "jeg er pensjonist og har begynt å drikke etter at kona døde",
        "jeg er mamma til tre og drikker om kvelden",
        "har gårdsbruk og drikker alene i fjøset",
        "jeg har brukt opp sparepengene til ungene på nettcasino",
    ],
)
def test_whoever_names_nobody_else_before_what_is_done_does_it(text):
    assert _read(text).filters["for"] == ["rus"]
