"""Maps of groups as `components/_map.html` draws them: the country by county, and a county by municipality.

A map is an equal of the list of the same places, never more than it: the same names, numbers and addresses.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import dist

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selvhjelp.places import borders
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

# Steps of colour above «none».
STEPS = 4
CAPITAL = "03"
# Between what is drawn twice, its frame and the edge of the map.
MARGIN = 10
# Room above a county's map for the name of the area that is pointed at.
ROOM_FOR_NAME = 40
# A circle of this radius is 24 pixels across on a county's map that is 288 pixels wide, as on the narrowest phone.
THUMB = 23
# An island that is smaller than this all ways gets a disc in its colour, so that it is seen.
SPECK = 30
WORD_JOINER = "\u2060"


@dataclass(frozen=True)
class Box:
    """A rectangle on a drawing, in its units."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def sides(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top

    @property
    def middle(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


@dataclass(frozen=True)
class Hit:
    """A circle around an area that is too small to be hit; `is_drawn` where it is too small to be seen, too."""

    x: int
    y: int
    radius: int
    is_drawn: bool


def of_counties(counts: dict[str, int]) -> dict:
    """All counties with their numbers of groups by code; those around the Oslofjord a second time, enlarged."""
    drawing, enlarged = borders.map_of_counties(), borders.counties_around_oslofjord()
    areas = _areas(drawing, Gazetteer.current().counties(), counts, "county")
    again = paths_in_inset(drawing, enlarged)
    for area in areas:
        area["enlarged"] = again.get(area["code"])
    return {
        "label": _("Kart over fylkene"),
        "view_box": f"0 0 {drawing.width} {drawing.height}",
        "name_at": ROOM_FOR_NAME,
        "areas": areas,
        "inset": inset(drawing, enlarged),
        "legend": legend(counts.values()),
    }


def of_municipalities(county: Place, counts: dict[str, int], query: str = "") -> dict | None:
    """The municipalities of a county with their numbers of groups by code; None where there is nothing to choose.

    `query` is carried along to the pages of the municipalities.
    """
    drawing = borders.map_of_county(county.code)
    if not drawing or len(drawing.areas) == 1:
        return None
    areas = _areas(drawing, Gazetteer.current().municipalities(county.code), counts, "municipality", query)
    small = hits(county.code)
    for area in areas:
        area["hit"] = small.get(area["code"])
    return {
        "label": _("Kart over kommunene i %(place)s") % {"place": county.name},
        "view_box": _view_box(drawing, small.values()),
        "name_at": 24 - ROOM_FOR_NAME,
        "areas": sorted(areas, key=_layer),
        "legend": legend(counts.values()),
    }


def _layer(area: dict) -> int:
    """The small ones lie on top: what a thumb takes from a large one, that one can spare. An island has the sea."""
    if not area["hit"]:
        return 0
    return 1 if area["hit"].is_drawn else 2


def _view_box(drawing: borders.Map, circles: Iterable[Hit]) -> str:
    """Room for the drawing, for the circles around the outermost islands, and for a name above."""
    left = min([0, *(circle.x - circle.radius for circle in circles)])
    right = max([drawing.width, *(circle.x + circle.radius for circle in circles)])
    return f"{left} -{ROOM_FOR_NAME} {right - left} {drawing.height + ROOM_FOR_NAME + MARGIN}"


def _areas(drawing: borders.Map, places: Iterable[Place], counts, route: str, query: str = "") -> list[dict]:
    """One area for each place that has a border, in the order of the list."""
    paths = {area.code: area.path for area in drawing.areas}
    limits = bounds(counts.values())
    return [
        {
            "code": place.code,
            "name": name_and_count(place.name, counts[place.code]),
            "url": reverse(route, args=[place.slug]) + query,
            "step": step(counts[place.code], limits),
            "path": paths[place.code],
        }
        for place in places
        if place.code in paths
    ]


def name_and_count(name: str, count: int) -> str:
    """«Troms, 35 grupper»."""
    words = ngettext("%(place)s, %(count)d gruppe", "%(place)s, %(count)d grupper", count)
    return words % {"place": name, "count": count}


# ---- colours ---------------------------------------------------------------------------------------------------------


def bounds(counts: Iterable[int]) -> list[int]:
    """The largest number of each step, from 1 to 4: each step spans as many times its beginning as the next.

    So the colours tell one group from three as well as thirty from ninety, and one large town leaves the rest a scale.
    """
    some = [count for count in counts if count]
    if not some:
        return []
    least, most = min(some), max(some)
    growth = (most / least) ** (1 / STEPS)
    # A little is added, as a root that should be whole may fall just short of it.
    return [int(least * growth**number + 1e-9) for number in range(1, STEPS)] + [most]


def step(count: int, limits: list[int]) -> int:
    """The step of colour: 0 for none, else 1 to 4."""
    return bisect_left(limits, count) + 1 if count else 0


def legend(counts: Iterable[int]) -> list[dict]:
    """Each step that is on the map, with the numbers it stands for: «0», «1–2», «3–5» …"""
    numbers = set(counts)
    limits = bounds(numbers)
    lows = [min(numbers - {0}, default=1), *(limit + 1 for limit in limits)]
    texts = ["0", *(_span(low, high) for low, high in zip(lows, limits, strict=False))]
    return [{"step": number, "text": texts[number]} for number in sorted({step(one, limits) for one in numbers})]


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{WORD_JOINER}{high}"


# ---- what is too small -----------------------------------------------------------------------------------------------


def inset(drawing: borders.Map, enlarged: borders.Map) -> dict:
    """The frame for the counties around the Oslofjord, below at the right where the map has room: Sweden.

    One of them is named, so that one sees what is shown.
    """
    left, top = _corner_of_inset(drawing, enlarged)
    capital = next(area for area in enlarged.areas if area.code.startswith(CAPITAL))
    x, y = around(boxes_of(capital.path)).middle
    return {
        "name": Gazetteer.current().county(CAPITAL).name,
        "name_x": left + x,
        "name_y": top + y,
        "x": left - MARGIN,
        "y": top - MARGIN,
        "width": enlarged.width + 2 * MARGIN,
        "height": enlarged.height + 2 * MARGIN,
    }


def paths_in_inset(drawing: borders.Map, enlarged: borders.Map) -> dict[str, str]:
    """By code, the enlarged paths, moved to where the frame is."""
    left, top = _corner_of_inset(drawing, enlarged)

    def moved(start: re.Match) -> str:
        return f"M{int(start[1]) + left} {int(start[2]) + top}"

    return {area.code: re.sub(r"M(\d+) (\d+)", moved, area.path) for area in enlarged.areas}


def _corner_of_inset(drawing, enlarged):
    return drawing.width - enlarged.width - 2 * MARGIN, drawing.height - enlarged.height - 2 * MARGIN


@cache
def hits(county_code: str) -> dict[str, Hit]:
    """A circle for each municipality of the county that is too narrow for a thumb, by code.

    It is 24 pixels across on the narrowest phone, but never reaches over the middle between two small ones.
    """
    paths = {area.code: area.path for area in borders.map_of_county(county_code).areas}
    boxes = {code: boxes_of(path) for code, path in paths.items()}
    small = {code: found for code, found in boxes.items() if min(around(found).sides) < 2 * THUMB}
    middles = {code: max(found, key=_extent).middle for code, found in small.items()}
    specks = {code for code, found in small.items() if max(around(found).sides) < SPECK and _stands_alone(code, paths)}
    # An island lies below the mainland's small ones, so only another island can be in its way.
    rivals = {code: (specks if code in specks else set(small)) - {code} for code in small}
    return {
        code: _hit(middles[code], [middles[rival] for rival in rivals[code]], is_drawn=code in specks) for code in small
    }


def _hit(middle: tuple[int, int], others: Iterable[tuple[int, int]], *, is_drawn: bool) -> Hit:
    nearest = min((dist(middle, other) for other in others), default=2 * THUMB)
    return Hit(*middle, min(THUMB, int(nearest / 2)), is_drawn)


def _stands_alone(code: str, paths: dict[str, str]) -> bool:
    """An island: no other municipality has a corner where it has one."""
    own = {corner for ring in rings_of(paths[code]) for corner in ring}
    others = (ring for other, path in paths.items() if other != code for ring in rings_of(path))
    return all(own.isdisjoint(ring) for ring in others)


def rings_of(path: str) -> list[list[tuple[int, int]]]:
    """The corners of each ring of a path as `borders` writes them: `M` and a corner, `l` and steps, `z`."""
    return [_corners(ring) for ring in path.replace("h1v1h-1", "l1 0 0 1-1 0").split("M")[1:]]


def _corners(ring: str) -> list[tuple[int, int]]:
    numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
    return list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))


def boxes_of(path: str) -> list[Box]:
    """The box of each ring of a path."""
    sides = [tuple(zip(*ring, strict=True)) for ring in rings_of(path)]
    return [Box(min(across), min(down), max(across), max(down)) for across, down in sides]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all."""
    found = list(boxes)
    lowest = [min(getattr(box, side) for box in found) for side in ("left", "top")]
    highest = [max(getattr(box, side) for box in found) for side in ("right", "bottom")]
    return Box(*lowest, *highest)


def _extent(box: Box) -> int:
    return box.sides[0] * box.sides[1]
