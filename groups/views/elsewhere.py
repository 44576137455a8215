"""Addresses of places that are not where they were: there for good, a choice, or the nearest spellings."""

from collections.abc import Callable, Sequence

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from selvhjelp.places.place import Place

from . import asking, errors


def elsewhere(request, places: Sequence[Place], slug: str, route_of: Callable[[Place], str]):
    """One place: there for good. Several: a choice. None: not here, with the nearest spellings."""
    if not places:
        return errors.no_such_place(request, asking.nearest(slug))
    if len(places) == 1:
        address = reverse(route_of(places[0]), args=[places[0].slug])
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address, permanent=True)
    choices = [{"name": place.label, "url": reverse(route_of(place), args=[place.slug])} for place in places]
    context = {
        "heading": _("Hvilket sted mener du?"),
        "title": places[0].name,
        "question": {"heading": _("Det er flere steder å velge mellom"), "choices": choices},
        "noindex": True,
    }
    return render(request, "groups/list.html", context)
