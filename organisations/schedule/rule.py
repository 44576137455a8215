"""One line of a group's schedule, as data, and what must hold for it to make sense."""

from dataclasses import dataclass
from datetime import date, time

WEEKLY = "ukentlig"
FORTNIGHTLY = "annenhver-uke"
MONTHLY = "manedlig"
LISTED = "annet"
BY_AGREEMENT = "etter-avtale"
FREQUENCIES = (WEEKLY, FORTNIGHTLY, MONTHLY, LISTED, BY_AGREEMENT)

EVEN_WEEKS = "partall"
ODD_WEEKS = "oddetall"
PARITIES = (EVEN_WEEKS, ODD_WEEKS)
LAST = "siste"
PLACES_IN_MONTH = ("1", "2", "3", "4", LAST)

KINDS = ("alle", "egen")
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
# The values above are addresses and cells in files; these are the same days as words for people.
WEEKDAY_WORDS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


@dataclass(frozen=True, slots=True)
class Rule:
    """When a group meets; all values are those of the contract.

    ``weekday`` is 0 for Monday. ``end`` not after ``start`` means past midnight. ``which`` is ``partall`` or
    ``oddetall`` (ISO weeks) for every other week, ``1``–``4`` or ``siste`` for monthly, else empty. ``starts_on`` and
    ``ends_on`` are the first and the last day on which a meeting may begin, both included. Every other week without a
    ``which`` counts from ``starts_on``: the first meeting is on that day, or on the first such weekday after it, and
    then every fourteen days. ``dates`` are those of ``annet``; ``cancelled`` are days on which there is no meeting
    after all. ``kind`` is who may sit in, empty where nobody has said.
    """

    frequency: str
    weekday: int | None = None
    start: time | None = None
    end: time | None = None
    which: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    dates: frozenset[date] = frozenset()
    cancelled: frozenset[date] = frozenset()
    kind: str = ""


def contradictions(rule: Rule) -> dict[str, str]:
    """What does not fit together in ``rule``: a Norwegian sentence for each field at fault, empty when all is well."""
    if rule.frequency not in FREQUENCIES:
        return {"frequency": "Si hvor ofte gruppa møtes: " + ", ".join(FREQUENCIES) + "."}
    if rule.frequency == BY_AGREEMENT:
        return _not_alone(rule)
    return {**_clock_faults(rule), **_bound_faults(rule), **_FAULTS[rule.frequency](rule), **_stray_dates(rule)}


def _not_alone(rule: Rule) -> dict[str, str]:
    if rule == Rule(BY_AGREEMENT):
        return {}
    return {"frequency": "«etter-avtale» står alene, uten ukedag, klokkeslett og datoer."}


def _clock_faults(rule: Rule) -> dict[str, str]:
    if rule.start is None or rule.end is None:
        return {"start": "Si når møtet begynner og slutter, for eksempel 18:00-20:00."}
    if rule.start == rule.end:
        return {"end": "Møtet slutter på samme klokkeslett som det begynner. Skriv når det er slutt."}
    return {}


def _bound_faults(rule: Rule) -> dict[str, str]:
    if rule.starts_on and rule.ends_on and rule.ends_on < rule.starts_on:
        return {"ends_on": "Sluttdatoen kommer før startdatoen."}
    return {}


def _stray_dates(rule: Rule) -> dict[str, str]:
    if rule.dates and rule.frequency != LISTED:
        return {"dates": "Bare «annet» har en liste med datoer."}
    return {}


def _weekday_faults(rule: Rule) -> dict[str, str]:
    return {} if rule.weekday is not None else {"weekday": "Si hvilken ukedag gruppa møtes."}


def _weekly_faults(rule: Rule) -> dict[str, str]:
    which = {"which": "Hver uke trenger ikke å vite hvilke uker."} if rule.which else {}
    return {**_weekday_faults(rule), **which}


def _fortnightly_faults(rule: Rule) -> dict[str, str]:
    known = rule.which in PARITIES or (not rule.which and rule.starts_on)
    which = {} if known else {"which": "Si hvilke uker: partall, oddetall eller fra og med en dato."}
    return {**_weekday_faults(rule), **which}


def _monthly_faults(rule: Rule) -> dict[str, str]:
    known = rule.which in PLACES_IN_MONTH
    which = {} if known else {"which": "Si hvilken i måneden: 1, 2, 3, 4 eller siste."}
    return {**_weekday_faults(rule), **which}


def _listed_faults(rule: Rule) -> dict[str, str]:
    if rule.which:
        return {"which": "«annet» har datoer, ikke uker."}
    if not rule.dates:
        return {"dates": "Si hvilke datoer gruppa møtes."}
    strays = sorted(day for day in rule.dates if rule.weekday not in (None, day.weekday()))
    if strays:
        day = strays[0]
        return {"dates": f"{day} er en {WEEKDAY_WORDS[day.weekday()]}, ikke en {WEEKDAY_WORDS[rule.weekday]}."}
    return {}


_FAULTS = {
    WEEKLY: _weekly_faults,
    FORTNIGHTLY: _fortnightly_faults,
    MONTHLY: _monthly_faults,
    LISTED: _listed_faults,
}
