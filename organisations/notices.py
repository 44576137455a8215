"""What organisations are told by mail besides «is it still true»: kept first, then sent, until it gets through."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from organisations.mailing import Addresses, send
from organisations.models import Listing, Notice, NoticeKind, Report
from organisations.models.listing_queryset import ListingQuerySet


@dataclass(frozen=True)
class Letter:
    """How a kind of notice is told, and of which of its groups there is still something to tell."""

    template: str
    subject: str
    still: Callable[[ListingQuerySet, date], ListingQuerySet]


LETTERS = {
    NoticeKind.STARTED: Letter("started", "Gruppa har startet", lambda groups, today: groups.published()),
    NoticeKind.TO_PHONE: Letter("to_phone", "Noen bør ringe", lambda groups, today: groups.to_phone(today)),
    NoticeKind.REPORTED: Letter("reported", "En melding venter", lambda groups, today: groups.reported()),
}


@transaction.atomic
def note_those_to_phone(*, today: date) -> None:
    """Mails have been in vain for long: the organisation above is told whom somebody should ring, once a silence."""
    told = Notice.objects.filter(kind=NoticeKind.TO_PHONE, listings=OuterRef("pk"))
    since_confirmed = told.filter(made_at__date__gt=OuterRef("confirmed_at"))
    groups = Listing.objects.to_phone(today).exclude(Exists(since_confirmed)).select_related("organisation")
    addresses = Addresses([group.organisation for group in groups])
    keep(NoticeKind.TO_PHONE, ((addresses.above(group.organisation), group) for group in groups))


@transaction.atomic
def note_reports() -> None:
    """Somebody has reported a fault since the owners were last told of one: they are asked to look."""
    told = Notice.objects.filter(
        kind=NoticeKind.REPORTED, listings=OuterRef("listing"), made_at__gte=OuterRef("reported_at")
    )
    news = Report.objects.unsettled().from_visitors().exclude(Exists(told))
    groups = Listing.objects.known().filter(Exists(news.filter(listing=OuterRef("pk")))).select_related("organisation")
    addresses = Addresses([group.organisation for group in groups])
    keep(NoticeKind.REPORTED, ((addresses.responsible(group.organisation)[0], group) for group in groups))


def keep(kind: NoticeKind, groups: Iterable[tuple[int | None, Listing]]) -> None:
    """One notice to each organisation with all that it is to be told; where nobody can be written to, none."""
    by_owner = defaultdict(list)
    for owner, group in groups:
        by_owner[owner].append(group)
    by_owner.pop(None, None)
    for owner, owned in by_owner.items():
        Notice.objects.create(organisation_id=owner, kind=kind).listings.set(owned)


def deliver(*, today: date) -> int:
    """Send what has not gone off; how many still have not."""
    waiting = list(Notice.objects.failed().select_related("organisation").order_by("pk"))
    addresses = Addresses([notice.organisation for notice in waiting])
    for notice in waiting:
        notice.failed = not _tell(notice, addresses.of(notice.organisation_id), today)
        notice.save(update_fields=["failed"])
    return sum(notice.failed for notice in waiting)


def _tell(notice: Notice, to: list[str], today: date) -> bool:
    """Whether the mail went off, or there is nothing to tell any more."""
    letter = LETTERS[notice.kind]
    concerned = Listing.objects.filter(pk__in=notice.listings.values("pk"))
    groups = list(letter.still(concerned, today).select_related("organisation").order_by(F("confirmed_at"), "sort_key"))
    if not groups:
        return True
    context = {
        "organisation": notice.organisation,
        "groups": groups,
        "address": settings.SITE_URL + reverse("admin:index"),
    }
    return send(letter.template, context, to=to, subject=letter.subject)
