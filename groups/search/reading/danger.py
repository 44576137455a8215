"""Words of danger, read before all else.

The patterns stand in `fixtures/search/danger.txt`. Words are compared folded (æøå and their substitutes alike), longer
ones with a slip of the thumb.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from selvhjelp.places.spelling import fold, fold_key

from .text import Word, plain_form
from .typos import Speller

KINDS = ("liv", "overdose", "abstinens", "vold", "barn", "behandling")
NOT = "ikke "
# Words that tell of no danger by themselves, and are not left to be searched for either.
WORDS = "ord"
STOP = "."
# How many words may stand where a pattern has three dots.
GAP = r"(?:[^ .]+ ){0,5}?"
# A word that may go on is recognised with a slip in it when it is so long.
LONG_BEGINNING = 7
# Shorter ones are words of their own.
LONG_TOGETHER = 7
# Lists of words that tell a sentence typed in one from a compound («mobilabstinens»).
OF_A_SENTENCE = ("jeg", "meg", "ikke")


@dataclass(frozen=True)
class Danger:
    """The kinds of danger, in the order of `KINDS`, and the positions of the words in which it is told, or could be."""

    kinds: tuple[str, ...]
    positions: frozenset[int]


class DangerReader:
    """Finds the patterns of the file in a text."""

    def __init__(self, lines: Iterable[str], correct: Iterable[str] = ()):
        """`correct`: words that are no misspellings. Raises ValueError for a line that is no pattern, with the line."""
        self._correct = frozenset(map(fold_key, correct))
        self._macros: dict[str, str] = {}
        self._vocabulary: set[str] = set()
        self._open: set[str] = set()
        self._of_a_sentence: set[str] = set()
        self._patterns: dict[str, list[re.Pattern]] = {}
        section = ""
        for line in filter(None, (line.strip() for line in lines)):
            if line.startswith("#"):
                continue
            if match := re.fullmatch(r"\[([^\]]+)\]", line):
                section = _known_section(match[1])
            elif match := re.fullmatch(r"<([^>]+)> = (.+)", line):
                self._macros[match[1]] = self._compile(match[2])
                if match[1] in OF_A_SENTENCE:
                    self._of_a_sentence |= set(map(fold_key, match[2].split("|")))
            else:
                self._patterns.setdefault(section, []).append(re.compile(r"(?<![^ ])" + self._compile(line)))

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of the patterns, folded: right as they are."""
        return frozenset(self._vocabulary)

    def read(self, words: Sequence[Word]) -> Danger:
        """What the words tell of."""
        text, starts = self._text(words)
        found = {section: self._spans(section, text) for section in self._patterns}
        kinds = tuple(kind for kind in KINDS if _told(found.get(kind, ()), found.get(NOT + kind, ())))
        told = {at for kind in KINDS for span in found.get(kind, ()) for at in _positions(span, starts)}
        told |= {at for span in found.get(WORDS, ()) for at in _positions(span, starts)}
        return Danger(kinds, frozenset(told))

    def _text(self, words):
        """The folded words, each followed by a space, sentences parted by a stop; and where each word begins."""
        text, starts = "", []
        for number, word in enumerate(words):
            if number and word.starts_sentence:
                text += f"{STOP} "
            starts.append(len(text))
            text += f"{self._meant(word)} "
        return text, starts

    def _meant(self, word: Word) -> str:
        """Folded and mended; «overdsoe» has letters swapped, and no «ø»."""
        is_written_otherwise = word.plain.isascii() and word.plain != word.folded
        nearest = self._speller.nearest(word.folded)
        if not nearest and is_written_otherwise and word.folded not in self._vocabulary:
            nearest = self._speller.nearest(word.plain)
        if not nearest and word.folded not in self._vocabulary and not self._begins(word.folded):
            nearest = self._beginnings.nearest_beginning(word.folded)
        return nearest.word if nearest else self._parted(word.folded) or word.folded

    def _parted(self, folded: str) -> str:
        """«vilikkeleve»: words of the patterns that were typed without a space between; empty for any other word."""
        if len(folded) < LONG_TOGETHER or folded in self._vocabulary or folded in self._correct:
            return ""
        # By how much of the word is read: the fewest words that make it up.
        parts = {0: []}
        for end in range(2, len(folded) + 1):
            ways = [[*parts[start], folded[start:end]] for start in parts if folded[start:end] in self._vocabulary]
            if ways := [way for way in ways if len(way[-1]) > 1]:
                parts[end] = min(ways, key=len)
        found = parts.get(len(folded), [])
        return " ".join(found) if self._of_a_sentence.intersection(found) else ""

    def _spans(self, section, text) -> list[tuple[int, int]]:
        return [match.span() for pattern in self._patterns[section] for match in pattern.finditer(text)]

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._vocabulary, self._correct)

    @cached_property
    def _beginnings(self) -> Speller:
        """Of the words that may go on: «selvmrodstanker» begins with «selvmord»."""
        return Speller(self._open, self._correct, LONG_BEGINNING)

    def _begins(self, folded: str) -> bool:
        return any(folded[:length] in self._open for length in range(LONG_BEGINNING, len(folded) + 1))

    # ---- patterns as regular expressions ---------------------------------------------------------------------------

    def _compile(self, pattern: str) -> str:
        pieces = re.findall(r"\.\.\.|/[^/]+/|<[^>]+>|[\[\]()|$]|[^\s\[\]()|<>$]+", pattern)
        if any(pieces.count(first) != pieces.count(last) for first, last in ("()", "[]")):
            raise ValueError(f"danger.txt: «{pattern}» har en parentes som ikke er lukket.")
        expression, _rest = self._alternatives(pieces)
        return expression

    def _alternatives(self, pieces) -> tuple[str, list[str]]:
        """Everything up to the closing bracket, and what comes after it."""
        options, current = [], ""
        while pieces and pieces[0] not in (")", "]"):
            piece, *pieces = pieces
            if piece == "|":
                options.append(current)
                current = ""
            elif piece in ("(", "["):
                inner, pieces = self._alternatives(pieces)
                current += inner + ("?" if piece == "[" else "")
                pieces = pieces[1:]
            else:
                current += self._piece(piece)
        return f"(?:{'|'.join([*options, current])})", pieces

    def _piece(self, piece: str) -> str:
        if piece == "...":
            return GAP
        if piece == "$":
            return rf"(?=\{STOP} |$)"
        if piece.startswith("<"):
            return self._macro(piece)
        if piece.startswith("/"):
            return f"(?:{piece[1:-1]}) "
        return self._word(piece)

    def _macro(self, piece: str) -> str:
        if piece[1:-1] not in self._macros:
            raise ValueError(f"danger.txt: {piece} er ikke forklart lenger opp.")
        return self._macros[piece[1:-1]]

    def _word(self, piece: str) -> str:
        folded = " ".join(fold(piece)) or plain_form(piece).strip("*")
        if not any(map(str.isalnum, folded)):
            raise ValueError(f"danger.txt: «{piece}» er ikke noe ord.")
        self._vocabulary.add(folded)
        if piece.endswith("*") and len(folded) >= LONG_BEGINNING:
            self._open.add(folded)
        return re.escape(folded) + ("[^ ]* " if piece.endswith("*") else " ")


def _known_section(name: str) -> str:
    if name != WORDS and name.removeprefix(NOT) not in KINDS:
        raise ValueError(f"danger.txt: [{name}] er ikke noe slag. Slagene er {', '.join(KINDS)}.")
    return name


def _told(spans, denied) -> bool:
    """Whether any stretch is danger and not what only looks like it."""
    return any(not any(_overlap(span, other) for other in denied) for span in spans)


def _overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _positions(span, starts) -> range:
    inside = [number for number, start in enumerate(starts) if span[0] <= start < span[1]]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
