"""Groups by municipality and weekday: each stands once in full, and on its other days is pointed to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time

from django.utils.translation import gettext as _

from organisations.models import Listing
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Weekday

from .entry import entry

DAYS = list(Weekday)
# After Sunday: by agreement, on listed dates, or nobody has said.
NO_DAY = len(DAYS)


def week(listings: Iterable[Listing], now: datetime) -> list[dict]:
    """The days on which any of the groups meet, in order, each with what meets then."""
    on_day = defaultdict(list)
    for listing in listings:
        first, *others = _days(listing)
        on_day[first[0]].append((first[1], listing.sort_key, {"entry": entry(listing, now)}))
        for day, start in others:
            on_day[day].append((start, listing.sort_key, {"see": _pointer(listing, start, first[0])}))
    return [
        {"name": day_name(day), "items": [item for *_order, item in sorted(on_day[day], key=_order_of)]}
        for day in sorted(on_day)
    ]


def day_name(day: int) -> str:
    return _("Uten fast ukedag") if day == NO_DAY else str(DAYS[day].label)


def _order_of(row):
    return row[0], row[1]


def _days(listing) -> list[tuple[int, time]]:
    """The weekdays on which it meets, in order, each with the first hour."""
    hours: dict[int, time] = {}
    for rule in listing.rules:
        day = NO_DAY if rule.weekday is None else rule.weekday
        hours[day] = min(rule.start or time.max, hours.get(day, time.max))
    return sorted(hours.items()) or [(NO_DAY, time.max)]


def _pointer(listing, start, first_day) -> dict:
    clock = schedule_words.clock_words(start) if start != time.max else ""
    where = _("se %(day)s") % {"day": day_name(first_day).lower()}
    return {
        "clock": clock,
        "name": listing.name,
        "where": where,
        "example": _("EKSEMPEL") if listing.is_example else "",
    }
