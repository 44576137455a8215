"""Words of danger are recognised with a slip of the thumb in any one word, also the short ones."""

from random import Random

import pytest

from groups.search.reading.danger import KINDS
from groups.search.reading.lexicon import static
from groups.search.reading.text import words_of

from .test_danger import PHRASES

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
SHORTEST = 3
# A slip that makes another word («meg» → «mer») cannot always be seen; of the others next to none is missed.
LEAST_OF_ALL, LEAST_OF_NO_WORDS = 0.965, 0.985


def _slip(word: str, random: Random) -> str:
    """Two letters swapped, one left out, one twice, or another one in its place."""
    at = random.randrange(len(word) - 1)
    return random.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + random.choice(LETTERS) + word[at + 1 :],
        )
    )


def _slips(phrase: str):
    """The phrase with a slip in one word, for each word that is long enough; and that word."""
    words = phrase.split()
    for at, word in enumerate(words):
        if len(word) >= SHORTEST and word.isalpha():
            wrong = _slip(word, Random(f"{phrase} {at}"))
            if wrong != word:
                yield " ".join([*words[:at], wrong, *words[at + 1 :]]), wrong


MISTYPED = [(set(kinds.split("|")), *slip) for kinds, phrase in PHRASES for slip in _slips(phrase)]


def _kinds(text):
    return set(static().danger.read(words_of(text)).kinds)


def _is_word(text) -> bool:
    """Whether what was mistyped is a word of the language as well."""
    word = words_of(text)[0]
    return bool({word.plain, word.folded} & (static().danger.vocabulary | static().right))


def test_danger_is_recognised_with_a_slip_in_one_word():
    told = {text: kinds <= _kinds(text) for kinds, text, _wrong in MISTYPED}
    no_words = [told[text] for _kinds_wanted, text, wrong in MISTYPED if not _is_word(wrong)]
    assert len(told) > 3_000
    assert sum(told.values()) / len(told) >= LEAST_OF_ALL
    assert sum(no_words) / len(no_words) >= LEAST_OF_NO_WORDS


@pytest.mark.parametrize(
    "text",
    ["vil ikek leve", "vil ikke lve", "vil ikke elve lenger", "jeg vil døø", "ta livt mitt", "ta livet mit",
     "vil ta livet av mæg", "vil ikkje lvea meir"],
)  # fmt: skip
def test_whoever_mistypes_that_they_want_to_die_is_answered(text):
    assert "liv" in _kinds(text)


@pytest.mark.parametrize(
    "text", ["vil ikek lve", "ta livte mtit", "orkr ikk leve", "vil ikke elve lengr", "han slårr meeg", "mamm drikekr"]
)
def test_danger_is_recognised_with_a_slip_in_two_words(text):
    assert _kinds(text) != set()


def test_patterns_that_are_passed_over_would_not_match():
    """Only those are tried of which the text has a word that they need."""
    file = static().danger._file
    every = file.likely(file.vocabulary)
    texts = [f"{' '.join(word.folded for word in words_of(phrase))} " for _kinds_wanted, phrase in PHRASES]
    likely = {text: {pattern for _section, pattern in file.likely(text.split())} for text in texts}
    assert len(every) > 500
    assert [text for text in texts for _section, one in every if one.search(text) and one not in likely[text]] == []


def test_no_everyday_word_beside_words_of_search_is_a_slip_of_danger():
    words = sorted(static().common.words | set().union(*static().everyday.values()))
    told = {word for word in words if _kinds(f"pårørende {word} onsdag") - _kinds(word)}
    assert told == set()


SUBSTANCES = ("sobril", "benzo", "valium", "ghb", "heroin", "metadon", "alkohol")
STOPPED = ("sluttet på", "slutta med", "har sluttet med", "kuttet ut", "slutta å ta")
LATELY = ("i går", "i dag", "for to dager siden", "i natt")
POISONS = ("klorin", "salmiakk", "frostvæske", "vaskemiddel", "lut", "metanol")
SWALLOWED = ("drukket", "har drukket", "svelget", "drakk", "fått i seg")


@pytest.mark.parametrize("substance", SUBSTANCES)
def test_whoever_stopped_lately_is_told_of_withdrawal(substance):
    texts = [f"{stopped} {substance} {lately}" for stopped in STOPPED for lately in LATELY]
    assert [text for text in texts if _kinds(text) != {"abstinens"}] == []


@pytest.mark.parametrize("poison", POISONS)
def test_whoever_has_swallowed_poison_is_answered(poison):
    assert [verb for verb in SWALLOWED if "overdose" not in _kinds(f"{verb} {poison}")] == []


TOLD = {
    "drakk sist i går skjelver": "abstinens",
    "G-koma": "overdose",
    "jeg har gjort noe dumt": "liv",
    "planlagt hvordan jeg skal gjøre det": "liv",
    "redd for at han skal gjøre noe": "liv",
    "foreldrene mine drikker": "barn",
    "pårørende bodø fradg": "",
    "jeg har gjort noe dumt på fylla i helga": "",
    "sluttet med hasj for tre år siden": "",
    "drukket kaffe": "",
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_between_the_words_is_heard(text):
    assert sorted(_kinds(text), key=KINDS.index) == list(filter(None, [TOLD[text]]))
