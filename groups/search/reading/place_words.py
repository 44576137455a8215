"""Which words of a text name a place.

Many municipalities are everyday words. «trenger time», «skal til os» and «ute i strand» name none; «Time», «AA sola»,
«bor i time» and «grupper i strand» do. Such a name is a place alone or first or last among nothing but search words;
in a sentence only after a preposition that itself follows a search word or a word for living somewhere, or with a
capital; after an article or somebody («en sel», «lærer Vik») never.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place, Resolution
from selvhjelp.places.spelling import fold_key

from . import calendar_words
from .kinship import CERTAIN, ONE
from .lexicon import Lexicon, static
from .text import Word, plain_form
from .typos import REMEMBERED, SWAPPED_LENGTH, Nearest, Slips, Speller, swaps
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
# The words before one that may begin the phrase it ends.
LONGEST_PHRASE = 3
# Whose names are known well enough to be recognised when misspelt.
GUESSED = (
    PlaceKind.MUNICIPALITY, PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.BOROUGH, PlaceKind.QUARTER,
    PlaceKind.DISTRICT, PlaceKind.PART_OF_COUNTRY, PlaceKind.FORMER_COUNTY,
)  # fmt: skip
# Known as well, but only where the slip is a likely one.
NAMED_IN_DAILY_LIFE = (PlaceKind.NICKNAME, PlaceKind.FORMER_MUNICIPALITY)


def exact(words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that the words name just as they stand, whatever else they mean."""
    return _exact(tuple(word.plain for word in words), gazetteer)


@lru_cache(REMEMBERED)
def _exact(plain: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    resolution = gazetteer.look_up(plain)
    return resolution.places if _is_so_spelt("".join(plain), resolution) else ()


def _is_so_spelt(typed: str, resolution: Resolution) -> bool:
    if typed.isdigit():
        return len(typed) == DIGITS_OF_A_POSTAL_CODE
    if len(typed) >= LONG_ENOUGH_FOR_MARKS:
        return True
    return any(is_substitute(typed, plain_form(name.text)) for name in resolution.matched)


def guess(word: Word, gazetteer: Gazetteer) -> tuple[int, tuple[Place, ...]] | None:
    """The place that a word is a misspelling of, and by how many letters."""
    nearest = _speller(gazetteer).nearest(word.folded)
    return (nearest.slips, gazetteer.look_up([nearest.word]).places) if nearest else None


def slips(word: Word, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that a thumb that slips once makes this word of: municipalities, or else others."""
    return _speller(gazetteer).slips(word, gazetteer)


def slips_together(words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place of a name of several words in which a thumb has slipped once: «indrre fosen»."""
    joined = "".join(word.folded for word in words)
    meant = _speller(gazetteer).slips_together.meant(joined, joined)
    return tuple(dict.fromkeys(place for name in meant for place in gazetteer.look_up([name]).places))


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
        several = {fold_key(name.text) for name in known if not name.text.isalpha()}
        self.together = Speller(several, shortest=LONG_TOGETHER)
        self.slips_together = Slips(several, (), LONG_TOGETHER)
        chief = {name.text for name in names if name.place.kind == PlaceKind.MUNICIPALITY}
        self._correct = correct
        self._short = {fold_key(name) for name in chief if len(fold_key(name)) == SWAPPED_LENGTH} - correct
        others = {name.text for name in gazetteer.names() if name.place.kind in (*GUESSED, *NAMED_IN_DAILY_LIFE)}
        self._slips = [
            Slips(map(plain_form, chief), correct, SWAPPED_LENGTH),
            Slips(map(plain_form, others - chief), correct, SHORTEST_GUESSED, SHORTEST_GUESSED),
        ]
        self._spellers = [
            Speller(map(fold_key, chief), correct, SHORTEST_GUESSED),
            Speller((fold_key(name.text) for name in names if name.text not in chief), correct),
        ]

    def nearest(self, folded: str) -> Nearest | None:
        found = [nearest for speller in self._spellers if (nearest := speller.nearest(folded))]
        return min(found, key=lambda nearest: nearest.slips, default=self._swapped(folded))

    def slips(self, word: Word, gazetteer: Gazetteer) -> tuple[Place, ...]:
        meant = next((found for one in self._slips if (found := one.meant(word.plain, word.folded))), ())
        return tuple(dict.fromkeys(place for name in meant for place in gazetteer.look_up([name]).places))

    def _swapped(self, folded: str) -> Nearest | None:
        if len(folded) != SWAPPED_LENGTH or folded in self._correct:
            return None
        return next((Nearest(1, name) for name in swaps(folded) if name in self._short), None)


@lru_cache(2)
def _speller(gazetteer: Gazetteer) -> _PlaceSpeller:
    return _PlaceSpeller(gazetteer, {*map(fold_key, static().correct), *static().danger.vocabulary})


class PlaceReader:
    """The places in one text."""

    def __init__(self, words: Sequence[Word], names: Sequence[tuple[str, ...]], as_they_stand, lexicon: Lexicon):
        self._words = words
        self._names = names
        self._as_they_stand = as_they_stand
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

    def bearers(self, start: int, length: int) -> tuple[Place, ...]:
        """All places that bear the name that these words are, also those that usually give way."""
        found = self._gazetteer.look_up([word.plain for word in self._words[start : start + length]])
        return (*found.places, *found.also)

    def _misspelt_together(self, start) -> tuple[int, tuple[Place, ...]]:
        for length in (3, 2):
            words = self._words[start : start + length]
            is_misspelt = any(not self._as_they_stand[start + at] for at in range(len(words)))
            if len(words) == length and is_misspelt and (found := slips_together(words, self._gazetteer)):
                return length, found
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
        if self._follows_calling(at) or (self._is_expression(at) and not self._is_where_something_is_sought(at)):
            return False
        if at and self._words[at - 1].plain in everyday["fornavn"] and not self.follows_preposition(at):
            return False
        if word in everyday["aldri"]:
            return self.follows_preposition(at) and self._words[at].is_capital
        if word in everyday["navn"]:
            return self.follows_preposition(at)
        if word in everyday["også fornavn"] and self.is_first_name(at):
            return False
        if word not in everyday["hverdagsord"] and not self._lexicon.says(self._words[at]):
            return True
        if self.is_first_name(at):
            return False
        return self._is_everyday_name_meant(at)

    def _is_everyday_name_meant(self, at) -> bool:
        if self._is_beside_its_area(at):
            return True
        if self.follows_preposition(at):
            return self._stands_out(at) or self._is_where_something_is(at)
        if self._is_named_after(at - 1):
            return False
        if not self._is_among_search_words(at):
            return self._stands_out(at) and self._has_meaning(at - 1)
        outermost = at in (0, len(self._words) - 1)
        return self._stands_out(at) or (outermost and (len(self._words) == 1 or self._is_well_known(at)))

    def _is_beside_its_area(self, at) -> bool:
        """«sand suldal», «våler innlandet»: the one lies in the other."""
        own = self.bearers(at, 1)
        before = (self._words[max(0, at - length) : at] for length in range(1, MOST_WORDS))
        # «kampen i oslo»
        skipped = 1 if self._words[at + 1 : at + 2] and self._words[at + 1].plain in ("i", "på") else 0
        first = at + 1 + skipped
        after = (self._words[first : first + length] for length in range(1, MOST_WORDS))
        beside = [place for words in (*before, *after) if words for place in exact(words, self._gazetteer)]
        return any(one != two and (one.lies_within(two) or two.lies_within(one)) for one in own for two in beside)

    def _is_well_known(self, at) -> bool:
        """Of smaller places the bare word means rather what it says («kristen tro»)."""
        if self._words[at].plain in self._lexicon.everyday["mest sted"]:
            return True
        places = exact([self._words[at]], self._gazetteer)
        return any(place.kind in (PlaceKind.MUNICIPALITY, PlaceKind.COUNTY) for place in places)

    def _is_where_something_is(self, at) -> bool:
        """«gruppe i time», «bor i time», «fra time», but not «ute i strand»."""
        everyday = self._lexicon.everyday
        if self._words[at - 1].plain in everyday["bare sted"] or self._words[at].plain in everyday["mest sted"]:
            return True
        before = at - self._lexicon.marks["sted"].end(self._names, at) - 1
        if before < 0 or self._words[before].plain in everyday["bor"] | everyday["før sted"]:
            return True
        return not self._is_of_sentence(before)

    def _is_where_something_is_sought(self, at) -> bool:
        """«gruppe i time», «pårørende i lom»: right after a word of search."""
        before = at - self._lexicon.marks["sted"].end(self._names, at) - 1
        return before >= 0 and self._is_of_search(before)

    def _is_named_after(self, at) -> bool:
        """After an article it is a thing («en sel»), after a person a surname («min venn Os»)."""
        return self._is_person(at) or (at >= 0 and self._words[at].plain in self._lexicon.everyday["artikler"])

    def _is_person(self, at) -> bool:
        if at < 0:
            return False
        for start in range(max(0, at - 1), at + 1):
            length, meanings = self._lexicon.phrases.longest(self._names[: at + 1], start)
            if start + length > at and any(one.kin and one.kin.number in (ONE, CERTAIN) for one in meanings):
                return True
        return False

    def _is_among_search_words(self, at) -> bool:
        return all(self._is_of_search(other) for other in range(len(self._words)) if other != at)

    def is_first_name(self, at) -> bool:
        """«heter Frøya», «min mann Helge»."""
        if self._follows_calling(at):
            return True
        owned = self._lexicon.marks["eie"].end(self._names, at)
        follows = self._is_person(at - 1) or (owned and self._is_person(at - owned - 1))
        return bool(follows) and self._stands_out(at) and not self._words[at].starts_clause

    def _follows_calling(self, at) -> bool:
        return at > 0 and self._words[at - 1].plain in self._lexicon.everyday["heter"]

    def looks_like_postal_code(self, at) -> bool:
        """Four digits that are nothing else: a year, a number of a room."""
        word = self._words[at].plain
        return word.isdigit() and len(word) == DIGITS_OF_A_POSTAL_CODE and not self._is_rather_a_year(at)

    def _is_rather_a_year(self, at) -> bool:
        """«mistet sønnen i 2019», «kl 2000»; «pårørende 2013» is a postal code."""
        if at > 0 and self._words[at - 1].plain in BEFORE_NUMBERS:
            return True
        return int(self._words[at].plain) in YEARS and not self._is_among_search_words(at)

    def is_said_like_one(self, at) -> bool:
        """After a preposition, or with a capital where others have none."""
        return self.follows_preposition(at) or self._stands_out(at)

    def follows_preposition(self, at) -> bool:
        """«i Tromsø»; not «på ski»."""
        return bool(self._lexicon.marks["sted"].end(self._names, at))

    def _is_expression(self, at) -> bool:
        expression = " ".join(word.plain for word in self._words[max(0, at - 1) : at + 1])
        if expression not in self._lexicon.everyday["uttrykk"] or self._stands_out(at):
            return False
        return at < 2 or self._words[at - 2].plain not in self._lexicon.everyday["bor"]

    def _stands_out(self, at) -> bool:
        """A capital where others have none, and not because a sentence begins."""
        word = self._words[at]
        return word.is_capital and self._is_mixed_case and not word.starts_sentence

    def _is_of_search(self, at) -> bool:
        """A word that a telegram to a search box is made of."""
        lexicon = self._lexicon
        if lexicon.neutral.begin(self._names, at):
            return True
        if lexicon.sentence.begin(self._names, at):
            return False
        return self._has_meaning(at) or bool(exact([self._words[at]], self._gazetteer))

    def _is_of_sentence(self, at) -> bool:
        is_said = self._lexicon.sentence.begin(self._names, at) and not self._lexicon.neutral.begin(self._names, at)
        return bool(is_said) or self._words[at] in self._lexicon.common

    def _has_meaning(self, at) -> bool:
        """Part of something that says which group is meant."""
        if at < 0:
            return False
        for start in range(max(0, at - LONGEST_PHRASE), at + 1):
            length, meanings = self._lexicon.phrases.longest(self._names, start)
            if start + length > at and any(meaning.filters or meaning.kin for meaning in meanings):
                return True
        return bool(calendar_words.find(self._words, at, date.min))
