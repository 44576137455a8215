"""When a listing or its intake was said to be true, and by which way: what a file cannot say but its reading does."""

from collections.abc import Sequence
from datetime import date

from organisations.models import ConfirmedHow

from .plan import Planned

CONFIRMATION = ("confirmed_at", "confirmed_how", "confirmed_by", "doubted_on")


def said_by_file(planned: Sequence[Planned], *, today: date) -> set[str]:
    """A file that confirms a listing, or says something of its intake, does what any confirmation does.

    Returns the fields that this touched.
    """
    touched = set()
    for each in planned:
        columns = {change.column for change in each.changes}
        if "sist_bekreftet" in columns:
            _confirm(each.listing, ConfirmedHow.FILE)
            touched.update(CONFIRMATION)
        if "opptak" in columns:
            each.listing.intake_confirmed_at = today
            touched.add("intake_confirmed_at")
    return touched


def said_by_nobody_known(planned: Sequence[Planned]) -> set[str]:
    """An earlier day of confirmation comes back, and nobody knows any more by which way it was said."""
    concerned = [each for each in planned if any(change.column == "sist_bekreftet" for change in each.changes)]
    for each in concerned:
        _confirm(each.listing, None)
    return set(CONFIRMATION) if concerned else set()


def _confirm(listing, how):
    listing.confirmed_how, listing.confirmed_by = how, None
    if listing.doubted_on and listing.confirmed_at and listing.confirmed_at >= listing.doubted_on:
        listing.doubted_on = None
