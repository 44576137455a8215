"""Rows as anyone may see them: what the model does not declare public cannot be read at all.

Everything that this interface says of a row passes through here, so that a field that is internal today, or born
internal tomorrow, has no way out, whatever a serializer asks for.
"""

from datetime import date, datetime
from functools import cache, cached_property

from django.conf import settings
from django.db.models import Manager, Model
from django.urls import reverse

from organisations.disclosure import public_fields
from organisations.models import Listing, Meeting
from organisations.models.language import NORWEGIAN
from organisations.newcomers import intake_on, meetings_for_newcomers
from organisations.vocabulary import Access, Intake
from selvhjelp.places.models import County, Municipality, PostalCode

# The country's own registers: anyone may look them up elsewhere.
REGISTERS = (County, Municipality, PostalCode)
MEETINGS_TOLD = 3


class NotPublicError(Exception):
    """Somebody asked for a field that is not declared public."""


class Disclosed:
    """A row of which only the public fields can be read; what they lead to is disclosed in the same way."""

    def __init__(self, row: Model):
        self._row = row

    def __getattr__(self, name: str):
        if name not in _public(type(self._row)):
            raise NotPublicError(f"{type(self._row).__name__}.{name}")
        return _disclosed(getattr(self._row, name))


def _public(model) -> frozenset[str]:
    return _of_register(model) if model in REGISTERS else public_fields(model)


@cache
def _of_register(model) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields)


def _disclosed(value):
    if isinstance(value, Manager):
        return [Disclosed(row) for row in value.all()]
    return Disclosed(value) if isinstance(value, Model) else value


class PublicMeeting(Disclosed):
    """One line of a schedule: its rhythm, and its dates only where somebody new may come."""

    NO_DATES = {"starts_on": None, "ends_on": None, "dates": [], "cancelled_dates": []}

    def __init__(self, meeting: Meeting, *, tells_dates: bool):
        super().__init__(meeting)
        self._tells_dates = tells_dates

    def __getattr__(self, name: str):
        if name in self.NO_DATES and not self._tells_dates:
            return self.NO_DATES[name]
        return super().__getattr__(name)

    @property
    def occasions(self) -> str:
        """Which weeks, or which of the month's weekdays; for listed dates those dates, as in the exchange files."""
        days = [day.isoformat() for day in sorted(self.dates)]
        return " ".join(["datoer", *days]) if days else self.which


class PublicListing(Disclosed):
    """A listing at a moment: where its address is hidden nobody learns it, and no date is told that is of no use.

    `km`: how far it is from where somebody searches, None when nobody knows or it does not matter.
    """

    def __init__(self, listing: Listing, *, now: datetime, km: float | None = None):
        super().__init__(listing)
        self._now = now
        self.km = km

    def __getattr__(self, name: str):
        if name in Listing.Disclosure.where and self._row.hides_address:
            return None
        return super().__getattr__(name)

    @property
    def today(self) -> date:
        return self._now.date()

    @property
    def url(self) -> str:
        return settings.SITE_URL + reverse("group_detail", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.access == Access.OPEN

    @property
    def intake(self) -> str:
        """As it is today: when the starting date has passed, the group takes nobody new."""
        return intake_on(super().__getattr__("intake"), super().__getattr__("intake_starts_on"), self.today)

    @property
    def intake_starts_on(self) -> date | None:
        return super().__getattr__("intake_starts_on") if self.intake == Intake.STARTS else None

    @property
    def spoken(self) -> list[str]:
        """A group that says nothing meets in Norwegian."""
        return [language.code for language in self.languages] or [NORWEGIAN]

    @property
    def meetings(self) -> list["PublicMeeting"]:
        return [PublicMeeting(meeting, tells_dates=self.is_open) for meeting in self._row.meetings.all()]

    @property
    def rules(self) -> list:
        return [meeting.rule for meeting in self._row.meetings.all()]

    @property
    def theme_slugs(self) -> list[str]:
        return [theme.slug for theme in self.themes]

    @property
    def pause(self) -> tuple[date, date | None] | None:
        return (self.pause_from, self.pause_until) if self.pause_from else None

    @property
    def current_pause(self) -> dict | None:
        """The first and the last day of a pause that lies ahead or lasts."""
        is_over = self.pause_until and self.pause_until < self.today
        return {"first": self.pause_from, "last": self.pause_until} if self.pause_from and not is_over else None

    @cached_property
    def coming(self) -> list[datetime]:
        """When the next meetings begin that somebody new may come to; a meeting that goes on now is one of them."""
        return [one.start for one in meetings_for_newcomers(self, now=self._now, count=MEETINGS_TOLD)]

    @property
    def next_meeting(self) -> datetime | None:
        return self.coming[0] if self.coming else None

    @property
    def contact(self) -> dict:
        """Whom to ask: the group's own ways, else its organisation's, as on its page."""
        own = {"phone": self.contact_phone, "email": self.contact_email, "website": self.website}
        if any(own.values()):
            return {**own, "role": self.contact_role, "hours": self.contact_hours}
        theirs = {name: getattr(self.organisation, name) for name in own}
        return {**theirs, "role": self.contact_role, "hours": ""}
