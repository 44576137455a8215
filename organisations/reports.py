"""Reports that something about a group is wrong: taking them in, marking the page, answering, forgetting."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisations.mailing import send
from organisations.models import Listing, Report


@transaction.atomic
def file(
    listing: Listing,
    *,
    kind: str,
    text: str = "",
    happened_on: date | None = None,
    reply_to: str = "",
    from_owner: bool = False,
) -> Report:
    """Put a report into the owners' queue. The same words about the same group twice are one report.

    Two who say the same and both want an answer are two.
    """
    said = {"kind": kind, "text": text, "happened_on": happened_on, "reply_to": reply_to}
    report, is_new = Report.objects.get_or_create(
        fingerprint=_fingerprint(listing, **said),
        settled_at=None,
        defaults={"listing": listing, "from_owner": from_owner, **said},
    )
    if is_new:
        _mark_if_nobody_is_there(listing, today=timezone.localdate())
    return report


def _fingerprint(listing, *, kind, text, happened_on, reply_to) -> str:
    words = " ".join(text.casefold().split())
    said = f"{listing.pk}|{kind}|{happened_on}|{reply_to.casefold()}|{words}"
    return salted_hmac("report", said, algorithm="sha256").hexdigest()


def _mark_if_nobody_is_there(listing: Listing, *, today: date) -> None:
    """Two visits on different days in vain, and nobody has confirmed the group for long: only then by itself.

    One hostile neighbour must not be able to mark a house, nor to mark it anew with one more report: each visit counts
    for one mark.
    """
    if listing.confirmed_at is None or (today - listing.confirmed_at).days < settings.DOUBT_UNCONFIRMED_DAYS:
        return
    visits = Report.objects.nobody_there_since(listing, listing.confirmed_at).unsettled().unweighed()
    if len(set(visits.values_list("happened_on", flat=True))) >= settings.DOUBT_VISITS:
        mark(listing, today=today)
        visits.update(weighed=True)


def mark(listing: Listing, *, today: date) -> None:
    """Say on the page that something may be wrong; it falls away after two weeks, or when the group is confirmed."""
    Listing.objects.filter(pk=listing.pk).update(doubted_on=today)


@transaction.atomic
def unmark(listing: Listing) -> None:
    """Somebody who answers for the group knows that it is there; what was said until now is weighed with that."""
    Listing.objects.filter(pk=listing.pk).update(doubted_on=None)
    Report.objects.filter(listing=listing).unweighed().update(weighed=True)


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
