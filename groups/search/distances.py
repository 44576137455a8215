"""How far every listing is from where somebody looks, counted once and then kept: most people ask about the same towns.

Kept as plain arrays: a hundred thousand listings are a megabyte, and sorting by them asks no function of ours.
"""

import math
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from selvhjelp.places.distance import Point, kilometres

from . import bits

UNKNOWN = math.inf


class Distances:
    """Kilometres from the nearest of some centres, by position in the catalogue.

    `km`: by position, infinite for a listing without a place. `placed`: the listings that have one. Without a centre
    nothing is known.
    """

    def __init__(self, centres: Sequence[Point], positions_at: Mapping[Point, list[int]], count: int):
        self.km = array("d", [UNKNOWN]) * count
        self._positions_at = positions_at
        nearest = sorted((min(kilometres(centre, point) for centre in centres), point)
                         for point in positions_at) if centres else []  # fmt: skip
        self._km_of_points = array("d", (km for km, _point in nearest))
        self._points = [point for _km, point in nearest]
        for km, point in nearest:
            for position in positions_at[point]:
                self.km[position] = km

    def __bool__(self):
        return bool(self._points)

    def get(self, position: int) -> float | None:
        """Kilometres to one listing; None when it has no place, or there is no centre."""
        km = self.km[position]
        return None if km == UNKNOWN else km

    @property
    def placed(self) -> int:
        """The listings that lie somewhere."""
        return self.within(UNKNOWN)

    def within(self, km: float) -> int:
        """The listings no further away than that."""
        near = self._points[: bisect_right(self._km_of_points, km)]
        return bits.of(position for point in near for position in self._positions_at[point])
