"""The kinds of groups that stand side by side on a professional's page, and the groups of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groups.presentation.address import ListAddress
from groups.presentation.fagfolk import professional_card, visitors
from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from organisations.models import Listing, Organisation
from organisations.vocabulary import Audience, Composition, Form
from selvhjelp.places.place import Place

from .nearby import ANYWHERE_KM
from .searching import Row, rows, search_for

# Groups shown of each kind, and of the kind that was asked for.
SHOWN, SHOWN_OF_ASKED = 3, 5
NEAREST_SHOWN = 2


@dataclass(frozen=True)
class Kind:
    """One of the columns. `audience`: whom it is for, so that the others can step aside; None is never aside."""

    id: str
    heading: Promise
    text: Promise
    values: dict[str, list[str]]
    audience: str | None = None
    is_somewhere: bool = True


KINDS = (
    Kind(
        "rus",
        gettext_lazy("Egen rus eller avhengighet"),
        gettext_lazy("Alle har det samme problemet."),
        {"for": [Audience.RUS.value], "sammensetning": [Composition.SAME.value]},
        Audience.RUS.value,
    ),
    Kind(
        "ulike",
        gettext_lazy("Ulike livsproblemer"),
        gettext_lazy("Rus kan være ett av flere problemer."),
        {"sammensetning": [Composition.DIFFERENT.value]},
    ),
    Kind(
        "parorende",
        gettext_lazy("Pårørende"),
        gettext_lazy("Gruppa handler om den pårørendes eget liv."),
        {"for": [Audience.RELATIVES.value], "sammensetning": [Composition.SAME.value]},
        Audience.RELATIVES.value,
    ),
    Kind(
        "nett",
        gettext_lazy("På nett og telefon"),
        gettext_lazy("Uansett hvor man bor."),
        {"form": [Form.ONLINE.value, Form.PHONE.value]},
        is_somewhere=False,
    ),
)


@dataclass
class Found:
    """What one kind has: the search, the positions shown, and whether they lie further off than was asked for."""

    kind: Kind
    search: Search
    positions: list[int]
    is_further: bool = False
    rows: list[Row] = field(default_factory=list)


class Side:
    """All kinds near a place, with their groups out of the database."""

    def __init__(self, place: Place, asked: dict[str, list[str]]):
        self.place = place
        self.asked = asked
        self.km = asked.get("avstand", [str(DEFAULT_KM)])[0]
        self.found = [self._find(kind) for kind in self._in_order()]
        self._leave_out_twice_shown()
        # The first is somewhere, and so knows how far all of them are.
        listings, measuring = Listing.objects.published().with_sheet(), self.found[0].search
        lists = rows(measuring, listings, *(one.positions for one in self.found))
        for one, its_rows in zip(self.found, lists, strict=True):
            one.rows = its_rows
        self.visiting = self._visiting()

    def _in_order(self) -> Iterable[Kind]:
        """What was asked for first; the rest as they always stand."""
        return sorted(KINDS, key=lambda kind: (self._is_aside(kind), not self._is_asked(kind)))

    def _is_asked(self, kind) -> bool:
        return kind.audience is not None and self.asked.get("for") == [kind.audience]

    def _is_aside(self, kind) -> bool:
        return kind.audience is not None and "for" in self.asked and kind.audience not in self.asked["for"]

    # ---- searching -------------------------------------------------------------------------------------------------

    def _find(self, kind) -> Found:
        search = self._search(kind, self.km)
        if self._is_aside(kind):
            return Found(kind, search, [])
        if search.count or not kind.is_somewhere:
            return Found(kind, search, self._best(kind, search)[: self._most(kind)])
        further = self._search(kind, ANYWHERE_KM)
        return Found(kind, search, further.hits[:NEAREST_SHOWN], is_further=True)

    def _search(self, kind, km: str) -> Search:
        data = QueryDict(mutable=True)
        for name, values in self.values(kind).items():
            data.setlist(name, values)
        if kind.is_somewhere:
            data["kommune"], data["avstand"] = self.place.code, km
        return search_for(data)

    def values(self, kind: Kind) -> dict[str, list[str]]:
        """What the kind asks for, and what was asked for beside it; the kind's own words go first."""
        asked = {name: values for name, values in self.asked.items() if name != "avstand"}
        if kind.id == "ulike":
            # Everyone is welcome there, so whom it is for does not narrow it.
            asked.pop("for", None)
        return {**asked, **kind.values}

    def _best(self, kind, search) -> list[int]:
        """The nearest first; where distance says nothing, the open ones, those that one can join, and only there."""
        if kind.is_somewhere:
            return search.hits
        catalogue, parts = search.catalogue, [search.selection.listings]
        only_there = ~catalogue.with_word("form", Form.IN_PERSON)
        for preferred in (catalogue.with_word("tilgang", "apen"), catalogue.with_word("bli-med", "ja"), only_there):
            parts = [part & chosen for part in parts for chosen in (preferred, ~preferred)]
        return self._for_everyone(search, [position for part in parts for position in search.in_order(part)])

    @staticmethod
    def _for_everyone(search, positions: list[int]) -> list[int]:
        """In turn for each audience, so that none fills the few places where nobody has said for whom."""
        of_each = [search.catalogue.with_word("for", audience) for audience in Audience.values]
        turns = zip_longest(*([one for one in positions if theirs >> one & 1] for theirs in of_each))
        first = [position for turn in turns for position in turn if position is not None]
        return list(dict.fromkeys([*first, *positions]))

    def _most(self, kind) -> int:
        return SHOWN_OF_ASKED if self._is_asked(kind) else SHOWN

    def _leave_out_twice_shown(self):
        """A group nearby that also meets on the net stands where it is near."""
        near = {position for one in self.found if one.kind.is_somewhere for position in one.positions}
        for one in self.found:
            if not one.kind.is_somewhere:
                best = [position for position in self._best(one.kind, one.search) if position not in near]
                one.positions = best[: self._most(one.kind)]

    # ---- from the database -----------------------------------------------------------------------------------------

    @property
    def listings(self) -> list[Listing]:
        return [listing for one in self.found for listing, _km in one.rows]

    def _visiting(self) -> dict[int, Organisation]:
        above = {pk for listing in self.listings for pk in listing.organisation.lineage}
        return Organisation.objects.approved().that_visit().in_bulk(above) if above else {}

    # ---- for the page ----------------------------------------------------------------------------------------------

    @property
    def visitors(self) -> list[dict]:
        return visitors(self.listings, self.visiting)

    @property
    def columns(self) -> list[dict]:
        return [self._column(one) for one in self.found]

    def _column(self, one: Found) -> dict:
        now = one.search.now
        return {
            "id": one.kind.id,
            "heading": one.kind.heading,
            "text": one.kind.text,
            "cards": [
                professional_card(
                    listing, self._known(listing, km), self.visiting, now=now, is_somewhere=one.kind.is_somewhere
                )
                for listing, km in one.rows
            ],
            "note": self._note(one),
            "more": self._more(one),
        }

    def _known(self, listing, km: float | None) -> float | None:
        """See `Search.known_km`: a hidden group of the place itself is in it, and that is all one knows."""
        return None if listing.hides_address and listing.municipality_id == self.place.code else km

    def _note(self, one) -> str:
        if not one.is_further:
            return ""
        if not one.positions:
            return _("Vi vet ikke om noen slik gruppe.")
        if self.km == "0":
            return _("Ingen i kommunen. Dette er de nærmeste.")
        return _("Ingen innen %(km)s km. Dette er de nærmeste.") % {"km": self.km}

    def _more(self, one) -> dict | None:
        """A link to all of the kind, where there are more than stand here."""
        if one.is_further or one.search.count <= len(one.positions):
            return None
        path = reverse("municipality", args=[self.place.slug]) if one.kind.is_somewhere else reverse("group_list")
        values = {**self.values(one.kind), **({"avstand": [self.km]} if one.kind.is_somewhere else {})}
        words = ngettext("Vis %(count)d gruppe: %(kind)s", "Vis alle %(count)d: %(kind)s", one.search.count)
        return {
            "url": str(ListAddress(path, values)),
            "label": words % {"count": one.search.count, "kind": str(one.kind.heading).lower()},
        }
