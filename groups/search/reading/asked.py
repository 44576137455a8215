"""What the parts of a text ask for, taken together."""

from collections.abc import Iterator

from organisations import vocabulary as words
from selvhjelp.places.place import Place

from . import story
from .areas import as_filter, narrowest
from .kinship import NEAR as NEAR_RELATIVE
from .kinship import NO_WORD, SEVERAL, KinNoun, Relatives
from .lexicon import Lexicon
from .parts import Part, Parts

RUS, RELATIVES = "rus", "parorende"
# What somebody uses, and what a search for that is about.
USED = frozenset(
    ("alkohol", "narkotika", "cannabis", "opioider", "sentralstimulerende", "legemidler", "doping", "spill",
     "dataspill", "sex-og-kjarlighet", "mat"),
)  # fmt: skip
# Where children are spoken of because of the reader, and not the reader because of them.
OF_PARENTS = frozenset(("barnevern", "foreldrerolle"))
CHILD = "foreldre"
CHILD_OF_PARENT = "barn"
NOT_FAMILY = frozenset(("kollega", "venn"))
GRANDPARENTS = "besteforeldre"
PARENTS = frozenset(("foreldre", GRANDPARENTS))
YOUNG = frozenset(("ungdom", "unge-voksne"))
BEREAVED = "etterlatte"
# Whoever does it is named at most so many words before what is done.
NEAR = 10
AND = frozenset(("og", "eller", "and", "or", "pluss", "samt"))
AND_BUT = AND | {"men", "but"}
ABOUT_MEETING = frozenset(("ruset", "lar", "mal"))
# How words end that name what somebody does, and may have an owner.
OWNED = ("ing", "inga", "ingen", "bruk", "bruket", "rusen", "rusa", "problem", "problemet", "heten", "heta")
# Where one of the values is not wanted, the others are. Whoever wants no Christian group asks for no other faith.
OTHERS = {
    "tilgang": words.Access.values,
    "sammensetning": words.Composition.values,
    "motetype": words.MeetingKind.values,
    "drift": words.RunBy.values,
    "form": words.Form.values,
    "hyppighet": words.Frequency.values,
    "ukedag": words.Weekday.values,
    "tid": words.TimeOfDay.values,
    "livssyn": (words.Worldview.INDEPENDENT.value,),
}
# What is told of as often as it is asked for.
TOLD = frozenset(("dag", "tid", "ukedag", "form", "kjonn", "alder", "hyppighet"))
SELF, OTHER, MET_AT_WORK = "self", "other", "met at work"
WHO = frozenset(("som", "er", "e", "who", "is"))
NUMBERS_OF_CHILDREN = frozenset(("ett", "to", "tre", "fire", "fem", "seks", "2", "3", "4", "5", "6", "two", "three"))
TAKES = frozenset(("bruker", "brukar", "uses"))
OBJECTS = frozenset(("meg", "mæ", "mei", "oss", "me"))
BEFORE_OBJECTS = frozenset(("av", "til", "te", "med", "for", "hos", "mot", "på", "fra", "frå", "rundt", "nær", "of"))


class Asked:
    """`filters`: parameter → values. `places`: what the place among them stands for."""

    def __init__(self, parts: Parts, lexicon: Lexicon):
        self._parts = parts
        self._lexicon = lexicon
        self._kinship = Relatives(lexicon.marks, parts.names)
        self.filters: dict[str, list[str]] = {}
        self.places: tuple[Place, ...] = ()
        self.denied: tuple[tuple[str, str], ...] = ()
        self._read_words()
        self._read_denials()
        self._read_relatives()
        self._read_places()

    def _add(self, parameter: str, values) -> None:
        wanted = self.filters.setdefault(parameter, [])
        wanted += [value for value in values if value not in wanted]

    # ---- words -----------------------------------------------------------------------------------------------------

    def _read_words(self):
        for part in self._parts.all:
            if self._is_only_told(part):
                continue
            for parameter, values in part.filters:
                if parameter not in part.unless_relatives:
                    self._add(parameter, values)
        if set(self.filters.get("lar", ())) == set(words.Lar.values) and self._has("spør om lov"):
            self.filters["lar"] = [words.Lar.WELCOME.value]

    def _is_only_told(self, part: Part) -> bool:
        """«lukter alkohol om morgenen»: when something happens at home, and not when one would meet."""
        said = part.filters or part.denied
        is_of_time = said and TOLD.issuperset(name for name, _values in said)
        return bool(is_of_time) and story.is_told(self._parts.words, part.start, part.end, self._lexicon)

    def _has(self, mark: str) -> bool:
        return any(self._lexicon.marks[mark].begin(self._parts.names, at) for at in range(len(self._parts.words)))

    def _read_denials(self):
        """«ikke lukket» is open, «ikke mandag» any other day; what has no such others can only be said."""
        denied: dict[str, list[str]] = {}
        combined: list[tuple[str, str]] = []
        for part in self._parts.all:
            if self._is_only_told(part):
                continue
            for parameter, values in part.denied:
                if len(part.denied) == 1 and parameter in OTHERS:
                    denied.setdefault(parameter, []).extend(values)
                else:
                    combined += [(parameter, value) for value in values]
        for parameter, values in denied.items():
            others = [value for value in OTHERS[parameter] if value not in values]
            if others and parameter not in self.filters:
                self._add(parameter, others)
        self.denied = tuple(dict.fromkeys(one for one in combined if one[0] not in self.filters))

    # ---- whom it is about ------------------------------------------------------------------------------------------

    def _read_relatives(self):
        users = self._users()
        if not (SELF in users and OTHER not in users):
            self._read_kin()
        if SELF in users:
            self._add("for", [RUS])
        if OTHER in users or "relasjon" in self.filters:
            self._add("for", [RELATIVES])
        if "for" not in self.filters and MET_AT_WORK not in users:
            self._read_doubtful()
        if PARENTS.intersection(self.filters.get("relasjon", ())) and YOUNG.issuperset(self.filters.get("alder", ())):
            # «foresatte til ungdom»: young is whom it is about, and not those who meet.
            self.filters.pop("alder", None)

    def _read_kin(self):
        found = list(self._relations())
        is_told_who_uses = any(self._is_used_by(part) and relation == part.kin.other for part, relation in found)
        is_ascendant = any(relation in PARENTS for _part, relation in found)
        for part, relation in found:
            if is_told_who_uses and self._is_only_told_of(part, relation):
                continue
            if is_ascendant and relation == CHILD_OF_PARENT and not self._is_owned(part):
                # «jeg er bestemor … fordi mora ruser seg»: the mother of the grandchild.
                continue
            if relation and not self._is_other_end(part.kin, relation):
                self._add("relasjon", [relation])
            self._add("for", [RELATIVES])
            if self._kinship.is_lost(part.start, part.end):
                self._add("tema", [BEREAVED])

    def _relations(self) -> Iterator[tuple[Part, str]]:
        """Each relative with what the reader is to them."""
        through: set[int] = set()
        for part in self._parts.all:
            if not part.kin or part.start in through or self._is_user_herself(part) or self._is_reason(part):
                continue
            relation = self._kinship.relation(part.kin, part.start, part.length)
            other = self._related_through(part)
            if other and part.kin.own in NOT_FAMILY:
                # «sjefen til mannen min»: it is about him.
                continue
            if other:
                # «moren til kjæresten min»: what she is to the reader has no word of its own.
                through.add(other.start)
                relation = NO_WORD
            if relation is not None:
                yield part, relation

    def _is_used_by(self, part: Part) -> bool:
        """Whether this relative is who uses, and not the next one («barna våre og mannen min drikker»)."""
        if self._lexicon.marks["gjør"].end(self._parts.names, part.start):
            # «nå drikker kona mi»
            return True
        for at in range(part.end, min(part.end + NEAR_RELATIVE, len(self._parts.words))):
            if self._parts.words[at].starts_sentence:
                return False
            if any(self._lexicon.marks[mark].begin(self._parts.names, at) for mark in ("bruker", "rammet")):
                return True
            other = self._part_over(at)
            if other and other.kin and self._parts.words[at - 1].plain not in AND:
                return False
        return False

    def _is_only_told_of(self, part: Part, relation: str) -> bool:
        """«mannen min drikker når ungene sover»: the children are there, and it is not about them."""
        is_somebody_else = relation == part.kin.other and not self._kinship.is_reader(part.start)
        is_about_her = self._is_used_by(part) or self._kinship.is_lost(part.start, part.end)
        may_be_dropped = part.kin.number != SEVERAL and relation != GRANDPARENTS
        return may_be_dropped and is_somebody_else and not is_about_her

    def _is_owned(self, part: Part) -> bool:
        marks, names = self._lexicon.marks, self._parts.names
        return bool(marks["eie"].begin(names, part.end) or marks["eie"].end(names, part.start))

    def _is_other_end(self, noun: KinNoun, relation: str) -> bool:
        """«mormor som passer barnebarn»: the grandmother meets, and not the grandchildren."""
        return relation == noun.own != noun.other and noun.other in self.filters.get("relasjon", ())

    def _related_through(self, part: Part) -> Part | None:
        """The relative of the reader whose relative this one is."""
        if not (part.kin.is_certain and (length := self._lexicon.marks["til"].begin(self._parts.names, part.end))):
            return None
        other = self._part_over(part.end + length)
        owned = other and other.kin and self._lexicon.marks["eie"].begin(self._parts.names, other.end)
        return other if owned else None

    def _is_reason(self, part: Part) -> bool:
        """«barnevernet har tatt ungene mine»: the children are why somebody comes, and nobody's addiction is told."""
        themes = OF_PARENTS.intersection(self.filters.get("tema", ()))
        return bool(themes and part.kin.other == CHILD and not self._kinship.is_user(part.end))

    def _read_doubtful(self):
        """What means the reader when nothing is said about anybody else."""
        everywhere = range(len(self._parts.words))
        says_what_she_is = any(self._is_user_of(at) or self._is_with_problem(at) for at in everywhere)
        if says_what_she_is or self._wants_to_stop() or self._does_it_herself():
            self._add("for", [RUS])
        for part in self._parts.all:
            for parameter, values in part.filters:
                if parameter in part.unless_relatives and not self._is_theme(part):
                    self._add(parameter, values)

    def _is_theme(self, part: Part) -> bool:
        """«xanax misbruk» does not say who has it."""
        is_used = USED.intersection(self.filters.get("tema", ()))
        return bool(is_used and self._lexicon.marks["en avhengighet"].begin(self._parts.names, part.start))

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
        return is_told and self._begins_without_subject(0) and not self._is_used_by_any()

    def _is_used_by_any(self) -> bool:
        return any(part.kin and self._is_used_by(part) for part in self._parts.all)

    def _begins_without_subject(self, at) -> bool:
        """«Går på sovepiller», «og drikker fortsatt»."""
        words = self._parts.words
        does = self._lexicon.marks["gjør"].begin(self._parts.names, at) or self._is_taken("tar", at)
        begins = at == 0 or words[at].starts_sentence or words[at].starts_clause or words[at - 1].plain in AND_BUT
        after = next((self._person(later) for later in range(at + 1, at + 1 + bool(words[at + 1 :]))), None)
        # «drikker han for mye?»
        return bool(does and begins) and after != OTHER and not self._is_of_the_meeting(at)

    def _is_used(self, at) -> bool:
        """«sobril», «spillinga»: a theme of something that people use."""
        part = self._part_over(at)
        return bool(part) and any(name == "tema" and USED.issuperset(values) for name, values in part.filters)

    def _users(self) -> set[str]:
        """Who uses, as far as it is said: the reader, somebody else, or both."""
        uses = self._lexicon.marks["bruker"]
        everywhere = range(len(self._parts.words))
        places = [at for at in everywhere if uses.begin(self._parts.names, at) or self._is_taken("tar", at)]
        places = [at for at in places if not self._is_spent(at)]
        users = {user for at in places if not self._is_of_the_meeting(at) and (user := self._user(at))}
        return users or ({SELF} if self._begins_with_herself() else set())

    def _is_spent(self, at) -> bool:
        """«jeg bruker alle kreftene mine på det»: nothing that people use."""
        is_last = at == len(self._parts.words) - 1
        return self._parts.words[at].plain in TAKES and not is_last and not self._is_taken("tar", at)

    def _is_taken(self, mark: str, at) -> bool:
        """«har tatt anabole»: the mark, and what people use."""
        length = self._lexicon.marks[mark].begin(self._parts.names, at)
        return bool(length) and (self._is_used(at + length) or self._is_used(at + length + 1))

    def _is_with_problem(self, at) -> bool:
        """«mann med spilleproblemer»"""
        return self._is_taken("en person med", at)

    def _is_of_the_meeting(self, at) -> bool:
        """«kan jeg komme full» asks about the meeting, and «drikke mindre» tells of the reader as well."""
        part = self._part_over(at)
        return bool(part and part.filters) and ABOUT_MEETING.issuperset(name for name, _values in part.filters)

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
        part, names = self._part_over(at), self._parts.names
        if part and part.length > 1 and part.filters:
            return False
        someone = self._lexicon.marks["en som bruker"]
        return bool(someone.begin(names, at) or (self._is_used(at) and someone.begin(names, at + 1)))

    def _is_user_of(self, at) -> bool:
        """«pillemisbruker»: a theme that is somebody, and not «anonyme gamblere», a name."""
        return self._is_used(at) and self._part_over(at).length == 1 and self._is_somebody(at)

    def _person(self, at) -> str | None:
        part = self._part_over(at)
        if part and part.kin:
            return SELF if self._is_user_herself(part) else OTHER
        if part and ("for", (RELATIVES,)) in part.filters:
            return OTHER
        if self._lexicon.marks["jeg"].end(self._parts.names, at + 1) > 1:
            # «eg he drukke»
            return SELF
        if self._lexicon.marks["de andre"].begin(self._parts.names, at):
            return OTHER
        is_reader = not part and self._lexicon.marks["jeg"].begin(self._parts.names, at)
        if is_reader and at and self._parts.words[at - 1].plain in ("ikke", "ikkje", "not"):
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

    def _is_user_herself(self, part: Part) -> bool:
        """«jeg er mor og drikker», but not «jeg er mor til en som drikker»."""
        marks, names = self._lexicon.marks, self._parts.names
        end = part.end
        if related := marks["til"].begin(names, end):
            if not self._counts_children(end + related):
                return False
            end += related + 1
        speaks_of_herself = self._kinship.is_reader(part.start) and not self._is_owned(part)
        return bool(speaks_of_herself and self._kinship.is_user(end))

    def _counts_children(self, at) -> bool:
        """«mamma til tre og drikker», but not «mamma til tre som drikker»."""
        counted, after = ([word.plain for word in self._parts.words[n : n + 1]] for n in (at, at + 1))
        return bool(NUMBERS_OF_CHILDREN.intersection(counted)) and WHO.isdisjoint(after)

    def _part_over(self, at) -> Part | None:
        return next((part for part in self._parts.all if part.start <= at < part.end), None)

    # ---- places ----------------------------------------------------------------------------------------------------

    def _read_places(self):
        named = [part for part in self._parts.all if part.places]
        for part in named:
            if part.elsewhere:
                self._add("utenfor", [code for place in part.places for code in place.municipality_codes])
        self.places = narrowest([place for part in named if not part.elsewhere for place in part.places])
        for place in self.places:
            self._add(*as_filter(place))
