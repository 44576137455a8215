"""Slips of the thumb in longer words."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from selvhjelp.places.spelling import fold_key

from .keyboard import is_likely_slip

# One slip in words of this length, two in longer ones; shorter ones become other words too easily.
SHORTEST = 5
LONG = 8
# In so short a word only two letters that have changed places are seen: «ahsj», «bdoø».
SWAPPED_LENGTH = 4
REMEMBERED = 4_096


def swaps(word: str) -> list[str]:
    """The word with each two neighbouring letters swapped."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


class Nearest(NamedTuple):
    """A word, and by how many letters what was typed differs from it."""

    slips: int
    word: str


class Speller:
    """The nearest word of a vocabulary to one that is misspelt."""

    def __init__(self, vocabulary: Iterable[str], correct: Iterable[str] = (), shortest: int = SHORTEST):
        """`correct`: words that are no misspellings, though they look like one. `shortest`: that may be one."""
        self._known = frozenset(vocabulary)
        self._shortest = shortest
        self._words = sorted(word for word in self._known if len(word) >= shortest - 1)
        self._correct = frozenset(correct)
        self.nearest = lru_cache(REMEMBERED)(self._nearest)
        self._as_long = lru_cache(None)(self._of_length)

    def nearest_beginning(self, word: str) -> "Nearest | None":
        """The word that a longer one begins with, misspelt by one letter: «alkohlproblem» begins with «alkohol»."""
        if len(word) < LONG or word in self._correct or not word.isalpha():
            return None
        beginnings = (word[:length] for length in range(self._shortest, len(word)))
        found = [nearest for one in beginnings if (nearest := self._nearest_of(one, 1))]
        longest = max(found, key=lambda nearest: len(nearest.word), default=None)
        # The rest of the word is not explained: any other reading goes before.
        return longest and Nearest(longest.slips + LONG, longest.word)

    def _nearest(self, word: str) -> "Nearest | None":
        """The word meant; None when it is short, right as it is, or resembles nothing."""
        if len(word) < self._shortest or word in self._known or word in self._correct or not word.isalpha():
            return None
        if len(word) >= LONG:
            return self._nearest_of(word, 2)
        return self._nearest_of(word, 1) or self._shortened(word)

    def _shortened(self, word: str) -> "Nearest | None":
        """The long word of which two letters are left out: «stavngr»."""
        if len(word) < LONG - 2:
            return None
        longer = self._as_long(len(word) + 2, 0)
        found = process.extract(word, longer, scorer=OSA.distance, score_cutoff=2, limit=5)
        left_out = [Nearest(2, one) for one, _slips, _index in found]
        return min((one for one in left_out if one.word[:2] == word[:2]), default=None)

    def _of_length(self, length: int, most: int) -> list[str]:
        """The words that are at most so many letters longer or shorter."""
        return [word for word in self._words if abs(len(word) - length) <= most]

    def _nearest_of(self, word: str, most: int) -> "Nearest | None":
        as_long = self._as_long(len(word), most)
        found = process.extract(word, as_long, scorer=OSA.distance, score_cutoff=most, limit=5)
        # People see the first letter that they type, or the second.
        alike = [Nearest(slips, other) for other, slips, _index in found if other[0] in word[:2]]
        return min(alike, key=lambda one: (one.slips, not is_likely_slip(word, one.word), one.word), default=None)


class Slips:
    """The words that somebody whose thumb slips once may have meant."""

    def __init__(self, words: Iterable[str], correct: Iterable[str] = (), shortest=SHORTEST, least=SWAPPED_LENGTH):
        """`words` in plain form, of which those count that have at least so many letters; `least`: what is typed.

        `correct`, folded: words that are right as they are, though they look like slips.
        """
        self._correct = frozenset(correct)
        self._least = least
        self._plain: dict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for word in words if len(word) >= shortest and word.isalpha()}):
            self._plain[word].append(word)
            self._folded[fold_key(word)].append(word)
        self.meant = lru_cache(REMEMBERED)(self._meant)
        self._as_long = lru_cache(None)(self._of_length)

    def _meant(self, plain: str, folded: str) -> tuple[str, ...]:
        """All of them; of one that is typed with æ, ø and å, those that are written so before others."""
        if len(plain) < self._least or folded in self._correct or not plain.isalpha():
            return ()
        return self._alike(plain, "_plain") or self._alike(folded, "_folded")

    def _alike(self, typed: str, form: str) -> tuple[str, ...]:
        near = self._as_long(len(typed), form)
        found = process.extract(typed, near, scorer=OSA.distance, score_cutoff=1, limit=None)
        keys = sorted(key for key, slips, _index in found if slips and is_likely_slip(typed, key))
        return tuple(word for key in keys for word in getattr(self, form)[key])

    def _of_length(self, length: int, form: str) -> list[str]:
        return [key for key in getattr(self, form) if abs(len(key) - length) <= 1]
