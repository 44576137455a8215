"""The stretches of a text that mean something."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from selvhjelp.places.place import Place

from . import calendar_words
from .kinship import CERTAIN, ONE, KinNoun
from .lexicon import Lexicon, Meaning
from .mending import Mended
from .place_words import MOST_WORDS, PlaceReader
from .text import Word

# What a «not» before it takes away; of a theme it tells nothing («vil ikke drikke»).
DENIABLE = frozenset(
    ("org", "program", "tilgang", "form", "drift", "livssyn", "sprak", "ukedag", "tid", "dag", "kjonn", "alder",
     "hyppighet", "motetype", "sammensetning"),
)  # fmt: skip


# Marks of kinship that are not searched for where they stand in no filter.
SAY_NO_TOPIC = ("bruker", "mistet", "omgang", "omgang med en", "en annen", "på jobben")

# How many small words may stand between the «not» and what is not wanted: «ikke ha en kristen gruppe».
MOST_BETWEEN = 3


def _lies_in(place: Place, whole: Place) -> bool:
    return place != whole and place.lies_within(whole)


@dataclass
class Part:
    """So many words from `start` on, and what they mean; `elsewhere`: the place is where one does not want to go."""

    start: int
    length: int
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unless_relatives: frozenset[str] = frozenset()
    kin: KinNoun | None = None
    places: tuple[Place, ...] = field(default=())
    elsewhere: bool = False
    # What is not wanted.
    denied: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.length


class Parts:
    """The parts of a text from left to right, at each place the longest; what is not wanted is read and left out."""

    def __init__(self, words: Sequence[Word], mended: Mended, lexicon: Lexicon, today: date):
        self.words = words
        self.names = names = mended.names
        self._guessed = mended.guessed_places
        self._ties = mended.ties
        self._lexicon = lexicon
        self._today = today
        self._place_reader = PlaceReader(words, names, mended.as_they_stand, lexicon)
        self.all = self._read()

    @property
    def has_relative(self) -> bool:
        """Whether one certain relative is named."""
        return any(part.kin and part.kin.number in (ONE, CERTAIN) for part in self.all)

    def over(self, at: int) -> Part | None:
        """The part in which the word stands."""
        return next((part for part in self.all if part.start <= at < part.end), None)

    def unread(self) -> set[int]:
        """The words that mean nothing to us and may mean something to a full-text search."""
        taken = {at for part in self.all for at in range(part.start, part.end)}
        return {at for at in range(len(self.words)) if at not in taken and self._may_mean_something(at)}

    def _may_mean_something(self, at) -> bool:
        plain = self.words[at].plain
        if len(plain) < 2:
            return False
        if plain.isdigit():
            # A postal code that there is none of is said to be so, and not passed over.
            return self._place_reader.looks_like_postal_code(at)
        if self._place_reader.is_first_name(at):
            return False
        said = (self._lexicon.neutral, self._lexicon.sentence, *map(self._lexicon.marks.get, SAY_NO_TOPIC))
        return not any(marks.begin(self.names, at) for marks in said)

    def _read(self) -> list[Part]:
        found, at = [], 0
        while at < len(self.words):
            parts = self._at(at)
            found += parts
            at = max((part.end for part in parts), default=at + 1)
        return self._with_denials(self._narrowed(found))

    def _narrowed(self, found: list[Part]) -> list[Part]:
        """«Os, Bjørnafjorden»: of all places called so the one that lies in the other."""
        for part, area in [*pairwise(found), *pairwise(reversed(found))]:
            if part.places and area.places and abs(part.start - area.start) <= MOST_WORDS:
                bearers = self._place_reader.bearers(part.start, part.length)
                within = tuple(place for place in bearers if any(_lies_in(place, whole) for whole in area.places))
                part.places = within or part.places
        return found

    def _at(self, at) -> list[Part]:
        """What the words from here on mean: usually one thing, several when one phrase has several meanings."""
        if found := calendar_words.find(self.words, at, self._today):
            return [Part(at, found.length, filters=((found.parameter, (found.value,)),))]
        length, meanings = self._phrase(at)
        place_length, places = self._place_reader.at(at)
        if not places and at in self._guessed:
            place_length, places = 1, self._guessed[at]
        is_of_more = length > place_length and meanings
        if places and not is_of_more and (place_length > length or self._is_place_rather(at)):
            return [self._place(at, place_length, places)]
        return [self._part(at, length, meaning) for meaning in meanings]

    def _is_place_rather(self, at) -> bool:
        """A word that means something else as well is a place where it is said like one, and «Kirkenes» no church."""
        if self._is_abbreviation(at):
            return False
        return self._place_reader.is_said_like_one(at) or not self._lexicon.knows(self.words[at])

    def _is_abbreviation(self, at) -> bool:
        """«på NA i Fredrikstad»: all in capitals among small letters, and a name that we know."""
        word = self.words[at]
        is_mixed = any(other.text.islower() for other in self.words)
        return len(word.text) > 1 and word.text.isupper() and is_mixed and self._lexicon.knows(word)

    def _phrase(self, at):
        length, meanings = self._lexicon.phrases.longest(self.names, at)
        if length == 1 and self._is_infinitive_mark(at):
            return 0, []
        if length == 1 and at in self._ties:
            meanings = [one for name in self._ties[at] for one in self._lexicon.phrases.longest([(name,)], 0)[1]]
        fitting = [meaning for meaning in meanings if not meaning.needs_capitals or self._may_abbreviate(at)]
        return (length, fitting) if fitting else (0, [])

    def _is_infinitive_mark(self, at) -> bool:
        """«lyst aa bli edru»: between words of a sentence it is no organisation."""
        if self.words[at].text != "aa" or not 0 < at < len(self.words) - 1:
            return False
        return self._is_of_sentence(at - 1) and self._is_of_sentence(at + 1)

    def _is_of_sentence(self, at) -> bool:
        neutral = self._lexicon.neutral.begin(self.names, at)
        return bool(self._lexicon.sentence.begin(self.names, at)) and not neutral

    def _part(self, at, length, meaning: Meaning) -> Part:
        return Part(at, length, meaning.filters, meaning.unless_relatives, meaning.kin)

    def _place(self, at, length, places) -> Part:
        before = self._lexicon.marks["utenfor"].end(self.names, at)
        lives_there = at > before and self.words[at - before - 1].plain in self._lexicon.everyday["bor"]
        # «bor utenfor Lakselv»
        elsewhere = bool(before) and not lives_there
        return Part(at - before, before + length, places=places, elsewhere=elsewhere)

    def _may_abbreviate(self, at) -> bool:
        """«LAR», or «lar» among nothing but search words."""
        others = (number for number in range(len(self.words)) if number != at)
        return self.words[at].text.isupper() or not any(self._lexicon.sentence.begin(self.names, n) for n in others)

    def _with_denials(self, parts: list[Part]) -> list[Part]:
        """The parts, those that are not wanted without their filters; «ikke mandag eller tirsdag» denies both."""
        found: list[Part] = []
        for part in parts:
            may_be_denied = part.filters and DENIABLE.issuperset(name for name, _values in part.filters)
            if may_be_denied and (self._is_denied(part) or self._goes_on(found, part)):
                part = Part(part.start, part.length, denied=part.filters)
            found.append(part)
        return found

    def _is_denied(self, part) -> bool:
        """«ikke AA», «ikke noe AA»; a phrase that begins with the «not» says itself what it means."""
        marks, at = self._lexicon.marks, part.start
        for _word in range(MOST_BETWEEN + 1):
            if marks["nekting"].end(self.names, at):
                return not marks["ingen nekting"].end(self.names, at)
            if not (length := marks["etter nekting"].end(self.names, at)):
                return False
            at -= length
        return False

    def _goes_on(self, found: list[Part], part: Part) -> bool:
        last = next((one for one in reversed(found) if one.denied), None)
        return bool(last) and [word.plain for word in self.words[last.end : part.start]] == ["eller"]
