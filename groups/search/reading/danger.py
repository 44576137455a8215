"""Words of danger, read before all else.

The patterns stand in `fixtures/search/danger.txt`. Words are compared folded (æøå and their substitutes alike), longer
ones with a slip of the thumb.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from selvhjelp.places.spelling import fold, fold_key

from .slips import Slips
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
# A single word with a slip tells of danger when it is so long; shorter ones must stand among others that do.
LONG_ALONE = 6
# Shorter words are abbreviations more often than words.
SHORTEST_RIGHT = 4
# How far from a word with a slip the rest of its pattern may stand, and how many such words are looked at in one text.
AROUND, MOST_MISSPELT = 14, 60
# Lists of words that tell a sentence typed in one from a compound («mobilabstinens»).
OF_A_SENTENCE = ("jeg", "meg", "ikke")


@dataclass(frozen=True)
class Danger:
    """The kinds of danger, in the order of `KINDS`, and the positions of the words in which it is told, or could be."""

    kinds: tuple[str, ...]
    positions: frozenset[int]


class DangerReader:
    """Finds the patterns of the file in a text."""

    def __init__(self, lines: Iterable[str], correct: Iterable[str] = (), of_sentences: Iterable[str] = ()):
        """`correct`: words that are no misspellings; `of_sentences`: those of them that stand in any sentence.

        Raises ValueError for a line that is no pattern, with the line.
        """
        self._correct = _both_ways(correct)
        self._of_sentences = _both_ways(of_sentences)
        self._macros: dict[str, str] = {}
        self._vocabulary: set[str] = set()
        self._open: set[str] = set()
        self._of_a_sentence: set[str] = set()
        self._patterns: dict[str, list[re.Pattern]] = {}
        # By word, the patterns in which it stands, each with its section.
        self._having: dict[str, list[tuple[str, re.Pattern]]] = {}
        # As it is spelt, with its æ, ø and å; and folded.
        self._spelt: dict[str, str] = {}
        self._words_of_macros: dict[str, set[str]] = {}
        self._words_of_line: set[str] = set()
        section = ""
        for line in filter(None, (line.strip() for line in lines)):
            if line.startswith("#"):
                continue
            if match := re.fullmatch(r"\[([^\]]+)\]", line):
                section = _known_section(match[1])
            elif match := re.fullmatch(r"<([^>]+)> = (.+)", line):
                self._macros[match[1]] = self._compile(match[2])
                self._words_of_macros[match[1]] = self._words_of_line
                if match[1] in OF_A_SENTENCE:
                    self._of_a_sentence |= set(map(fold_key, match[2].split("|")))
            else:
                self._add(section, re.compile(r"(?<![^ ])" + self._compile(line)))

    def _add(self, section: str, pattern: re.Pattern) -> None:
        self._patterns.setdefault(section, []).append(pattern)
        for word in self._words_of_line if section in KINDS else ():
            self._having.setdefault(word, []).append((section, pattern))

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of the patterns, folded: right as they are."""
        return frozenset(self._vocabulary)

    def read(self, words: Sequence[Word]) -> Danger:
        """What the words tell of."""
        meant = list(map(self._meant, words))
        text, starts = _text(words, meant)
        found = {section: self._spans(section, text) for section in self._patterns}
        for kind in KINDS:
            found[kind] = [span for span in found.get(kind, ()) if not self._is_guess_alone(span, starts, words, meant)]
        kinds = {kind for kind in KINDS if _told(found[kind], found.get(NOT + kind, ()))}
        told = {at for kind in KINDS for span in found[kind] for at in _positions(span, starts)}
        told |= {at for span in found.get(WORDS, ()) for at in _positions(span, starts)}
        for kind, positions in self._with_slips(words, meant):
            kinds.add(kind)
            told |= positions
        return Danger(tuple(kind for kind in KINDS if kind in kinds), frozenset(told))

    def _is_guess_alone(self, span, starts, words, meant) -> bool:
        """«fradg» may be misspelt from many words, and stands beside none that tells of danger."""
        positions = _positions(span, starts)
        at = positions.start
        return len(positions) == 1 and meant[at] != words[at].folded and len(meant[at]) < LONG_ALONE

    # ---- slips in short words ----------------------------------------------------------------------------------------

    def _with_slips(self, words, meant) -> Iterator[tuple[str, set[int]]]:
        """What is told when one word is taken for another that is a slip away: «vil ikke lve», «ta livt mitt»."""
        heard: set[int] = set()
        for at, guess in self._guesses(words, meant):
            if at not in heard:
                for kind, positions in self._told_by(guess, at, words, meant):
                    heard.add(at)
                    yield kind, positions

    def _told_by(self, guess: str, at: int, words, meant) -> Iterator[tuple[str, set[int]]]:
        """The kinds of danger of which the guess and the words around it tell, and where."""
        first, last = max(0, at - AROUND), at + AROUND
        text, starts = _text(words[first:last], [*meant[first:at], guess, *meant[at + 1 : last]])
        least = 1 if self._known_length(guess) >= LONG_ALONE else 2
        found: dict[str, list] = {}
        for kind, pattern in self._patterns_with(guess):
            for match in pattern.finditer(text):
                if match.start() <= starts[at - first] < match.end() and len(_positions(match.span(), starts)) >= least:
                    found.setdefault(kind, []).append(match.span())
        for kind, spans in found.items():
            if _told(spans, self._spans(NOT + kind, text)):
                yield kind, {first + position for span in spans for position in _positions(span, starts)}

    def _guesses(self, words, meant) -> Iterator[tuple[int, str]]:
        """Each word that is not known, with one that it may be a slip of."""
        unknown = (at for at, word in enumerate(words) if not self._is_right(word))
        for at in islice(unknown, MOST_MISSPELT):
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
            return word.folded in self._vocabulary or word.folded in right
        return word.plain in self._spelt or word.plain in right

    def _known_length(self, guess: str) -> int:
        """How much of the word is known by a pattern."""
        beginnings = (length for length in range(len(guess), 0, -1) if guess[:length] + "*" in self._having)
        return len(guess) if guess in self._having else next(beginnings, 0)

    def _patterns_with(self, guess: str) -> list[tuple[str, re.Pattern]]:
        beginnings = (guess[:length] + "*" for length in range(1, len(guess) + 1))
        return [one for word in (guess, *beginnings) for one in self._having.get(word, ())]

    @cached_property
    def _slips(self) -> Slips:
        return Slips({spelt: key for spelt, key in self._spelt.items() if key in self._having})

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
        return [match.span() for pattern in self._patterns.get(section, ()) for match in pattern.finditer(text)]

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
        self._words_of_line = set()
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
        self._words_of_line |= self._words_of_macros[piece[1:-1]]
        return self._macros[piece[1:-1]]

    def _word(self, piece: str) -> str:
        folded = " ".join(fold(piece)) or plain_form(piece).strip("*")
        if not any(map(str.isalnum, folded)):
            raise ValueError(f"danger.txt: «{piece}» er ikke noe ord.")
        self._vocabulary.add(folded)
        key = folded + "*" if piece.endswith("*") else folded
        self._words_of_line.add(key)
        self._spelt.setdefault(plain_form(piece), key)
        if piece.endswith("*") and len(folded) >= LONG_BEGINNING:
            self._open.add(folded)
        return re.escape(folded) + ("[^ ]* " if piece.endswith("*") else " ")


def _known_section(name: str) -> str:
    if name != WORDS and name.removeprefix(NOT) not in KINDS:
        raise ValueError(f"danger.txt: [{name}] er ikke noe slag. Slagene er {', '.join(KINDS)}.")
    return name


def _both_ways(words: Iterable[str]) -> frozenset[str]:
    """The words as they are spelt, and folded."""
    spelt = {word.strip("*") for word in words}
    return frozenset(spelt | set(map(fold_key, spelt)))


def _text(words, meant) -> tuple[str, list[int]]:
    """The words as they are meant, each followed by a space, sentences parted by a stop; and where each word begins."""
    text, starts = "", []
    for number, (word, said) in enumerate(zip(words, meant, strict=True)):
        if number and word.starts_sentence:
            text += f"{STOP} "
        starts.append(len(text))
        text += f"{said} "
    return text, starts


def _told(spans, denied) -> bool:
    """Whether any stretch is danger and not what only looks like it."""
    return any(not any(_overlap(span, other) for other in denied) for span in spans)


def _overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _positions(span, starts) -> range:
    inside = [number for number, start in enumerate(starts) if span[0] <= start < span[1]]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
