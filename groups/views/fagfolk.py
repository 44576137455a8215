"""For professionals: what to say, a look-up, and one page to keep for one's own municipality."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from groups import content
from groups.paper.booklet import links
from groups.presentation import list_page, lookup, resources, steps
from groups.presentation.fagfolk import never_a_name
from groups.search import clock
from groups.search.fields import shortened
from organisations.models import Resource
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from .asking import LONGEST_TEXT
from .elsewhere import elsewhere
from .fagfolk_kinds import Side
from .lists import examples_words
from .searching import search_for

NEIGHBOURS = 8


# As the search box: it posts without a cookie to go with it, and changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def professionals(request):
    """What to say and to whom, and the look-up. A look-up is answered by an address without what was typed."""
    said = request.POST if request.method == "POST" else request.GET
    text = said.get("sted", "")[:LONGEST_TEXT].strip()
    if request.method != "POST" and not text:
        return render(request, "fagfolk/start.html", _start({}))
    asked, resolution = _asked(said), Gazetteer.current().resolve(text)
    if place := Gazetteer.current().municipality_of(resolution.place):
        return _see(place, asked)
    return render(request, "fagfolk/start.html", _start(asked, text, resolution))


def _asked(data: QueryDict) -> dict[str, list[str]]:
    """What is asked for beside the place. Values that make no sense stay, so that the page says so."""
    return {name: values for name in lookup.PARAMETERS if (values := [one for one in data.getlist(name) if one])}


def _see(place, asked):
    response = HttpResponseRedirect(_address(place, asked))
    response.status_code = 303
    return response


def _address(place: Place, asked) -> str:
    path = reverse("professionals_in", args=[place.slug])
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


def _start(asked, text="", resolution=None) -> dict:
    page = content.page("fagfolk")
    return {
        "title": page.title,
        "page": page,
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": page.title, "url": ""}],
        "lookup": {
            "action": reverse("professionals"),
            "place": text,
            "fields": lookup.fields(_search(asked)),
            **(_question(text, resolution, asked) if resolution is not None else {}),
        },
        "resources": resources.by_kind(Resource.objects.all(), today=clock.today()),
        "booklets": links.of_country(),
        "noindex": resolution is not None,
    }


def _question(text, resolution, asked) -> dict:
    """Why there is no page for what was typed, and what it may have meant."""
    if not text:
        return {"error": _("Skriv en kommune, et sted eller et postnummer.")}
    gazetteer = Gazetteer.current()
    places = [place for found in resolution.places for place in _municipalities_of(found)]
    places = places or [gazetteer.resolve(spelling).place for spelling in resolution.suggestions]
    choices = {found.label: _address(found, asked) for place in places if (found := gazetteer.municipality_of(place))}
    error = _("Velg kommunen.") if resolution.places else _("Vi fant ikke «%(text)s».") % {"text": shortened(text)}
    return {"error": error, "choices": [{"name": name, "url": url} for name, url in choices.items()]}


def _municipalities_of(place: Place) -> list[Place]:
    return [Gazetteer.current().municipality(code) for code in place.municipality_codes]


def _search(asked):
    data = QueryDict(mutable=True)
    for name, values in asked.items():
        data.setlist(name, values)
    return search_for(data)


@require_safe
def professionals_in(request, slug):
    """One municipality: the kinds side by side, what decides, who comes and tells, and the neighbours."""
    match = Gazetteer.current().by_slug(slug)
    if not match.canonical:
        return elsewhere(request, match.places, slug, lambda place: "professionals_in")
    return render(request, "fagfolk/municipality.html", _in(match.places[0], _asked(request.GET)))


def _in(place: Place, asked) -> dict:
    side, search = Side(place, asked), _search(asked)
    fields = lookup.fields(search)
    problems = [note for note in list_page.notes(search) if note not in search.left_out.values()]
    return {
        "title": _("%(place)s, for fagfolk") % {"place": place.name},
        "place_name": place.name,
        "crumbs": [
            {"label": _("Norge"), "url": reverse("start")},
            {"label": content.page("fagfolk").title, "url": reverse("professionals")},
            {"label": place.name, "url": ""},
        ],
        "notices": [{"text": problem} for problem in problems],
        "lookup": {"action": reverse("professionals_in", args=[place.slug]), "fields": fields},
        "chosen": lookup.chosen(fields, asked),
        "columns": side.columns,
        **list_page.taking_along(),
        "never_a_name": never_a_name(),
        "visitors": side.visitors,
        "contact_point": steps.contact_point(place),
        "neighbours": _neighbours(place, asked),
        "list_url": reverse("municipality", args=[place.slug]),
        "is_example": any(listing.is_example for listing in side.listings),
        "example_text": examples_words(),
        "noindex": bool(asked),
    }


def _neighbours(place: Place, asked) -> list[dict]:
    """The municipalities around, each with its number of such groups."""
    around = [one.place for one in Gazetteer.current().nearest(place.point, NEIGHBOURS, excluding=[place.code])]
    search = _search({name: values for name, values in asked.items() if name != "avstand"})
    counts = search.counts("kommune", [one.code for one in around])
    return [{"name": one.label, "url": _address(one, asked), "count": counts[one.code]} for one in around]
