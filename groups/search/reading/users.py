"""Who uses, drinks or plays: the reader, or somebody whom she speaks of."""

from . import story
from .kinship import NEAR as NEAR_RELATIVE
from .kinship import Relatives
from .lexicon import Lexicon
from .parts import Part, Parts

RELATIVES = "parorende"
# What somebody uses, and what a search for that is about.
USED = frozenset(
    ("alkohol", "narkotika", "cannabis", "opioider", "sentralstimulerende", "legemidler", "doping", "spill",
     "dataspill", "sex-og-kjarlighet", "mat"),
)  # fmt: skip
SELF, OTHER, MET_AT_WORK = "self", "other", "met at work"
# Whoever does it is named at most so many words before what is done.
NEAR = 10
AND = frozenset(("og", "eller", "and", "or", "pluss", "samt"))
AND_BUT = AND | {"men", "but"}
NOT = frozenset(("ikke", "ikkje", "not"))
ABOUT_MEETING = frozenset(("ruset", "lar", "mal"))
# How words end that name what somebody does, and may have an owner.
OWNED = ("ing", "inga", "ingen", "bruk", "bruket", "rusen", "rusa", "problem", "problemet", "heten", "heta")
WHO = frozenset(("som", "er", "e", "who", "is"))
NUMBERS_OF_CHILDREN = frozenset(("ett", "to", "tre", "fire", "fem", "seks", "2", "3", "4", "5", "6", "two", "three"))
# What one does with strength, time and money as well.
TAKES = frozenset(("bruker", "brukar", "uses"))
OBJECTS = frozenset(("meg", "mæ", "mei", "oss", "me"))
BEFORE_OBJECTS = frozenset(("av", "til", "te", "med", "for", "hos", "mot", "på", "fra", "frå", "rundt", "nær", "of"))


class Users:
    """`who`: the reader, somebody else, or both, as far as it is said."""

    def __init__(self, parts: Parts, lexicon: Lexicon, kinship: Relatives):
        self._parts = parts
        self._lexicon = lexicon
        self._kinship = kinship
        self.who = self._who()

    # ---- the reader --------------------------------------------------------------------------------------------------

    def means_the_reader(self) -> bool:
        """Whether it is the reader, when nothing is said about anybody else."""
        everywhere = range(len(self._parts.words))
        says_what_she_is = any(self._is_user_of(at) or self._is_with_problem(at) for at in everywhere)
        return says_what_she_is or self._wants_to_stop() or self._does_it_herself()

    def is_reader(self, part: Part) -> bool:
        """«jeg er mor og drikker», but not «jeg er mor til en som drikker»."""
        marks, names = self._lexicon.marks, self._parts.names
        end = part.end
        if related := marks["til"].begin(names, end):
            if not self._counts_children(end + related):
                return False
            end += related + 1
        speaks_of_herself = self._kinship.is_reader(part.start) and not self._kinship.is_owned(part.start, part.end)
        return bool(speaks_of_herself and self._kinship.is_user(end))

    def _counts_children(self, at) -> bool:
        """«mamma til tre og drikker», but not «mamma til tre som drikker»."""
        counted, after = ([word.plain for word in self._parts.words[n : n + 1]] for n in (at, at + 1))
        return bool(NUMBERS_OF_CHILDREN.intersection(counted)) and WHO.isdisjoint(after)

    def _wants_to_stop(self) -> bool:
        """«slutte med hasj», «kutte ut pillene»."""
        uses, stops, names = self._lexicon.marks["bruker"], self._lexicon.marks["slutter"], self._parts.names
        ends = (at + length for at in range(len(names)) if (length := stops.begin(names, at)))
        return any(uses.begin(names, at) or self._is_used(at) for end in ends for at in range(end, end + 3))

    def _does_it_herself(self) -> bool:
        """«mistet lappen og drikker fortsatt, jeg trenger noen»: nobody is named before what is done."""
        marks, words = self._lexicon.marks, self._parts.words
        names_herself = any(marks["jeg"].begin(self._parts.names, at) for at in range(len(words)))
        is_told = names_herself or story.is_sentence(words, self._lexicon)
        return is_told and any(self._begins_without_subject(at) for at in range(len(words)))

    def _begins_with_herself(self) -> bool:
        """«Har spilt bort lønna, og kona vet ingenting»: the first thing said, and of nobody else."""
        is_told = story.is_sentence(self._parts.words, self._lexicon)
        return is_told and self._begins_without_subject(0) and not self._is_any_relative()

    def _begins_without_subject(self, at) -> bool:
        """«Går på sovepiller», «og drikker fortsatt»."""
        words = self._parts.words
        does = self._lexicon.marks["gjør"].begin(self._parts.names, at) or self._is_taken("tar", at)
        begins = at == 0 or words[at].starts_sentence or words[at].starts_clause or words[at - 1].plain in AND_BUT
        after = next((self._person(later) for later in range(at + 1, at + 1 + bool(words[at + 1 :]))), None)
        # «drikker han for mye?»
        return bool(does and begins) and after != OTHER and not self._is_of_the_meeting(at)

    def _is_with_problem(self, at) -> bool:
        """«mann med spilleproblemer»"""
        return self._is_taken("en person med", at)

    def _is_user_of(self, at) -> bool:
        """«pillemisbruker»: a theme that is somebody, and not «anonyme gamblere», a name."""
        return self._is_used(at) and self._parts.over(at).length == 1 and self._is_somebody(at)

    # ---- a relative --------------------------------------------------------------------------------------------------

    def is_relative(self, part: Part) -> bool:
        """Whether this relative is who uses, and not the next one («barna våre og mannen min drikker»)."""
        if self._lexicon.marks["gjør"].end(self._parts.names, part.start):
            # «nå drikker kona mi»
            return True
        for at in range(part.end, min(part.end + NEAR_RELATIVE, len(self._parts.words))):
            if self._parts.words[at].starts_sentence:
                return False
            if any(self._lexicon.marks[mark].begin(self._parts.names, at) for mark in ("bruker", "rammet")):
                return True
            other = self._parts.over(at)
            if other and other.kin and self._parts.words[at - 1].plain not in AND:
                return False
        return False

    def _is_any_relative(self) -> bool:
        return any(part.kin and self.is_relative(part) for part in self._parts.all)

    # ---- whoever it is -----------------------------------------------------------------------------------------------

    def _who(self) -> set[str]:
        """Who uses, as far as it is said: the reader, somebody else, or both."""
        uses = self._lexicon.marks["bruker"]
        everywhere = range(len(self._parts.words))
        places = [at for at in everywhere if uses.begin(self._parts.names, at) or self._is_taken("tar", at)]
        places = [at for at in places if not self._is_spent(at)]
        users = {user for at in places if not self._is_of_the_meeting(at) and (user := self._user(at))}
        return users or ({SELF} if self._begins_with_herself() else set())

    def _user(self, at) -> str | None:
        """Whose it is, as the word after it says («drikkinga mi»), or the nearest person before what is done."""
        after = at + self._lexicon.marks["bruker"].begin(self._parts.names, at)
        if self._lexicon.marks["andres"].begin(self._parts.names, after):
            # «jeg teller pillene hans»
            return OTHER
        if self._parts.words[at].plain.endswith(OWNED):
            if self._lexicon.marks["min egen"].end(self._parts.names, at):
                return SELF
            if self._lexicon.marks["eget"].begin(self._parts.names, after):
                return SELF
        if company := self._company(at):
            return company
        if self._lexicon.marks["finner"].end(self._parts.names, at):
            # «jeg finner amfetamin på badet»
            return None
        for earlier in range(at - 1, max(-1, at - 1 - NEAR), -1):
            if person := self._person(earlier):
                return person
            if self._parts.words[earlier + 1].starts_sentence:
                return None
        return None

    def _person(self, at) -> str | None:
        part = self._parts.over(at)
        if part and part.kin:
            return SELF if self.is_reader(part) else OTHER
        if part and ("for", (RELATIVES,)) in part.filters:
            return OTHER
        if self._lexicon.marks["jeg"].end(self._parts.names, at + 1) > 1:
            # «eg he drukke»
            return SELF
        if self._lexicon.marks["de andre"].begin(self._parts.names, at):
            return OTHER
        is_reader = not part and self._lexicon.marks["jeg"].begin(self._parts.names, at)
        if is_reader and at and self._parts.words[at - 1].plain in NOT:
            # «det er ikke jeg som drikker»
            return None
        return SELF if is_reader and not self._is_object(at) else None

    def _is_object(self, at) -> bool:
        """«en venn av meg drikker»: the reader, but not the one who does it."""
        near = [word.plain for word in self._parts.words[max(0, at - 1) : at + 2]]
        if len(near) == 3 and near[0] == "for" and near[2] in WHO:
            # «noe for meg som drikker»
            return False
        return at > 0 and near[1] in OBJECTS and near[0] in BEFORE_OBJECTS

    def _company(self, at) -> str | None:
        """«elsker en alkoholiker», «gift med en som spiller», «jobber med rusavhengige»: somebody else than the reader.

        The word itself says that it is somebody, or what stands before it does («en som»).
        """
        marks, names = self._lexicon.marks, self._parts.names
        # «pillemisbruker» is two words by now.
        is_compound = self._is_used(at - 1) and bool(marks["en som bruker"].begin(names, at))
        start = at - 1 if is_compound else at
        one = marks["en annen"].end(names, start)
        if not (self._is_somebody(at) or (one and self._parts.words[start - 1].plain in WHO)):
            return None
        near, met = (marks[name].end(names, start - one) for name in ("omgang", "omgang med en"))
        if near or (met and one) or (met > 1 and not marks["en som bruker, flere"].begin(names, at)):
            return OTHER
        if marks["på jobben"].end(names, start - one):
            return OTHER if one else MET_AT_WORK
        return None

    def _is_somebody(self, at) -> bool:
        """«alkoholiker», «pille» + «misbruker», but not in a phrase with a meaning of its own («anonyme narkomane»)."""
        part, names = self._parts.over(at), self._parts.names
        if part and part.length > 1 and part.filters:
            return False
        someone = self._lexicon.marks["en som bruker"]
        return bool(someone.begin(names, at) or (self._is_used(at) and someone.begin(names, at + 1)))

    # ---- what is used ------------------------------------------------------------------------------------------------

    def _is_used(self, at) -> bool:
        """«sobril», «spillinga»: a theme of something that people use."""
        part = self._parts.over(at)
        return bool(part) and any(name == "tema" and USED.issuperset(values) for name, values in part.filters)

    def _is_taken(self, mark: str, at) -> bool:
        """«har tatt anabole»: the mark, and what people use."""
        length = self._lexicon.marks[mark].begin(self._parts.names, at)
        return bool(length) and (self._is_used(at + length) or self._is_used(at + length + 1))

    def _is_spent(self, at) -> bool:
        """«jeg bruker alle kreftene mine på det»: nothing that people use."""
        is_last = at == len(self._parts.words) - 1
        return self._parts.words[at].plain in TAKES and not is_last and not self._is_taken("tar", at)

    def _is_of_the_meeting(self, at) -> bool:
        """«kan jeg komme full» asks about the meeting, and «drikke mindre» tells of the reader as well."""
        part = self._parts.over(at)
        return bool(part and part.filters) and ABOUT_MEETING.issuperset(name for name, _values in part.filters)
