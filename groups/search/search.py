"""One search: the hits in their order, and how far each one is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from groups.filters import FILTERS, PER_PAGE, PLACES, READ_PLACE, ParameterSet
from selvhjelp.places.gazetteer import Gazetteer

from . import bits
from .catalogue import Catalogue
from .distances import Distances
from .reading import Reading, danger_in
from .reading.areas import as_filter
from .reading.danger import KINDS
from .selection import Selection
from .where import Where


class Search:
    """What a set of parameters finds in a catalogue, at a moment.

    `hits`: positions in the catalogue, in order. `count`: how many. `page`: which twenty-five are shown.
    """

    def __init__(self, data, catalogue: Catalogue, now: datetime):
        self.catalogue = catalogue
        self.now = now
        self.parameters = ParameterSet(data, catalogue, now)
        self.selection: Selection = self.parameters.selection

    @property
    def values(self) -> dict:
        """The good values of each parameter."""
        return self.parameters.values

    @property
    def problems(self) -> dict[str, list[str]]:
        """Sentences about the parameters without a good value."""
        return self.parameters.problems

    @property
    def left_out(self) -> dict[str, str]:
        """By parameter, a sentence about what could not be used and was left out."""
        if self.values.get("side", 1) <= self.last_page:
            return self.parameters.left_out
        return {**self.parameters.left_out, "side": _("Lista er ikke så lang. Vi viser den første siden.")}

    @property
    def audience(self) -> list[str]:
        """For whom; a relation says that it is for relatives."""
        return self.values.get("for") or (["parorende"] if "relasjon" in self.values else [])

    @cached_property
    def count(self) -> int:
        return self.selection.count

    def counts(self, parameter: str, values: Iterable[str]) -> dict[str, int]:
        """For each value how many there are with this value of the parameter alone and all else as it is."""
        return {value: self.parameters.count_with(parameter, value) for value in values}

    def counts_within(self, kilometres: Iterable[int]) -> dict[int, int]:
        """For each distance how many there are within it of the place searched in, and all else as it is.

        0: in the municipality alone. Empty where there is no point to measure from.
        """
        if not (self.where and self.where.can_widen):
            return {}
        place = next(name for name in PLACES if self.parameters.where.get(name))
        others = self.selection.without(place, READ_PLACE, "avstand").listings
        return {km: (others & replace(self.where, km=km).listings(self.catalogue)).bit_count() for km in kilometres}

    def unstated(self, parameter: str) -> int:
        """How many more there would be, were those counted that state nothing about the parameter."""
        others = self.selection.without(parameter).listings
        return (others & self.catalogue.unstated(parameter)).bit_count()

    # ---- what was typed ---------------------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """How `q` was understood."""
        return self.parameters.reading

    @cached_property
    def help(self) -> tuple[str, ...]:
        """Kinds of danger that `q` tells of, or what was typed where a place belongs."""
        told = {*self.reading.help}
        for text, resolution in self.parameters.resolutions.items():
            told.update(() if resolution.places else danger_in(text))
        return tuple(kind for kind in KINDS if kind in told)

    @property
    def tolket(self) -> dict:
        """How `q` and `sted` were understood, as the contract tells it to programs: only what the words say."""
        resolution = next(iter(self.parameters.resolutions.values()), None)
        place = dict([as_filter(resolution.place)]) if resolution and resolution.place else {}
        filters = {name: values for name, values in self.reading.filters.items() if not (place and name in PLACES)}
        return {"filtre": {**filters, **place}, "tekst": self.reading.text, "hjelp": list(self.help)}

    @cached_property
    def stated(self) -> dict[str, list[str]]:
        """The same search as parameters that need no reading, in the order of `FILTERS`.

        Words stand among them only when hits depend on them.
        """
        values = {name: value for name, value in self.values.items() if name not in ("q", "ordrett")}
        if "kommune" in self.parameters.read:
            values |= self._read_municipalities()
        if "q" in self.selection.terms:
            values |= {"q": self.reading.text, "ordrett": "1"}
        listed = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
        listed = {name: listed[name] for name in FILTERS if name in listed}
        return {name: [str(one) for one in found] for name, found in listed.items() if found}

    def _read_municipalities(self) -> dict:
        """A place that was read: with its distance, and a county beside it as what it consists of."""
        if self.where.can_widen:
            return {"avstand": self.where.km}
        return {"kommune": sorted(self.where.own), "fylke": []} if "fylke" in self.parameters.read else {}

    # ---- where ---------------------------------------------------------------------------------------------------

    @property
    def where(self) -> Where | None:
        """The place searched in: `sted` before `kommune` before `fylke`."""
        stated = (self.parameters.where.get(name) for name in PLACES)
        return next((where for where in stated if where), None)

    @cached_property
    def distances(self) -> Distances:
        """Kilometres from the place searched in to every listing that lies somewhere; none without a point."""
        measurable = self.where and self.where.can_widen
        return self.catalogue.distances(self.where.centres if measurable else ())

    def known_km(self, position: int) -> float | None:
        """The distance to tell people. None of a group that is only known to be in the municipality searched in:
        measured from the municipality's own point it would be said to lie next door.
        """
        entry = self.catalogue.entries[position]
        if self.where and entry.municipality in self.where.own:
            home = Gazetteer.current().municipality(entry.municipality)
            return None if entry.point == home.point else self.distances.get(position)
        return self.distances.get(position)

    # ---- order ---------------------------------------------------------------------------------------------------

    @cached_property
    def hits(self) -> list[int]:
        """All hits in the order asked for."""
        return self.in_order(self.selection.listings)

    @property
    def order(self) -> str:
        """The order asked for; else the nearest first from a point, the best first for words, otherwise by name."""
        asked = self.values.get("sorter", [None])[0]
        measurable = bool(self.where and self.where.can_widen)
        if asked and (measurable or asked != "avstand"):
            return asked
        return "avstand" if measurable else "ord" if self._ranks else "navn"

    def in_order(self, listings: int) -> list[int]:
        """The positions of some listings, in the order of this search; they come in the order of names."""
        return [position for part in self._parts(listings) for position in self._sorted(bits.positions(part))]

    def _parts(self, listings: int) -> list[int]:
        """The listings in the parts that come one after the other, whatever the order within each."""
        parts = [listings]
        for first in self._first():
            parts = [part & chosen for part in parts for chosen in (first, ~first)]
        return parts

    def _first(self):
        """What comes first, when no order is asked for: one's own place, and listings that name the relation."""
        if self.order == "avstand" and self.where:
            yield self.catalogue.with_any("kommune", self.where.own)
        if "relasjon" in self.values and "sorter" not in self.values:
            yield self.catalogue.with_any("relasjon", self.values["relasjon"])

    def _sorted(self, positions):
        if self.order == "navn":
            return positions
        keys = {"neste": self._by_next_meeting, "avstand": self._nearest_first(), "ord": self._best_first}
        return sorted(positions, key=keys[self.order])

    def _nearest_first(self):
        km, ranks = self.distances.km, self._ranks
        return (lambda position: (km[position], -ranks.get(position, 0))) if ranks else km.__getitem__

    @property
    def _ranks(self) -> dict[int, float]:
        """How well each listing holds the words searched for."""
        return self.parameters.found_words.ranks

    def _best_first(self, position):
        return -self._ranks.get(position, 0)

    def _by_next_meeting(self, position):
        meeting = self.catalogue.entries[position].next_meeting(self.now)
        return (meeting is None, meeting.start.timestamp() if meeting else 0)

    # ---- pages ---------------------------------------------------------------------------------------------------

    @property
    def last_page(self) -> int:
        return max(1, -(-self.count // PER_PAGE))

    @cached_property
    def page(self) -> int:
        """The page shown; one past the end is left out, and `left_out` says so."""
        asked = self.values.get("side", 1)
        return asked if asked <= self.last_page else 1

    @property
    def page_hits(self) -> list[int]:
        first = (self.page - 1) * PER_PAGE
        return self.hits[first : first + PER_PAGE]
