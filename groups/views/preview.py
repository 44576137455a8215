"""A group's page as it will be, for those who may edit it, before anyone else sees it."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.presentation import group
from groups.search import clock
from organisations.models import Listing


@admin.site.admin_view
@require_safe
def listing_preview(request, pk):
    """The page of any listing that the user may edit; 404 for every other."""
    listing, now = get_object_or_404(_editable_by(request.user), pk=pk), clock.now()
    # A draft that nobody has confirmed yet would be confirmed by being published.
    listing.confirmed_at = listing.confirmed_at or now.date()
    context = {
        "group": group.context(listing, now=now),
        "title": listing.name,
        "is_example": listing.is_example,
        "noindex": True,
        "link": {"url": reverse("admin:organisations_listing_change", args=[pk]), "label": _("Tilbake til skjemaet")},
    }
    return render(request, "groups/preview.html", context)


def _editable_by(user):
    return Listing.objects.editable_by(user).with_facts()
