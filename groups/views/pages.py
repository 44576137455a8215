"""The content pages, and help now with all the numbers."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups import content, helplines
from groups.presentation.whole import whole
from groups.search import clock
from organisations.schedule import words


@require_safe
def content_page(request, page):
    """One page of text."""
    return render(request, "pages/page.html", page_context(page))


def page_context(page: str) -> dict:
    """What `pages/page.html` shows of a text."""
    try:
        found = content.page(page)
    except LookupError:
        raise Http404 from None
    return {
        "title": found.title,
        "page": found,
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": found.title, "url": ""}],
        "updated_text": _checked(found.checked_on),
        "helplines": helplines.all_helplines() if page == "hjelp-na" else [],
    }


def _checked(day) -> str:
    """When somebody last read it through; nothing where nobody has."""
    checked = words.date_words(day, today=clock.now().date())
    return whole(_("Sist lest gjennom %(date)s.") % {"date": checked}) if day else ""
