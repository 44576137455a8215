"""How the groups work, as the booklet tells it: plain words, the same in three languages."""

import pytest
from django.utils import translation

from groups.paper.booklet.explaining import explained
from organisations.wording import banned_in

LANGUAGES = ["nb", "nn", "en"]


def told(language):
    with translation.override(language):
        return explained()


def words(block):
    return "".join(span["text"] for span in block["spans"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_banned_word_is_in_it(language):
    text = "\n".join(map(words, told(language)["blocks"]))
    assert banned_in(text, language) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_each_language_says_as_much(language):
    kinds = [[block["kind"] for block in told(one)["blocks"]] for one in ("nb", language)]
    assert kinds[0] == kinds[1]
    strong = [
        [span["strong"] for block in told(one)["blocks"] for span in block["spans"]].count(True)
        for one in ("nb", language)
    ]
    assert strong[0] == strong[1]


@pytest.mark.parametrize(("language", "warning"), [("nb", "brått"), ("nn", "brått"), ("en", "abruptly")])
def test_it_warns_of_stopping_abruptly(language, warning):
    assert any(warning in words(block) for block in told(language)["blocks"])
