"""The patterns of `fixtures/search/danger.txt` as regular expressions over folded words, each followed by a space."""

import re
from collections.abc import Iterable

from selvhjelp.places.spelling import fold, fold_key

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
    """`by_section`: section → patterns. `having`: word → the patterns of danger in which it stands, with their kinds.

    `vocabulary`: the words of the patterns, folded. `open`: those that may go on, when they are long. `spelt`: as
    spelt, with æ, ø and å → folded. `of_a_sentence`: words that stand in sentences.
    """

    def __init__(self, lines: Iterable[str]):
        """Raises ValueError for a line that is no pattern, with the line."""
        self.by_section: dict[str, list[re.Pattern]] = {}
        self.having: dict[str, list[tuple[str, re.Pattern]]] = {}
        self.vocabulary: set[str] = set()
        self.open: set[str] = set()
        self.spelt: dict[str, str] = {}
        self.of_a_sentence: set[str] = set()
        self._macros: dict[str, str] = {}
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
                self._framing.append(self._compile(line.removesuffix("...")) + FRAME_GAP * line.endswith("..."))
            else:
                self._add(section, re.compile(r"(?<![^ ])" + self._compile(line)))

    def _add_macro(self, name: str, alternatives: str) -> None:
        self._macros[name] = self._compile(alternatives)
        self._words_of_macros[name] = self._words_of_line
        if name in OF_A_SENTENCE:
            self.of_a_sentence |= set(map(fold_key, alternatives.split("|")))

    def _add(self, section: str, pattern: re.Pattern) -> None:
        self.by_section.setdefault(section, []).append(pattern)
        kind = section.removeprefix(ALWAYS)
        for word in self._words_of_line if kind in KINDS else ():
            self.having.setdefault(word, []).append((section, pattern))

    # ---- patterns as regular expressions ---------------------------------------------------------------------------

    def _compile(self, pattern: str) -> str:
        pieces = re.findall(r"\.\.\.|--|/[^/]+/|<[^>]+>|[\[\]()|$]|[^\s\[\]()|<>$]+", pattern)
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
        if piece == "--":
            return self._gap_without_reader()
        if piece == "$":
            return rf"(?=\{STOP} |$)"
        if piece.startswith("<"):
            return self._macro(piece)
        if piece.startswith("/"):
            return f"(?:{piece[1:-1]}) "
        return self._word(piece)

    def _gap_without_reader(self) -> str:
        """As many words as three dots, none of which says that the reader speaks of herself or of what happens."""
        others = self._words_of_macros[READER] | self._words_of_macros[VERBS]
        return rf"(?:(?!(?:{'|'.join(sorted(word.rstrip('*') for word in others))}) )[^ .]+ ){{0,5}}?"

    def _macro(self, piece: str) -> str:
        if piece[1:-1] not in self._macros:
            raise ValueError(f"danger.txt: {piece} er ikke forklart lenger opp.")
        self._words_of_line |= self._words_of_macros[piece[1:-1]]
        return self._macros[piece[1:-1]]

    def _word(self, piece: str) -> str:
        folded = " ".join(fold(piece)) or plain_form(piece).strip("*")
        if not any(map(str.isalnum, folded)):
            raise ValueError(f"danger.txt: «{piece}» er ikke noe ord.")
        self.vocabulary.add(folded)
        key = folded + "*" if piece.endswith("*") else folded
        self._words_of_line.add(key)
        self.spelt.setdefault(plain_form(piece), key)
        if piece.endswith("*") and len(folded) >= LONG_BEGINNING:
            self.open.add(folded)
        return re.escape(folded) + ("[^ ]* " if piece.endswith("*") else " ")


def _known_section(name: str) -> str:
    if name not in (WORDS, FRAME) and name.removeprefix(NOT).removeprefix(ALWAYS) not in KINDS:
        raise ValueError(f"danger.txt: [{name}] er ikke noe slag. Slagene er {', '.join(KINDS)}.")
    return name
