"""How spellings are made alike: case, marks, æøå and their substitutes, hyphens and spaces make no difference."""

import re

from .slugs import drop_marks

# Nobody types a place name longer than this; what follows is not read.
LONGEST_TEXT = 200

_LETTERS = str.maketrans({"æ": "a", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "þ": "th", "ß": "ss"})
_SUBSTITUTES = re.compile("aa|ae|oe")


def fold(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which names are compared: «Bærum kommune» gives `barum`, `kommune`.

    å, aa and a are one; so are ø, oe and o, and æ, ae and a. Folding twice changes nothing more.
    Never raises; a text without Latin letters or digits gives no words.
    """
    plain = drop_marks(text[:LONGEST_TEXT].lower().translate(_LETTERS))
    return tuple(_fold_word(word) for word in re.findall(r"[a-z0-9]+", plain))


def fold_key(text: str) -> str:
    """The folded words without what stands between them: «Nord-Norge» and «nordnorge» give the same."""
    return "".join(fold(text))


def _fold_word(word: str) -> str:
    while (shorter := _SUBSTITUTES.sub(lambda pair: pair[0][0], word)) != word:
        word = shorter
    return word
