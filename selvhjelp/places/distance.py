"""Distances in a straight line, and how they are said."""

import math
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180
NO_BREAK_SPACE = "\u00a0"


class Point(NamedTuple):
    """A place on earth in degrees, latitude first."""

    lat: float
    lon: float


class Box(NamedTuple):
    """A rectangle of latitudes and longitudes in degrees."""

    south: float
    west: float
    north: float
    east: float


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two (lat, lon) points, in kilometres."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b[1] - a[1]) / 2
    square = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(square)))


def whole_kilometres(km: float) -> int:
    """Kilometres rounded to a whole number, half upwards."""
    return math.floor(km + 0.5)


def kilometres_in_words(km: float) -> str:
    """«3 km», held together by a non-breaking space; «under 1 km» for what rounds to nothing."""
    whole = whole_kilometres(km)
    if whole == 0:
        return f"under{NO_BREAK_SPACE}1{NO_BREAK_SPACE}km"
    return f"{whole:,}".replace(",", NO_BREAK_SPACE) + f"{NO_BREAK_SPACE}km"


def box_around(point: tuple[float, float], km: float) -> Box:
    """The smallest box that holds every point within `km`: a cheap first sieve before the true distance."""
    lat, lon = point
    lat_span = km / KM_PER_DEGREE
    widest = min(89.9, abs(lat) + lat_span)
    ratio = math.sin(min(km / EARTH_RADIUS_KM, math.pi / 2)) / math.cos(math.radians(widest))
    lon_span = math.degrees(math.asin(min(1.0, ratio)))
    return Box(lat - lat_span, lon - lon_span, lat + lat_span, lon + lon_span)


def middle(points: list[tuple[float, float]]) -> Point:
    """The mean of some points, for areas the size of Norway or smaller. At least one point is needed."""
    return Point(
        round(sum(lat for lat, _ in points) / len(points), 5),
        round(sum(lon for _, lon in points) / len(points), 5),
    )
