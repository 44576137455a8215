"""A text → what it asks for."""

from collections.abc import Iterable
from datetime import date

from rapidfuzz.distance import OSA

from selvhjelp.places.gazetteer import Gazetteer

from . import place_words
from .asked import Asked
from .lexicon import Lexicon, lexicon, static
from .parts import Parts
from .result import Reading
from .text import Word, plain_form, words_of
from .typos import LONG


def read(text: str, *, named: Iterable[tuple[str, str, str]] = (), today: date) -> Reading:
    """What somebody typed, understood; never raises, whatever the text.

    `named`: parameter, value and a name of each organisation and programme. `today`: for dates without a year.
    """
    known = lexicon(frozenset(named))
    typed = words_of(text)
    danger = known.danger.read(typed)
    split = Split(typed, known)
    parts = Parts(split.words, split.names, split.guessed_places, known, today)
    asked = Asked(parts, known)
    left = [typed[at] for at in split.left(parts.unread()) if at not in danger.positions]
    if asked.filters or danger.kinds:
        # Beside something that is understood, everyday words are only the rest of the sentence.
        left = [word for word in left if word not in known.common]
    return Reading(asked.filters, " ".join(word.text.lower() for word in left), danger.kinds, asked.places)


def danger_in(text: str) -> tuple[str, ...]:
    """The kinds of danger that a text tells of, whatever else it says."""
    return static().danger.read(words_of(text)).kinds


class Split:
    """The words as they are matched: compounds in their parts, misspelt ones mended.

    `words`; for each its `names`, the words of the lexicon that it may be; `guessed_places` by position.
    """

    def __init__(self, typed: list[Word], known: Lexicon):
        self._lexicon = known
        self._gazetteer = Gazetteer.current()
        self.words: list[Word] = []
        self._origin: list[int] = []
        for position, word in enumerate(typed):
            pieces = self._pieces(word)
            self.words += pieces
            self._origin += [position] * len(pieces)
        self.guessed_places: dict[int, tuple] = {}
        self.names = [self._names(at) for at in range(len(self.words))]

    def left(self, unread: set[int]) -> list[int]:
        """The positions of typed words of which every part is unread."""
        whole = set(self._origin) - {self._origin[at] for at in range(len(self.words)) if at not in unread}
        return sorted(whole)

    def _pieces(self, word) -> list[Word]:
        if self._is_known(word) or word in self._lexicon.common:
            return [word]
        vocabulary = self._lexicon.vocabulary
        if pieces := vocabulary.parts(word, self._means_something):
            return pieces
        is_misspelt = len(word.plain) >= LONG and not vocabulary.guess(word)
        return (is_misspelt and vocabulary.guessed_parts(word, self._means_something)) or [word]

    def _is_known(self, word) -> bool:
        return bool(self._lexicon.vocabulary.names(word) or place_words.exact([word], self._gazetteer))

    def _means_something(self, *words) -> bool:
        """The first part of a compound says something about a group, by itself or together with the last."""
        names = [self._lexicon.vocabulary.names(word) for word in words]
        return bool(self._lexicon.phrases.longest(names, 0)[0] or place_words.exact(words[:1], self._gazetteer))

    def _names(self, at) -> tuple[str, ...]:
        word = self.words[at]
        names = self._lexicon.vocabulary.names(word)
        if place_words.exact([word], self._gazetteer):
            return names
        guess = self._lexicon.vocabulary.guess(word)
        if names:
            # «alkoholikkere» begins like `alkohol*`, and may also be a misspelt «alkoholikere».
            only_begins_so = all(name.endswith("*") for name in names)
            return (*names, *guess[1]) if guess and only_begins_so else names
        place = place_words.guess(word, self._gazetteer)
        if place and (not guess or self._is_nearer(at, place, guess)):
            self.guessed_places[at] = place[1]
            return ()
        return guess[1] if guess else ()

    def _is_nearer(self, at, place, guess) -> bool:
        """Whether a misspelt word is rather the place: fewer slips, an «ø» where there is one, and where it stands."""
        typed = self.words[at].plain
        to_place = min(OSA.distance(typed, plain_form(one.name)) for one in place[1])
        to_word = min(OSA.distance(typed, name.rstrip("*")) for name in guess[1])
        return (place[0], to_place, not self._is_likely_place(at, guess[1])) < (guess[0], to_word, True)

    def _is_likely_place(self, at, guessed) -> bool:
        """Where a misspelt word may as well be another: after a preposition, or when the other is only in a name."""
        after_preposition = at > 0 and self.words[at - 1].plain in self._lexicon.marks["sted"].words
        return after_preposition or not any(name in self._lexicon.words for name in guessed)
