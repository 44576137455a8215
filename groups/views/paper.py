"""Paper as PDF: the sheet to take along, a poster, a card. Each a function of its address like any other page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.paper import card, leaflet, lettering, poster
from groups.paper.typesetter import typeset
from groups.presentation.gone import is_gone
from groups.presentation.sheet import sheet
from groups.search import clock

from . import choosing
from .group import gone_page, known_listing


@require_safe
def sheet_pdf(request):
    """The sheet with the groups of the address; 400 in words when there are none, unknown ones, or too many."""
    choice = choosing.read(request.GET)
    if choice.problems:
        context = {"title": _("Ark å ta med"), "problems": choice.problems, "noindex": True}
        return render(request, "groups/no_sheet.html", context, status=400)
    return _pdf("leaflet", leaflet.data(sheet(choice.chosen, now=choice.now)), _("ark"))


@require_safe
def poster_pdf(request, slug):
    """The poster of a group; where the group is gone, the page that says so."""
    listing, now = known_listing(slug), clock.now()
    if is_gone(listing, now):
        return gone_page(request, listing, now)
    name = _("plakat")
    return _pdf("poster", poster.data(listing, now), f"{name}-{listing.slug}")


@require_safe
def card_pdf(request, slug=None):
    """Ten cards with the address of the site, or of a group's page."""
    listing = known_listing(slug) if slug else None
    if listing and is_gone(listing, clock.now()):
        return gone_page(request, listing, clock.now())
    return _pdf("card", card.data(listing), _("kort"))


def _pdf(template: str, data: dict, name: str) -> HttpResponse:
    content = typeset(template, lettering.drawable(data), made_at=clock.now())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    # Search engines are to find the page of a group, not a sheet that grows old.
    response["X-Robots-Tag"] = "noindex"
    return response
