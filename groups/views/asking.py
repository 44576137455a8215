"""The search box: what somebody types is read here, and goes no further than this.

The answer is an address that holds filters only, so that no search stands in a history, a log or somebody's link.
"""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.presentation.address import ListAddress
from groups.search.fields import shortened
from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place

from .searching import search_for

PROFESSIONAL = "fagperson"
# What a new place replaces.
ABOUT_PLACE = ("sted", "kommune", "fylke", "avstand", "utenfor", "side")
# What a person writes in words of their own.
TYPED = ("q", "ordrett")
LONGEST_TEXT = 200


def answer(request):
    """303 to the list that was asked for; a page that asks back when the place is none or several."""
    text = request.POST.get("sted", "")[:LONGEST_TEXT].strip()
    filters = _filters(request.POST)
    if not text:
        return _see(reverse("group_list"), filters)
    resolution = Gazetteer.current().resolve(text)
    if resolution.place:
        return _see(*place_address(resolution.place, filters))
    return render(request, "groups/list.html", _asks_back(text, filters, resolution))


def _filters(posted) -> dict[str, list[str]]:
    """The good values of the filters that came along; nothing else that was posted goes into an address."""
    chosen = posted.copy()
    for name in (*ABOUT_PLACE, *TYPED):
        chosen.pop(name, None)
    # A professional is nobody's audience.
    chosen.setlist("for", [value for value in posted.getlist("for") if value != PROFESSIONAL])
    values = search_for(chosen).values
    return {name: [str(one) for one in value] for name, value in values.items() if isinstance(value, list)}


def place_address(place: Place, filters: dict[str, list[str]]) -> tuple[str, dict[str, list[str]]]:
    """The page of a place, and the filters it takes: near a point, within a county, or in some municipalities."""
    if place.kind == PlaceKind.COUNTY:
        return reverse("county", args=[place.slug]), filters
    codes = place.municipality_codes
    if place.is_area or len(codes) != 1:
        # The register's name, not what was typed: a part of the country has more municipalities than an address holds.
        return reverse("group_list"), {**filters, "sted": [place.label]}
    near = {**filters, "avstand": [str(DEFAULT_KM)]}
    return reverse("municipality", args=[Gazetteer.current().municipality(codes[0]).slug]), near


def suggestions(search: Search, address: ListAddress) -> list[dict]:
    """The places that an address's `sted` may mean, each as a link to its list."""
    carried = {name: values for name, values in address.values.items() if name not in ABOUT_PLACE}
    return [_suggestion(choice, carried) for choice in search.parameters.choices_of_place]


def _suggestion(choice, filters) -> dict:
    place = choice if isinstance(choice, Place) else Gazetteer.current().resolve(choice).places[0]
    label = choice.label if isinstance(choice, Place) else choice
    return {"label": label, "url": _written(*place_address(place, filters))}


def _asks_back(text, filters, resolution) -> dict:
    error = _("Vi fant ikke «%(text)s».")
    if resolution.places:
        error = _("Det er flere steder som heter «%(text)s». Hvilket mener du?")
    links = [_suggestion(choice, filters) for choice in resolution.places or resolution.suggestions]
    return {
        "heading": _("Hvor leter du?"),
        "title": _("Finn en gruppe"),
        "noindex": True,
        "search": {
            "action": reverse("group_list"),
            "name": "sted",
            "label": _("Kommune, sted eller postnummer"),
            "value": text,
            "error": error % {"text": shortened(text)},
            "hidden": [{"name": name, "value": value} for name, values in filters.items() for value in values],
        },
        "question": {
            "heading": _("Velg et sted") if links else _("Prøv kommunen eller postnummeret"),
            "choices": [{"name": link["label"], "url": link["url"]} for link in links]
            or [{"name": _("Vis fylkene"), "url": reverse("start") + "#fylker"}],
        },
    }


def _see(path, filters):
    response = HttpResponseRedirect(_written(path, filters))
    response.status_code = 303
    return response


def _written(path, filters) -> str:
    return f"{path}?{urlencode(filters, doseq=True)}" if filters else path
