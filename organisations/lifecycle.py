"""The life of a listing: a draft is published when it is complete, confirmed while it lives, and closed down.

Each step is one function that keeps a version of what it changed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from organisations.completeness import missing
from organisations.history.recording import acting, changing, keep, keep_first
from organisations.models import ConfirmedHow, ContactPerson, How, Listing
from organisations.vocabulary import Status

# The fields that a confirmation writes.
CONFIRMATION = ["confirmed_at", "confirmed_by", "confirmed_how", "intake_confirmed_at", "doubted_on"]


class Incomplete(Exception):
    """A visitor would miss something. `missing`: the fields, each with what to do, in Norwegian."""

    def __init__(self, missing: dict[str, str]):
        self.missing = missing
        super().__init__(" ".join(missing.values()))


@transaction.atomic
def publish(listing: Listing, *, by, today: date) -> None:
    """Show the listing to everyone, confirmed today by whoever publishes it. Raises Incomplete."""
    if faults := missing(listing, meets=listing.meetings.exists()):
        raise Incomplete(faults)
    with changing(listing, by=by, how=How.PUBLISHED):
        listing.status = Status.PUBLISHED
        listing.closed_reason, listing.closed_on = None, None
        _confirmed(listing, by=by, how=ConfirmedHow.FORM, today=today)
        listing.save()


@transaction.atomic
def unpublish(listing: Listing, *, by) -> None:
    """Make it a draft again: nobody else sees it, and its address answers that there is nothing."""
    with changing(listing, by=by, how=How.UNPUBLISHED):
        listing.status = Status.DRAFT
        listing.save()


@transaction.atomic
def close_down(listing: Listing, *, by, reason: str, today: date) -> None:
    """The group has ended: its address stays, with the reason and the nearest living ones."""
    with changing(listing, by=by, how=How.CLOSED_DOWN):
        listing.status = Status.CLOSED_DOWN
        listing.closed_reason, listing.closed_on = reason, today
        listing.save()
        # Nobody is to be asked any more, so nobody's name is kept.
        ContactPerson.objects.filter(listing=listing).delete()


@transaction.atomic
def confirm(listings: Iterable[Listing], *, by, how: str, today: date) -> None:
    """Somebody has said that all of it is true. `by` is None where nobody is logged in, `how` a `ConfirmedHow`."""
    listings = list(listings)
    keep_first(listings)
    for listing in listings:
        _confirmed(listing, by=by, how=how, today=today)
    Listing.objects.bulk_update(listings, CONFIRMATION)
    with acting(by=by, how=How.CONFIRMED):
        keep(listings)


def told_confirmed(listings: Sequence[Listing]) -> str:
    """What is said to who has confirmed them."""
    what = f"{listings[0].name} er" if len(listings) == 1 else f"{len(listings)} grupper er"
    return f"{what} bekreftet i dag. Takk!"


def _confirmed(listing, *, by, how, today):
    listing.confirmed_at = listing.intake_confirmed_at = today
    listing.confirmed_by, listing.confirmed_how, listing.doubted_on = by, how, None
