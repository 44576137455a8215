"""Kinship has a direction: «mamma drikker» is typed by a child, «for mødre» is for parents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import files

# The relation of those who have no word of their own for it.
NO_WORD = "annen"
ONE, CERTAIN, SEVERAL, CERTAIN_ONES = "en", "den", "flere", "de"
# How many words away it is said what a relative does, and that one has died.
NEAR, NEAR_LOSS = 8, 4
# Who else does what is said next.
SUBJECTS = frozenset(("jeg", "eg", "æ", "ej", "jæ", "vi"))
# First parts with which each single word of a group is one of it as well.
PREFIX = "forledd"


@dataclass(frozen=True)
class KinNoun:
    """A word for a relative. `own`: the relation of whoever is called so. `other`: of the reader, when it is not.

    `says_nothing_alone`: «trenger en venn» is no search for friends of people with a problem.
    """

    own: str
    other: str
    number: str
    says_nothing_alone: bool = False

    @property
    def is_certain(self) -> bool:
        return self.number in (CERTAIN, CERTAIN_ONES)


def kin_nouns(lines: Iterable[str]) -> Iterator[tuple[str, KinNoun]]:
    """The words of `kinship.txt` with their relations."""
    group: re.Match | None = None
    prefixes = [""]
    for line in lines:
        if line.startswith("["):
            group = re.fullmatch(r"\[(\w+) > (\w+)(\??)\]", line)
            prefixes = [""]
        elif group:
            number, _colon, words = line.partition(":")
            if number == PREFIX:
                prefixes = ["", *files.words(words)]
                continue
            noun = KinNoun(group[1], group[2], number.strip(), bool(group[3]))
            for word in files.words(words):
                yield from ((prefix + word, noun) for prefix in (prefixes if " " not in word else [""]))


class Relatives:
    """What the kinship words of a text tell, read off their neighbours."""

    def __init__(self, marks, names: list[tuple[str, ...]]):
        """`names`: for each word of the text the words that it may be."""
        self._marks = marks
        self._names = names

    def relation(self, noun: KinNoun, at: int, length: int) -> str | None:
        """The reader's relation; empty when only that there is one is known, None when nothing is."""
        after = at + length
        if self._ends("følge", at):
            return None
        if self._begins("gruppe", after):
            return noun.own
        if self._begins("andres", after):
            # «broren hennes»: a relative of somebody's; what the reader is, only «jeg er broren hennes» says.
            return noun.own if self._ends("rolle", at) else ""
        if self._begins("eie", after) or self._ends("eie", at):
            return noun.other
        if self._ends("rolle", at):
            return noun.own
        if noun.number == ONE and self.is_lost(at, after):
            return noun.other
        if self._begins("til en", after):
            # «stefaren til en gutt som»: whoever is called so.
            return noun.own
        if self._ends("har", at) or noun.is_certain or (noun.number == ONE and self._ends("avhengig", at)):
            return noun.other
        if self._begins("til", after):
            return noun.own
        if self.is_user(after) or self.is_lost(at, after):
            return noun.other if noun.number == ONE else noun.own
        if noun.number == SEVERAL:
            # «barnebarn» alone is said by their grandparents, and by whoever looks for their relatives.
            return "" if noun.own == NO_WORD and noun.other != NO_WORD else noun.own
        if noun.says_nothing_alone:
            return None
        return noun.own if noun.own == noun.other else ""

    def is_reader(self, at: int) -> bool:
        """«jeg er mor»: whoever is called so is the reader."""
        return bool(self._ends("rolle", at))

    def is_owned(self, at: int, after: int) -> bool:
        """«datteren min», «vår sønn»."""
        return bool(self._begins("eie", after) or self._ends("eie", at))

    def is_user(self, after: int) -> bool:
        """Whether what follows within a few words says that this is who uses."""
        for later in range(after, min(after + NEAR, len(self._names))):
            if self._begins("bruker", later) or self._begins("rammet", later):
                return True
            if self._begins("til", later):
                # «mormor og morfar til en som ruser seg»
                return False
            if SUBJECTS.intersection(self._names[later]):
                # «mamma … og jeg drikker»
                return False
        return False

    def is_lost(self, at: int, after: int) -> bool:
        """Whether what stands near says that the relative has died."""
        near = (*range(max(0, at - NEAR_LOSS), at), *range(after, min(after + NEAR_LOSS, len(self._names))))
        return any(self._begins("mistet", other) and not self._begins("mistet annet", other) for other in near)

    def _begins(self, mark, at):
        return self._marks[mark].begin(self._names, at)

    def _ends(self, mark, at):
        return self._marks[mark].end(self._names, at)
