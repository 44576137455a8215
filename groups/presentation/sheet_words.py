"""What a sheet says of one group. It is read days later: no «tonight», no «tomorrow»."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import dateformat
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from organisations.models import Listing
from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import Occurrence
from organisations.schedule import words as schedule_words
from organisations.vocabulary import AgeGroup, Facility, Form, Gender, Intake, Intoxicated, Lar, SignUp

from .card import access_tag, pause_words, rhythm_words, starting_date
from .group import WAYS_IN, label
from .place import address_lines, short_place, way_online
from .whole import whole

DATES_SHOWN = 3
# Characters of what an owner has written, and short facts; of many groups each has less, so that the letters can be
# large. The code leads to the rest.
LONGEST_TEXT, LONGEST_OF_MANY = 170, 90
LONGEST_VENUE_OF_MANY = 60
MOST_FACTS, FACTS_OF_MANY = 6, 3
# Ends of sentences.
ENDS = (". ", "! ", "? ")


def full_date(day: date) -> str:
    """«22. november 2026»."""
    return dateformat.format(day, pgettext("datoformat", "j. F Y"))


def rhythm(listing: Listing, now: datetime) -> str:
    """«Hver onsdag kl. 18.00–20.00»; empty where nobody has said."""
    return capfirst(rhythm_words(listing, now))


def meetings(listing: Listing, now: datetime) -> list[Occurrence]:
    """The next meetings that a newcomer may set out for, at most three; one that has begun is none. Closed: none."""
    if not listing.is_open:
        return []
    found = meetings_for_newcomers(listing, now=now, count=DATES_SHOWN + 1)
    return [one for one in found if one.start >= now][:DATES_SHOWN]


def dates(listing: Listing, now: datetime, *, many: bool = False) -> list[tuple[str, str]]:
    """The days of those meetings, each with what to ask first then; on one line where the hour is always the same."""
    found, today = meetings(listing, now), now.date()
    notes = [schedule_words.holiday_note(one) for one in found]
    texts = [capfirst(schedule_words.day_and_times(one, today=today)) for one in found]
    if many and not any(notes) and len({_hours(one) for one in found}) == 1:
        later = (schedule_words.date_words(one.start.date(), today=today) for one in found[1:])
        return [(" · ".join([texts[0], *later]), "")]
    return list(zip(texts, notes, strict=True))


def _hours(occurrence: Occurrence) -> tuple:
    return occurrence.start.weekday(), occurrence.start.time(), occurrence.end.time()


def way_in(listing: Listing, now: datetime) -> list[str]:
    """What to do before the first time; empty where one may just come on the dates."""
    return [f"{sentence.rstrip('.')}." for sentence in _way_in(listing, now)]


def _way_in(listing, now):
    if pause := pause_words(listing, now):
        return [pause] if meetings(listing, now) else [pause, _("Spør når gruppa begynner igjen")]
    if not listing.is_open:
        return _closed(listing, now)
    known = [] if meetings(listing, now) else [_("Spør når gruppa møtes")]
    asks_first = listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION)
    return [*known, _("Ta kontakt før du kommer første gang") if asks_first else _("Du kan bare komme")]


def _closed(listing, now):
    same, ask = _("De samme deltakerne møtes hver gang"), _("Ta kontakt. Spør om det er plass.")
    is_known = listing.knows_intake(now.date())
    if listing.intake_on(now.date()) == Intake.STARTS:
        starts = _("Ny gruppe starter %(date)s") % {"date": start(listing, now)}
        return [starts, _("Ta kontakt før gruppa starter") if is_known else ask]
    if not is_known:
        return [ask, same]
    conversation = [_("Du snakker med noen før du blir med")] if listing.sign_up == SignUp.CONVERSATION else []
    return [WAYS_IN[listing.intake_on(now.date())](), *conversation, same]


def start(listing: Listing, now: datetime) -> str:
    """«Onsdag 13. januar kl. 18.00–20.00»: the first meeting, or just the day where nobody knows its hour."""
    found = meetings_for_newcomers(listing, now=now, count=1)
    return schedule_words.day_and_times(found[0], today=now.date()) if found else starting_date(listing, now)


def place(listing: Listing, *, many: bool = False) -> list[str]:
    """Where it is, line by line; of a hidden one its municipality, and how one learns more, as of one on the net."""
    lines = address_lines(listing) or [short_place(listing)]
    if many and listing.venue:
        lines[0] = Truncator(lines[0]).chars(LONGEST_VENUE_OF_MANY)
    if listing.municipality and listing.hides_address and Form.IN_PERSON in listing.forms:
        return [listing.municipality.name, _("Du får adressen når du tar kontakt.")]
    return [whole(line) for line in (*lines, way_online(listing)) if line]


def place_in_a_line(listing: Listing) -> str:
    """«Kafeen, Liksomgata 2, 0554 Oslo»; «Oslo. Du får adressen når du tar kontakt.»"""
    lines, parts = place(listing), len(address_lines(listing)) or 1
    return ". ".join(filter(None, (", ".join(lines[:parts]), " ".join(lines[parts:]))))


def first_time(listing: Listing, *, many: bool = False) -> str:
    """What happens the first time: in the owner's words, else what is so in every group of its kind."""
    return shortened(listing.first_time, many=many) if listing.first_time else usual_first_time(listing)


def usual_first_time(listing: Listing) -> str:
    """What is so in every group of its kind."""
    if listing.is_open:
        return _("Du kan sitte stille og høre på, og gå når du vil. Det holder med fornavnet.")
    return _("Du snakker med noen først. Den første kvelden blir dere enige om hvordan dere vil ha det.")


def own_words(listing: Listing, *, many: bool = False) -> set[str]:
    """What stands on the sheet as the editors wrote it, where it can also be said in the language of the page."""
    where = place(listing, many=many) if address_lines(listing) else []
    first = first_time(listing, many=many) if listing.first_time else ""
    return {listing.price, first, *where} - {""}


def facts(listing: Listing, *, many: bool = False) -> list[str]:
    """Open or closed, what rules people in or out, what it costs: short, the most important first, what is stated."""
    return list(_facts(listing))[: FACTS_OF_MANY if many else MOST_FACTS]


def _facts(listing) -> Iterator[str]:
    languages = [language.label for language in listing.languages.all()]
    spoken = _("Språk: %(languages)s") % {"languages": ", ".join(languages)} if languages else ""
    companion = _("Noen kan møte deg i døra første gang") if listing.companion else ""
    wheelchair = Facility.WHEELCHAIR.label if Facility.WHEELCHAIR in listing.facilities else ""
    known = (
        access_tag(listing).text, label(Gender, listing.gender), _ages(listing), spoken,
        label(Intoxicated, listing.intoxicated), label(Lar, listing.lar), companion, wheelchair, listing.price,
    )  # fmt: skip
    return (str(fact) for fact in known if fact)


def _ages(listing) -> str:
    bounds = {"first": listing.age_from, "last": listing.age_to}
    if listing.age_from is not None and listing.age_to is not None:
        return _("%(first)d–%(last)d år") % bounds
    if listing.age_from is not None:
        return capfirst(_("fra %(first)d år") % bounds)
    if listing.age_to is not None:
        return capfirst(_("til %(last)d år") % bounds)
    return label(AgeGroup, listing.age_group)


def shortened(text: str, *, many: bool = False) -> str:
    """The first whole sentences that there is room for; of one long sentence its beginning."""
    text, most = " ".join(text.split()), LONGEST_OF_MANY if many else LONGEST_TEXT
    if len(text) <= most:
        return text
    end = max(text.rfind(mark, 0, most) for mark in ENDS)
    if end > 0:
        return text[: end + 1]
    return text[:most].rpartition(" ")[0].rstrip(",;:–") + " …"
