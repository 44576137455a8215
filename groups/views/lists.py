"""The lists: all of Norway, a county, a municipality."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from groups import content
from groups.paper.booklet import links
from groups.presentation import list_page, maps, outside, panel, steps
from groups.presentation.address import ListAddress
from groups.presentation.search_box import box_of
from groups.search.search import Search
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from . import asking
from .elsewhere import elsewhere
from .searching import beside, search_for


# The search box posts without a cookie to go with it, and changes nothing: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def group_list(request):
    """Search and filters. A posted search is answered by an address that holds filters only."""
    if request.method == "POST":
        return asking.answer(request, show=_show)
    search = search_for(request.GET)
    return _show(request, search, ListAddress(request.path, search.stated))


def _show(request, search: Search, address: ListAddress):
    context = _list_context(search, address)
    return render(request, "groups/list.html", {**context, **_everywhere(search, address)})


@require_safe
def county(request, slug):
    """One county: its groups, and its municipalities with how many each has."""
    match = Gazetteer.current().county_by_slug(slug)
    if not match.canonical:
        return elsewhere(request, match.places, slug, _route)
    place = match.places[0]
    search, address = _scoped(request, "fylke", place)
    context = _list_context(search, address)
    return render(request, "groups/list.html", {**context, **_in_county(search, address, place)})


@require_safe
def county_map(request, slug):
    """The municipalities of a county on a map, and the same list beside it: the page of the county is long as it is."""
    match = Gazetteer.current().county_by_slug(slug)
    if not match.canonical:
        return elsewhere(request, match.places, slug, _route)
    place = match.places[0]
    search, address = _scoped(request, "fylke", place)
    return render(request, "groups/county_map.html", _on_map(search, address, place))


@require_safe
def municipality(request, slug):
    """One municipality: its groups, what lies near, and who can tell about groups there."""
    match = Gazetteer.current().by_slug(slug)
    if not match.canonical:
        return elsewhere(request, match.places, slug, _route)
    place = match.places[0]
    search, address = _scoped(request, "kommune", place)
    context = _list_context(search, address)
    # Whether there is a group or not: who covers the place, and how one is started there.
    context["steps"] = context["steps"] or steps.of_search(search, context["found"])
    return render(request, "groups/list.html", {**context, **_in_municipality(search, address, place)})


def _scoped(request, parameter: str, place: Place):
    """The same search as everywhere, with the place of the path."""
    data = request.GET.copy()
    data.setlist(parameter, [place.code])
    data.pop("sted", None)
    search = search_for(data)
    values = {name: value for name, value in search.stated.items() if name != parameter}
    return search, ListAddress(request.path, values)


def _route(place):
    return "county" if place.kind == "fylke" else "municipality"


def _list_context(search: Search, address: ListAddress) -> dict:
    found = beside(search)
    context = list_page.context(search, address, found)
    shown = [*found["cards"], *found["different"], *found["remote"], *found["wider"], *found["nearest"]]
    return {
        **context,
        "found": found,
        "steps": steps.of_search(search, found) if search.count == 0 or found["nearest"] else None,
        "is_example": any(card.is_example for card in shown),
        "example_text": examples_words(),
        "search": _box(search, address),
        "answers": content.answers(search.help),
    }


def examples_words() -> str:
    """What a page with several examples says."""
    return _("EKSEMPEL – gruppene her finnes ikke")


def _box(search: Search, address: ListAddress) -> dict:
    return {
        **box_of(search, address),
        "error": " ".join(search.problems.get("sted", [])),
        "suggestions": asking.suggestions(search, address),
    }


def _everywhere(search: Search, address: ListAddress) -> dict:
    places = search.where.places if search.where else ()
    place_name = places[0].name if len(places) == 1 else ""
    heading = panel.audience_words(search)
    if place_name:
        heading = _("%(groups)s nær %(place)s") % {"groups": heading, "place": place_name}
    return {
        "heading": heading,
        "title": place_name or _("Finn en gruppe"),
        "noindex": bool(search.values),
    }


def _in_county(search: Search, address: ListAddress, place: Place) -> dict:
    counts = _counts_by_municipality(search, place)
    on_map = ListAddress(reverse("county_map", args=[place.slug]), address.values)
    return {
        "heading": _("%(groups)s i %(place)s") % {"groups": panel.audience_words(search), "place": place.name},
        "title": place.name,
        "other_names": other_names(place),
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": place.name, "url": ""}],
        "municipalities": _municipalities(counts, address, place),
        "map_url": str(on_map) if len(counts) > 1 else None,
        "booklets": links.of_county(place.slug, place.name),
        "place_name": place.name,
        "noindex": bool(address.values),
    }


def _on_map(search: Search, address: ListAddress, place: Place) -> dict:
    counts = _counts_by_municipality(search, place)
    whole_list = ListAddress(reverse("county", args=[place.slug]), address.values)
    return {
        "title": _("%(place)s, kart") % {"place": place.name},
        "place_name": place.name,
        "crumbs": [
            {"label": _("Norge"), "url": reverse("start")},
            {"label": place.name, "url": reverse("county", args=[place.slug])},
            {"label": _("Kart"), "url": ""},
        ],
        "chips": panel.chips(search, address),
        "clear_url": address.without(*search.stated),
        "notices": [{"text": note} for note in list_page.notes(search)],
        "count_text": list_page.count_words(search.count),
        "list_url": str(whole_list),
        "map": maps.of_municipalities(place, counts, _query(address)),
        "municipalities": _municipalities(counts, address, place),
        "noindex": bool(address.values),
    }


def _counts_by_municipality(search: Search, place: Place) -> dict[str, int]:
    return search.counts("kommune", [one.code for one in Gazetteer.current().municipalities(place.code)])


def _municipalities(counts: dict[str, int], address: ListAddress, place: Place) -> list[dict]:
    """Each with its number of groups; the filters come along, so that the number is what one finds there."""
    return [
        {
            "name": one.name,
            "url": reverse("municipality", args=[one.slug]) + _query(address),
            "count": counts[one.code],
            "other_names": other_names(one),
        }
        for one in Gazetteer.current().municipalities(place.code)
    ]


def _query(address: ListAddress) -> str:
    return str(ListAddress("", address.values))


def _in_municipality(search: Search, address: ListAddress, place: Place) -> dict:
    in_county = Gazetteer.current().county(place.county_code)
    preposition = _("%(groups)s nær %(place)s") if search.values.get("avstand") else _("%(groups)s i %(place)s")
    return {
        "heading": preposition % {"groups": panel.audience_words(search), "place": place.name},
        "title": place.name,
        "other_names": other_names(place),
        "crumbs": [
            {"label": _("Norge"), "url": reverse("start")},
            {"label": in_county.name, "url": reverse("county", args=[in_county.slug])},
            {"label": place.name, "url": ""},
        ],
        "noindex": bool(address.values),
        "further": outside.further(search, address),
        "outside": outside.links(search, place),
    }


def other_names(place: Place) -> list[dict]:
    """The official names in other languages, each with its language."""
    names = Gazetteer.current().official_names(place)
    return [{"name": name.text, "lang": name.language} for name in names if name.language]
