"""The schedule in words, in the active language: «hver onsdag kl. 18.00–20.00», «I kveld kl. 18.00»."""

from datetime import date, datetime, time, timedelta

from django.utils import dateformat
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .occurrences import Occurrence
from .rule import BY_AGREEMENT, EVEN_WEEKS, FORTNIGHTLY, LAST, LISTED, MONTHLY, ODD_WEEKS, WEEKLY, Rule
from .zone import ONE_DAY, in_oslo, quarter

EVENING = time(17)
# A date so far ahead or behind could be taken for this year's.
SOON = timedelta(days=180)

PATTERNS = {
    (WEEKLY, ""): gettext_lazy("hver %(weekday)s %(times)s"),
    (FORTNIGHTLY, ""): gettext_lazy("annenhver %(weekday)s %(times)s"),
    (FORTNIGHTLY, EVEN_WEEKS): gettext_lazy("annenhver %(weekday)s (partallsuker) %(times)s"),
    (FORTNIGHTLY, ODD_WEEKS): gettext_lazy("annenhver %(weekday)s (oddetallsuker) %(times)s"),
    (MONTHLY, "1"): gettext_lazy("første %(weekday)s i måneden %(times)s"),
    (MONTHLY, "2"): gettext_lazy("andre %(weekday)s i måneden %(times)s"),
    (MONTHLY, "3"): gettext_lazy("tredje %(weekday)s i måneden %(times)s"),
    (MONTHLY, "4"): gettext_lazy("fjerde %(weekday)s i måneden %(times)s"),
    (MONTHLY, LAST): gettext_lazy("siste %(weekday)s i måneden %(times)s"),
    (LISTED, ""): gettext_lazy("på bestemte datoer %(times)s"),
    (BY_AGREEMENT, ""): gettext_lazy("etter avtale"),
}

# The calendar's names, as people say them.
HOLIDAYS = {
    "Første nyttårsdag": gettext_lazy("Første nyttårsdag"),
    "Palmesøndag": gettext_lazy("Palmesøndag"),
    "Påskeuka": gettext_lazy("Påskeuka"),
    "Skjærtorsdag": gettext_lazy("Skjærtorsdag"),
    "Langfredag": gettext_lazy("Langfredag"),
    "Påskeaften": gettext_lazy("Påskeaften"),
    "Første påskedag": gettext_lazy("Første påskedag"),
    "Andre påskedag": gettext_lazy("Andre påskedag"),
    "Arbeidernes dag": gettext_lazy("1. mai"),
    "Grunnlovsdag": gettext_lazy("17. mai"),
    "Kristi himmelfartsdag": gettext_lazy("Kristi himmelfartsdag"),
    "Pinseaften": gettext_lazy("Pinseaften"),
    "Første pinsedag": gettext_lazy("Første pinsedag"),
    "Andre pinsedag": gettext_lazy("Andre pinsedag"),
    "Julaften": gettext_lazy("Julaften"),
    "Første juledag": gettext_lazy("Første juledag"),
    "Andre juledag": gettext_lazy("Andre juledag"),
    "Nyttårsaften": gettext_lazy("Nyttårsaften"),
}


def describe(rule: Rule, *, today: date | None = None) -> str:
    """How often, on which day and when, for the middle of a sentence; empty for a rule that is not complete.

    With ``today`` it also says from and until when, where that lies ahead.
    """
    pattern = PATTERNS.get((rule.frequency, rule.which))
    if pattern is None or (rule.start is None and rule.frequency != BY_AGREEMENT):
        return ""
    words = pattern % {"weekday": _weekday(rule), "times": _times(rule)}
    return ", ".join(filter(None, (words, describe_bounds(rule, today=today) if today else "")))


def describe_bounds(rule: Rule, *, today: date) -> str:
    """«fra 6. januar til 16. juni»: the start only while it lies ahead, the end also when it has been."""
    starts = rule.starts_on if rule.starts_on and rule.starts_on > today else None
    bounds = {"first": starts and date_words(starts, today=today), "last": date_words(rule.ends_on, today=today)}
    if starts and rule.ends_on:
        return _("fra %(first)s til %(last)s") % bounds
    if starts:
        return _("fra %(first)s") % bounds
    return _("til %(last)s") % bounds if rule.ends_on else ""


def when(occurrence: Occurrence, *, now: datetime) -> str:
    """When a meeting is, as a line of its own: «I kveld kl. 18.00», «Begynte kl. 18.00, varer til kl. 20.00».

    True for the whole quarter of an hour that ``now`` lies in, so that a page can be kept for as long.
    """
    moment = quarter(now)
    if occurrence.cancelled:
        return _("Avlyst: %(meeting)s") % {"meeting": _day_and_clock(occurrence.start, moment.date())}
    if occurrence.start <= moment < occurrence.end:
        return _running(occurrence, moment.date())
    return capfirst(_day_and_clock(occurrence.start, moment.date()))


def when_on_paper(occurrence: Occurrence, *, now: datetime) -> str:
    """What `when` says with «today» or «tomorrow», with the date instead; empty where it has no such word."""
    today = now.date()
    return "" if occurrence.start.date() > today + ONE_DAY else capfirst(day_and_times(occurrence, today=today))


def day_on_paper(day: date, *, today: date) -> str:
    """The same of a day by itself."""
    return "" if day > today + ONE_DAY else _dated(day, today, *_day_formats())


def day_and_times(occurrence: Occurrence, *, today: date) -> str:
    """«onsdag 2. desember kl. 18.00–20.00»: for paper, which is read on another day, so never «i dag»."""
    day = _dated(occurrence.start.date(), today, *_day_formats())
    clocks = f"{clock_words(occurrence.start)}–{clock_words(occurrence.end)}"
    return _("%(day)s kl. %(clock)s") % {"day": day, "clock": clocks}


def holiday_note(occurrence: Occurrence) -> str:
    """«Langfredag. Spør om gruppa møtes.» for a meeting on such a day, else empty."""
    if occurrence.holiday is None:
        return ""
    name = HOLIDAYS.get(occurrence.holiday, occurrence.holiday)
    return _("%(holiday)s. Spør om gruppa møtes.") % {"holiday": name}


def day_words(day: date, *, today: date) -> str:
    """«i dag», «i morgen», else «onsdag 2. desember», for the middle of a sentence."""
    if day == today:
        return _("i dag")
    if day == today + ONE_DAY:
        return _("i morgen")
    return _dated(day, today, *_day_formats())


def date_words(day: date | None, *, today: date) -> str:
    """«2. desember», with the year when it is not near; empty for no date."""
    if day is None:
        return ""
    return _dated(day, today, pgettext("datoformat", "j. F"), pgettext("datoformat", "j. F Y"))


def clock_words(moment: datetime | time) -> str:
    """«18.00»; a datetime is told on the clock in Oslo."""
    clock = in_oslo(moment).time() if isinstance(moment, datetime) else moment
    return dateformat.time_format(clock, pgettext("klokkeslett", "H.i"))


def _weekday(rule: Rule) -> str:
    return "" if rule.weekday is None else str(WEEKDAYS[rule.weekday])


def _times(rule: Rule) -> str:
    if rule.start is None or rule.end is None:
        return ""
    return _("kl. %(start)s–%(end)s") % {"start": clock_words(rule.start), "end": clock_words(rule.end)}


def _running(occurrence: Occurrence, today: date) -> str:
    clocks = {"start": clock_words(occurrence.start), "end": clock_words(occurrence.end)}
    if occurrence.start.date() < today:
        return _("Begynte i går kl. %(start)s, varer til kl. %(end)s") % clocks
    return _("Begynte kl. %(start)s, varer til kl. %(end)s") % clocks


def _day_and_clock(start: datetime, today: date) -> str:
    tonight = start.date() == today and start.time() >= EVENING
    day = _("i kveld") if tonight else day_words(start.date(), today=today)
    return _("%(day)s kl. %(clock)s") % {"day": day, "clock": clock_words(start)}


def _day_formats() -> tuple[str, str]:
    return pgettext("datoformat", "l j. F"), pgettext("datoformat", "l j. F Y")


def _dated(day: date, today: date, near: str, far: str) -> str:
    return dateformat.format(day, near if abs(day - today) < SOON else far)
