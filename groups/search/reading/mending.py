"""Each word of a text as what it may be: known as it stands, or mended where a thumb has slipped."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from . import place_words
from .lexicon import Lexicon
from .text import Word, plain_form
from .typos import SWAPPED_LENGTH

# More words than this are no telegram to a search box.
LONGEST_TELEGRAM = 8
# Nor does a slip hide in a phrase of more.
LONGEST_PHRASE = 3


class Mended:
    """What each word may be.

    `names`: for each word those of the lexicon; `as_they_stand`: without guessing. By position `guessed_places`, and
    `ties`: weekdays that are as likely as the one in `names`.
    """

    def __init__(self, words: Sequence[Word], lexicon: Lexicon):
        self._words = words
        self._lexicon = lexicon
        self._gazetteer = Gazetteer.current()
        self._vocabulary = lexicon.vocabulary
        self.guessed_places: dict[int, tuple[Place, ...]] = {}
        self.ties: dict[int, tuple[str, ...]] = {}
        self.as_they_stand = [self._vocabulary.names(word) for word in words]
        self._places = [bool(place_words.exact([word], self._gazetteer)) for word in words]
        self.names = [self._names(at) for at in range(len(words))]
        for at in range(len(words)):
            self._mend_beside_others(at)

    # ---- anywhere --------------------------------------------------------------------------------------------------

    def _names(self, at) -> tuple[str, ...]:
        word, names = self._words[at], self.as_they_stand[at]
        if self._places[at]:
            return names
        guess = self._vocabulary.guess(word)
        if names and self._is_only_in_names(word, names) and (place := place_words.guess(word, self._gazetteer)):
            # «bergenn» is no inflection of the «Bergen» in the name of a chapter.
            self.guessed_places[at] = place[1]
            return ()
        if names:
            # «alkoholikkere» begins like `alkohol*`, and may also be a misspelt «alkoholikere».
            only_begins_so = all(name.endswith("*") for name in names)
            return (*names, *guess[1]) if guess and only_begins_so else names
        place = place_words.guess(word, self._gazetteer)
        if place and (not guess or self._is_nearer(at, place, guess)):
            self.guessed_places[at] = place[1]
            return ()
        return self._guessed(at, guess[1]) if guess else ()

    def _guessed(self, at, names) -> tuple[str, ...]:
        days = [name for name in names if name in self._lexicon.weekdays]
        if len({self._lexicon.weekdays[name] for name in days}) > 1:
            # «trsdag»
            self.ties[at] = tuple(days)
        return names

    def _is_only_in_names(self, word, names) -> bool:
        return word.plain not in names and not any(name in self._lexicon.words for name in names)

    def _is_nearer(self, at, place, guess) -> bool:
        """Whether a misspelt word is rather the place: fewer slips, an «ø» where there is one, and where it stands."""
        typed = self._words[at].plain
        to_place = min(OSA.distance(typed, plain_form(one.name)) for one in place[1])
        to_word = min(OSA.distance(typed, name.rstrip("*")) for name in guess[1])
        # «skein» is rather «Skien», with all its letters, than «skeiv».
        place_swapped = any(_has_same_letters(self._words[at], one.name) for one in place[1])
        word_swapped = any(_has_same_letters(self._words[at], name.rstrip("*")) for name in guess[1])
        to_place, to_word = (to_place, not place_swapped), (to_word, not word_swapped)
        return (place[0], to_place, not self._is_likely_place(at, guess[1])) < (guess[0], to_word, True)

    def _is_likely_place(self, at, guessed) -> bool:
        """Where a misspelt word may as well be another: after a preposition, or when the other is only in a name."""
        return self._follows_preposition(at) or not any(name in self._lexicon.words for name in guessed)

    def _follows_preposition(self, at) -> bool:
        return at > 0 and self._words[at - 1].plain in self._lexicon.marks["sted"].words

    # ---- beside others ---------------------------------------------------------------------------------------------

    def _mend_beside_others(self, at) -> None:
        """What makes a phrase with its neighbours; among nothing but search words also short words."""
        if self._is_exact(at):
            return
        is_telegram = self._is_telegram_without(at)
        names = self._vocabulary.slips(self._words[at])
        if (is_telegram or len(self._words[at].plain) >= SWAPPED_LENGTH) and self._complete_phrase(at, names):
            self._read_as(at, names=(*names, *self.as_they_stand[at]))
            return
        if self._stands(at) or not is_telegram:
            return
        days, words, places = self._slips(at)
        if days and (len(self._words) > 1 or not places):
            self._read_as(at, names=days)
        elif places and (not words or self._is_rather_place(at)):
            self._read_as(at, places=places)
        elif words:
            self._read_as(at, names=words)

    def _read_as(self, at, *, names=(), places=()) -> None:
        self.guessed_places.pop(at, None)
        self.names[at] = self._guessed(at, tuple(names))
        if places:
            self.guessed_places[at] = places

    def _slips(self, at) -> tuple[list[str], list[str], tuple[Place, ...]]:
        """The weekdays, other words that say something, and places that are one likely slip away."""
        word = self._words[at]
        days = list(self._lexicon.weekday_slips(word))
        names = self._vocabulary.slips(word) if len(word.plain) >= SWAPPED_LENGTH else ()
        places = place_words.slips(word, self._gazetteer)
        return days, list(names) if self._tells_otherwise(names) else [], places

    def _tells_otherwise(self, names) -> bool:
        """Whether it says something about a group, and is not only the place in the name of a chapter."""
        return any(self._vocabulary.tells([name]) and name in self._lexicon.words for name in names)

    def _is_exact(self, at) -> bool:
        return self._places[at] or self._words[at].plain in self.as_they_stand[at]

    def _stands(self, at) -> bool:
        """Whether the word is a form of something that says something."""
        return self._vocabulary.tells(self.as_they_stand[at])

    def _complete_phrase(self, at, names) -> bool:
        """«for mrnn», «anonyme narkomae»: together with its neighbours it says something."""
        if not names:
            return False
        start = max(0, at - LONGEST_PHRASE)
        near = [*self.names[start:at], names, *self.names[at + 1 : at + LONGEST_PHRASE]]
        for first in range(at - start + 1):
            length, meanings = self._lexicon.phrases.longest(near, first)
            if first + length > at - start and length > 1 and any(meaning.filters for meaning in meanings):
                return True
        return False

    def _is_telegram_without(self, at) -> bool:
        others = (number for number in range(len(self._words)) if number != at)
        return len(self._words) <= LONGEST_TELEGRAM and not any(map(self._is_of_sentence, others))

    def _is_of_sentence(self, at) -> bool:
        names, lexicon = self.as_they_stand, self._lexicon
        if lexicon.neutral.begin(names, at) or self._places[at] or self._vocabulary.tells(names[at]):
            return False
        return bool(lexicon.sentence.begin(names, at)) or self._words[at] in lexicon.common

    def _is_rather_place(self, at) -> bool:
        """A place after a preposition, and once in a search; else a word."""
        others = (number for number in range(len(self._words)) if number != at)
        return self._follows_preposition(at) or not any(self._places[other] for other in others)


def _has_same_letters(word: Word, other: str) -> bool:
    return sorted(word.plain) == sorted(plain_form(other))
