"""A group's meetings as a calendar to subscribe to (iCalendar, RFC 5545 and 7986).

Only what every calendar program reads: Outlook drops a whole event that has RDATE, so listed dates are events of their
own, and weeks of one parity are a fortnightly series that is cut after each 53-week year, where parity skips. A pause
cuts a series too. The words are neutral and the events private: calendars are shared at work and at home.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event, Timezone

from organisations.schedule import OSLO, Occurrence, Rule
from organisations.schedule.days import FINAL_YEAR, meeting_days
from organisations.schedule.occurrences import Pause
from organisations.schedule.rule import FORTNIGHTLY, LAST, LISTED, MONTHLY

ONE_DAY = timedelta(days=1)
REFRESH = timedelta(days=1)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# How many times a series of one parity is cut: well over ten years.
LONG_YEARS = 3
FIRST_SEQUENCE = datetime(2020, 1, 1, tzinfo=UTC)

# Written by hand: the generated one lists each change of the clock as RDATE, which Outlook does not read.
OSLO_IN_ICAL = """BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCalendar:
    """What a calendar tells of a group.

    ``changed_at`` is when anything of it last changed, also by ceasing to be current. ``rules`` are shown only where
    newcomers may come to any meeting (``is_open``); else ``first_meeting`` is the one they may come to, if any.
    ``place`` is empty where the address is hidden. ``has_ceased``: closed down or no longer current.
    """

    slug: str
    url: str
    changed_at: datetime
    is_open: bool
    rules: tuple[Rule, ...] = ()
    pause: Pause | None = None
    first_meeting: Occurrence | None = None
    place: str = ""
    is_example: bool = False
    has_ceased: bool = False


def calendar_for(group: GroupCalendar) -> bytes:
    """The calendar file in the active language; without events where there is nothing a newcomer may come to."""
    calendar = Calendar()
    calendar.add("prodid", "-//moter//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _("Møter"))
    calendar.add("url", group.url)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add_component(_oslo())
    for event in _events(group):
        calendar.add_component(event)
    return calendar.to_ical()


def _oslo() -> Component:
    return Timezone.from_ical(OSLO_IN_ICAL)


def _events(group: GroupCalendar) -> Iterator[Event]:
    if group.is_open:
        for number, rule in enumerate(group.rules, start=1):
            yield from _dated(group, rule, number) if rule.frequency == LISTED else _series(group, rule, number)
    elif group.first_meeting:
        start, end = group.first_meeting.start, group.first_meeting.end
        yield _event(group, f"1-{start:%Y%m%d}", start, end)


def _dated(group: GroupCalendar, rule: Rule, number: int) -> Iterator[Event]:
    for first, last in _spans(group, rule):
        for day in _held_days(rule, first, last):
            yield _event(group, f"{number}-{day:%Y%m%d}", *_wall_clock(rule, day))


def _series(group: GroupCalendar, rule: Rule, number: int) -> Iterator[Event]:
    for part, (first, last) in enumerate(_spans(group, rule), start=1):
        begins = next(_held_days(rule, first, last), None)
        if begins:
            event = _event(group, f"{number}-{part}", *_wall_clock(rule, begins))
            event.add("rrule", _recurrence(rule, last))
            _leave_out_cancelled(event, rule, begins, last)
            yield event


def _event(group: GroupCalendar, name: str, start: datetime, end: datetime) -> Event:
    event = Event()
    event.add("uid", f"{group.slug}-{name}@{urlsplit(group.url).hostname}")
    event.add("dtstart", start)
    event.add("dtend", end)
    for stamp in ("dtstamp", "last-modified"):
        event.add(stamp, group.changed_at.astimezone(UTC))
    event.add("sequence", _sequence(group))
    event.add("status", "CANCELLED" if group.has_ceased else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("url", group.url)
    _add_words(event, group)
    return event


def _add_words(event: Event, group: GroupCalendar) -> None:
    example = _("EKSEMPEL – denne gruppa finnes ikke") if group.is_example else ""
    advice = _("Tid og sted kan endre seg. Se siden før du drar: %(url)s") % {"url": group.url}
    holidays = _("Er det en helligdag? Spør om gruppa møtes.")
    event.add("summary", " – ".join(filter(None, (_("Møte"), example))))
    event.add("description", "\n".join(filter(None, (example, advice, holidays))))
    if group.place:
        event.add("location", group.place)


def _sequence(group: GroupCalendar) -> int:
    minutes = (group.changed_at - FIRST_SEQUENCE) // timedelta(minutes=1)
    return max(minutes, 0) + group.has_ceased


def _wall_clock(rule: Rule, day: date) -> tuple[datetime, datetime]:
    # Not moved out of the hour that the spring night lacks: the series goes on at the hour it says.
    end_day = day if rule.end > rule.start else day + ONE_DAY
    return datetime.combine(day, rule.start, OSLO), datetime.combine(end_day, rule.end, OSLO)


def _recurrence(rule: Rule, last: date | None) -> dict:
    code = DAY_CODES[rule.weekday]
    if rule.frequency == MONTHLY:
        recurrence = {"FREQ": "MONTHLY", "BYDAY": f"{'-1' if rule.which == LAST else rule.which}{code}"}
    else:
        fortnightly = {"INTERVAL": 2} if rule.frequency == FORTNIGHTLY else {}
        recurrence = {"FREQ": "WEEKLY", **fortnightly, "BYDAY": code}
    return recurrence if last is None else {**recurrence, "UNTIL": _end_of(last)}


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), OSLO).astimezone(UTC)


def _leave_out_cancelled(event: Event, rule: Rule, first: date, last: date | None) -> None:
    absent = [day for day in sorted(rule.cancelled) if first < day <= (last or day) and _names(rule, day)]
    if absent:
        event.add("exdate", [_wall_clock(rule, day)[0] for day in absent])


def _names(rule: Rule, day: date) -> bool:
    return next(meeting_days(rule, day), None) == day


def _held_days(rule: Rule, first: date, last: date | None) -> Iterator[date]:
    for day in meeting_days(rule, first):
        if last and day > last:
            return
        if day not in rule.cancelled:
            yield day


def _spans(group: GroupCalendar, rule: Rule) -> Iterator[tuple[date, date | None]]:
    """First and last days between which one series says it all; the last is open when its end is None."""
    # A meeting over midnight may still be running when something is changed.
    first = group.changed_at.astimezone(OSLO).date() - ONE_DAY
    for span in _around_pause(first, rule.ends_on, group.pause or (None, None)):
        yield from _within_parity(*span) if rule.frequency == FORTNIGHTLY and rule.which else (span,)


def _around_pause(first: date, last: date | None, pause: Pause) -> Iterator[tuple[date, date | None]]:
    pause_first, pause_last = pause
    if pause_first is None and pause_last is None:
        yield first, last
        return
    if pause_first and pause_first > first:
        before = pause_first - ONE_DAY
        yield first, min(before, last or before)
    if pause_last and pause_last.year <= FINAL_YEAR:
        yield max(first, pause_last + ONE_DAY), last


def _within_parity(first: date, last: date | None) -> Iterator[tuple[date, date | None]]:
    year = first.isocalendar().year
    ends = [date.fromisocalendar(year, 53, 7) for year in range(year, year + 8 * LONG_YEARS) if _is_long(year)]
    for before, end in pairwise([first - ONE_DAY, *ends[:LONG_YEARS]]):
        yield before + ONE_DAY, min(end, last or end)


def _is_long(year: int) -> bool:
    # 28 December is always in the last week of its year.
    return date(year, 12, 28).isocalendar().week == 53
