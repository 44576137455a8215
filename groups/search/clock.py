"""The time as the pages know it: the start of the current quarter of an hour in Oslo."""

from datetime import date, datetime

from django.utils import timezone

from organisations.schedule import quarter


def now() -> datetime:
    """The current quarter of an hour: every page is a function of it, so that it can be cached and is never wrong."""
    return quarter(timezone.now())


def today() -> date:
    """The date in Oslo."""
    return now().date()
