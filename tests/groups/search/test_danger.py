"""Words of danger are read before all else; none is missed, and the past is not taken for the present."""

from pathlib import Path

import pytest

from groups.search.reading.danger import KINDS, DangerReader
from groups.search.reading.lexicon import static
from groups.search.reading.text import words_of

FOLDER = Path(__file__).parent / "danger"


def _lines(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


PHRASES = [tuple(line.split(": ", 1)) for line in _lines("phrases.txt")]
LOOKALIKES = _lines("lookalikes.txt")


def _kinds(text):
    return list(static().danger.read(words_of(text)).kinds)


def test_there_are_a_hundred_of_each():
    assert (len(PHRASES) >= 100, len(set(LOOKALIKES)) >= 100) == (True, True)
    assert {kind for kinds, _phrase in PHRASES for kind in kinds.split("|")} == set(KINDS)


@pytest.mark.parametrize(("kinds", "phrase"), PHRASES, ids=[phrase for _kinds, phrase in PHRASES])
def test_danger_is_recognised(kinds, phrase):
    assert _kinds(phrase) == sorted(kinds.split("|"), key=KINDS.index)


@pytest.mark.parametrize("phrase", LOOKALIKES)
def test_what_only_looks_like_danger_is_none(phrase):
    assert _kinds(phrase) == []


@pytest.mark.parametrize(
    "written", [str.upper, str.title, lambda text: f"{text}!!!", lambda text: f"hei. {text}. takk"]
)
def test_danger_is_recognised_however_it_is_written(written):
    missed = [phrase for kinds, phrase in PHRASES if not set(kinds.split("|")) <= set(_kinds(written(phrase)))]
    assert missed == []


def test_danger_is_recognised_without_norwegian_letters():
    bare = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e"})
    missed = [phrase for kinds, phrase in PHRASES if not set(kinds.split("|")) <= set(_kinds(phrase.translate(bare)))]
    assert missed == []


@pytest.mark.parametrize("line", ["[fare]", "(ikke lukket", "<ukjent> leve", "ferdig)", "..., ***"])
def test_a_line_that_is_no_pattern_is_named(line):
    with pytest.raises(ValueError, match=r"danger\.txt"):
        DangerReader([line])
