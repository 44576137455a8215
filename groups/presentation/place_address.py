"""The address of the list that a search asks for: a place has a page of its own."""

from django.urls import reverse

from groups.filters import PLACES
from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place

from .address import ListAddress

Filters = dict[str, list[str]]


def place_address(place: Place, filters: Filters, km: int | None = DEFAULT_KM) -> ListAddress:
    """The page of a place, and the filters it takes: near a point, within a county, or in some municipalities.

    `km`: how far around a point; None for the municipality alone.
    """
    if place.kind == PlaceKind.COUNTY:
        return ListAddress(reverse("county", args=[place.slug]), filters)
    codes = place.municipality_codes
    if place.is_area or len(codes) != 1:
        # The register's name, not what was typed: a part of the country has more municipalities than an address holds.
        return ListAddress(reverse("group_list"), {**filters, "sted": [place.label]})
    near = {**filters, "avstand": [str(km)]} if km is not None else filters
    return ListAddress(reverse("municipality", args=[Gazetteer.current().municipality(codes[0]).slug]), near)


def list_address(search: Search) -> ListAddress:
    """Where the same search stands without the words that were typed."""
    places = search.where.places if search.where else ()
    if len(places) != 1 or len(search.stated.keys() & set(PLACES)) != 1:
        return ListAddress(reverse("group_list"), search.stated)
    filters = {name: values for name, values in search.stated.items() if name not in (*PLACES, "avstand")}
    return place_address(places[0], filters, search.where.km)
