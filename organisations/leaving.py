"""Somebody stops by themselves, and the next click finds them without access; but not who is the last to administer."""

from django.db import transaction

from organisations.models import Membership, Role

# An organisation that leans on one person stands without when they are ill.
HOW_MANY_LEFT = {
    0: "Da er ingen redaktør igjen. Inviter minst to, så opplysningene blir holdt riktige.",
    1: "Da er det bare én redaktør igjen. Inviter en til, så står dere ikke uten.",
}


class LastOneError(Exception):
    """Nobody else can invite; somebody has to take over first."""


def is_last(membership: Membership) -> bool:
    """Whether nobody else can do there what only this role can: invite, and remove."""
    if membership.role == Role.EDITOR:
        return False
    return not Membership.objects.beside(membership).filter(role=membership.role).exists()


@transaction.atomic
def leave(membership: Membership) -> None:
    """End the membership at once. Raises LastOneError."""
    # Locked, so that two who stop in the same moment do not each count on the other.
    list(Membership.objects.filter(organisation=membership.organisation_id).order_by("pk").select_for_update())
    if is_last(membership):
        raise LastOneError
    membership.delete()
