"""Where somebody looks: one's own municipality first, what lies near after it."""

from dataclasses import dataclass, field

from selvhjelp.places.distance import Point
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from . import bits
from .catalogue import Catalogue

DEFAULT_KM = 60
MOST_KM = 2_000


@dataclass(frozen=True)
class Where:
    """The places a search is about.

    `own`: municipalities whose groups count however far they lie, and come first. `centres`: from where distances are
    measured. `km`: how far from a centre others may lie, None for not at all.
    """

    own: frozenset[str] = frozenset()
    centres: tuple[Point, ...] = ()
    km: int | None = None
    places: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def can_widen(self) -> bool:
        """There is a point to measure from, so that a larger distance makes sense."""
        return bool(self.centres)

    def further(self, km: int) -> "Where":
        """The same place, and all that lies within so many kilometres."""
        return Where(self.own, self.centres, km, self.places)

    def listings(self, catalogue: Catalogue) -> int:
        """The listings there."""
        found = catalogue.with_any("kommune", self.own)
        if self.km:
            found |= bits.of(self.distances(catalogue, self.km))
        return found

    def distances(self, catalogue: Catalogue, km: float) -> dict[int, float]:
        """Position and kilometres of every listing within so many kilometres of a centre: the shortest of several."""
        shortest: dict[int, float] = {}
        for centre in self.centres:
            for position, distance in catalogue.within(centre, km).items():
                shortest[position] = min(distance, shortest.get(position, distance))
        return shortest


def in_municipalities(codes, km: int | None = None) -> Where:
    """`kommune`: exact, and with a distance also what lies within it."""
    gazetteer = Gazetteer.current()
    places = tuple(place for place in map(gazetteer.municipality, codes) if place)
    return Where(frozenset(codes), tuple(place.point for place in places), km, places)


def at_place(place: Place, km: int | None = None) -> Where:
    """`sted`: a municipality or a point with what lies around it, or an area as it is."""
    if place.is_area:
        return Where(frozenset(place.municipality_codes), (), None, (place,))
    return Where(frozenset(place.municipality_codes), (place.point,), DEFAULT_KM if km is None else km, (place,))
