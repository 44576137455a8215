"""The one clock of the site: Europe/Oslo, with both of its changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
ONE_DAY = timedelta(days=1)


def quarter(now: datetime) -> datetime:
    """The start of the quarter of an hour that the aware ``now`` lies in, in Europe/Oslo."""
    local = in_oslo(now)
    return local.replace(minute=local.minute - local.minute % 15, second=0, microsecond=0)


def in_oslo(moment: datetime) -> datetime:
    """The aware ``moment`` on the clock in Oslo. A naive one would be a guess and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be placed in Europe/Oslo")
    return moment.astimezone(OSLO)


def wall_clock(day: date, clock: time) -> datetime:
    """The moment when clocks in Oslo show ``clock`` on ``day``.

    In the spring night 02.30 does not exist: it becomes 03.30, as in iCalendar. In the autumn night it comes twice:
    the first one is meant.
    """
    return datetime.combine(day, clock, OSLO).astimezone(UTC).astimezone(OSLO)


def meeting_times(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    """Start and end of a meeting that begins on ``day``; an ``end`` not after ``start`` lies on the day after.

    Both are what the clock on the wall shows, so that a meeting through a clock change is an hour shorter or longer.
    """
    begins = wall_clock(day, start)
    ends = wall_clock(day if end > start else day + ONE_DAY, end)
    if ends > begins:
        return begins, ends
    # 02.30–03.00 in the spring night: the start has moved past the end, so the duration is kept instead.
    return begins, begins + (datetime.combine(day, end) - datetime.combine(day, start))
