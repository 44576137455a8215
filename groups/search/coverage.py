"""How far it is from each municipality to its nearest group, and so where the next one is needed."""

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from organisations.vocabulary import Form
from selvhjelp.places.distance import Box, Point, box_around, kilometres
from selvhjelp.places.gazetteer import Gazetteer

from . import bits
from .catalogue import Catalogue

WHOLE_EARTH = Box(-90, -180, 90, 180)


def nearest(catalogue: Catalogue, listings: int) -> dict[str, float | None]:
    """Kilometres from each municipality's point to the nearest of the listings that meets somewhere, by code.

    None where no listing lies anywhere. A hidden one is measured from its municipality's point, as everywhere.
    """
    meets_somewhere = listings & catalogue.with_word("form", Form.IN_PERSON)
    points = {catalogue.entries[position].point for position in bits.positions(meets_somewhere)} - {None}
    southernmost_first = sorted(points)
    return {place.code: shortest(place.point, southernmost_first) for place in Gazetteer.current().municipalities()}


def shortest(centre: Point, points: Sequence[Point]) -> float | None:
    """Kilometres from the centre to the nearest of some points, which are sorted by their latitude; None without any.

    Walks north and south from the centre, and stops where the latitude alone is further than the best so far.
    """
    start = bisect_left(points, centre)
    best, box = inf, WHOLE_EARTH
    for direction in (range(start, len(points)), range(start - 1, -1, -1)):
        for index in direction:
            lat, lon = points[index]
            if not box.south <= lat <= box.north:
                break
            if box.west <= lon <= box.east and (km := kilometres(centre, points[index])) < best:
                best, box = km, box_around(centre, km)
    return None if best == inf else best
