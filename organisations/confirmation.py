"""Asking owners whether what stands about their groups is still true, and what they answer."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisations import lifecycle, reports
from organisations.freshness import asks_of_intake, is_due, season_on
from organisations.history.recording import changing
from organisations.mailing import Addresses, send
from organisations.models import ConfirmationRequest, ConfirmedHow, How, Listing, Organisation, ReportKind
from organisations.vocabulary import JOINABLE, Intake, Status

SALT = "bekreft"


class LinkFault(Exception):
    """The link leads nowhere: forged, cut short, or of something that is gone."""


class LinkTooOld(LinkFault):
    """The link was good, and its time has passed."""


@dataclass(frozen=True)
class Answer:
    """What an owner says of one group. `takes_new` and `pause` are None where nothing is to change.

    A pause of (None, None) is one that is called off.
    """

    is_true: bool
    note: str = ""
    takes_new: bool | None = None
    pause: tuple[date | None, date | None] | None = None


@dataclass
class Outcome:
    """What a run did. `unreachable` are groups whose owners, and all above them, have no address."""

    asked: int = 0
    failed: int = 0
    unreachable: list[Listing] = field(default_factory=list)


def ask(*, today: date) -> Outcome:
    """One mail to each owner who has a group that is due; all of their groups are in it. Safe to run twice a day."""
    outcome, by_owner = Outcome(), defaultdict(list)
    listings = list(Listing.objects.current(today).select_related("organisation").order_by("sort_key", "pk"))
    addresses = Addresses([listing.organisation for listing in listings])
    last_asked = ConfirmationRequest.objects.last_asked()
    for listing in listings:
        owner, found = addresses.responsible(listing.organisation)
        by_owner[owner].append(listing)
        if not found and is_due(listing, today=today, last_asked=None):
            outcome.unreachable.append(listing)
    by_owner.pop(None, None)
    due = [
        owner
        for owner, groups in by_owner.items()
        if any(is_due(group, today=today, last_asked=last_asked.get(owner)) for group in groups)
    ]
    # What could not be sent, and in the meantime has been answered in another way.
    ConfirmationRequest.objects.failed().exclude(organisation__in=due).delete()
    for owner in due:
        sent = _ask_owner(owner, by_owner[owner], addresses.of(owner), today)
        outcome.asked += sent
        outcome.failed += not sent
    return outcome


def _ask_owner(owner: int, groups: list[Listing], to: list[str], today: date) -> bool:
    """Kept before it is sent: a link that somebody has must lead somewhere."""
    request, _is_new = ConfirmationRequest.objects.update_or_create(
        organisation_id=owner, failed=True, defaults={"asked_on": today}
    )
    request.listings.set(groups)
    context = {
        "organisation": Organisation.objects.get(pk=owner),
        "groups": groups,
        "address": settings.SITE_URL + reverse("confirm", args=[token_for(request)]),
        "days": settings.CONFIRM_LINK_DAYS,
        "season": season_on(today),
        "intake": [group for group in groups if asks_of_intake(group, today)],
    }
    if not send("confirm", context, to=to, subject="Stemmer dette fortsatt?"):
        return False
    request.failed = False
    request.save(update_fields=["failed"])
    return True


def token_for(request: ConfirmationRequest) -> str:
    """What stands in the link: the request and the time, signed."""
    return signing.dumps(request.pk, salt=SALT)


def request_for(token: str) -> ConfirmationRequest:
    """The request that a link is about. Raises LinkTooOld or LinkFault."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=timedelta(days=settings.CONFIRM_LINK_DAYS))
        return ConfirmationRequest.objects.select_related("organisation").get(pk=pk)
    except signing.SignatureExpired as fault:
        raise LinkTooOld from fault
    except (signing.BadSignature, ConfirmationRequest.DoesNotExist) as fault:
        raise LinkFault from fault


def renew(token: str, *, today: date) -> bool:
    """A new link, by mail to those who answer for the groups, for one whose time has passed; whether it went off.

    Once a day: whoever finds an old mail cannot fill anybody's box. Raises LinkFault.
    """
    try:
        old = ConfirmationRequest.objects.select_related("organisation").get(pk=signing.loads(token, salt=SALT))
    except (signing.BadSignature, ConfirmationRequest.DoesNotExist) as fault:
        raise LinkFault from fault
    if ConfirmationRequest.objects.sent().filter(organisation=old.organisation, asked_on=today).exists():
        return True
    owner, to = Addresses([old.organisation]).responsible(old.organisation)
    groups = list(groups_of(old))
    return bool(groups) and owner == old.organisation_id and _ask_owner(owner, groups, to, today)


def groups_of(request: ConfirmationRequest):
    """The groups that the link may still answer for: shown, and still under the one that was asked."""
    groups = Listing.objects.filter(pk__in=request.listings.values("pk"), status=Status.PUBLISHED)
    return groups.owned_below(request.organisation).with_facts().with_contact_person()


@transaction.atomic
def answer(request: ConfirmationRequest, answers: dict[int, Answer], *, today: date) -> bool:
    """Store what the owner says, by the key of each group. False, and nothing is, when the link was used before."""
    request = ConfirmationRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is not None:
        return False
    groups = [group for group in groups_of(request) if group.pk in answers]
    for group in groups:
        _take_in(group, answers[group.pk], today)
    confirmed = [group for group in groups if answers[group.pk].is_true]
    lifecycle.confirm(confirmed, by=None, how=ConfirmedHow.MAIL, today=today)
    # Whoever answers has got the mail, whatever the server said of it.
    request.answered_at, request.failed = timezone.now(), False
    request.save(update_fields=["answered_at", "failed"])
    return True


def _take_in(group: Listing, said: Answer, today: date) -> None:
    with changing(group, by=None, how=How.CONFIRMED):
        if said.pause:
            group.pause_from, group.pause_until = said.pause
        if said.takes_new is not None and not group.is_open:
            _set_intake(group, said.takes_new, today)
        group.save()
    if not said.is_true:
        reports.file(group, kind=ReportKind.OTHER, text=said.note, from_owner=True)


def _set_intake(group: Listing, takes_new: bool, today: date) -> None:
    if not takes_new:
        group.intake, group.intake_starts_on = Intake.CLOSED, None
    elif group.intake not in (*JOINABLE, Intake.WAITING_LIST):
        group.intake = Intake.TAKES_NEW
    group.intake_confirmed_at = today
