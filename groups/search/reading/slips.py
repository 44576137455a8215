"""Which words a short one may be a slip of the thumb for: «lve» and «elve» for «leve», «emg» for «meg»."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

REMEMBERED = 8_192
# Of shorter words nothing is left to recognise; longer beginnings are enough to tell what a word goes on from.
SHORTEST, SHORTEST_BEGINNING = 2, 4
MOST = 30


class Slips:
    """Words a single slip away: one letter more, fewer or another, or two that have changed places."""

    def __init__(self, spelt: dict[str, str]):
        """`spelt`: words as they are spelt, folded; one that ends in `*` stands for every continuation."""
        pairs = sorted({*spelt.items(), *((folded, folded) for folded in spelt.values())})
        self._words = {word: folded for word, folded in pairs if not word.endswith("*") and len(word) >= SHORTEST}
        self._beginnings = [
            (word[:-1], folded[:-1]) for word, folded in pairs if word.endswith("*") and len(word) > SHORTEST_BEGINNING
        ]
        self._spellings = list(self._words)
        self.of = lru_cache(REMEMBERED)(self._of)

    def _of(self, plain: str, folded: str) -> tuple[str, ...]:
        """The words, folded, that it may be a slip of, those with all its letters first."""
        if len(plain) < SHORTEST or not plain.isalpha():
            return ()
        near = [found for word in dict.fromkeys((plain, folded)) for found in self._near(word)]
        return tuple(dict.fromkeys([*near[:MOST], *self._going_on(plain)]))

    def _near(self, word: str) -> list[str]:
        found = process.extract(word, self._spellings, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [known for known, _slips, _at in found if known != word and not _is_another(word, known)]
        likely = sorted(near, key=lambda known: (sorted(known) != sorted(word), known[0] != word[0], known))
        return [self._words[known] for known in likely]

    def _going_on(self, plain: str) -> list[str]:
        """The words that begin like a known one with a slip in it: «drkker» for `drikk*`."""
        found = []
        for spelt, beginning in self._beginnings:
            for length in (len(spelt) - 1, len(spelt), len(spelt) + 1):
                if length <= len(plain) and OSA.distance(plain[:length], spelt, score_cutoff=1) == 1:
                    found.append(beginning + plain[length:])
        return found


def _is_another(word: str, known: str) -> bool:
    """Of two letters one is too little to recognise: «po» is no «dø»."""
    return len(word) == len(known) == SHORTEST and sorted(word) != sorted(known)
