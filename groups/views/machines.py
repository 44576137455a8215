"""Files for programs: search engines, browsers, and whoever finds a hole in the site."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from groups.presentation.qr import qr_code
from groups.search import clock
from organisations.models import Listing, Organisation
from selvhjelp.places.gazetteer import Gazetteer

# RFC 9116 asks for a date after which nobody should rely on the file, less than a year ahead.
SECURITY_CONTACT_HOLDS = timedelta(days=360)
PAGES = (
    "start", "group_list", "meeting_list", "organisation_list", "contact_point_list", "help_now", "under_18",
    "about_self_help", "first_time", "for_relatives", "start_a_group", "coverage", "about", "safe_use", "privacy",
    "accessibility",
)  # fmt: skip


@require_safe
def robots(request):
    """What search engines should leave alone."""
    return _file(request, "robots.txt", "text/plain", {})


@require_safe
def security_txt(request):
    """Whom to tell about a hole (RFC 9116)."""
    expires = clock.now() + SECURITY_CONTACT_HOLDS
    context = {"contact": settings.CONTACT_EMAIL, "expires": expires.isoformat(timespec="seconds")}
    return _file(request, "security.txt", "text/plain", context)


@require_safe
def opensearch(request):
    """Search from the browser's own field; posted, so that what is typed stands in no address."""
    return _file(request, "opensearch.xml", "application/opensearchdescription+xml", {})


@require_safe
def sitemap(request):
    """Every page that search engines may show, in each language; no example."""
    context = {"pages": [{"path": path, "changed": changed} for path, changed in _addresses()]}
    return _file(request, "sitemap.xml", "application/xml", context | {"languages": settings.LANGUAGES[1:]})


@require_safe
def qr(request):
    """A page of this site (`til`, its path) as a QR code; asked for when a page is printed."""
    path = request.GET.get("til", "")
    code = qr_code(settings.SITE_URL + path) if is_path(path) else None
    if code is None:
        raise Http404
    response = render(request, "machines/qr.svg", {"qr": code}, content_type="image/svg+xml")
    response["X-Robots-Tag"] = "noindex"
    return response


def is_path(text: str) -> bool:
    """A path of this site, and nothing that a browser would take for another's."""
    return text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()


def _file(request, name, content_type, context):
    given = {"site_url": settings.SITE_URL, **context}
    return render(request, f"machines/{name}", given, content_type=f"{content_type}; charset=utf-8")


def _addresses():
    """Address and, for a group, the day of its last change or confirmation."""
    yield from ((reverse(name), None) for name in PAGES)
    gazetteer = Gazetteer.current()
    yield from ((reverse("county", args=[place.slug]), None) for place in gazetteer.counties())
    yield from ((reverse("municipality", args=[place.slug]), None) for place in gazetteer.municipalities())
    organisations = Organisation.objects.approved().filter(is_example=False).values_list("slug", flat=True)
    yield from ((reverse("organisation_detail", args=[slug]), None) for slug in organisations)
    listings = Listing.objects.current(clock.today()).filter(organisation__is_example=False)
    for slug, updated, confirmed in listings.values_list("slug", "updated_at", "confirmed_at"):
        yield reverse("group_detail", args=[slug]), max(updated.date(), confirmed)
