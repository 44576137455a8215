"""What a text is about, and not what happens: «bok om selvmord», «film der han slår henne», «kurs i nalokson»."""

import re
from collections.abc import Collection, Iterable, Sequence

from .text import Word

# How many words may stand between a frame that ends in three dots and what it holds.
GAP = r"(?P<gap>(?:[^ .]+ ){0,5})"
# After these somebody is told of who is not the reader, with verbs of their own.
RELATIVE = frozenset(("som", "der", "hvor", "who", "where", "that"))
AND = "og"


class Frames:
    """Frames hold the words of danger after them, unless the reader speaks of herself in between."""

    def __init__(self, frames: Iterable[str], readers: Collection[str], verbs: Collection[str]):
        """`frames`: regular expressions. `readers`: words for the reader and what she wants; `verbs`: a new clause."""
        self._frames = [re.compile(rf"(?<![^ ]){frame}$") for frame in frames]
        self._readers, self._verbs = frozenset(readers), frozenset(verbs)

    def hold(self, before: str, told: str, words: Sequence[Word]) -> bool:
        """Whether what is `told` is the subject of a frame that ends the text `before` it.

        `words`: as they were typed, up to the end of what is told.
        """
        sentence = before.rpartition(". ")[2]
        return any(self._holds(frame.search(sentence), told.split(), words) for frame in self._frames)

    def _holds(self, frame: re.Match | None, told: list[str], words: Sequence[Word]) -> bool:
        if not frame:
            return False
        between = (frame.groupdict().get("gap") or "").split()
        if AND in between[:-1]:
            # «bok om vold og selvmord», but «bok om vold, og kompisen puster rart».
            return False
        held = [*between, *told]
        if any(word.starts_clause for word in words[-len(held) :]):
            return False
        is_relative = frame[0].split()[-1 - len(between)] in RELATIVE
        return not self._is_of_reader(held, is_relative)

    def _is_of_reader(self, words: list[str], is_relative: bool) -> bool:
        relative = next((at for at, word in enumerate(words) if word in RELATIVE), len(words))
        verbs = () if is_relative else words[:relative]
        return not self._readers.isdisjoint(words) or not self._verbs.isdisjoint(verbs)
