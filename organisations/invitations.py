"""Asking somebody by mail to edit, and their yes: a signed link that works once."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.urls import reverse

from organisations import permissions
from organisations.mailing import send
from organisations.models import Invitation, Membership, Organisation, Role

SALT = "invitasjon"


class InvitationGoneError(Exception):
    """The link is forged, too old or used; or who invited may not invite any more."""


def dispatch(invitation: Invitation) -> bool:
    """Send the mail; whether it got away. The desk shows those that did not."""
    context = {
        "organisation": invitation.organisation,
        "address": settings.SITE_URL + reverse("admin:invitation", args=[token_for(invitation)]),
        "days": settings.INVITATION_DAYS,
    }
    sent = send("invitation", context, to=[invitation.email], subject="Invitasjon")
    Invitation.objects.filter(pk=invitation.pk).update(failed=not sent)
    return sent


def token_for(invitation: Invitation) -> str:
    """What stands in the link: which invitation and when, signed."""
    return signing.dumps(invitation.pk, salt=SALT)


def invitation_for(token: str) -> Invitation:
    """The invitation that a link is about, as long as who sent it may still invite. Raises InvitationGoneError."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=timedelta(days=settings.INVITATION_DAYS))
        invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=pk)
    except (signing.BadSignature, Invitation.DoesNotExist) as fault:
        raise InvitationGoneError from fault
    if not _may_invite(invitation) or _is_shut_out(invitation):
        raise InvitationGoneError
    return invitation


def _may_invite(invitation: Invitation) -> bool:
    if invitation.role == Role.NATIONAL:
        return permissions.is_national(invitation.invited_by)
    mine = Organisation.objects.administered_by(invitation.invited_by)
    return mine.filter(pk=invitation.organisation_id).exists()


def _is_shut_out(invitation: Invitation) -> bool:
    user = invited(invitation)
    return user is not None and not user.is_active


def invited(invitation: Invitation):
    """Who has a login with this address already, or None. The mail went to the address, so it is theirs."""
    users = get_user_model().objects
    return (
        users.filter(username__iexact=invitation.email).first() or users.filter(email__iexact=invitation.email).first()
    )


@transaction.atomic
def accept(invitation: Invitation, *, password: str = ""):
    """The yes: a login where there is none, the role, and for a handover the end of the other's. Returns the user."""
    # Locked, so that the link works once even when it is pressed twice.
    if not Invitation.objects.select_for_update().filter(pk=invitation.pk).exists():
        raise InvitationGoneError
    user = invited(invitation) or get_user_model()(username=invitation.email, email=invitation.email, is_staff=True)
    if not user.has_usable_password() or user.pk is None:
        user.set_password(password or None)
        user.save()
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=invitation.organisation, defaults={"role": invitation.role}
    )
    if not is_new and not membership.administers:
        # Nobody loses by a yes what they may do already.
        membership.role = invitation.role
        membership.save()
    if invitation.hands_over and invitation.invited_by != user:
        Membership.objects.filter(user=invitation.invited_by, organisation=invitation.organisation).delete()
    invitation.delete()
    return user
