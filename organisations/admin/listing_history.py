"""The history of a group: what was changed, by whom, and the way back."""

from itertools import pairwise

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from organisations.history.differences import Words
from organisations.history.erasing import erase
from organisations.history.restoring import RestoreFault, RestoreGap, restore
from organisations.models import ListingVersion

# Older versions stay, and come one at a time by their number.
MOST_SHOWN = 100
RESTORED = "{} er som den var {}. Se over før du går videre."
RESTORED_AS_DRAFT = "{} er som den var {}, og ligger nå som kladd. Fyll ut det som mangler, og publiser."


class ListingHistory:
    """Mixed into the groups' pages."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/hent-tilbake/<int:number>/",
                view(require_POST(self.restore_view)),
                name="organisations_listing_restore",
            ),
            path(
                "<path:object_id>/slett-fra-historikken/",
                view(require_POST(self.erase_view)),
                name="organisations_listing_erase",
            ),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        listing = self.row_or_404(request, object_id)
        versions = list(listing.versions.select_related("by").order_by("-number")[: MOST_SHOWN + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": f"Historikken til {listing.name}",
            "opts": self.opts,
            "object": listing,
            "entries": _entries(versions)[:MOST_SHOWN],
        }
        return render(request, "admin/organisations/listing/history.html", context)

    def restore_view(self, request, object_id, number):
        listing = self.row_or_404(request, object_id)
        version = get_object_or_404(ListingVersion, listing=listing, number=number)
        as_draft, at = "as_draft" in request.POST, timezone.localtime(version.at)
        when = f"{date_format(at, 'j. F Y')} kl. {date_format(at, 'H.i')}"
        try:
            restore(version, by=request.user, as_draft=as_draft)
        except RestoreGap as gap:
            return self._offer_as_draft(request, listing, version, gap)
        except RestoreFault as fault:
            messages.error(request, f"Versjonen fra {when} passer ikke lenger, og ingenting er endret. {fault}")
        else:
            messages.success(request, (RESTORED_AS_DRAFT if as_draft else RESTORED).format(listing, when))
        return redirect(reverse("admin:organisations_listing_change", args=[listing.pk]))

    def _offer_as_draft(self, request, listing, version, gap):
        """What the version lacks, and the way that is left."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Versjonen kan ikke stå på nettsiden",
            "opts": self.opts,
            "object": listing,
            "version": version,
            "sentences": gap.sentences,
        }
        return render(request, "admin/organisations/listing/restore.html", context)

    def erase_view(self, request, object_id):
        listing = self.row_or_404(request, object_id)
        count = erase(listing)
        messages.success(request, f"Kontaktopplysningene er slettet fra {count} versjoner. Det kan ikke angres.")
        return redirect(reverse("admin:organisations_listing_history", args=[listing.pk]))


def _entries(versions: list[ListingVersion]) -> list[dict]:
    """Each version with what it changed; the oldest one shown has nothing to be held against."""
    words = Words()
    changes = [words.differences(older, newer) for newer, older in pairwise(versions)]
    return [
        {"version": version, "differences": found, "is_now": version is versions[0]}
        for version, found in zip(versions, [*changes, []], strict=False)
    ]
