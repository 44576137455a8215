"""Slips of the thumb in longer words."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

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
        return min(alike, default=None)
