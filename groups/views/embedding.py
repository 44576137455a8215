"""The list for other sites: the page that stands in their frame, and the page where its snippet is made."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from groups.presentation import list_page, lookup, panel
from groups.presentation.address import ListAddress
from groups.search.fields import shortened
from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place

from .asking import LONGEST_TEXT
from .lists import examples_words
from .searching import beside, search_for

# Pixels that the frame is high, and the one that is chosen at first.
HEIGHTS, HEIGHT = (500, 700, 900), 700
# What the snippet's page asks for beside the place: of the groups, and of the frame.
FILTERS, OF_FRAME = ("for", "avstand"), ("malform", "hoyde")
# Where the list is: what the place is written as.
PLACES = ("kommune", "fylke")


@require_safe
def framed(request):
    """The groups of an area, for a frame: no form, no script, and every link opens outside."""
    data = request.GET.copy()
    data.pop("side", None)
    search = search_for(data)
    found = {name: _not_taken_along(said) for name, said in beside(search).items()}
    address = ListAddress(reverse("group_list"), search.stated)
    shown = [card for cards in found.values() if isinstance(cards, list) for card in cards]
    context = {
        "heading": list_heading(search),
        "title": list_heading(search),
        "notices": [{"text": note} for note in list_page.notes(search)],
        "cards": found["cards"],
        "sections": list_page.sections(search, address, found),
        "count_text": list_page.count_words(search.count),
        "all_url": str(address),
        "help_url": reverse("help_now"),
        "is_example": any(card.is_example for card in shown),
        "example_text": examples_words(),
        "noindex": True,
    }
    return render(request, "frame/page.html", context)


def _not_taken_along(said):
    """Cards without the box, for which there is no form; a sentence as it is."""
    return said if isinstance(said, str) else [replace(card, slug="") for card in said]


def list_heading(search: Search) -> str:
    """«Grupper for pårørende nær Tromsø»."""
    groups = panel.audience_words(search) if search.audience else _("Selvhjelpsgrupper")
    places = search.where.places if search.where else ()
    if not places:
        return groups
    words = _("%(groups)s i %(place)s") if search.where.km in (None, 0) else _("%(groups)s nær %(place)s")
    return words % {"groups": groups, "place": ", ".join(place.name for place in places)}


# As the search box: it posts without a cookie to go with it, and changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def frame_maker(request):
    """The snippet for a municipality's or a clinic's page, with the frame itself beside it."""
    if request.method == "POST":
        return _answer(request, request.POST)
    if request.GET.get("sted", "").strip():
        return _answer(request, request.GET)
    return render(request, "frame/maker.html", _maker(request.GET))


def _answer(request, said: QueryDict):
    """303 to an address that holds the codes of the place; what was typed goes no further."""
    asked = {name: said[name] for name in (*FILTERS, *OF_FRAME) if said.get(name)}
    text = said.get("sted", "")[:LONGEST_TEXT].strip()
    resolution = Gazetteer.current().resolve(text)
    if text and resolution.place is None:
        context = _maker(_as_data(asked), text=text, error=_("Vi fant ikke «%(text)s».") % {"text": shortened(text)})
        choices = resolution.places or [Gazetteer.current().resolve(one).place for one in resolution.suggestions]
        context["choices"] = [{"name": place.label, "url": _address(place, asked)} for place in choices if place]
        return render(request, "frame/maker.html", context)
    response = HttpResponseRedirect(_address(resolution.place, asked))
    response.status_code = 303
    return response


def _as_data(values) -> QueryDict:
    return QueryDict(urlencode(values, doseq=True))


def _address(place: Place | None, asked) -> str:
    values = {**_codes(place), **asked} if place else {**asked}
    if place is None or "fylke" in values:
        values.pop("avstand", None)
    return f"{reverse('frame_maker')}?{urlencode(values, doseq=True)}" if values else reverse("frame_maker")


def _codes(place: Place) -> dict:
    if place.kind == PlaceKind.COUNTY:
        return {"fylke": [place.code]}
    return {"kommune": list(place.municipality_codes)}


def _maker(data: QueryDict, *, text="", error="") -> dict:
    values = {name: data.getlist(name) for name in (*PLACES, *FILTERS) if data.getlist(name)}
    search = search_for(_as_data(values))
    places = search.where.places if search.where else ()
    language, height = _choice(data, "malform", dict(settings.LANGUAGES), get_language()), _height(data)
    told = _for_others(search)
    query = urlencode(told, doseq=True)
    frame_url = translate_url(reverse("framed"), language) + (f"?{query}" if query else "")
    list_url = translate_url(str(ListAddress(reverse("group_list"), told)), language)
    return {
        "title": _("Vis gruppene på nettsiden deres"),
        "crumbs": [
            {"label": _("Norge"), "url": reverse("start")},
            {"label": _("For fagfolk"), "url": reverse("professionals")},
            {"label": _("Vis gruppene på nettsiden deres"), "url": ""},
        ],
        "notices": [{"text": note} for note in search_notes(search)],
        "action": reverse("frame_maker"),
        "place": text or ", ".join(place.label for place in places),
        "error": error,
        "fields": _fields(search, language, height),
        "heading": _heading_in(language, search),
        "frame_url": frame_url,
        "whole_frame_url": settings.SITE_URL + frame_url,
        "whole_list_url": settings.SITE_URL + list_url,
        "height": height,
        "noindex": bool(data),
    }


def _for_others(search: Search) -> dict[str, list[str]]:
    """The search as it goes into their pages: what makes no sense is said on ours, and should not be said on theirs."""
    told = dict(search.stated)
    if search.where is None:
        told.pop("avstand", None)
    return told


def _heading_in(language: str, search: Search) -> str:
    """The title of the frame and the words of the link are part of a page that is read in this language."""
    with override(language):
        return list_heading(search)


def search_notes(search: Search) -> list[str]:
    """What of the address makes no sense; that a distance needs a place is no news here."""
    return [sentence for sentences in search.problems.values() for sentence in sentences]


def _choice(data, name, known, default):
    return data.get(name) if data.get(name) in known else default


def _height(data) -> int:
    return int(_choice(data, "hoyde", [str(height) for height in HEIGHTS], str(HEIGHT)))


def _fields(search, language, height) -> list[dict]:
    """For whom and how far, as professionals ask; then the language and the height of the frame."""
    # The list of a place looks no further than somebody has said; the question has yet to be answered without one.
    usual_km = 0 if search.where and search.where.places else DEFAULT_KM
    of_groups = [field for field in lookup.fields(search, usual_km=usual_km) if field["name"] in FILTERS]
    return [
        *of_groups,
        {
            "name": "malform",
            "label": _("Språk i lista"),
            "options": [
                {"value": code, "label": name, "selected": code == language} for code, name in settings.LANGUAGES
            ],
        },
        {
            "name": "hoyde",
            "label": _("Hvor høy?"),
            "options": [
                {"value": str(one), "label": _("%(number)s piksler") % {"number": one}, "selected": one == height}
                for one in HEIGHTS
            ],
        },
    ]
