"""One group as it stands in a booklet, which is read for months: no «tonight», no date that soon has been."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from groups.paper import words
from groups.presentation import sheet_words
from groups.presentation.card import stale_notice, tags
from groups.presentation.group import programme_words
from groups.presentation.place import address_lines
from groups.presentation.spoken import language_of
from groups.presentation.ways import listing_ways
from groups.presentation.whole import whole
from organisations.models import Listing
from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Frequency

# Days that are named: a group without a rhythm has no other way to say when it meets.
DATES_SHOWN = 6
# So far ahead it is said when a meeting is called off.
CANCELLED_AHEAD = timedelta(days=100)


def entry(listing: Listing, now: datetime) -> dict:
    """What `templates/booklet/groups.typ` shows of a current listing."""
    return {
        "label": label(listing),
        "name": listing.name,
        "tags": " · ".join(tag.text for tag in tags(listing, now)),
        "when": [*words.times(listing, now), *_listed_dates(listing, now)],
        "how": " ".join(whole(sentence) for sentence in sheet_words.way_in(listing, now)),
        "exceptions": _cancelled(listing, now),
        "place": sheet_words.place_in_a_line(listing),
        "directions": _directions(listing),
        "contact": _contact(listing),
        # One piece where all of it is in one language: each piece takes up memory by the thousand.
        "facts": sheet_words.facts(listing) if language_of(listing) else [" · ".join(sheet_words.facts(listing))],
        "notice": whole(stale_notice(listing, now)),
        "owner": " ".join(filter(None, (words.confirmed(listing) + ".", programme_words(listing)))),
        "address": words.short_address(reverse("group_detail", args=[listing.slug])).rstrip("/"),
        "example": words.example() if listing.is_example else "",
        "lang": language_of(listing),
        "own_words": _own_words(listing),
    }


def _directions(listing) -> str:
    return "" if listing.hides_address else " ".join(listing.directions.split())


def _own_words(listing) -> list[str]:
    """What stands in it as its editors wrote it, where the booklet is in another language than they write."""
    place = sheet_words.place_in_a_line(listing) if address_lines(listing) else ""
    theirs = (listing.name, listing.price, _directions(listing), place) if language_of(listing) else ()
    return [text for text in theirs if text]


def label(listing: Listing) -> str:
    """By what other parts of the booklet find it."""
    return f"g-{listing.slug}"


def _listed_dates(listing, now) -> list[str]:
    rules = listing.rules
    if not rules or any(rule.frequency != Frequency.LISTED_DATES for rule in rules):
        return []
    found = meetings_for_newcomers(listing, now=now, count=DATES_SHOWN)
    days = [whole(schedule_words.date_words(one.start.date(), today=now.date())) for one in found]
    return [", ".join(days)] if days else []


def _cancelled(listing, now) -> str:
    """The days on which a newcomer would come in vain."""
    today = now.date()
    days = sorted({day for rule in listing.rules for day in rule.cancelled if today <= day < today + CANCELLED_AHEAD})
    if not listing.is_open or not days:
        return ""
    named = ", ".join(whole(schedule_words.date_words(day, today=today)) for day in days)
    return _("Ikke møte %(days)s.") % {"days": named}


def _contact(listing) -> str:
    ways = listing_ways(listing)
    if ways is None:
        return ""
    hours = f" ({whole(ways['hours'])})" if ways["phone"] and ways["hours"] else ""
    told = [words.unbroken(ways["phone"]) + hours, ways["email"], ways["website_text"]]
    said = " · ".join(part for part in told if part)
    return f"{listing.contact_role}: {said}" if listing.contact_role else said
