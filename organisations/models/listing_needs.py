from datetime import date, timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Greatest

from organisations import vocabulary as words


class ListingNeeds(models.QuerySet):
    """What somebody should do something about, as conditions; `freshness` says the same of one listing in Python."""

    def to_confirm(self, today: date):
        """Published, and its owner should say whether all is still true."""
        too_old = Q(confirmed_at__lte=today - timedelta(days=min(settings.CONFIRM_AFTER_DAYS)))
        said_on = Greatest("intake_confirmed_at", "confirmed_at")
        asks_of_intake = Q(access=words.Access.CLOSED, said_on__lte=today - timedelta(days=settings.INTAKE_ASK_DAYS))
        published = self.published().alias(said_on=said_on)
        return published.filter(too_old | asks_of_intake | _waits_for_season(today))

    def to_phone(self, today: date):
        """Published, and mails have been in vain for so long that somebody should ring."""
        return self.published().filter(confirmed_at__lte=today - timedelta(days=settings.PHONE_AFTER_DAYS))

    def reported(self):
        """Somebody says that it is wrong, and nobody has looked into it yet."""
        reports = apps.get_model("organisations", "Report").objects.unsettled()
        return self.filter(Exists(reports.filter(listing=OuterRef("pk"))))

    def incomplete(self):
        """Shown or to be shown, and a visitor would miss something; see `completeness.missing`."""
        meetings = apps.get_model("organisations", "Meeting").objects.filter(listing=OuterRef("pk"))
        nobody_to_ask = Q(contact_phone="", contact_email="", website="")
        no_door = Q(forms__contains=[words.Form.IN_PERSON], hides_address=False, street_address="", venue="")
        lacks = nobody_to_ask | no_door | ~Exists(meetings)
        return self.exclude(status=words.Status.CLOSED_DOWN).filter(lacks)

    def paused(self, today: date):
        """Published, with a pause that lasts or lies ahead."""
        lasts = Q(pause_until=None) | Q(pause_until__gte=today)
        return self.published().filter(lasts, pause_from__isnull=False)


def _waits_for_season(today: date) -> Q:
    """In a season, and confirmed so long before it that its owner is asked anew."""
    found = Q(pk__in=[])
    for month, day in settings.CONFIRM_SEASONS:
        begins = date(today.year, month, day)
        if begins <= today < begins + timedelta(days=settings.CONFIRM_SEASON_DAYS):
            found |= Q(confirmed_at__lt=begins - timedelta(days=settings.CONFIRM_SEASON_FRESH_DAYS))
    return found
