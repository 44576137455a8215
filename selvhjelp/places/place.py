"""What the gazetteer answers with: plain, frozen values that hold no database row."""

from dataclasses import dataclass

from .distance import Point
from .kinds import PlaceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text can name.

    `code`: number of the municipality, county or postal code, else empty.
    `name`: its Norwegian name. `label`: the name, with the county or municipality behind it where the name
    alone could mean something else; resolves to this very place.
    `slug`: the address of a municipality or county, else empty.
    `municipality_codes`: all municipalities in force that it lies in or covers; none outside them (Svalbard).
    `county_code`: the county that holds it all, else empty.
    `point`: where it is, or None for an area: a county, a district, a former municipality that was split.
    `center`: as `point`; for an area its middle, for distances when nothing better is known.
    """

    kind: PlaceKind
    code: str
    name: str
    label: str
    slug: str
    municipality_codes: tuple[str, ...]
    postal_codes: tuple[str, ...]
    county_code: str
    point: Point | None
    center: Point

    @property
    def is_area(self) -> bool:
        """True for what has no point to measure a distance from."""
        return self.point is None

    def lies_within(self, other: "Place") -> bool:
        """True when every municipality of this place belongs to the other."""
        return bool(self.municipality_codes) and set(self.municipality_codes) <= set(other.municipality_codes)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one place. `language` is empty for Norwegian."""

    text: str
    language: str
    place: Place


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a text was read.

    `places`: one; several, which must be asked about; or none.
    `matched`: the names that hit, in the same order, with their language.
    `also`: places of the same name that gave way to those (the borough Frogner to the postal place Frogner).
    `suggestions`: with no place, the nearest spellings, best first; each resolves.
    """

    places: tuple[Place, ...] = ()
    matched: tuple[Name, ...] = ()
    also: tuple[Place, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def place(self) -> Place | None:
        """The place, when there is exactly one."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def candidates(self) -> tuple[Place, ...]:
        """All that a person who typed the name may mean: also what gave way, unless it lies in the same municipalities.

        A postal code is no name: nobody who types one means the municipality of that number.
        """
        if any(place.kind == PlaceKind.POSTAL_CODE for place in self.places):
            return self.places
        taken = {code for place in self.places for code in place.municipality_codes}
        return self.places + tuple(place for place in self.also if not taken.intersection(place.municipality_codes))


@dataclass(frozen=True, slots=True)
class SlugMatch:
    """What stands at the address of a municipality or county.

    `canonical`: one place, and the address is its own. Else one place means a redirect, several a choice
    (a doubled name, or one that was split), none that nothing is there.
    """

    places: tuple[Place, ...] = ()
    canonical: bool = False


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place and its distance in kilometres, unrounded."""

    place: Place
    km: float
