"""The parameter `dag`: today, tomorrow, the weekend or a date."""

from datetime import date, datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import shortened

TODAY, TOMORROW, WEEKEND = "i-dag", "i-morgen", "helg"
SATURDAY, SUNDAY = 5, 6


class DaysField(forms.Field):
    """Any number of days; the good ones hold."""

    widget = forms.SelectMultiple

    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def clean(self, value) -> list[str]:
        stated = [text for text in (str(part).strip() for part in value or ()) if text]
        good = [text for text in stated if text in (TODAY, TOMORROW, WEEKEND) or _date(text)]
        if stated and not good:
            message = _("«%(stated)s» er ingen dag vi kjenner. Skriv i-dag, i-morgen, helg eller en dato: 2027-01-31.")
            raise forms.ValidationError(message % {"stated": shortened(stated[0])})
        return list(dict.fromkeys(good))


def moments(values, now: datetime) -> list[tuple[date, datetime | None]]:
    """The days meant, each with the moment from which its meetings count: nobody can come to one that has ended."""
    days = sorted({day for value in values for day in _days(value, now.date())})
    return [(day, now if day <= now.date() else None) for day in days]


def _days(value: str, today: date) -> list[date]:
    if value == TODAY:
        return [today]
    if value == TOMORROW:
        return [today + timedelta(days=1)]
    if value == WEEKEND:
        return _weekend(today)
    return [_date(value)]


def _weekend(today: date) -> list[date]:
    """What is left of this week's Saturday and Sunday."""
    monday = today - timedelta(days=today.weekday())
    return [day for day in (monday + timedelta(days=SATURDAY), monday + timedelta(days=SUNDAY)) if day >= today]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
