"""Why a group is no longer shown, in words."""

from datetime import datetime

from django.utils.translation import gettext as _

from organisations.models import Listing
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Status

from .whole import whole


def is_gone(listing: Listing, now: datetime) -> bool:
    """Closed down, or confirmed by nobody for a year."""
    return listing.status == Status.CLOSED_DOWN or listing.expires_on() <= now.date()


def gone_words(listing: Listing, now: datetime) -> str:
    """That it is closed down, and why where its owner has said so; or since when nobody has confirmed it."""
    if listing.status == Status.CLOSED_DOWN:
        return _closed_words(listing)
    confirmed = schedule_words.date_words(listing.confirmed_at, today=now.date())
    return _("Ingen har bekreftet «%(name)s» siden %(date)s. Derfor viser vi den ikke lenger.") % {
        "name": listing.name,
        "date": whole(confirmed),
    }


def _closed_words(listing) -> str:
    if not listing.closed_reason:
        return _("«%(name)s» er lagt ned.") % {"name": listing.name}
    reason = listing.get_closed_reason_display()
    return _("«%(name)s» er lagt ned. %(reason)s.") % {"name": listing.name, "reason": reason}
