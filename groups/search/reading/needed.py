"""Words of which a pattern needs one to match: most patterns need not be tried on most texts."""

from collections import defaultdict
from collections.abc import Iterable

# A short word stands in every text.
SHORT, WEIGHT_OF_SHORT = 4, 20

Words = frozenset[str]


class Index:
    """Patterns by the words of which each needs one; `section` and pattern are given back together."""

    def __init__(self):
        self._always: list = []
        self._words = defaultdict(list)
        self._beginnings = defaultdict(list)
        self._lengths: set[int] = set()

    def add(self, entry, needed: Words | None) -> None:
        """`needed`: folded, with `*` where every continuation will do; None when it may match without any."""
        if needed is None:
            self._always.append(entry)
        for word in needed or ():
            if word.endswith("*"):
                self._beginnings[word[:-1]].append(entry)
                self._lengths.add(len(word) - 1)
            else:
                self._words[word].append(entry)

    def likely(self, words: Iterable[str]) -> list:
        """The patterns that may match a text of these words, each once."""
        found = dict.fromkeys(self._always)
        for word in set(words):
            found.update(dict.fromkeys(self._words.get(word, ())))
            for length in self._lengths:
                if length <= len(word) and (begun := self._beginnings.get(word[:length])):
                    found.update(dict.fromkeys(begun))
        return list(found)


def of_alternatives(alternatives: list[Words | None]) -> Words | None:
    """What one of several needs; None when one of them needs nothing."""
    return None if None in alternatives else frozenset().union(*alternatives)


def of_sequence(parts: Iterable[Words | None]) -> Words | None:
    """The part that fewest texts have; None when none of the parts needs a word."""
    return min((part for part in parts if part is not None), key=_weight, default=None)


def _weight(words: Words) -> int:
    return sum(WEIGHT_OF_SHORT if len(word) < SHORT else 1 for word in words)
