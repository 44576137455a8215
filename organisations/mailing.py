"""Mails to owners: who gets them, and sending them so that nothing about anyone reaches a log."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from organisations.models import Membership, Organisation

log = logging.getLogger("selvhjelp.mail")


def send(template: str, context: dict, *, to: list[str], subject: str) -> bool:
    """Send the text of `templates/organisations/mail/<template>.txt`; whether anybody gets it.

    One bad address among several is no reason to write to the others every day.

    The subject says nothing of what the site is about: it may be read over a shoulder.
    """
    context = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **context}
    text = render_to_string(f"organisations/mail/{template}.txt", context)
    # Each for themselves: colleagues do not learn one another's private addresses.
    sent = [_sent(template, f"{settings.SITE_NAME}: {subject}", text, address) for address in to]
    return any(sent)


def _sent(template, subject, text, address) -> bool:
    try:
        EmailMessage(subject, text, settings.CONTACT_EMAIL, [address]).send()
    except Exception as error:  # noqa: BLE001, RUF100 - whatever a mail server comes up with, the next run tries again
        log.warning("mail=%s failed=%s", template, type(error).__name__)
        return False
    return True


class Addresses:
    """Who answers for an organisation: its own address, else its editors', else those of the one above it."""

    def __init__(self, organisations: list[Organisation]):
        ids = {pk for organisation in organisations for pk in organisation.lineage}
        self._own = dict(Organisation.objects.filter(pk__in=ids).exclude(email="").values_list("pk", "email"))
        self._editors: dict[int, list[str]] = {}
        members = Membership.objects.filter(organisation__in=ids, user__is_active=True).exclude(user__email="")
        for organisation, email in members.values_list("organisation", "user__email"):
            self._editors.setdefault(organisation, []).append(email)

    def responsible(self, organisation: Organisation) -> tuple[int | None, list[str]]:
        """The nearest organisation upwards that can be written to, and its addresses; None when there is none."""
        for pk in reversed(organisation.lineage):
            if found := self.of(pk):
                return pk, found
        return None, []

    def above(self, organisation: Organisation) -> int | None:
        """The nearest organisation over this one that can be written to."""
        return next((pk for pk in reversed(organisation.lineage[:-1]) if self.of(pk)), None)

    def of(self, pk: int) -> list[str]:
        return [self._own[pk]] if pk in self._own else self._editors.get(pk, [])
