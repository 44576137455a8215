"""When somebody new may come: a date is shown only where a newcomer may use it.

A closed group's next meeting would be an invitation to a locked door, and would tell a violent partner where somebody
sits on Wednesdays. So a closed group has no dates, but for the first meeting of one that starts anew.
"""

from datetime import date, datetime, time, timedelta

from organisations.schedule import OSLO, Occurrence, next_occurrences
from organisations.vocabulary import Intake

# A meeting held every week but paused for the summer may be months away; one more than a year away is not news.
HORIZON = timedelta(days=366)


def meetings_for_newcomers(group, *, now: datetime, count: int = 1) -> list[Occurrence]:
    """The next meetings that somebody new may come to, at most `count`, none later than a year from now.

    `group` is a listing or anything with `is_open`, `intake`, `intake_starts_on`, `rules` and `pause`.
    """
    if group.is_open:
        return next_occurrences(group.rules, now=now, count=count, paused=group.pause)
    return _first_meeting(group, now)


def _first_meeting(group, now: datetime) -> list[Occurrence]:
    """The meeting on which a closed group begins; its hour is known when the schedule has a meeting that day."""
    starts_on = group.intake_starts_on
    if group.intake != Intake.STARTS or starts_on is None:
        return []
    midnight = datetime.combine(starts_on, time(), tzinfo=OSLO)
    if now >= midnight + timedelta(days=1):
        return []
    found = next_occurrences(group.rules, now=max(now, midnight), count=1, paused=group.pause)
    return [one for one in found if one.start.date() == starts_on]


def intake_on(intake: str, starts_on: date | None, day: date) -> str:
    """The intake as it is on that day: when the starting date has passed, the group takes nobody new."""
    if intake == Intake.STARTS and starts_on < day:
        return Intake.CLOSED
    return intake
