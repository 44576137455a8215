"""A clock that stands still until the test moves it."""

from datetime import datetime, timedelta
from types import SimpleNamespace

from django.core import signing
from django.utils import timezone

from organisations.schedule import OSLO


class FrozenClock:
    """Takes the place of what the code asks for the time: Django's `timezone.now` and the clock of its signatures."""

    def __init__(self, monkeypatch, start: datetime):
        self.moment = start.replace(tzinfo=OSLO)
        monkeypatch.setattr(timezone, "now", lambda: self.moment)
        monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: self.moment.timestamp()))

    def go(self, **step) -> None:
        """Let so much time pass."""
        self.moment += timedelta(**step)

    @property
    def today(self):
        return self.moment.date()
