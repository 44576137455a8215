"""The content pages, and help now with all the numbers."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups import content, helplines


@require_safe
def content_page(request, page):
    """One page of text."""
    found = content.page(page)
    context = {
        "title": found.title,
        "page": found,
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": found.title, "url": ""}],
        "helplines": helplines.all_helplines() if page == "hjelp-na" else [],
    }
    return render(request, "pages/page.html", context)
