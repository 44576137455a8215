"""The search box: what somebody types is read here, and goes no further than this.

The answer is an address that holds filters only, so that no search stands in a history, a log or somebody's link.
Where danger is told, even the filters could tell of it to whoever finds them later: then the page itself is the answer,
and is kept nowhere.
"""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from groups.filters import PLACES
from groups.presentation import names, steps
from groups.presentation.address import ListAddress, as_lists
from groups.presentation.place_address import list_address, place_address
from groups.presentation.search_box import LONGEST_IN_BOX, search_box
from groups.search.fields import shortened
from groups.search.reading.text import LONGEST_TEXT, words_in
from groups.search.search import Search
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place, Resolution

from .searching import search_for

PROFESSIONAL = "fagperson"
# Where the list lies in which somebody searches; a place that is typed replaces it.
SCOPE = ("kommune", "fylke", "avstand", "utenfor")
ABOUT_PLACE = (*SCOPE, "sted", "side")
# What a person writes in words of their own.
TYPED = ("q", "ordrett")

Filters = dict[str, list[str]]


def answer(request, show: Callable[..., HttpResponse]) -> HttpResponse:
    """303 to the list that was asked for; a page where it must be asked back, or where danger is told.

    `show`: makes the page of a list out of a request, a search and the list's address.
    """
    words, place = _typed(request.POST, "q"), _typed(request.POST, "sted")
    filters = _filters(request.POST)
    resolution = Gazetteer.current().resolve(place or words)
    if place and len(resolution.candidates) > 1:
        return _ask_back(request, place, filters, resolution)
    if place and resolution.place:
        search = _read(words, {**filters, "sted": [resolution.place.label]}, {})
        is_unclear = False
    else:
        # A box for places is also one for everything else that people type.
        search = _read(" ".join(filter(None, (words, place))), filters, _scope(request.POST))
        is_unclear = _is_nothing(search) or _may_be_several(search, place, resolution)
    if search.help or search.reading.denied or names.told_by_words(search):
        # What an address cannot say is said here.
        return _kept_nowhere(show(request, search, list_address(search)))
    if is_unclear:
        return _ask_back(request, words or place, filters, resolution)
    if PROFESSIONAL in request.POST.getlist("for"):
        return _see(_professional_address(search))
    if "q" in search.left_out:
        # As little can it say that no group has written a word, or that nothing was asked for.
        return _kept_nowhere(show(request, search, list_address(search)))
    return _see(list_address(search))


def _professional_address(search: Search) -> ListAddress:
    """The page of the municipality for professionals; without one place, where they can ask again."""
    places = search.where.places if search.where else ()
    if len(places) == 1 and (place := Gazetteer.current().municipality_of(places[0])):
        return ListAddress(reverse("professionals_in", args=[place.slug]), {})
    return ListAddress(reverse("professionals"), {})


def _typed(posted, name) -> str:
    return posted.get(name, "")[:LONGEST_TEXT].strip()


def _read(words: str, filters: Filters, where: Filters) -> Search:
    """The search that the words mean, with the filters; at another place when they name none themselves."""
    search = _search({**filters, "q": [words]})
    if where and not set(PLACES).intersection(search.values):
        search = _search({**filters, **where, "q": [words]})
    # Words that nobody has written narrow to nothing, and would stand in the address.
    return _search(filters) if _is_nothing(search) and "sted" in filters else search


def _is_nothing(search: Search) -> bool:
    """Words that were not understood, and that no group has written."""
    asked = search.parameters
    if "q" not in search.values or asked.is_understood or asked.found_words.listings:
        return False
    return bool(search.reading.text) or not words_in(search.values["q"])


def _may_be_several(search: Search, place: str, resolution: Resolution) -> bool:
    """Only a place, and nobody can know which: there are several of the name, or it is misspelt in a box for places."""
    if search.reading.text or not set(search.parameters.read) <= set(PLACES):
        return False
    return len(resolution.candidates) > 1 or bool(place and not resolution.places and len(words_in(place)) == 1)


# ---- what came along ---------------------------------------------------------------------------------------------


def _filters(posted) -> Filters:
    """The good values of the filters that came along; nothing else that was posted goes into an address."""
    chosen = posted.copy()
    for name in (*ABOUT_PLACE, *TYPED):
        chosen.pop(name, None)
    # A professional is nobody's audience.
    chosen.setlist("for", [value for value in posted.getlist("for") if value != PROFESSIONAL])
    return as_lists(search_for(chosen).values)


def _scope(posted) -> Filters:
    """The place of the list in which somebody searched."""
    return as_lists(_search({name: posted.getlist(name) for name in SCOPE}).values)


def _search(parameters: Filters) -> Search:
    data = QueryDict(mutable=True)
    for name, values in parameters.items():
        data.setlist(name, values)
    return search_for(data)


# ---- answers -----------------------------------------------------------------------------------------------------


def _see(address: ListAddress) -> HttpResponse:
    response = HttpResponseRedirect(str(address))
    response.status_code = 303
    return response


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response


def suggestions(search: Search, address: ListAddress) -> list[dict]:
    """The places that an address's `sted` may mean, each as a link to its list."""
    carried = {name: values for name, values in address.values.items() if name not in ABOUT_PLACE}
    return [_suggestion(choice, carried) for choice in search.parameters.choices_of_place]


def nearest(slug: str) -> list[dict]:
    """The places that a mistyped address may mean, each as a link to its page; of two names for one, the nearest."""
    resolution = Gazetteer.current().resolve(slug.replace("-", " "))
    found: dict[str, dict] = {}
    for choice in resolution.places or resolution.suggestions:
        suggestion = _suggestion(choice, {})
        found.setdefault(suggestion["url"], suggestion)
    return list(found.values())


def _suggestion(choice, filters) -> dict:
    place = choice if isinstance(choice, Place) else Gazetteer.current().resolve(choice).places[0]
    label = with_county(choice) if isinstance(choice, Place) else choice
    return {"label": label, "url": str(place_address(place, filters))}


def with_county(place: Place) -> str:
    """Beside others of its name a municipality also says where it is, and where a former one was."""
    county = Gazetteer.current().county(place.county_code)
    if not county or place.label == county.name:
        return place.label
    if place.kind == PlaceKind.FORMER_MUNICIPALITY and place.label != place.name:
        return _("%(place)s i %(county)s") % {"place": place.label, "county": county.name}
    return f"{place.label}, {county.name}" if place.label == place.name else place.label


def _ask_back(request, text, filters, resolution: Resolution) -> HttpResponse:
    links = [_suggestion(choice, filters) for choice in resolution.candidates or resolution.suggestions]
    context = {
        "heading": _("Hva leter du etter?"),
        "title": _("Finn en gruppe"),
        "noindex": True,
        "search": {**search_box(filters), "value": text[:LONGEST_IN_BOX], "error": _error(text, resolution)},
        "question": {
            "heading": _("Velg et sted") if links else _("Prøv kommunen eller postnummeret"),
            "choices": [{"name": link["label"], "url": link["url"]} for link in links]
            or [{"name": _("Vis fylkene"), "url": reverse("start") + "#fylker"}],
        },
        "steps": steps.anywhere(),
    }
    return render(request, "groups/list.html", context)


def _error(text, resolution) -> str:
    error = _("Vi fant ikke «%(text)s».")
    if resolution.places:
        error = _("Det er flere steder som heter «%(text)s». Hvilket mener du?")
    return error % {"text": shortened(text)}
