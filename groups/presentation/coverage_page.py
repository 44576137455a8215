"""What `/dekning/` shows: for each municipality how far away the nearest group of each kind is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.search.catalogue import Catalogue
from organisations.vocabulary import Audience, Composition
from selvhjelp.places import borders
from selvhjelp.places.distance import whole_kilometres
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from . import maps
from .address import ListAddress

NEAR_KM, FAR_KM = 30, 60
# On the map of all municipalities a unit is smaller than on that of the counties.
ROOM_FOR_NAME = 64

# Kilometres by the code of the municipality, whole; None where there is no such group at all.
Distances = dict[str, int | None]


@dataclass(frozen=True)
class Kind:
    """A kind of group whose coverage is shown apart: the parameter and value it is asked for by, empty for any."""

    column: str
    label: Promise
    parameter: str = ""
    value: str = ""

    @property
    def values(self) -> dict[str, list[str]]:
        return {self.parameter: [self.value]} if self.parameter else {}

    def listings(self, catalogue: Catalogue) -> int:
        """The listings of this kind."""
        return catalogue.with_word(self.parameter, self.value) if self.parameter else catalogue.everyone


KINDS = (
    Kind("km_alle", gettext_lazy("Alle grupper")),
    Kind("km_bli_med", gettext_lazy("Kan bli med nå"), "bli-med", "ja"),
    Kind("km_heterogen", gettext_lazy("Ulike livsproblemer"), "sammensetning", Composition.DIFFERENT.value),
    Kind("km_parorende", gettext_lazy("Pårørende"), "for", Audience.RELATIVES.value),
)
PARAMETERS = tuple(kind.parameter for kind in KINDS if kind.parameter)


def rounded(distances: dict[str, float | None]) -> Distances:
    """Whole kilometres; what is shown and what is judged near or far are the same number."""
    return {code: None if km is None else whole_kilometres(km) for code, km in distances.items()}


def level(km: int | None) -> str:
    """«near» within 30 kilometres, «mid» within 60, else «far»."""
    if km is None or km > FAR_KM:
        return "far"
    return "near" if km <= NEAR_KM else "mid"


def summary(found: dict[Kind, Distances], chosen: dict[str, list[str]] | None, path: str) -> list[dict]:
    """For each kind how many municipalities have one near, a bit further, and none; a link chooses it for the map.

    `chosen`: the parameters of what the map shows; None when they make no sense.
    """
    return [
        {
            "label": kind.label,
            "url": str(ListAddress(path, kind.values)),
            "current": kind.values == chosen,
            **numbers(distances.values()),
        }
        for kind, distances in found.items()
    ]


def numbers(distances: Iterable[int | None]) -> dict[str, int]:
    """How many have a group within 30 kilometres, within 60, and none so near."""
    levels = [level(km) for km in distances]
    near, far = levels.count("near"), levels.count("far")
    return {"near": near, "within": len(levels) - far, "far": far, "total": len(levels)}


def table(found: dict[Kind, Distances]) -> list[dict]:
    """County by county, each municipality with the distance to the nearest group of each kind."""
    return [
        {"id": f"fylke-{county.code}", "name": county.name, "rows": [_row(place, found) for place in _within(county)]}
        for county in Gazetteer.current().counties()
    ]


def _row(place: Place, found: dict[Kind, Distances]) -> dict:
    distances = [column[place.code] for column in found.values()]
    return {
        # Two bear the name Herøy, and two Våler: links that read alike would lead to different places.
        "name": place.label,
        "url": reverse("municipality", args=[place.slug]),
        "cells": [{"km": km, "is_far": level(km) == "far"} for km in distances],
    }


def _within(county: Place) -> tuple[Place, ...]:
    return Gazetteer.current().municipalities(county.code)


def coverage_map(distances: Distances) -> dict:
    """All municipalities by how far away a group is. A link leads to the county's part of the table.

    Municipalities are too small for a thumb here; their names and distances stand in the table.
    """
    drawing, enlarged = borders.map_of_municipalities(), borders.municipalities_around_oslofjord()
    paths = {area.code: area.path for area in drawing.areas}
    for code, path in maps.paths_in_inset(drawing, enlarged).items():
        paths[code] = paths.get(code, "") + path
    return {
        "label": _("Kart over kommunene"),
        "view_box": f"0 -{ROOM_FOR_NAME} {drawing.width} {drawing.height + ROOM_FOR_NAME}",
        "inset": maps.inset(drawing, enlarged),
        "counties": [_county(county, paths, distances) for county in Gazetteer.current().counties()],
        "legend": [
            {"level": "near", "text": _("Innen 30 km")},
            {"level": "mid", "text": _("Innen 60 km")},
            {"level": "far", "text": _("Lenger unna")},
        ],
    }


def _county(county: Place, paths: dict[str, str], distances: Distances) -> dict:
    own = {place.code: distances[place.code] for place in _within(county)}
    words = _("%(place)s: %(within)d av %(total)d kommuner innen 60 km")
    by_level = {"near": [], "mid": [], "far": []}
    for code, km in own.items():
        by_level[level(km)].append(paths.get(code, ""))
    return {
        "url": f"#fylke-{county.code}",
        "name": words % {"place": county.name, **numbers(own.values())},
        "shapes": [{"level": name, "path": "".join(found)} for name, found in by_level.items() if found],
    }
