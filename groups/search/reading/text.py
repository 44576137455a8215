"""A text as words, each in the forms in which it is compared."""

import re
import unicodedata
from dataclasses import dataclass

from selvhjelp.places.spelling import fold_key

# Nobody types more than this to find a group; what follows is only read for words of danger.
MOST_WORDS = 120
# As much as a search box takes in.
LONGEST_TEXT = 10_000
# A word, or the end of a sentence. Hyphens, slashes and dots between letters part words («AA-møte», «selvhj.grp»).
# Dates and clock times stay whole («24.12», «24.12.2026», «19:30»).
_PIECES = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{4}(?![\d./])|\d{1,2}[./:]\d{1,2}(?![\d./])|[^\W_]+|[.!?]+(?=\s|$)|[,;–—]"
)
# «A.A.»
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_LIKE_NORWEGIAN = str.maketrans({"ä": "æ", "ö": "ø", "Ä": "Æ", "Ö": "Ø"})
_KEEP = "æøåÆØÅ"
_SENTENCE_ENDS, _CLAUSE_ENDS = ".!?", ",;–—"


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `text`: as typed. `plain`: lower case, æøå kept, other marks gone. `folded`: as places are compared."""

    text: str
    plain: str
    folded: str
    starts_sentence: bool
    # Whether a comma or a dash stands before it.
    starts_clause: bool = False

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def words_of(text: str) -> list[Word]:
    """All words of a text; never raises, whatever the text."""
    found: list[Word] = []
    starts, is_clause = True, False
    for piece in _PIECES.findall(_clean(text)):
        if piece[0] in _SENTENCE_ENDS:
            starts = True
        elif piece[0] in _CLAUSE_ENDS:
            is_clause = True
        elif plain := plain_form(piece):
            # Letters that are no Latin ones have nothing to fold.
            found.append(Word(piece, plain, fold_key(plain) or plain, starts, is_clause))
            starts = is_clause = False
    return found


def words_in(text: str) -> list[str]:
    """The words of a text in plain form, as many as are looked for."""
    return [word.plain for word in words_of(text)[:MOST_WORDS]]


def plain_form(text: str) -> str:
    """Lower case, with æ, ø and å, and without other marks: «Kárášjohka» gives «karasjohka»."""
    if text.isascii():
        return text.lower()
    kept = (
        letter if letter.isascii() or letter in _KEEP else _bare(letter) for letter in text.translate(_LIKE_NORWEGIAN)
    )
    return "".join(kept).lower()


def _bare(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def _undotted(found: re.Match) -> str:
    return found[0].replace(".", "") + " "


def _clean(text: str) -> str:
    """The text composed, wide letters as ordinary ones. Lone surrogates and control characters count as spaces."""
    composed = unicodedata.normalize("NFKC", "".join(map(_shown, text[:LONGEST_TEXT]))).replace("\u2019", " ")
    return _DOTTED.sub(_undotted, composed)


def _shown(letter: str) -> str:
    """Itself; nothing for what stands unseen inside a word; a space for what cannot be shown."""
    if letter.isprintable():
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "
