"""Names as addresses, and names in Norwegian order."""

import re
import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
_SLUG_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})

# The three characters that follow z in ASCII stand for the three letters that follow z in Norwegian.
_SORT_LETTERS = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th"}
)


def drop_marks(text: str) -> str:
    """The same text without accents and other combining marks: «č» gives «c», «å» gives «a»."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def place_slug(text: str) -> str:
    """The address form of a name: «Tromsø» gives `tromso`, «Kárášjohka» gives `karasjohka`.

    Lower case, æ→ae, ø→o, å→a, đ→d, ŋ→n, ŧ→t, other marks dropped, anything else one hyphen.
    A text without any letter or digit gives the empty string.
    """
    plain = drop_marks(text.lower().translate(_SLUG_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def norwegian_sort_key(text: str, *, language: str = "nb") -> str:
    """A string whose order by code point is Norwegian order: … y z æ ø å, case and punctuation aside.

    Store it in a column with `db_collation="C"`, so that no server's own collation has a say.
    «aa» counts as å inside Norwegian names («Haakon», «Aasen»), but not in Sámi names (`language` other
    than nb, nn, no) and not in words of one or two letters, so that «AA Oslo» stands among the A's.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    words = re.findall(r"[^\W_]+", composed)
    if language in ("nb", "nn", "no"):
        words = [word.replace("aa", "å") if len(word) > 2 else word for word in words]
    return drop_marks(" ".join(words).translate(_SORT_LETTERS))
