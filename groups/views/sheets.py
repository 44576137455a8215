"""The sheet to take along, as a page that is printed."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.presentation import sheet as sheets
from groups.presentation.gone import is_gone
from groups.presentation.place import short_place
from groups.presentation.qr import qr_code
from groups.presentation.sharing import share
from groups.presentation.sheet_size import fit
from groups.presentation.spoken import language_of_place

from . import choosing


@require_safe
def sheet(request):
    """The chosen groups on one A4. None, unknown ones and more than six: the page says so."""
    choice = choosing.read(request.GET)
    made = sheets.sheet(choice.chosen, now=choice.now) if choice.chosen else None
    query = urlencode([(choosing.PARAMETER, listing.slug) for listing in choice.listings])
    context = {
        "title": _("Ark å ta med"),
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": _("Ark å ta med"), "url": ""}],
        "notices": [{"text": problem, "kind": "warning"} for problem in choice.problems],
        "sheet": made,
        "groups": [{"group": group, "qr": qr_code(group.url)} for group in made.groups] if made else [],
        "fit": fit(made) if made else None,
        "pdf_url": f"{reverse('sheet_pdf')}?{query}",
        "share": share(f"{request.path}?{query}"),
        "start_urls": {"find": reverse("group_list"), "professionals": reverse("professionals")},
        "action": reverse("sheet"),
        "most": sheets.MOST_GROUPS,
        "chosen": [_chosen(listing, choice.now) for listing in choice.listings],
        "is_example": any(listing.is_example for listing in choice.listings),
        "noindex": True,
    }
    return render(request, "sheet/page.html", context)


def _chosen(listing, now) -> dict:
    """One line of what has been chosen, so that it can be given up."""
    return {
        "slug": listing.slug,
        "name": listing.name,
        "place_text": short_place(listing),
        "place_lang": language_of_place(listing),
        "is_example": listing.is_example,
        "is_gone": is_gone(listing, now),
    }
