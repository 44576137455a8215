"""Everything that the data files and the names of organisations say, ready to be matched against words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from selvhjelp.places.spelling import fold_key

from . import files
from .danger import DangerReader
from .kinship import KinNoun, kin_nouns
from .text import Word
from .typos import Slips
from .vocabulary import SpeltWords, Vocabulary, plain_words

WEEKDAY = "ukedag"
NO_FILTERS = "ingenting"
MARKS_OF_KINSHIP = (
    "eie", "rolle", "til", "til en", "har", "avhengig", "følge", "mistet", "mistet annet", "gruppe", "bruker", "eget",
    "andres", "slutter", "jeg", "de andre", "omgang", "omgang med en", "en annen", "på jobben", "en som bruker",
    "en som bruker, flere", "min egen", "tar", "en person med", "rammet", "gjør", "finner", "en avhengighet",
)  # fmt: skip
MARKS_AMONG_FILLERS = (
    "utenfor", "sted", "nekting", "ingen nekting", "etter nekting", "spør om lov", "spør etter", "om", "emner",
    "forteller", "vil", "leddsetning",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: filters, a relative, or nothing. `needs_capitals`: an abbreviation that is also a word."""

    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unless_relatives: frozenset[str] = frozenset()
    kin: KinNoun | None = None
    needs_capitals: bool = False


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases, of which there are tens of thousands in each worker."""

    meanings: tuple[Meaning, ...] = ()
    next: dict[str, "_Node"] = field(default_factory=dict)


class Phrases:
    """A set of phrases, found at any place of a text."""

    def __init__(self):
        self._root = _Node()
        self.words: set[str] = set()

    def add(self, phrase: str, meaning: Meaning) -> None:
        node = self._root
        parts = plain_words(phrase)
        self.words.update(parts)
        for part in parts:
            node = node.next.setdefault(part, _Node())
        if parts:
            node.meanings += (meaning,)

    def longest(self, names: Sequence[tuple[str, ...]], at: int) -> tuple[int, tuple[Meaning, ...]]:
        """How many words the longest phrase that begins there has, and what it means; (0, ()) when there is none."""
        best: tuple[int, tuple[Meaning, ...]] = (0, ())
        reached = [self._root]
        for length, candidates in enumerate(names[at:], start=1):
            # The likeliest reading of each word comes first.
            reached = [node.next[name] for node in reached for name in candidates if name in node.next]
            if not reached:
                break
            if meanings := next((node.meanings for node in reached if node.meanings), None):
                best = length, meanings
        return best


NOTHING = Meaning()


class Marks:
    """A set of phrases that only say something about their neighbours."""

    def __init__(self, phrases: Iterable[str]):
        self._phrases = Phrases()
        self.longest = 0
        for phrase in phrases:
            self._phrases.add(phrase, NOTHING)
            self.longest = max(self.longest, len(plain_words(phrase)))

    @property
    def words(self) -> set[str]:
        return self._phrases.words

    def begin(self, names: Sequence[tuple[str, ...]], at: int) -> int:
        """The length of the longest that begins at this word."""
        return self._phrases.longest(names, at)[0] if 0 <= at < len(names) else 0

    def end(self, names: Sequence[tuple[str, ...]], at: int) -> int:
        """The length of the longest that ends just before this word."""
        for length in range(min(self.longest, at), 0, -1):
            if self._phrases.longest(names[:at], at - length)[0] == length:
                return length
        return 0


class Lexicon:
    """All phrases; `named`: parameter, value and a name of each organisation and programme."""

    def __init__(self, named: Iterable[tuple[str, str, str]] = ()):
        self._static = static()
        self.phrases = Phrases()
        for phrase, meaning in self._static.synonyms:
            self.phrases.add(phrase, meaning)
        words_of_files = set(self.phrases.words)
        for parameter, value, name in named:
            self.phrases.add(name, Meaning(filters=((parameter, (value,)),)))
        self._named = self.phrases.words - words_of_files
        self.marks = self._static.marks
        self.neutral, self.sentence = self._static.neutral, self._static.sentence
        self.everyday = self._static.everyday
        self.danger = self._static.danger
        self.words = self._static.words
        self.common = self._static.common
        self.heads = self._static.heads

    @cached_property
    def vocabulary(self) -> Vocabulary:
        marks = set().union(*(marks.words for marks in self.marks.values()))
        known = self.phrases.words | marks | self.neutral.words | self.sentence.words
        # «skolen» stands in «etter skolen», and is otherwise a form of «skole».
        in_phrases = self.phrases.words - self._static.alone - marks
        telling = self._static.telling | self.phrases.words - self._static.silent
        return Vocabulary(known, self._static.heads, self._static.correct, self._named | in_phrases, telling)

    @cached_property
    def weekdays(self) -> dict[str, str]:
        """Each word for a weekday with the day."""
        return {
            phrase: values[0]
            for phrase, meaning in self._static.synonyms
            for parameter, values in meaning.filters
            if parameter == WEEKDAY and len(values) == 1 and " " not in phrase
        }

    @cached_property
    def _weekday_slips(self) -> Slips:
        return Slips(self.weekdays, map(fold_key, self._static.correct))

    def weekday_slips(self, word: Word) -> tuple[str, ...]:
        """The weekdays that a thumb that slips once makes this one of."""
        return self._weekday_slips.meant(word.plain, word.folded)

    def knows(self, word: Word) -> bool:
        """Whether it is, just as it stands, a word of the data files or of a name."""
        return word.plain in self.vocabulary

    def says(self, word: Word) -> bool:
        """Whether it is a word of the data files just as it stands, and not only part of a name or of a phrase."""
        return word.plain in self._static.alone


class Static:
    """What the data files say, whatever the database holds."""

    def __init__(self):
        fillers, kinship, everyday = (files.sections(f"{name}.txt") for name in ("fillers", "kinship", "everyday"))
        relatives = kin_nouns(files.lines("kinship.txt"))
        self.synonyms = [*_synonyms(), *((word, Meaning(kin=noun)) for word, noun in relatives)]
        self.marks = {name: Marks(kinship[name]) for name in MARKS_OF_KINSHIP}
        self.marks |= {name: Marks(fillers[name]) for name in MARKS_AMONG_FILLERS}
        self.neutral, self.sentence = Marks(fillers["nøytrale"]), Marks(fillers["setning"])
        self.heads = tuple(fillers["sammensetninger"])
        self.everyday = {name: frozenset(words) for name, words in everyday.items()}
        self.common = SpeltWords(word for words in files.sections("common.txt").values() for word in words)
        self.correct = [*files.sections("not-typos.txt")["riktige ord"], *self.common.words]
        phrases = [plain_words(phrase) for phrase, _meaning in self.synonyms]
        self.words = {word for phrase in phrases for word in phrase} | self.neutral.words | self.sentence.words
        self.alone = {phrase[0] for phrase in phrases if len(phrase) == 1} | self.neutral.words | self.sentence.words
        says = [meaning.filters or meaning.kin for _phrase, meaning in self.synonyms]
        self.telling = {parts[0] for parts, said in zip(phrases, says, strict=True) if said and len(parts) == 1}
        # What says nothing, even where a phrase has it among its words.
        self.silent = self.neutral.words | self.sentence.words | self.common.words
        right = self.words | set().union(*self.everyday.values()) | set(self.correct)
        self.right = frozenset(right)
        self.danger = DangerReader(files.lines("danger.txt"), right, self.neutral.words | self.sentence.words)


@lru_cache(1)
def static() -> Static:
    return Static()


@lru_cache(4)
def lexicon(named: frozenset[tuple[str, str, str]] = frozenset()) -> Lexicon:
    """The lexicon with these names of organisations and programmes; kept until they change."""
    return Lexicon(sorted(named))


def _synonyms() -> Iterable[tuple[str, Meaning]]:
    meaning = Meaning()
    for line in files.lines("synonyms.txt"):
        if not line.startswith(" "):
            meaning = _meaning(line)
            continue
        for phrase in files.words(line):
            capital = phrase.isupper() and len(phrase) <= 3
            yield phrase, replace(meaning, needs_capitals=True) if capital else meaning


def _meaning(line: str) -> Meaning:
    """«for=rus? tema=alkohol» as filters; raises ValueError for a line that is none."""
    filters, doubtful = [], set()
    for part in line.split() if line != NO_FILTERS else ():
        parameter, _equals, values = part.partition("=")
        if not values:
            raise ValueError(f"synonyms.txt: «{line}» er ikke filtre. Skriv for eksempel tema=alkohol.")
        if values.endswith("?"):
            doubtful.add(parameter)
        filters.append((parameter, tuple(values.rstrip("?").split("|"))))
    return Meaning(tuple(filters), frozenset(doubtful))
