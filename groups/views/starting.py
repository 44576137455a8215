"""How a group is started; with a place, also who helps to start one there, and which groups gather people already."""

from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from groups import content
from groups.filters import PLACES
from groups.presentation import steps
from groups.presentation.address import ListAddress
from groups.presentation.search_box import LONGEST_IN_BOX
from groups.search.fields import shortened
from groups.search.reading import danger_in
from groups.search.search import Search
from organisations.vocabulary import Intake
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place

from . import asking
from .pages import page_context
from .searching import cards, search_for

# How far people travel for a group that is not there yet.
KM = "100"
MOST_GROUPS = 5
MOST_PLACES = 3
FIELD = "sted"


# As the search box: it posts without a cookie to go with it, and changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start_a_group(request) -> HttpResponse:
    """A place is posted and answered by an address that holds its number, so that nothing typed stands there."""
    if request.method == "POST":
        return _answer(request, request.POST.get(FIELD, "").strip()[: asking.LONGEST_TEXT])
    search = _search(request.GET)
    return _page(request, {**_box(), **_told(search)}, search)


def _search(data: QueryDict) -> Search:
    """The groups that gather people where the parameters say."""
    where = {name: data.getlist(name) for name in PLACES if data.getlist(name)}
    wanted = QueryDict(mutable=True)
    for name, values in {**where, "opptak": [Intake.GATHERS], "avstand": [KM] if where else []}.items():
        wanted.setlist(name, values)
    return search_for(wanted)


def _answer(request, text: str) -> HttpResponse:
    resolution = Gazetteer.current().resolve(text)
    candidates = resolution.candidates
    if len(candidates) == 1:
        return _see(candidates[0])
    error = _("Vi fant ikke «%(text)s».")
    if candidates:
        error = _("Det er flere steder som heter «%(text)s». Hvilket mener du?")
    told = {
        "value": text[:LONGEST_IN_BOX],
        "error": error % {"text": shortened(text)},
        "suggestions": _links(candidates or resolution.suggestions),
        "answers": content.answers(() if candidates else danger_in(text)),
    }
    return _page(request, {**_box(), **(told if text else {})}, _search(QueryDict()))


def _see(place: Place) -> HttpResponse:
    response = HttpResponseRedirect(str(_address(place)))
    response.status_code = 303
    return response


def _address(place: Place) -> ListAddress:
    """A number where the place is one county or lies in one municipality, else its name in the register."""
    codes = place.municipality_codes
    where = {"kommune": codes} if len(codes) == 1 else {"sted": [place.label]}
    if place.kind == PlaceKind.COUNTY:
        where = {"fylke": [place.code]}
    return ListAddress(reverse("start_a_group"), where)


def _box() -> dict:
    return {
        "action": reverse("start_a_group"),
        "name": FIELD,
        "label": _("Hvor vil du starte?"),
        "hint": _("Kommune, sted eller postnummer"),
        "button": _("Vis hvem som hjelper"),
    }


def _told(search: Search) -> dict:
    """What is wrong with the place of an address."""
    problems = [sentence for name in PLACES for sentence in search.problems.get(name, [])]
    return {"error": " ".join(problems), "suggestions": _links(search.parameters.choices_of_place)}


def _links(choices: Iterable[Place | str]) -> list[dict]:
    """Places, or spellings of some, each once."""
    found = {}
    for choice in choices:
        place = choice if isinstance(choice, Place) else Gazetteer.current().resolve(choice).places[0]
        found.setdefault(str(_address(place)), asking.with_county(choice) if choice is place else choice)
    return [{"label": label, "url": url} for url, label in found.items()]


def _page(request, box: dict, search: Search) -> HttpResponse:
    context = {**page_context("start-gruppe"), "search": box, "here": _here(search)}
    context["noindex"] = bool(request.GET) or request.method == "POST"
    return render(request, "pages/start_a_group.html", context)


def _here(search: Search) -> dict | None:
    """Who covers the place, and the groups near it that gather people."""
    places = search.where.places if search.where else ()
    if not places:
        return None
    codes = {code for place in places for code in place.municipality_codes}
    municipality = Gazetteer.current().municipality(codes.pop()) if len(codes) == 1 else None
    (gathering,) = cards(search, search.page_hits[:MOST_GROUPS])
    return {
        "name": _(", ").join(place.name for place in places[:MOST_PLACES]),
        "contact_point": steps.contact_point(municipality) if municipality else None,
        "points_url": _points_url(places[0]),
        "gathering": gathering,
    }


def _points_url(place: Place) -> str:
    return reverse("contact_point_list") + (f"#fylke-{place.county_code}" if place.county_code else "")
