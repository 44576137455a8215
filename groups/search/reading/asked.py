"""What the parts of a text ask for, taken together."""

from organisations import vocabulary as words
from selvhjelp.places.place import Place

from . import story
from .areas import as_filter, narrowest
from .family import PARENTS, Family
from .kinship import Relatives
from .lexicon import Lexicon
from .parts import Part, Parts
from .users import MET_AT_WORK, OTHER, RELATIVES, SELF, USED, Users

RUS = "rus"
YOUNG = frozenset(("ungdom", "unge-voksne"))
YOUTH = ("alder", ("ungdom",))
BEREAVED = "etterlatte"
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
TOLD = frozenset(("dag", "tid", "ukedag", "form", "alder", "hyppighet"))


class Asked:
    """`filters`: parameter → values. `places`: what the place among them stands for."""

    def __init__(self, parts: Parts, lexicon: Lexicon):
        self._parts = parts
        self._lexicon = lexicon
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
        if YOUTH in said:
            # «jeg er tenåring»: for them there is something else.
            return False
        is_of_time = said and TOLD.issuperset(name for name, _values in said)
        return bool(is_of_time) and story.is_told(
            self._parts.words, self._parts.names, part.start, part.end, self._lexicon
        )

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
        kinship = Relatives(self._lexicon.marks, self._parts.names)
        users = Users(self._parts, self._lexicon, kinship)
        if not (SELF in users.who and OTHER not in users.who):
            self._read_family(Family(self._parts, self._lexicon, kinship, users, self.filters))
        if SELF in users.who:
            self._add("for", [RUS])
        if OTHER in users.who or "relasjon" in self.filters:
            self._add("for", [RELATIVES])
        if "for" not in self.filters and MET_AT_WORK not in users.who:
            self._read_doubtful(users)
        if PARENTS.intersection(self.filters.get("relasjon", ())) and YOUNG.issuperset(self.filters.get("alder", ())):
            # «foresatte til ungdom»: young is whom it is about, and not those who meet.
            self.filters.pop("alder", None)

    def _read_family(self, family: Family):
        if family.relations:
            self._add("relasjon", family.relations)
        if family.is_spoken_of:
            self._add("for", [RELATIVES])
        if family.is_lost:
            self._add("tema", [BEREAVED])

    def _read_doubtful(self, users: Users):
        """What means the reader when nothing is said about anybody else."""
        if users.means_the_reader():
            self._add("for", [RUS])
        for part in self._parts.all:
            for parameter, values in part.filters:
                if parameter in part.unless_relatives and not self._is_theme(part):
                    self._add(parameter, values)

    def _is_theme(self, part: Part) -> bool:
        """«xanax misbruk» does not say who has it."""
        is_used = USED.intersection(self.filters.get("tema", ()))
        return bool(is_used and self._lexicon.marks["en avhengighet"].begin(self._parts.names, part.start))

    # ---- places ----------------------------------------------------------------------------------------------------

    def _read_places(self):
        named = [part for part in self._parts.all if part.places]
        for part in named:
            if part.elsewhere:
                self._add("utenfor", [code for place in part.places for code in place.municipality_codes])
        self.places = narrowest([place for part in named if not part.elsewhere for place in part.places])
        for place in self.places:
            self._add(*as_filter(place))
