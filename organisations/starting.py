"""A closed group that has started takes nobody new, and its owner is told."""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.urls import reverse

from organisations.history.recording import changing
from organisations.mailing import Addresses, send
from organisations.models import How, Listing
from organisations.vocabulary import Intake


def close_intake_of_started(*, today: date) -> int:
    """Where the starting date has passed, say that the group takes nobody new; how many that were."""
    started = Listing.objects.filter(intake=Intake.STARTS, intake_starts_on__lt=today)
    listings = list(started.select_related("organisation").order_by("sort_key", "pk"))
    for listing in listings:
        with changing(listing, by=None, how=How.BY_ITSELF):
            listing.intake, listing.intake_starts_on = Intake.CLOSED, None
            listing.save()
    _tell(listings)
    return len(listings)


def _tell(listings: list[Listing]) -> None:
    """One mail to each owner. What one of them does not get stands on the desk all the same."""
    addresses, by_owner = Addresses([listing.organisation for listing in listings]), defaultdict(list)
    for listing in listings:
        by_owner[addresses.responsible(listing.organisation)[0]].append(listing)
    by_owner.pop(None, None)
    for owner, groups in by_owner.items():
        context = {"groups": groups, "address": settings.SITE_URL + reverse("admin:index")}
        send("started", context, to=addresses.of(owner), subject="Gruppa har startet")
