"""The places of a text as filters."""

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place


def narrowest(places: list[Place]) -> tuple[Place, ...]:
    """Without those that only say in which larger area another one lies («Våler i Østfold»), and others of its name."""
    areas = {area for area in places if any(_is_narrower(place, area) for place in places)}
    within = [place for place in places if any(_is_narrower(place, area) for area in areas)] or places
    return tuple(dict.fromkeys(place for place in within if place not in areas))


def _is_narrower(place: Place, area: Place) -> bool:
    """Whether one lies in the other; of two for the same municipality a postal place is the narrower one."""
    if set(place.municipality_codes) == set(area.municipality_codes):
        return bool(place.postal_codes) and not area.postal_codes
    return place.lies_within(area)


def as_filter(place: Place) -> tuple[str, list[str]]:
    """Counties where the place is made of whole ones, else municipalities; a place outside them by its name."""
    codes = set(place.municipality_codes)
    if not codes:
        return "sted", [place.label]
    counties = [county for county in Gazetteer.current().counties() if codes.issuperset(county.municipality_codes)]
    if place.is_area and {code for county in counties for code in county.municipality_codes} == codes:
        return "fylke", sorted(county.code for county in counties)
    return "kommune", list(place.municipality_codes)
