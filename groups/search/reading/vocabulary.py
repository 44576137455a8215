"""Which of the words that we know a typed word is: in another spelling, inflected, grown together or misspelt."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from sys import intern

from rapidfuzz.distance import OSA

from selvhjelp.places.spelling import fold_key

from .text import Word, plain_form
from .typos import LONG, SHORTEST, SWAPPED_LENGTH, Nearest, Slips, Speller, swaps

SPECIAL = "æøå"
# What is typed for them where a keyboard has none: «aa» may be Anonyme Alkoholikere, or «å».
DIGRAPHS = ("ae", "oe", "aa")
# What is taken off the end of a word, longest first, and what may have stood there instead.
ENDINGS = (
    "enes",
    "anes",
    "ene",
    "ane",
    "ens",
    "ets",
    "an",
    "en",
    "et",
    "er",
    "ar",
    "as",
    "es",
    "a",
    "n",
    "r",
    "s",
    "t",
    "e",
)
LEAST_STEM = 3
# How words sound in some places, and how they are written: «mainn», «hæsj», «spæll».
SOUNDS = (
    ("ainnj", "ann"), ("ainn", "ann"), ("annj", "ann"), ("einn", "enn"), ("innj", "inn"), ("ænn", "enn"),
    ("aill", "all"), ("allj", "all"), ("eill", "ell"), ("eillj", "ell"), ("illj", "ill"), ("øll", "oll"),
    ("æ", "a"), ("æ", "e"), ("kh", "kk"), ("hj", "j"),
)  # fmt: skip
# The letters that join the parts of a compound.
JOINTS = ("s", "e")
# So short a beginning would swallow half of the language.
LEAST_PREFIX = 2


class SpeltWords:
    """A set of words in plain form, found also without their æ, ø and å."""

    def __init__(self, words: Iterable[str]):
        self.words = frozenset(words)
        self._folded = defaultdict(list)
        for word in self.words:
            self._folded[fold_key(word)].append(word)

    def __contains__(self, word: Word) -> bool:
        return any(is_substitute(word.plain, known) for known in self._folded.get(word.folded, ()))


class Vocabulary:
    """All words that the lexicon knows, in plain form; one that ends in `*` stands for every continuation."""

    def __init__(
        self,
        words: Iterable[str],
        heads: Iterable[str] = (),
        correct: Iterable[str] = (),
        named: Iterable[str] = (),
        telling: Iterable[str] = (),
    ):
        """`heads`: last parts of compounds, longest first. `correct`: right words that look like misspellings.

        `named`: those of the words that only stand in names and phrases, and may be a form of another one.
        `telling`: those that say something about a group.
        """
        self._words = set(words)
        self._named = frozenset(named)
        self._folded = defaultdict(list)
        for word in sorted(self._words):
            self._folded[fold_key(word) + word[len(word.rstrip("*")) :]].append(word)
        self._heads = sorted(heads, key=len, reverse=True)
        self._correct = frozenset(map(fold_key, correct))
        folded = (fold_key(word) for word in self._words)
        self._speller = Speller((word for word in folded if len(word) >= SHORTEST), self._correct)
        self._telling = frozenset(telling)
        self._slips = Slips((word.rstrip("*") for word in self._words), self._correct, SWAPPED_LENGTH, LEAST_STEM)
        self._beginnings = Speller((fold_key(word) for word in self._words if word.endswith("*")), self._correct)

    def __contains__(self, plain: str) -> bool:
        return plain in self._words

    def names(self, word: Word) -> tuple[str, ...]:
        """The known words that it may be, without guessing; none when it is unknown."""
        return self._as_spelt(word) or (() if word.folded in self._correct else self._as_it_sounds(word))

    def _as_spelt(self, word: Word) -> tuple[str, ...]:
        same = self._same(word.plain, word.folded)
        found = same if any(name not in self._named for name in same) else [*same, *self._inflected(word.plain)]
        if found and not same and (doubled := self._doubled(word)):
            # «sønen» is «sønnen», and not a form of «søn.».
            return doubled
        return tuple(dict.fromkeys([*found, *self._begun(word)]))

    def _doubled(self, word: Word) -> tuple[str, ...]:
        """The known words of which one of two like letters is left out, the commonest slip there is."""
        if len(word.plain) < SHORTEST or word.folded in self._correct:
            return ()
        forms = (word.plain[:at] + letter + word.plain[at:] for at, letter in enumerate(word.plain))
        return next((same for form in forms if (same := self._same(form, fold_key(form)))), ())

    def is_correct(self, word: Word) -> bool:
        """Whether it is a right word that looks like a misspelt one."""
        return word.folded in self._correct

    def only_begins(self, word: Word) -> bool:
        """Whether nothing is known of it but how it begins."""
        names = self._as_spelt(word)
        return bool(names) and all(name.endswith("*") for name in names)

    def guess(self, word: Word) -> tuple[int, tuple[str, ...]] | None:
        """The known words that it may be misspelt from, and by how many letters."""
        if len(word.plain) >= SHORTEST and (likely := self.slips(word)) and likely[0][0] in word.plain[:2]:
            return 1, likely
        nearest = self._speller.nearest(word.folded) or self._swapped(word.folded)
        if nearest and not self._differs_in_first_part(word, nearest):
            return nearest.slips, (*self._folded.get(nearest.word, ()), *self._folded.get(nearest.word + "*", ()))
        if nearest or not (begun := self._beginnings.nearest_beginning(word.folded)):
            return None
        # «nabokommune» begins like `nabo*`, and is no «nabo».
        return begun.slips, tuple(self._folded.get(begun.word + "*", ()))

    def _differs_in_first_part(self, word: Word, nearest: Nearest) -> bool:
        """«barnegruppe» is no misspelt «bønnegruppe»: two slips are too many for what stands before «gruppe»."""
        for head in self._heads:
            first, other = word.folded.removesuffix(head), nearest.word.removesuffix(head)
            if first != word.folded and other != nearest.word:
                return nearest.slips > 1 and len(first) < LONG
        return False

    def slips(self, word: Word) -> tuple[str, ...]:
        """The known words that a thumb that slips once makes this one of; those that say something first."""
        meant = sorted(self._slips.meant(word.plain, word.folded), key=lambda one: one not in self._telling)
        return tuple(dict.fromkeys(name for one in meant for name in self._as_spelt(new_word(one))))

    def tells(self, names: Iterable[str]) -> bool:
        """Whether any of these words says something about a group."""
        return any(name in self._telling for name in names)

    def _swapped(self, folded: str) -> Nearest | None:
        if len(folded) != SWAPPED_LENGTH or folded in self._correct:
            return None
        return next(
            (Nearest(1, one) for one in swaps(folded) if one in self._folded or one + "*" in self._folded), None
        )

    def parts(self, word: Word, fit: Callable[[Word, Word], bool]) -> list[Word]:
        """A compound as its first part and its last, if they fit: «sorggruppe» gives «sorg», «gruppe»."""
        for head in self._heads:
            if not word.plain.endswith(head):
                continue
            first, last = word.plain.removesuffix(head), new_word(head, word)
            for part in (first, first[:-1] if first[-1:] in JOINTS else ""):
                if len(part) >= LEAST_PREFIX and fit(new_word(part, word), last):
                    return [new_word(part, word), last]
        return []

    def guessed_parts(self, word: Word, fit: Callable[[Word, Word], bool]) -> list[Word]:
        """As `parts`, of a compound of which one part is misspelt: «foreldrwgruppe», «sorggruppr»."""
        for head in self._heads:
            for pieces in (self._first_mended(word, head), self._last_mended(word, head)):
                if pieces and fit(*pieces):
                    return pieces
        return []

    def _first_mended(self, word: Word, head: str) -> list[Word]:
        guess = word.plain.endswith(head) and self.guess(new_word(word.plain.removesuffix(head)))
        return [new_word(guess[1][0].rstrip("*"), word), new_word(head, word)] if guess else []

    def _last_mended(self, word: Word, head: str) -> list[Word]:
        for length in (len(head) - 1, len(head), len(head) + 1) if len(head) >= SHORTEST else ():
            if len(word.plain) - length < LEAST_STEM or OSA.distance(word.plain[-length:], head, score_cutoff=1) != 1:
                continue
            first = new_word(word.plain[:-length], word)
            if self.names(first):
                return [first, new_word(head, word)]
        return []

    def _same(self, plain: str, folded: str) -> tuple[str, ...]:
        exact = (plain,) if plain in self._words else ()
        if exact and not any(pair in plain for pair in DIGRAPHS):
            return exact
        return (
            *exact,
            *(known for known in self._folded.get(folded, ()) if known != plain and is_substitute(plain, known)),
        )

    def _inflected(self, plain: str) -> list[str]:
        found: list[str] = []
        for ending in ENDINGS:
            stem = plain.removesuffix(ending)
            if stem != plain and len(stem) >= LEAST_STEM:
                for form in (stem, stem + "e"):
                    found += self._same(form, fold_key(form))
        return list(dict.fromkeys(found))

    def _as_it_sounds(self, word: Word) -> tuple[str, ...]:
        """The known words that somebody writes as they say them."""
        forms = (word.plain.replace(heard, written) for heard, written in SOUNDS if heard in word.plain)
        return next((found for form in forms if (found := self._as_spelt(new_word(form)))), ())

    def _begun(self, word: Word) -> list[str]:
        """The beginnings that stand for every continuation, the longest first."""
        found: list[str] = []
        for length in range(len(word.folded), LEAST_PREFIX - 1, -1):
            known = self._folded.get(word.folded[:length] + "*", ())
            found += [prefix for prefix in known if is_substitute(word.plain[: len(prefix) - 1], prefix)]
        return found


def new_word(plain: str, whole: Word | None = None) -> Word:
    """A word in plain form, standing where the whole one stands."""
    return Word(plain, plain, fold_key(plain), bool(whole and whole.starts_sentence))


def is_substitute(plain: str, known: str) -> bool:
    """Whether what was typed may stand for the known word: «a» for «å», but never «å» for «a»."""
    typed = [letter for letter in plain if letter in SPECIAL]
    wanted = iter(letter for letter in known if letter in SPECIAL)
    return all(letter in wanted for letter in typed)


def plain_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in the data files, in plain form, with their asterisks."""
    parts = phrase.replace("-", " ").replace("'", " ").replace("’", " ").split()
    # The same few thousand words stand in tens of thousands of phrases.
    return tuple(intern(plain_form(part)) for part in parts)
