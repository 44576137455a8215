"""The patterns of `fixtures/search/danger.txt` as regular expressions over folded words, each followed by a space."""

import re
from collections.abc import Iterable

from selvhjelp.places.spelling import fold, fold_key

from . import needed
from .frames import GAP as FRAME_GAP
from .frames import Frames
from .text import plain_form

KINDS = ("liv", "overdose", "abstinens", "vold", "barn", "behandling")
NOT = "ikke "
# What is danger whatever stands beside it.
ALWAYS = "alltid "
# Words that tell of no danger by themselves, and are not left to be searched for either.
WORDS = "ord"
# What holds words of danger as its subject, and the lists of words that say that the reader speaks of herself.
FRAME, READER, VERBS = "ramme", "leser", "ny setning"
STOP = "."
# How many words may stand where a pattern has three dots.
GAP = r"(?:[^ .]+ ){0,5}?"
# A word that may go on is recognised with a slip in it when it is so long.
LONG_BEGINNING = 7
# Lists of words that tell a sentence typed in one from a compound («mobilabstinens»).
OF_A_SENTENCE = ("jeg", "meg", "ikke")


class PatternFile:
    """`having`: word → the patterns of danger in which it stands, with their kinds.

    `vocabulary`: the words of the patterns, folded. `open`: those that may go on, when they are long. `spelt`: as
    spelt, with æ, ø and å → folded. `of_a_sentence`: words that stand in sentences.
    """

    def __init__(self, lines: Iterable[str]):
        """Raises ValueError for a line that is no pattern, with the line."""
        self.having: dict[str, list[tuple[str, re.Pattern]]] = {}
        self.vocabulary: set[str] = set()
        self.open: set[str] = set()
        self.spelt: dict[str, str] = {}
        self.of_a_sentence: set[str] = set()
        self._index = needed.Index()
        self._macros: dict[str, str] = {}
        self._needed_by_macros: dict[str, needed.Words | None] = {}
        self._words_of_macros: dict[str, set[str]] = {}
        self._words_of_line: set[str] = set()
        self._framing: list[str] = []
        self._read(filter(None, (line.strip() for line in lines)))
        self.frames = Frames(self._framing, *(self._words_of_macros.get(name, ()) for name in (READER, VERBS)))

    def _read(self, lines) -> None:
        section = ""
        for line in lines:
            if line.startswith("#"):
                continue
            if match := re.fullmatch(r"\[([^\]]+)\]", line):
                section = _known_section(match[1])
            elif match := re.fullmatch(r"<([^>]+)> = (.+)", line):
                self._add_macro(match[1], match[2])
            elif section == FRAME:
                expression, _needed = self._compile(line.removesuffix("..."))
                self._framing.append(expression + FRAME_GAP * line.endswith("..."))
            else:
                expression, words = self._compile(line)
                self._add(section, re.compile(r"(?<![^ ])" + expression), words)

    def _add_macro(self, name: str, alternatives: str) -> None:
        self._macros[name], self._needed_by_macros[name] = self._compile(alternatives)
        self._words_of_macros[name] = self._words_of_line
        if name in OF_A_SENTENCE:
            self.of_a_sentence |= set(map(fold_key, alternatives.split("|")))

    def likely(self, words: Iterable[str]) -> list[tuple[str, re.Pattern]]:
        """The patterns that may match a text of these words, with their sections."""
        return self._index.likely(words)

    def _add(self, section: str, pattern: re.Pattern, words: needed.Words | None) -> None:
        self._index.add((section, pattern), words)
        kind = section.removeprefix(ALWAYS)
        for word in self._words_of_line if kind in KINDS else ():
            self.having.setdefault(word, []).append((section, pattern))

    # ---- patterns as regular expressions ---------------------------------------------------------------------------

    def _compile(self, pattern: str) -> tuple[str, needed.Words | None]:
        """The expression, and the words of which it needs one."""
        pieces = re.findall(r"\.\.\.|--|/[^/]+/|<[^>]+>|[\[\]()|$]|[^\s\[\]()|<>$]+", pattern)
        if any(pieces.count(first) != pieces.count(last) for first, last in ("()", "[]")):
            raise ValueError(f"danger.txt: «{pattern}» har en parentes som ikke er lukket.")
        self._words_of_line = set()
        expression, words, _rest = self._alternatives(pieces)
        return expression, words

    def _alternatives(self, pieces) -> tuple[str, needed.Words | None, list[str]]:
        """Everything up to the closing bracket, and what comes after it."""
        options, current, words = [""], [], []
        while pieces and pieces[0] not in (")", "]"):
            piece, *pieces = pieces
            if piece == "|":
                words.append(needed.of_sequence(current))
                options, current = [*options, ""], []
                continue
            if piece in ("(", "["):
                inner, inside, pieces = self._alternatives(pieces)
                expression = inner + ("?" if piece == "[" else "")
                current.append(inside if piece == "(" else None)
                pieces = pieces[1:]
            else:
                expression, inside = self._piece(piece)
                current.append(inside)
            options[-1] += expression
        words.append(needed.of_sequence(current))
        return f"(?:{'|'.join(options)})", needed.of_alternatives(words), pieces

    def _piece(self, piece: str) -> tuple[str, needed.Words | None]:
        if piece == "...":
            return GAP, None
        if piece == "--":
            return self._gap_without_reader(), None
        if piece == "$":
            return rf"(?=\{STOP} |$)", None
        if piece.startswith("<"):
            return self._macro(piece)
        if piece.startswith("/"):
            return f"(?:{piece[1:-1]}) ", None
        return self._word(piece)

    def _gap_without_reader(self) -> str:
        """As many words as three dots, none of which says that the reader speaks of herself or of what happens."""
        others = self._words_of_macros[READER] | self._words_of_macros[VERBS]
        return rf"(?:(?!(?:{'|'.join(sorted(word.rstrip('*') for word in others))}) )[^ .]+ ){{0,5}}?"

    def _macro(self, piece: str) -> tuple[str, needed.Words | None]:
        if piece[1:-1] not in self._macros:
            raise ValueError(f"danger.txt: {piece} er ikke forklart lenger opp.")
        self._words_of_line |= self._words_of_macros[piece[1:-1]]
        return self._macros[piece[1:-1]], self._needed_by_macros[piece[1:-1]]

    def _word(self, piece: str) -> tuple[str, needed.Words]:
        folded = " ".join(fold(piece)) or plain_form(piece).strip("*")
        if not any(map(str.isalnum, folded)):
            raise ValueError(f"danger.txt: «{piece}» er ikke noe ord.")
        self.vocabulary.add(folded)
        key = folded + "*" if piece.endswith("*") else folded
        self._words_of_line.add(key)
        self.spelt.setdefault(plain_form(piece), key)
        if piece.endswith("*") and len(folded) >= LONG_BEGINNING:
            self.open.add(folded)
        first = folded.split()[0] if " " in folded else key
        return re.escape(folded) + ("[^ ]* " if piece.endswith("*") else " "), frozenset((first,))


def _known_section(name: str) -> str:
    if name not in (WORDS, FRAME) and name.removeprefix(NOT).removeprefix(ALWAYS) not in KINDS:
        raise ValueError(f"danger.txt: [{name}] er ikke noe slag. Slagene er {', '.join(KINDS)}.")
    return name
