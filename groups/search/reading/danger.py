"""Words of danger, read before all else.

The patterns stand in `fixtures/search/danger.txt`. Words are compared folded (æøå and their substitutes alike), longer
ones with a slip of the thumb.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, product

from selvhjelp.places.spelling import fold_key

from .patterns import ALWAYS, KINDS, LONG_BEGINNING, NOT, STOP, WORDS, PatternFile
from .slips import Slips
from .text import Word
from .typos import Speller

# Shorter ones are words of their own.
LONG_TOGETHER = 7
# A single word with a slip tells of danger when it is so long; shorter ones must stand among others that do.
LONG_ALONE = 6
# Shorter words are abbreviations more often than words.
SHORTEST_RIGHT = 4
# So many unknown words of one text are mended.
MOST_MENDED = 300
# How far from a word with a slip the rest of its pattern may stand, and how many such words are looked at in one text.
AROUND, MOST_MISSPELT = 14, 60
# Two slips in one phrase: so many words are looked at two by two, so far apart, each with so many guesses; and so many
# words then tell of danger.
MOST_IN_PAIRS, APART, GUESSES_IN_PAIRS, LEAST_OF_PAIRS = 12, 4, 8, 3

Span = tuple[int, int]


@dataclass(frozen=True)
class Danger:
    """The kinds of danger, in the order of `KINDS`, and the positions of the words in which it is told, or could be."""

    kinds: tuple[str, ...]
    positions: frozenset[int]


class Told:
    """The words as they are meant, each followed by a space, sentences parted by a stop."""

    def __init__(self, words: Sequence[Word], meant: Sequence[str]):
        self.words = words
        self.starts: list[int] = []
        pieces, length = [], 0
        for number, (word, said) in enumerate(zip(words, meant, strict=True)):
            piece = f"{STOP} " if number and word.starts_sentence else ""
            self.starts.append(length + len(piece))
            pieces.append(f"{piece}{said} ")
            length += len(pieces[-1])
        self.text = "".join(pieces)

    def positions(self, span: Span) -> range:
        inside = [number for number, start in enumerate(self.starts) if span[0] <= start < span[1]]
        return range(inside[0], inside[-1] + 1) if inside else range(0)


class DangerReader:
    """Finds the patterns of the file in a text."""

    def __init__(self, lines: Iterable[str], correct: Iterable[str] = (), of_sentences: Iterable[str] = ()):
        """`correct`: words that are no misspellings; `of_sentences`: those of them that stand in any sentence.

        Raises ValueError for a line that is no pattern, with the line.
        """
        self._file = PatternFile(lines)
        self._correct = _both_ways(correct)
        self._of_sentences = _both_ways(of_sentences)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of the patterns, folded: right as they are."""
        return frozenset(self._file.vocabulary)

    def read(self, words: Sequence[Word]) -> Danger:
        """What the words tell of."""
        meant = self._all_meant(words)
        told = Told(words, meant)
        found = self._spans(told.text)
        for section in found.keys() - {WORDS}:
            if not section.startswith(NOT):
                found[section] = [span for span in found[section] if not self._is_guess_alone(span, told, meant)]
        kinds = {kind for kind in KINDS if self._is_told(kind, found, told)}
        positions = {
            at
            for section, spans in found.items()
            if not section.startswith(NOT)
            for span in spans
            for at in told.positions(span)
        }
        for kind, others in (*self._with_slips(words, meant), *self._with_two_slips(words, meant)):
            kinds.add(kind)
            positions |= others
        return Danger(tuple(kind for kind in KINDS if kind in kinds), frozenset(positions))

    def _is_told(self, kind: str, found: dict[str, list[Span]], told: Told) -> bool:
        """Whether any stretch is danger: certainly, or neither what only looks like it nor what is talked about."""
        if found.get(ALWAYS + kind):
            return True
        denied = found.get(NOT + kind, ())
        return any(
            not any(_overlap(span, other) for other in denied) and not self._is_held(span, told)
            for span in found.get(kind, ())
        )

    def _is_held(self, span: Span, told: Told) -> bool:
        last = told.positions(span).stop
        return self._file.frames.hold(told.text[: span[0]], told.text[slice(*span)], told.words[:last])

    def _is_guess_alone(self, span, told, meant) -> bool:
        """«fradg» may be misspelt from many words, and stands beside none that tells of danger."""
        positions = told.positions(span)
        at = positions.start
        return len(positions) == 1 and meant[at] != told.words[at].folded and len(meant[at]) < LONG_ALONE

    # ---- slips in short words ----------------------------------------------------------------------------------------

    def _with_slips(self, words, meant) -> Iterator[tuple[str, set[int]]]:
        """What is told when one word is taken for another that is a slip away: «vil ikke lve», «ta livt mitt»."""
        heard: set[int] = set()
        for at, guess in self._guesses(words, meant):
            if at not in heard:
                least = 1 if self._known_length(guess) >= LONG_ALONE else 2
                for kind, positions in self._told_by({at: guess}, self._patterns_with(guess), words, meant, least):
                    heard.add(at)
                    yield kind, positions

    def _with_two_slips(self, words, meant) -> Iterator[tuple[str, set[int]]]:
        """«vil ikek lve»: two words of one pattern, each a slip away, beside at least one that is right."""
        guesses: dict[int, list[str]] = {}
        for at, guess in self._guesses(words, meant, MOST_IN_PAIRS):
            guesses.setdefault(at, []).append(guess)
        for one, other in combinations(guesses, 2):
            if other - one > APART:
                continue
            for pair in product(guesses[one][:GUESSES_IN_PAIRS], guesses[other][:GUESSES_IN_PAIRS]):
                patterns = self._patterns_with(pair[0]) & self._patterns_with(pair[1])
                both = dict(zip((one, other), pair, strict=True))
                if found := list(self._told_by(both, patterns, words, meant, LEAST_OF_PAIRS) if patterns else ()):
                    yield from found
                    break

    def _told_by(self, guesses: dict[int, str], patterns, words, meant, least) -> Iterator[tuple[str, set[int]]]:
        """The kinds of danger of which the guesses and the words around them tell, and where."""
        first, last = max(0, min(guesses) - AROUND), max(guesses) + AROUND
        said = [guesses.get(at, meant[at]) for at in range(first, min(last, len(words)))]
        told = Told(words[first:last], said)
        needed = [told.starts[at - first] for at in guesses]
        found: dict[str, list[Span]] = {}
        for section, pattern in patterns:
            for match in pattern.finditer(told.text):
                has_all = all(match.start() <= start < match.end() for start in needed)
                if has_all and len(told.positions(match.span())) >= least:
                    found.setdefault(section, []).append(match.span())
        everything = self._spans(told.text) if found else {}
        for kind in {section.removeprefix(ALWAYS) for section in found}:
            spans = [*found.get(kind, ()), *found.get(ALWAYS + kind, ())]
            if self._is_told(kind, found | {NOT + kind: everything.get(NOT + kind, [])}, told):
                yield kind, {first + position for span in spans for position in told.positions(span)}

    def _guesses(self, words, meant, most=MOST_MISSPELT) -> Iterator[tuple[int, str]]:
        """Each word that is not known, with one that it may be a slip of."""
        unknown = (at for at, word in enumerate(words) if not self._is_right(word))
        for at in islice(unknown, most):
            guesses = self._slips.of(words[at].plain, words[at].folded)
            yield from ((at, guess) for guess in guesses if guess != meant[at])

    def _is_right(self, word: Word) -> bool:
        """Whether it is a word just as it is; of the shortest ones only those that stand in sentences.

        «håd» is not the English «had»: whoever types an «å» means it.
        """
        if self._begins(word.folded):
            return True
        right = self._of_sentences if len(word.folded) < SHORTEST_RIGHT else self._correct
        if word.plain.isascii():
            return word.folded in self._file.vocabulary or word.folded in right
        return word.plain in self._file.spelt or word.plain in right

    def _known_length(self, guess: str) -> int:
        """How much of the word is known by a pattern."""
        having = self._file.having
        beginnings = (length for length in range(len(guess), 0, -1) if guess[:length] + "*" in having)
        return len(guess) if guess in having else next(beginnings, 0)

    def _patterns_with(self, guess: str) -> frozenset[tuple[str, re.Pattern]]:
        beginnings = (guess[:length] + "*" for length in range(1, len(guess) + 1))
        return frozenset(one for word in (guess, *beginnings) for one in self._file.having.get(word, ()))

    @cached_property
    def _slips(self) -> Slips:
        return Slips({spelt: key for spelt, key in self._file.spelt.items() if key in self._file.having})

    # ---- words as they are meant -----------------------------------------------------------------------------------

    def _all_meant(self, words: Sequence[Word]) -> list[str]:
        """Each of them; of those that are not known only as many as a long message may have are mended."""
        meant, unknown = [], 0
        for word in words:
            unknown += not self._is_right(word)
            meant.append(self._meant(word) if unknown <= MOST_MENDED else word.folded)
        return meant

    def _meant(self, word: Word) -> str:
        """Folded and mended; «overdsoe» has letters swapped, and no «ø»."""
        vocabulary = self._file.vocabulary
        is_written_otherwise = word.plain.isascii() and word.plain != word.folded
        nearest = self._speller.nearest(word.folded)
        if not nearest and is_written_otherwise and word.folded not in vocabulary:
            nearest = self._speller.nearest(word.plain)
        if not nearest and word.folded not in vocabulary and not self._begins(word.folded):
            nearest = self._beginnings.nearest_beginning(word.folded)
        return nearest.word if nearest else self._parted(word.folded) or word.folded

    def _parted(self, folded: str) -> str:
        """«vilikkeleve»: words of the patterns that were typed without a space between; empty for any other word."""
        vocabulary = self._file.vocabulary
        if len(folded) < LONG_TOGETHER or folded in vocabulary or folded in self._correct:
            return ""
        # By how much of the word is read: the fewest words that make it up.
        parts = {0: []}
        for end in range(2, len(folded) + 1):
            ways = [[*parts[start], folded[start:end]] for start in parts if folded[start:end] in vocabulary]
            if ways := [way for way in ways if len(way[-1]) > 1]:
                parts[end] = min(ways, key=len)
        found = parts.get(len(folded), [])
        return " ".join(found) if self._file.of_a_sentence.intersection(found) else ""

    def _spans(self, text: str) -> dict[str, list[Span]]:
        """Where the patterns match, by section."""
        found: dict[str, list[Span]] = {}
        for section, pattern in self._file.likely(text.split()):
            if spans := [match.span() for match in pattern.finditer(text)]:
                found.setdefault(section, []).extend(spans)
        return found

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._file.vocabulary, self._correct)

    @cached_property
    def _beginnings(self) -> Speller:
        """Of the words that may go on: «selvmrodstanker» begins with «selvmord»."""
        return Speller(self._file.open, self._correct, LONG_BEGINNING)

    def _begins(self, folded: str) -> bool:
        return any(folded[:length] in self._file.open for length in range(LONG_BEGINNING, len(folded) + 1))


def _both_ways(words: Iterable[str]) -> frozenset[str]:
    """The words as they are spelt, and folded."""
    spelt = {word.strip("*") for word in words}
    return frozenset(spelt | set(map(fold_key, spelt)))


def _overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]
