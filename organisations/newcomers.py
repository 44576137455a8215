"""When somebody new may come: a date is shown only where a newcomer may use it.

A closed group's next meeting would be an invitation to a locked door, and would tell a violent partner where somebody
sits on Wednesdays. So a closed group has no dates, but for the first meeting of one that starts anew.
"""

from datetime import date, datetime, time

from organisations.schedule import OSLO, Occurrence, next_occurrences
from organisations.vocabulary import Intake


def meetings_for_newcomers(group, *, now: datetime, count: int = 1) -> list[Occurrence]:
    """The next meetings that somebody new may come to, at most `count`, none later than a year from now.

    `group` is a listing or anything with `is_open`, `intake`, `intake_starts_on`, `rules` and `pause`.
    """
    if group.is_open:
        return next_occurrences(group.rules, now=now, count=count, paused=group.pause)
    return _first_meeting(group, now)


def _first_meeting(group, now: datetime) -> list[Occurrence]:
    """The first meeting of a closed group that starts anew, until the day it starts has passed."""
    starts_on = group.intake_starts_on
    if group.intake != Intake.STARTS or starts_on is None or starts_on < now.date():
        return []
    midnight = datetime.combine(starts_on, time(), tzinfo=OSLO)
    # Two, since the first may be one of the night before that runs past midnight.
    found = next_occurrences(group.rules, now=max(now, midnight), count=2, paused=group.pause)
    return [one for one in found if one.start >= midnight][:1]


def intake_on(intake: str, starts_on: date | None, day: date) -> str:
    """The intake as it is on that day: when the starting date has passed, the group takes nobody new."""
    if intake == Intake.STARTS and starts_on < day:
        return Intake.CLOSED
    return intake
