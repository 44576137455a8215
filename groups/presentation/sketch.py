"""A small sketch of where a group meets: its municipality among its neighbours, and a dot where the door is, roughly.

Lines and one shade of grey: it is read on paper, and stands beside the address, never instead of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from organisations.models import Listing
from selvhjelp.places import borders
from selvhjelp.places.distance import EARTH_RADIUS_KM, Point

from .maps import Box, around, boxes_of

# Around the municipality, as a part of its longer side.
MARGIN = 0.15
# Kilometres along a side: below the least the borders are too coarse, above the most a dot says little.
LEAST_KM, MOST_KM = 14, 60
# The dot's radius, as a part of the sketch's side.
DOT = 0.04


@dataclass(frozen=True)
class Sketch:
    """A square drawing. `own` and `around` are the `d` of SVG paths; `dot` is where the group meets, if known."""

    left: int
    top: int
    side: int
    own: str
    around: str
    dot: tuple[float, float] | None
    place_name: str

    @property
    def view_box(self) -> str:
        return f"{self.left} {self.top} {self.side} {self.side}"

    @property
    def dot_radius(self) -> float:
        return round(self.side * DOT, 2)


def sketch(listing: Listing) -> Sketch | None:
    """The sketch of a group's place; None for one that is hidden, or meets nowhere in particular."""
    if listing.hides_address or listing.municipality is None:
        return None
    drawing = borders.map_of_county(listing.municipality.county_id)
    paths = {area.code: area.path for area in drawing.areas} if drawing else {}
    if listing.municipality_id not in paths:
        return None
    own = paths.pop(listing.municipality_id)
    dot = _dot(listing, drawing.frame)
    square = _square(own, dot, drawing.frame.scale / EARTH_RADIUS_KM)
    return Sketch(
        left=square.left,
        top=square.top,
        side=square.right - square.left,
        own=_within([own], square),
        around=_within(paths.values(), square),
        dot=dot,
        place_name=listing.municipality.name,
    )


def _dot(listing, frame) -> tuple[float, float] | None:
    """The door, else the middle of its postal code: on a sketch they are hardly apart."""
    for place in (listing, listing.postal_code):
        if place and place.lat is not None and place.lon is not None:
            return frame.locate(Point(place.lat, place.lon))
    return None


def _square(path: str, dot: tuple[float, float] | None, units_per_km: float) -> Box:
    """Around the municipality with a margin; around the dot where all of it would be too much."""
    box = around(boxes_of(path))
    side, middle = max(max(box.sides) * (1 + 2 * MARGIN), LEAST_KM * units_per_km), box.middle
    if dot and side > MOST_KM * units_per_km:
        side, middle = MOST_KM * units_per_km, dot
    left, top = (round(coordinate - side / 2) for coordinate in middle)
    return Box(left, top, left + round(side), top + round(side))


def _within(paths: Iterable[str], square: Box) -> str:
    """The rings of some paths that come into the square."""
    rings = (ring for path in paths for ring in re.findall(r"M[^M]+", path))
    return "".join(ring for ring in rings if _meets(around(boxes_of(ring)), square))


def _meets(box: Box, square: Box) -> bool:
    across = box.right >= square.left and box.left <= square.right
    return across and box.bottom >= square.top and box.top <= square.bottom
