"""A closed group that has started takes nobody new, and its owner is told."""

from datetime import date

from django.db import transaction

from organisations import notices
from organisations.history.recording import changing
from organisations.mailing import Addresses
from organisations.models import How, Listing, NoticeKind
from organisations.vocabulary import Intake


@transaction.atomic
def close_intake_of_started(*, today: date) -> int:
    """Where the starting date has passed, say that the group takes nobody new; how many that were.

    What the owners are told is kept in the same breath, so that a run that breaks off leaves nobody untold.
    """
    started = Listing.objects.published().filter(intake=Intake.STARTS, intake_starts_on__lt=today)
    listings = list(started.select_related("organisation").order_by("sort_key", "pk"))
    for listing in listings:
        with changing(listing, by=None, how=How.BY_ITSELF):
            listing.intake, listing.intake_starts_on, listing.intake_confirmed_at = Intake.CLOSED, None, today
            listing.save()
    addresses = Addresses([listing.organisation for listing in listings])
    notices.keep(
        NoticeKind.STARTED, ((addresses.responsible(listing.organisation)[0], listing) for listing in listings)
    )
    return len(listings)
