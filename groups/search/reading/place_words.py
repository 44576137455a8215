"""Which words of a text name a place.

Many municipalities are everyday words. «trenger time» is not Time and «kjem heim» not Heim; «på Time», «AA sola» and
«Grue» alone are.
"""

from collections.abc import Sequence
from functools import lru_cache

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place, Resolution
from selvhjelp.places.spelling import fold_key

from .lexicon import Lexicon, static
from .text import Word, plain_form
from .typos import SWAPPED_LENGTH, Nearest, Speller, swaps
from .vocabulary import is_substitute

# No name that people type has more words.
MOST_WORDS = 4
# A longer word may well have a mark too many; in a shorter one it makes another word («høl» is not Hol).
LONG_ENOUGH_FOR_MARKS = 7
DIGITS_OF_A_POSTAL_CODE = 4
# Postal codes that could as well be years, and the words before a number that is none.
YEARS = range(1900, 2100)
BEFORE_NUMBERS = frozenset(("kl", "klokka", "klokken", "rom", "nr", "nummer", "født", "fødd", "siden", "sidan", "året"))
# A misspelt «Bergn» is still Bergen.
SHORTEST_GUESSED = 5
LONG_TOGETHER = 7
# Whose names are known well enough to be recognised when misspelt.
GUESSED = (
    PlaceKind.MUNICIPALITY, PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.BOROUGH, PlaceKind.QUARTER,
    PlaceKind.DISTRICT, PlaceKind.PART_OF_COUNTRY, PlaceKind.FORMER_COUNTY,
)  # fmt: skip


def exact(words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that the words name just as they stand, whatever else they mean."""
    resolution = gazetteer.look_up([word.plain for word in words])
    return resolution.places if _is_so_spelt(words, resolution) else ()


def _is_so_spelt(words, resolution: Resolution) -> bool:
    typed = "".join(word.plain for word in words)
    if typed.isdigit():
        return len(typed) == DIGITS_OF_A_POSTAL_CODE
    if len(typed) >= LONG_ENOUGH_FOR_MARKS:
        return True
    return any(is_substitute(typed, plain_form(name.text)) for name in resolution.matched)


def guess(word: Word, gazetteer: Gazetteer) -> tuple[int, tuple[Place, ...]] | None:
    """The place that a word is a misspelling of, and by how many letters."""
    nearest = _speller(gazetteer).nearest(word.folded)
    return (nearest.slips, gazetteer.look_up([nearest.word]).places) if nearest else None


def guess_together(words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place whose name of several words is misspelt: «mo i ranna»."""
    nearest = _speller(gazetteer).together.nearest("".join(word.folded for word in words))
    return gazetteer.look_up([nearest.word]).places if nearest else ()


class _PlaceSpeller:
    """Municipalities before other places of a spelling that is as near; `together`: names of several words."""

    def __init__(self, gazetteer: Gazetteer, correct):
        correct = frozenset(correct)
        known = [name for name in gazetteer.names() if name.place.kind in GUESSED]
        names = [name for name in known if name.text.isalpha()]
        self.together = Speller(
            (fold_key(name.text) for name in known if not name.text.isalpha()), shortest=LONG_TOGETHER
        )
        chief = {name.text for name in names if name.place.kind == PlaceKind.MUNICIPALITY}
        self._correct = correct
        self._short = {fold_key(name) for name in chief if len(fold_key(name)) == SWAPPED_LENGTH} - correct
        self._spellers = [
            Speller(map(fold_key, chief), correct, SHORTEST_GUESSED),
            Speller((fold_key(name.text) for name in names if name.text not in chief), correct),
        ]

    def nearest(self, folded: str) -> Nearest | None:
        found = [nearest for speller in self._spellers if (nearest := speller.nearest(folded))]
        return min(found, key=lambda nearest: nearest.slips, default=self._swapped(folded))

    def _swapped(self, folded: str) -> Nearest | None:
        if len(folded) != SWAPPED_LENGTH or folded in self._correct:
            return None
        return next((Nearest(1, name) for name in swaps(folded) if name in self._short), None)


@lru_cache(2)
def _speller(gazetteer: Gazetteer) -> _PlaceSpeller:
    return _PlaceSpeller(gazetteer, {*map(fold_key, static().correct), *static().danger.vocabulary})


class PlaceReader:
    """The places in one text."""

    def __init__(self, words: Sequence[Word], names: Sequence[tuple[str, ...]], lexicon: Lexicon):
        self._words = words
        self._names = names
        self._lexicon = lexicon
        self._gazetteer = Gazetteer.current()
        self._is_mixed_case = any(word.text[:1].islower() for word in words)

    def at(self, start: int) -> tuple[int, tuple[Place, ...]]:
        """How many words from this one on name a place, and which; (0, ()) when none do."""
        for length in range(min(MOST_WORDS, len(self._words) - start), 0, -1):
            found = exact(self._words[start : start + length], self._gazetteer)
            if found and (length > 1 or self._is_meant(start)):
                return length, found
        return self._misspelt_together(start)

    def _misspelt_together(self, start) -> tuple[int, tuple[Place, ...]]:
        if self._is_unknown(start) and guess(self._words[start], self._gazetteer):
            # «kristainsand aa» is no misspelt name of two words.
            return 0, ()
        for length in (3, 2):
            words = self._words[start : start + length]
            is_misspelt = len(words) == length and any(map(self._is_unknown, range(start, start + length)))
            if is_misspelt and (found := guess_together(words, self._gazetteer)):
                return length, found
        return 0, ()

    def _is_unknown(self, at) -> bool:
        """A word that is nothing we know, and so may be misspelt."""
        word = self._words[at]
        return not self._names[at] and word not in self._lexicon.common and not exact([word], self._gazetteer)

    def _is_meant(self, at) -> bool:
        """Whether a single word that may be a place is one here."""
        word, everyday = self._words[at].plain, self._lexicon.everyday
        if word.isdigit() and self._is_rather_a_year(at):
            return False
        if self._is_expression(at):
            return False
        if at and self._words[at - 1].plain in everyday["fornavn"] and not self.follows_preposition(at):
            return False
        if word in everyday["aldri"]:
            return self.follows_preposition(at) and self._words[at].is_capital
        if word in everyday["navn"]:
            return self.follows_preposition(at)
        if word not in everyday["hverdagsord"] and not self._lexicon.says(self._words[at]):
            return True
        return self.is_said_like_one(at) or self._stands_alone(at)

    def looks_like_postal_code(self, at) -> bool:
        """Four digits that are nothing else: a year, a number of a room."""
        word = self._words[at].plain
        return word.isdigit() and len(word) == DIGITS_OF_A_POSTAL_CODE and not self._is_rather_a_year(at)

    def _is_rather_a_year(self, at) -> bool:
        """«mistet sønnen i 2019», «kl 2000»; «pårørende 2013» is a postal code."""
        if at > 0 and self._words[at - 1].plain in BEFORE_NUMBERS:
            return True
        return int(self._words[at].plain) in YEARS and not all(
            self._is_of_search(other) for other in range(len(self._words)) if other != at
        )

    def is_said_like_one(self, at) -> bool:
        """After a preposition, or with a capital where others have none."""
        return self.follows_preposition(at) or self._stands_out(at)

    def follows_preposition(self, at) -> bool:
        """«i Tromsø»; not «på ski»."""
        return bool(self._lexicon.marks["sted"].end(self._names, at))

    def _is_expression(self, at) -> bool:
        expression = " ".join(word.plain for word in self._words[max(0, at - 1) : at + 1])
        return expression in self._lexicon.everyday["uttrykk"] and not self._stands_out(at)

    def _stands_out(self, at) -> bool:
        """A capital where others have none, and not because a sentence begins."""
        word = self._words[at]
        return word.is_capital and self._is_mixed_case and not word.starts_sentence

    def _stands_alone(self, at) -> bool:
        """Nothing but search words beside it, and it is said first or last."""
        outermost = at in (0, len(self._words) - 1)
        return outermost and all(self._is_of_search(other) for other in range(len(self._words)) if other != at)

    def _is_of_search(self, at) -> bool:
        """A word that a telegram to a search box is made of."""
        lexicon = self._lexicon
        if lexicon.neutral.begin(self._names, at):
            return True
        if lexicon.sentence.begin(self._names, at):
            return False
        return bool(self._names[at]) or bool(exact([self._words[at]], self._gazetteer))
