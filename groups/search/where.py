"""Where somebody looks: one's own municipality first, what lies near after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selvhjelp.places.distance import Point
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from .catalogue import Catalogue

DEFAULT_KM = 60
MOST_KM = 2_000


@dataclass(frozen=True)
class Where:
    """The places a search is about.

    `own`: municipalities whose groups count however far they lie, and come first. `centres`: from where distances are
    measured. `km`: how far from a centre others may lie, None for not at all. `is_area`: a county or a district, which
    is taken as it is; its middle only serves to find what lies nearest when there is nothing in it.
    """

    own: frozenset[str] = frozenset()
    centres: tuple[Point, ...] = ()
    km: int | None = None
    places: tuple[Place, ...] = field(default=(), compare=False)
    is_area: bool = False

    @property
    def can_widen(self) -> bool:
        """There is a point to measure from, so that a distance makes sense."""
        return not self.is_area

    def listings(self, catalogue: Catalogue) -> int:
        """The listings there."""
        found = catalogue.with_any("kommune", self.own)
        return found | self.within(catalogue, self.km) if self.km else found

    def within(self, catalogue: Catalogue, km: float) -> int:
        """The listings within so many kilometres of a centre."""
        return catalogue.distances(self.centres).within(km)


def in_municipalities(codes: Iterable[str], km: int | None = None) -> Where:
    """`kommune`: exact, and with a distance also what lies within it."""
    places = tuple(place for place in map(Gazetteer.current().municipality, codes) if place)
    return Where(frozenset(place.code for place in places), tuple(place.point for place in places), km, places)


def in_counties(codes: Iterable[str]) -> Where:
    """`fylke`: exact."""
    places = tuple(place for place in map(Gazetteer.current().county, codes) if place)
    own = frozenset(code for place in places for code in place.municipality_codes)
    return Where(own, tuple(place.center for place in places), None, places, is_area=True)


def at_place(place: Place, km: int | None = None) -> Where:
    """`sted`: a municipality or a point with what lies around it, or an area as it is."""
    own = frozenset(place.municipality_codes)
    if place.is_area:
        return Where(own, (place.center,), None, (place,), is_area=True)
    return Where(own, (place.point,), DEFAULT_KM if km is None else km, (place,))


def at_places(places: Sequence[Place], km: int | None = None) -> Where:
    """Several places at once, each as `at_place`; as they are when one of them is an area."""
    found = [at_place(place, km) for place in places]
    is_area = any(where.is_area for where in found)
    return Where(
        frozenset[str]().union(*(where.own for where in found)),
        tuple(centre for where in found for centre in where.centres),
        None if is_area else found[0].km,
        tuple(places),
        is_area,
    )
