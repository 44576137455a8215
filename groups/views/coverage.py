"""Where there are groups and where there are none, for those who plan where the next one should start."""

import csv

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.presentation import coverage_page, list_page, panel
from groups.presentation.address import ListAddress, as_lists
from groups.presentation.coverage_page import KINDS, PARAMETERS, Distances, Kind
from groups.search import catalogue, clock
from groups.search.catalogue import Catalogue
from groups.search.coverage import nearest
from groups.search.search import Search
from organisations.exchange.cells import guarded
from selvhjelp.places.gazetteer import Gazetteer

from .searching import search_for

BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets in Norwegian take for the end of a cell; their comma is the decimal one.
SEPARATOR = ";"
COLUMNS = ["fylke_kode", "fylke", "kommune_kode", "kommune", *(kind.column for kind in KINDS)]


@require_safe
def coverage(request):
    """The coverage map and its table; `bli-med`, `sammensetning` and `for` choose what the map shows."""
    search = search_for(_asked(request.GET))
    address = ListAddress(request.path, as_lists(search.values))
    found = _of_each_kind(search.catalogue)
    chosen = _of_search(search, address, found)
    summary = coverage_page.summary(found, None if search.problems else address.values, request.path)
    context = {
        "title": _("Dekningskart"),
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": _("Dekningskart"), "url": ""}],
        "notices": [{"text": note} for note in list_page.notes(search)],
        "summary": summary,
        # What the summary does not show as chosen, chips do.
        "chips": [] if any(kind["current"] for kind in summary) else panel.chips(search, address),
        "clear_url": request.path,
        "map": coverage_page.coverage_map(chosen),
        "numbers": coverage_page.numbers(chosen.values()),
        "kinds": [kind.label for kind in KINDS],
        "counties": coverage_page.table(found),
        "csv_url": reverse("coverage_csv"),
        "noindex": bool(request.GET),
    }
    return render(request, "groups/coverage.html", context)


@require_safe
def coverage_csv(request):
    """The table as CSV: whole kilometres to the nearest group of each kind, empty where there is none."""
    found = _of_each_kind(catalogue.current(clock.now()))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="dekning.csv"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response, delimiter=SEPARATOR)
    writer.writerow(COLUMNS)
    for county in Gazetteer.current().counties():
        for place in Gazetteer.current().municipalities(county.code):
            cells = [county.code, county.name, place.code, place.name]
            cells += ["" if column[place.code] is None else str(column[place.code]) for column in found.values()]
            writer.writerow(map(guarded, cells))
    return response


def _asked(parameters: QueryDict) -> QueryDict:
    """Only what chooses a kind of group; every other parameter is ignored."""
    data = QueryDict(mutable=True)
    for name in PARAMETERS:
        if name in parameters:
            data.setlist(name, parameters.getlist(name))
    return data


def _of_each_kind(found_in: Catalogue) -> dict[Kind, Distances]:
    return {kind: coverage_page.rounded(nearest(found_in, kind.listings(found_in))) for kind in KINDS}


def _of_search(search: Search, address: ListAddress, found: dict[Kind, Distances]) -> Distances:
    """What was asked for: mostly one of the kinds, else two of them together, or an own value."""
    for kind, distances in found.items():
        if kind.values == address.values and not search.problems:
            return distances
    return coverage_page.rounded(nearest(search.catalogue, search.selection.listings))
