"""Reports that something about a group is wrong: taking them in, marking the page, answering, forgetting."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisations.mailing import send
from organisations.models import Listing, Report


def file(
    listing: Listing,
    *,
    kind: str,
    text: str = "",
    happened_on: date | None = None,
    reply_to: str = "",
    from_owner: bool = False,
) -> Report:
    """Put a report into the owners' queue. The same words about the same group twice are one report."""
    fingerprint = _fingerprint(listing, kind, text, happened_on)
    same = Report.objects.unsettled().filter(fingerprint=fingerprint).first()
    if same:
        return same
    report = Report.objects.create(
        listing=listing,
        kind=kind,
        text=text,
        happened_on=happened_on,
        reply_to=reply_to,
        from_owner=from_owner,
        fingerprint=fingerprint,
    )
    _mark_if_nobody_is_there(listing, today=timezone.localdate())
    return report


def _fingerprint(listing, kind, text, happened_on) -> str:
    words = " ".join(text.casefold().split())
    return salted_hmac("report", f"{listing.pk}|{kind}|{happened_on}|{words}", algorithm="sha256").hexdigest()


def _mark_if_nobody_is_there(listing: Listing, *, today: date) -> None:
    """Two visits on different days in vain, and nobody has confirmed the group for long: only then by itself.

    One hostile neighbour must not be able to mark a house.
    """
    if listing.confirmed_at is None or (today - listing.confirmed_at).days < settings.DOUBT_UNCONFIRMED_DAYS:
        return
    visits = Report.objects.nobody_there_since(listing, listing.confirmed_at).unsettled()
    if len(set(visits.values_list("happened_on", flat=True))) >= settings.DOUBT_VISITS:
        mark(listing, today=today)


def mark(listing: Listing, *, today: date) -> None:
    """Say on the page that something may be wrong; it falls away after two weeks, or when the group is confirmed."""
    Listing.objects.filter(pk=listing.pk).update(doubted_on=today)


def unmark(listing: Listing) -> None:
    """Somebody who answers for the group knows that it is there."""
    Listing.objects.filter(pk=listing.pk).update(doubted_on=None)


@transaction.atomic
def settle(report: Report, *, answer: str = "") -> bool:
    """Take the report off the queue and forget what was written and by whom.

    With an answer and an address to send it to, it is sent first; False, and nothing is forgotten, when that fails.
    """
    report = Report.objects.select_for_update().select_related("listing").get(pk=report.pk)
    if answer and report.reply_to:
        context = {"listing": report.listing, "answer": answer}
        if not send("report_answer", context, to=[report.reply_to], subject="Takk for meldingen"):
            return False
    report.text, report.reply_to, report.settled_at = "", "", timezone.now()
    report.save()
    return True


def forget_old(*, today: date) -> int:
    """Forget words and addresses in reports that nobody has settled for long; how many there were."""
    old = Report.objects.filter(reported_at__date__lte=today - timedelta(days=settings.REPORT_FORGOTTEN_DAYS))
    return old.exclude(text="", reply_to="").update(text="", reply_to="")
