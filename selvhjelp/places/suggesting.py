"""The nearest spellings of a text that names no place."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

HANDFUL = 5
# Below this share of agreeing letters two names only resemble each other by accident.
ALIKE = 0.6
# With a good proposal at hand, much worse ones only confuse.
WORSE_AT_MOST = 0.2
# No place name is longer when folded; comparing more only takes time.
LONGEST_KEY = 60


class Suggester:
    """Proposes labels for what was mistyped: first names that begin so, then those with the fewest differences."""

    def __init__(self, labels: Mapping[str, str], postal_codes: Mapping[str, str]):
        """`labels` by folded name, the most important first; `postal_codes`: the label of each."""
        self._labels = labels
        self._keys = list(labels)
        self._postal_codes = postal_codes
        self._sorted_codes: Sequence[str] = sorted(postal_codes)

    def suggest(self, key: str) -> tuple[str, ...]:
        """At most a handful of labels, best first."""
        if key.isdigit():
            return self._near_code(key)
        if not key or len(key) > LONGEST_KEY:
            return ()
        keys = [*self._beginning_with(key), *self._alike(key)]
        return tuple(dict.fromkeys(self._labels[found] for found in keys))[:HANDFUL]

    def _near_code(self, digits: str) -> tuple[str, ...]:
        """«554» lacks its zero; otherwise the codes that stand around the number."""
        if len(digits) > 4 or not self._sorted_codes:
            return ()
        if (whole := digits.zfill(4)) in self._postal_codes:
            return (self._postal_codes[whole],)
        at = bisect_left(self._sorted_codes, whole)
        return tuple(self._postal_codes[code] for code in self._sorted_codes[max(0, at - 2) : at + 2])

    def _beginning_with(self, key: str) -> list[str]:
        if len(key) < 3:
            return []
        return [candidate for candidate in self._keys if candidate.startswith(key)][:HANDFUL]

    def _alike(self, key: str) -> list[str]:
        found = process.extract(
            key, self._keys, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=2 * HANDFUL
        )
        return [candidate for candidate, score, _index in found if score >= found[0][1] - WORSE_AT_MOST]
