"""A text → what it asks for."""

from collections.abc import Iterable
from datetime import date

from selvhjelp.places.gazetteer import Gazetteer

from . import place_words, story
from .asked import Asked
from .lexicon import Lexicon, lexicon, static
from .mending import LONGEST_TELEGRAM, Mended
from .parts import Parts
from .result import Reading
from .text import MOST_WORDS, Word, words_of
from .typos import LONG, SHORTEST
from .vocabulary import new_word


def read(text: str, *, named: Iterable[tuple[str, str, str]] = (), today: date) -> Reading:
    """What somebody typed, understood; never raises, whatever the text.

    `named`: parameter, value and a name of each organisation and programme. `today`: for dates without a year.
    """
    known = lexicon(frozenset(named))
    everything = words_of(text)
    danger = known.danger.read(everything)
    typed = everything[:MOST_WORDS]
    split = Split(typed, known)
    parts = Parts(split.words, split.mended, known, today)
    asked = Asked(parts, known)
    left = [at for at in split.left(parts.unread()) if at not in danger.positions]
    if asked.filters or danger.kinds:
        # Beside something that is understood, everyday words are only the rest of the sentence.
        left = [at for at in left if typed[at] not in known.common]
        if story.is_sentence(typed, known, is_about_somebody=parts.has_relative):
            left = story.asked_for(typed, left, known)
    rest = " ".join(typed[at].text.lower() for at in left)
    return Reading(asked.filters, rest, danger.kinds, asked.places, asked.denied)


def danger_in(text: str) -> tuple[str, ...]:
    """The kinds of danger that a text tells of, whatever else it says."""
    return static().danger.read(words_of(text)).kinds


# Small words that a thumb leaves no space beside, and how long the other word then is.
GLUED = frozenset(
    ("jeg", "eg", "i", "på", "for", "til", "med", "av", "om", "en", "min", "mi", "mitt", "vår", "seg", "meg")
)
LEAST_BESIDE_SMALL = 4
LEAST_PART = 4
# «spilleavhengig» is somebody, «spilleavhengighet» is not.
ADDICTED = frozenset(("avhengig", "avhengige", "avheng", "avh"))
LONGEST_RUN = 40
# A whole sentence typed in one: so long, of so many words, and one of these among them.
LEAST_SENTENCE, LEAST_OF_SENTENCE = 10, 3
OF_A_SENTENCE = frozenset(("jeg", "eg", "min", "mi", "meg", "er", "som", "ikke", "har"))


class Split:
    """The words as they are matched: compounds in their parts, misspelt ones mended.

    `words`, and `mended`: what each of them may be.
    """

    def __init__(self, typed: list[Word], known: Lexicon):
        self._lexicon = known
        self._gazetteer = Gazetteer.current()
        self._is_telegram = len(typed) <= LONGEST_TELEGRAM
        self.words: list[Word] = []
        # By word, the positions of those typed that it comes from.
        self._origin: list[tuple[int, ...]] = []
        at = 0
        while at < len(typed):
            whole = self._torn(typed[at : at + 2])
            pieces = [whole] if whole else self._pieces(typed[at])
            self.words += pieces
            self._origin += [(at, at + 1) if whole else (at,)] * len(pieces)
            at += 2 if whole else 1
        self.mended = Mended(self.words, known)

    def left(self, unread: set[int]) -> list[int]:
        """The positions of typed words of which every part is unread."""
        read = {position for at, origin in enumerate(self._origin) if at not in unread for position in origin}
        return sorted({position for origin in self._origin for position in origin} - read)

    def _torn(self, pair: list[Word]) -> Word | None:
        """One word of two, of which at least one means nothing: «pårøre nde», «rus frie»."""
        if len(pair) < 2 or all(map(self._lexicon.says, pair)):
            return None
        whole = new_word("".join(word.plain for word in pair), pair[0])
        if self._is_slip(pair, whole):
            return whole
        return whole if not all(map(self._is_something, pair)) and self._lexicon.says(whole) else None

    def _is_slip(self, pair, whole) -> bool:
        """«zl-anon»: one word that is misspelt, and the second part of it says nothing by itself."""
        if not self._is_telegram or self._means_something(pair[1]) or not self._is_misspelt(whole):
            return False
        vocabulary = self._lexicon.vocabulary
        return not set(vocabulary.slips(whole)).intersection(vocabulary.names(pair[1]))

    def _is_misspelt(self, word) -> bool:
        """Whether it is a longer word that says something, but for one likely slip."""
        vocabulary = self._lexicon.vocabulary
        is_unknown = len(word.plain) > SHORTEST and not vocabulary.names(word)
        return is_unknown and vocabulary.tells(vocabulary.slips(word))

    def _is_something(self, word) -> bool:
        return self._is_known(word) or word in self._lexicon.common or self._lexicon.vocabulary.is_correct(word)

    def _pieces(self, word) -> list[Word]:
        vocabulary = self._lexicon.vocabulary
        if vocabulary.only_begins(word):
            # «benzoavhengig» says who it is about as well.
            return vocabulary.parts(word, self._is_addiction) or self._with_place(word) or [word]
        if self._is_something(word):
            return [word]
        if self._is_misspelt(word):
            # «kinnegruppe» is no group in Kinn.
            return [word]
        together = vocabulary.parts(word, self._means_something) or self._run_together(word)
        if pieces := together or self._sentence_together(word):
            return pieces
        is_misspelt = len(word.plain) >= LONG and not vocabulary.guess(word)
        return (is_misspelt and vocabulary.guessed_parts(word, self._means_something)) or [word]

    def _with_place(self, word) -> list[Word]:
        """«pårørendegruppebergen»: begins like a word we know, and ends with a place."""
        pieces = self._run_together(word)
        return pieces if pieces and place_words.exact(pieces[-1:], self._gazetteer) else []

    def _is_addiction(self, first, last) -> bool:
        return last.plain in ADDICTED and self._means_something(first, last)

    def _run_together(self, word) -> list[Word]:
        """«forpårørende», «sorgoslo», «gruppeibergen»: words without the spaces between them."""
        for at in range(1, len(word.plain)) if len(word.plain) <= LONGEST_RUN else ():
            shorter, longer = sorted((word.plain[:at], word.plain[at:]), key=len)
            is_small = shorter in GLUED and len(longer) >= LEAST_BESIDE_SMALL
            if not (is_small or len(shorter) >= LEAST_PART):
                continue
            first, last = new_word(word.plain[:at], word), new_word(word.plain[at:])
            if not self._stands_so(first):
                continue
            if self._stands_so(last) and any(map(self._means_something, (first, last))):
                return [first, last]
            if len(first.plain) >= LEAST_PART and (rest := self._run_together(last)):
                return [first, *rest]
        return []

    def _sentence_together(self, word) -> list[Word]:
        """«jegdrikkerformye»: the fewest words we know that make it up, when they are those of a sentence."""
        plain = word.plain
        if not LEAST_SENTENCE <= len(plain) <= LONGEST_RUN:
            return []
        parts: dict[int, list[str]] = {0: []}
        for end in range(2, len(plain) + 1):
            starts = [at for at in parts if end - at > 1 and self._lexicon.says(new_word(plain[at:end]))]
            if ways := [[*parts[at], plain[at:end]] for at in starts]:
                parts[end] = min(ways, key=len)
        found = parts.get(len(plain), [])
        if len(found) < LEAST_OF_SENTENCE or OF_A_SENTENCE.isdisjoint(found):
            return []
        pieces = [new_word(found[0], word), *map(new_word, found[1:])]
        return pieces if any(map(self._means_something, pieces)) else []

    def _stands_so(self, word) -> bool:
        """A word just as it is written, and not an ending or a beginning of one."""
        return self._lexicon.knows(word) or bool(place_words.exact([word], self._gazetteer))

    def _is_known(self, word) -> bool:
        return bool(self._lexicon.vocabulary.names(word) or place_words.exact([word], self._gazetteer))

    def _means_something(self, *words) -> bool:
        """The first part of a compound says something about a group, by itself or together with the last."""
        names = [self._lexicon.vocabulary.names(word) for word in words]
        return bool(self._lexicon.phrases.longest(names, 0)[0] or place_words.exact(words[:1], self._gazetteer))
