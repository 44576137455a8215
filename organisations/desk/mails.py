"""Mails that could not be sent. The daily run tries again; often an address is wrong."""

from django.utils import timezone

from organisations.models import ConfirmationRequest, Invitation, Notice
from organisations.schedule import words

from .branch import Branch
from .need import MOST_SHOWN, Line, Need, change_url


def unsent(branch: Branch, today) -> Need:
    mine = {"organisation__in": list(branch.organisations)}
    questions = ConfirmationRequest.objects.failed().filter(**mine).select_related("organisation")
    notices = Notice.objects.failed().filter(**mine).select_related("organisation")
    invitations = Invitation.objects.editable_by(branch.user).failed().select_related("organisation")
    lines = [
        *(_to_owner(one, "«Stemmer dette fortsatt?»", one.asked_on, today) for one in questions),
        *(_to_owner(one, f"«{one.get_kind_display()}»", timezone.localdate(one.made_at), today) for one in notices),
        *(_invitation(one) for one in invitations),
    ]
    return Need(
        "epost",
        "E-post som ikke kom fram",
        "Vi prøver igjen hver dag. Ofte er det noe feil med adressen.",
        lines[:MOST_SHOWN],
        len(lines),
    )


def _to_owner(mail, title, day, today) -> Line:
    to = f" Adressen er {mail.organisation.email}." if mail.organisation.email else " Den går til redaktørene."
    what = f"{title} kunne ikke sendes {words.date_words(day, today=today)}.{to}"
    return Line(mail.organisation.name, change_url("organisation", mail.organisation_id), what)


def _invitation(invitation) -> Line:
    """The address is shown to those alone who may see the invitation."""
    where = invitation.organisation.name if invitation.organisation else "Hele landet"
    what = f"Invitasjonen til {invitation.email} kunne ikke sendes. Åpne den og lagre for å prøve igjen."
    return Line(where, change_url("invitation", invitation.pk), what)
