"""The relatives of a text: what the reader is to those whom it is about."""

from collections.abc import Iterator

from .kinship import NO_WORD, SEVERAL, KinNoun, Relatives
from .lexicon import Lexicon
from .parts import Part, Parts
from .users import Users

# Where children are spoken of because of the reader, and not the reader because of them.
OF_PARENTS = frozenset(("barnevern", "foreldrerolle"))
OF_A_PARENT, OF_A_CHILD, OF_A_GRANDCHILD = "barn", "foreldre", "besteforeldre"
PARENTS = frozenset((OF_A_CHILD, OF_A_GRANDCHILD))
NOT_FAMILY = frozenset(("kollega", "venn"))


class Family:
    """`relations`: what the reader is to them. `is_spoken_of`: whether there is any; `is_lost`: somebody has died."""

    def __init__(self, parts: Parts, lexicon: Lexicon, kinship: Relatives, users: Users, said: dict[str, list[str]]):
        """`said`: the filters that the words name by themselves."""
        self._parts = parts
        self._lexicon = lexicon
        self._kinship = kinship
        self._users = users
        self._said = said
        self.relations: list[str] = []
        self.is_spoken_of = self.is_lost = False
        self._read()

    def _read(self):
        found = list(self._relations())
        is_told_who_uses = any(self._users.is_relative(part) and relation == part.kin.other for part, relation in found)
        is_ascendant = any(relation in PARENTS for _part, relation in found)
        for part, relation in found:
            if is_told_who_uses and self._is_only_told_of(part, relation):
                continue
            if is_ascendant and relation == OF_A_PARENT and not self._kinship.is_owned(part.start, part.end):
                # «jeg er bestemor … fordi mora ruser seg»: the mother of the grandchild.
                continue
            if relation and relation not in self.relations and not self._is_other_end(part.kin, relation):
                self.relations.append(relation)
            self.is_spoken_of = True
            self.is_lost = self.is_lost or self._kinship.is_lost(part.start, part.end)

    def _relations(self) -> Iterator[tuple[Part, str]]:
        """Each relative with what the reader is to them."""
        through: set[int] = set()
        for part in self._parts.all:
            if not part.kin or part.start in through or self._users.is_reader(part) or self._is_reason(part):
                continue
            relation = self._kinship.relation(part.kin, part.start, part.length)
            other = self._related_through(part)
            if other and part.kin.own in NOT_FAMILY:
                # «sjefen til mannen min»: it is about him.
                continue
            if self._is_genitive(part.end - 1) and (after := self._parts.over(part.end)) and after.kin:
                # «sønnens samboer»: it is about her.
                continue
            if part.start and self._is_genitive(part.start - 1):
                relation = NO_WORD
            if other:
                # «moren til kjæresten min»: what she is to the reader has no word of its own.
                through.add(other.start)
                relation = NO_WORD
            if relation is not None:
                yield part, relation

    def _is_only_told_of(self, part: Part, relation: str) -> bool:
        """«mannen min drikker når ungene sover»: the children are there, and it is not about them."""
        is_somebody_else = relation == part.kin.other and not self._kinship.is_reader(part.start)
        is_about_her = self._users.is_relative(part) or self._kinship.is_lost(part.start, part.end)
        may_be_dropped = part.kin.number != SEVERAL and relation != OF_A_GRANDCHILD
        return may_be_dropped and is_somebody_else and not is_about_her

    def _is_other_end(self, noun: KinNoun, relation: str) -> bool:
        """«mormor som passer barnebarn»: the grandmother meets, and not the grandchildren."""
        return relation == noun.own != noun.other and noun.other in (*self._said.get("relasjon", ()), *self.relations)

    def _related_through(self, part: Part) -> Part | None:
        """The relative of the reader whose relative this one is."""
        if not (part.kin.is_certain and (length := self._lexicon.marks["til"].begin(self._parts.names, part.end))):
            return None
        other = self._parts.over(part.end + length)
        owned = other and other.kin and self._lexicon.marks["eie"].begin(self._parts.names, other.end)
        return other if owned else None

    def _is_genitive(self, at) -> bool:
        """«brorens»"""
        stem = self._parts.words[at].plain.removesuffix("s")
        _length, meanings = self._lexicon.phrases.longest([(stem,)], 0)
        is_relative = any(one.kin and one.kin.is_certain for one in meanings)
        return is_relative and stem != self._parts.words[at].plain

    def _is_reason(self, part: Part) -> bool:
        """«barnevernet har tatt ungene mine»: the children are why somebody comes, and nobody's addiction is told."""
        is_about_parents = not OF_PARENTS.isdisjoint(self._said.get("tema", ()))
        return bool(is_about_parents and part.kin.other == OF_A_CHILD and not self._kinship.is_user(part.end))
