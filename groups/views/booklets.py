"""The newest finished booklet of an area. It is served as it lies: a visit never makes one, and asks no database."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from groups.paper.booklet import shelf
from groups.paper.booklet.area import WHOLE_COUNTRY
from selvhjelp.places.gazetteer import Gazetteer

# A booklet that is made anew is seen within this time.
MOST_SECONDS = 10 * 60
RETRY_SECONDS = 5 * 60


@require_safe
def booklet(request, slug):
    """The PDF with the day it was made in its name; 404 for an area there is none of, 503 when it is not made yet."""
    if slug != WHOLE_COUNTRY:
        match = Gazetteer.current().county_by_slug(slug)
        if not match.canonical:
            return _elsewhere(match.places)
    format = request.GET.get("format") or shelf.FORMATS[0]
    if format not in shelf.FORMATS:
        raise Http404
    path = shelf.path_of(slug, format, get_language() or settings.LANGUAGE_CODE)
    if not path.exists():
        return _not_yet(request)
    return _served(request, path)


def _elsewhere(places):
    """A county of old leads to the one it has become."""
    if len(places) != 1:
        raise Http404
    return redirect(reverse("booklet", args=[places[0].slug]), permanent=True)


def _not_yet(request):
    context = {"title": _("Heftet er ikke laget ennå"), "noindex": True}
    response = render(request, "groups/no_booklet.html", context, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _tag(request, path: Path) -> str:
    found = path.stat()
    return f'"{found.st_mtime_ns:x}-{found.st_size:x}"'


def _changed(request, path: Path):
    return shelf.made_at(path)


@condition(etag_func=_tag, last_modified_func=_changed)
def _served(request, path: Path):
    day = timezone.localtime(shelf.made_at(path)).date()
    booklet = _("hefte")
    name = f"{booklet}-{path.stem}-{day.isoformat()}.pdf"
    response = FileResponse(path.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=MOST_SECONDS)
    return response
