"""Maps of Norway as SVG paths, from the simplified borders of the register.

`build_map_paths` draws them once into `fixtures/places/kart/`; pages read the finished paths.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from .distance import Point

# A meridian through the middle of the country keeps shapes true from Lindesnes to Kirkenes.
CENTRAL_MERIDIAN = 16

COUNTIES, MUNICIPALITIES = "fylker", "kommuner"
# Oslo, Østfold, Akershus and Vestfold: nearly a third of the people in a fortieth of the drawing.
AROUND_OSLOFJORD = ("03", "31", "32", "39")


@dataclass(frozen=True)
class Frame:
    """Where the projected country lies on the drawing: left and upper edge, and units per radian."""

    left: float
    top: float
    scale: float

    def locate(self, point: tuple[float, float]) -> tuple[float, float]:
        """The place of a (lat, lon) point on the drawing, y downwards, to one decimal."""
        x, y = project(point)
        return round((x - self.left) * self.scale, 1), round((y - self.top) * self.scale, 1)


@dataclass(frozen=True)
class Area:
    """One county or municipality: its code, and the `d` of its SVG path, of whole relative steps."""

    code: str
    path: str


@dataclass(frozen=True)
class Map:
    """A drawing of `width` × `height` units (the `viewBox`), in the order of the codes."""

    width: int
    height: int
    frame: Frame
    areas: tuple[Area, ...]


def map_of_counties() -> Map:
    """All counties, for the start page: some six kilobytes compressed."""
    return _read(COUNTIES)


def map_of_municipalities() -> Map:
    """All municipalities of the country on one map."""
    return _read(MUNICIPALITIES)


def outlines_of_counties() -> Map:
    """The counties drawn so that their lines lie exactly on `map_of_municipalities`."""
    return _read("fylkesgrenser")


def counties_around_oslofjord() -> Map:
    """The crowded counties by themselves, four times as large as on `map_of_counties`, in units of the same size."""
    return _read("oslofjord-fylker")


def municipalities_around_oslofjord() -> Map:
    """Their municipalities by themselves, four times as large as on `map_of_municipalities`."""
    return _read("oslofjord-kommuner")


def map_of_county(code: str) -> Map | None:
    """The municipalities of one county; None for a county that the borders do not know."""
    return _read(f"fylke-{code}") if code.isascii() and code.isdigit() and _file(f"fylke-{code}").exists() else None


def project(point: tuple[float, float]) -> tuple[float, float]:
    """Spherical transverse Mercator, in radians, y growing southwards as on a screen."""
    lat, lon = math.radians(point[0]), math.radians(point[1] - CENTRAL_MERIDIAN)
    return math.atanh(math.cos(lat) * math.sin(lon)), -math.atan2(math.tan(lat), math.cos(lon))


def draw(features: Sequence[dict], width: int, frame_of: Sequence[dict] | None = None) -> Map:
    """Draw GeoJSON features `width` units wide. `frame_of`: other features to take the frame from.

    Corners are put on whole units: neighbours round alike, so that no gap opens between them.
    """
    corners = [project(point) for feature in frame_of or features for ring in _rings(feature) for point in ring]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    frame = Frame(round(left, 6), round(top, 6), round(width / (right - left), 3))
    height = math.ceil((bottom - top) * frame.scale)
    ordered = sorted(features, key=lambda feature: feature["properties"]["code"])
    return Map(width, height, frame, tuple(_area(feature, frame) for feature in ordered))


def write_maps(folder: Path) -> list[str]:
    """Draw every map from the borders in `folder` and store it below. Returns the names of the maps."""
    counties, municipalities = _features(folder, "fylker"), _features(folder, "kommuner")
    coarse, outlines = _features(folder, "kommuner_small"), _features(folder, "fylker_of_kommuner_small")
    maps = {
        COUNTIES: draw(counties, width=500),
        MUNICIPALITIES: draw(coarse, width=800),
        "fylkesgrenser": draw(outlines, width=800, frame_of=coarse),
    }
    crowded = [feature for feature in counties if feature["properties"]["code"] in AROUND_OSLOFJORD]
    crowded_parts = [feature for feature in municipalities if feature["properties"]["fylke_code"] in AROUND_OSLOFJORD]
    maps["oslofjord-fylker"] = draw(crowded, width=224)
    maps["oslofjord-kommuner"] = draw(crowded_parts, width=358, frame_of=crowded)
    for county in counties:
        code = county["properties"]["code"]
        own = [feature for feature in municipalities if feature["properties"]["fylke_code"] == code]
        maps[f"fylke-{code}"] = draw(own, width=500)
    for name, drawing in maps.items():
        _write(folder / "kart" / f"{name}.json", drawing)
    return list(maps)


def _area(feature: dict, frame: Frame) -> Area:
    """The path of one area; what is too small for a unit is left out, unless nothing else would remain."""
    rings = [_on_whole_units(ring, frame) for ring in _rings(feature)]
    visible = [ring for ring in rings if len(ring) > 2]
    path = "".join(map(_ring_path, visible)) or _dot(rings[0][0])
    return Area(feature["properties"]["code"], path)


def _rings(feature: dict) -> Iterable[list[Point]]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return ([Point(lat, lon) for lon, lat in ring] for polygon in polygons for ring in polygon)


def _on_whole_units(ring: list[Point], frame: Frame) -> list[tuple[int, int]]:
    corners: list[tuple[int, int]] = []
    for x, y in map(frame.locate, ring):
        corner = (math.floor(x + 0.5), math.floor(y + 0.5))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners


def _ring_path(corners: list[tuple[int, int]]) -> str:
    (x, y), *rest = corners
    steps = [f"{to[0] - at[0]} {to[1] - at[1]}" for at, to in zip(corners, rest, strict=False)]
    return f"M{x} {y}l{' '.join(steps)}z".replace(" -", "-")


def _dot(corner: tuple[int, int]) -> str:
    return f"M{corner[0]} {corner[1]}h1v1h-1z"


def _features(folder: Path, name: str) -> list[dict]:
    return json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def _file(name: str) -> Path:
    return settings.BASE_DIR / "fixtures" / "places" / "kart" / f"{name}.json"


def _write(path: Path, drawing: Map) -> None:
    path.parent.mkdir(exist_ok=True)
    content = asdict(drawing) | {"areas": {area.code: area.path for area in drawing.areas}}
    path.write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")


@cache
def _read(name: str) -> Map:
    content = json.loads(_file(name).read_text(encoding="utf-8"))
    areas = tuple(Area(code, path) for code, path in content["areas"].items())
    return Map(content["width"], content["height"], Frame(**content["frame"]), areas)
