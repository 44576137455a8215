"""One group: its page, its calendar, and what stands at its address when it is gone."""

from datetime import datetime, time

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups import calendars
from groups.presentation import group, steps
from groups.presentation.gone import gone_words, is_gone
from groups.presentation.place import address_lines, short_place
from groups.presentation.spoken import language_of_place
from groups.search import clock
from organisations.models import Listing
from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import OSLO
from organisations.vocabulary import Status
from selvhjelp.places.distance import kilometres_in_words

from .nearby import near

NEARBY_SHOWN = 3
GONE = 410


@require_safe
def group_detail(request, slug):
    """The group's page; 410 with the reason and the nearest living ones when it is no longer current."""
    listing, now = known_listing(slug, Listing.objects.known().with_contact_person()), clock.now()
    if is_gone(listing, now):
        return gone_page(request, listing, now)
    context = {
        "group": {**group.context(listing, now=now), "nearby": _nearby(listing)},
        "title": _title(listing),
        "crumbs": [*_place_crumbs(listing), {"label": listing.name, "url": ""}],
        "is_example": listing.is_example,
    }
    response = render(request, "groups/detail.html", context)
    if context["group"]["contact_person"]:
        keep_nowhere(response)
    return response


def keep_nowhere(response) -> None:
    """A name that is taken away must be away everywhere: no cache keeps this page, and no search engine a copy."""
    patch_cache_control(response, no_store=True, private=True)
    response.headers["X-Robots-Tag"] = "noarchive"


def gone_page(request, listing, now):
    """410: why the group is no longer shown, and the nearest living ones."""
    return render(request, "410.html", _gone_context(listing, now), status=GONE)


@require_safe
def group_calendar(request, slug):
    """The meetings that somebody new may come to, as a calendar; cancelled when the group is gone."""
    listing, now = known_listing(slug), clock.now()
    cancelled = is_gone(listing, now)
    if not (cancelled or meetings_for_newcomers(listing, now=now) or listing.is_open):
        raise Http404
    body = calendars.calendar_for(_calendar(listing, now, cancelled))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{listing.slug}.ics"'
    return response


def known_listing(slug, listings=None) -> Listing:
    """Drafts do not exist for visitors."""
    listings = Listing.objects.known() if listings is None else listings
    listing = listings.with_facts().filter(slug=slug).first()
    if listing is None:
        raise Http404
    return listing


def _calendar(listing, now, cancelled) -> calendars.GroupCalendar:
    """What its owner has changed since a calendar was fetched is seen by its time; an expiry is a change too."""
    changed_at = listing.updated_at
    if cancelled and listing.status != Status.CLOSED_DOWN:
        changed_at = datetime.combine(listing.expires_on(), time(), tzinfo=OSLO)
    return calendars.GroupCalendar(
        slug=listing.slug,
        url=settings.SITE_URL + _url(listing),
        changed_at=changed_at,
        is_open=listing.is_open,
        rules=listing.rules,
        pause=listing.pause,
        first_meeting=None if listing.is_open else next(iter(meetings_for_newcomers(listing, now=now)), None),
        place=", ".join(address_lines(listing)) or _place_name(listing),
        is_example=listing.is_example,
        has_ceased=cancelled,
    )


def _url(listing):
    return reverse("group_detail", args=[listing.slug])


def _gone_context(listing, now):
    closed_down = listing.status == Status.CLOSED_DOWN
    return {
        "heading": _("Denne gruppa møtes ikke lenger") if closed_down else _("Vi vet ikke om denne gruppa møtes"),
        "reason": gone_words(listing, now),
        "title": _title(listing),
        "crumbs": [*_place_crumbs(listing), {"label": listing.name, "url": ""}],
        "is_example": listing.is_example,
        "noindex": True,
        "steps": {**steps.anywhere(), "nearest": _nearby(listing), "heading": _("Grupper du kan prøve i stedet")},
    }


def _title(listing) -> str:
    """«Tromsø 14», as its address: a name such as that of a fellowship would stand in the history of a browser."""
    number = listing.slug.rpartition("-")[2]
    return f"{_place_name(listing)} {number}" if number.isdigit() else _place_name(listing)


def _place_name(listing):
    return listing.municipality.name if listing.municipality else _("På nett")


def _place_crumbs(listing):
    crumbs = [{"label": _("Norge"), "url": reverse("start")}]
    if listing.municipality:
        place = listing.municipality
        crumbs.append({"label": place.county.name, "url": reverse("county", args=[place.county.slug])})
        crumbs.append({"label": place.name, "url": reverse("municipality", args=[place.slug])})
    return crumbs


def _nearby(listing) -> list[dict]:
    """The nearest other groups for the same people, wherever they are."""
    search, positions = near(listing)
    shown = positions[:NEARBY_SHOWN]
    rows = (
        Listing.objects.published()
        .select_related("municipality", "organisation")
        .in_bulk([search.catalogue.entries[position].pk for position in shown])
    )
    # A listing may have been withdrawn since the catalogue was made; then it is not shown.
    return [_nearby_line(search, rows, position) for position in shown if search.catalogue.entries[position].pk in rows]


def _nearby_line(search, rows, position):
    row, km = rows[search.catalogue.entries[position].pk], search.known_km(position)
    return {
        "name": row.name,
        "url": _url(row),
        "place_text": short_place(row),
        "place_lang": language_of_place(row),
        "distance_text": "" if km is None else kilometres_in_words(km),
    }
