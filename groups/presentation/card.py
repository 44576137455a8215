"""A listing as a card in a list: three lines and, at the right, when it meets next or the way in."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.models import Listing, Meeting
from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Audience, Composition, Form, Gender, Intake, Relation, SignUp
from selvhjelp.places.distance import kilometres_in_words

from .place import short_place
from .spoken import language_of, language_of_place
from .whole import whole

MOST_TAGS = 5


@dataclass(frozen=True)
class Tag:
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Card:
    """What `components/_listing_card.html` shows."""

    name: str
    url: str
    tags: tuple[Tag, ...]
    place_text: str
    distance_text: str
    organisation_name: str
    when_primary: str
    when_secondary: str
    is_example: bool
    # Of one with a word that ages («I kveld»), what paper says instead.
    when_printed: str = ""
    notice: str = ""
    meets_in_person: bool = True
    # Empty where the card cannot be taken along on a sheet.
    slug: str = ""
    # Of the name, and of a place that has one; empty where it is the page's own.
    lang: str = ""
    place_lang: str = ""

    def at(self, km: float | None) -> "Card":
        """The card seen from so far away. From where one sits at home, a group on the net is no distance away."""
        if km is None or not self.meets_in_person:
            return self
        return replace(self, distance_text=kilometres_in_words(km))


def card(listing: Listing, *, now: datetime) -> Card:
    """The card of a listing at a moment."""
    primary, printed, secondary = when(listing, now)
    return Card(
        name=listing.name,
        url=reverse("group_detail", args=[listing.slug]),
        tags=tuple(tags(listing, now)[:MOST_TAGS]),
        place_text=short_place(listing),
        distance_text="",
        organisation_name=listing.organisation.name,
        when_primary=whole(primary),
        when_secondary=whole(secondary),
        when_printed=whole(printed),
        is_example=listing.is_example,
        notice=stale_notice(listing, now),
        meets_in_person=Form.IN_PERSON in listing.forms,
        slug=listing.slug,
        lang=language_of(listing),
        place_lang=language_of_place(listing),
    )


def when(listing: Listing, now: datetime) -> tuple[str, str, str]:
    """When a newcomer may come, or the way in; the first on paper, where it has a word that ages; how often it is."""
    rhythm = short_rhythm(listing, now)
    if pause := pause_words(listing, now):
        return pause, "", rhythm
    if not listing.is_open:
        return way_in(listing, now), "", rhythm
    for first in meetings_for_newcomers(listing, now=now, count=1):
        return schedule_words.when(first, now=now), schedule_words.when_on_paper(first, now=now), rhythm
    return capfirst(rhythm) or _("Spør om tiden"), "", ""


def rhythm_words(listing: Listing, now: datetime) -> str:
    """«hver onsdag kl. 18.00–20.00»; several meetings with a comma, in the order of the week."""
    return ", ".join(_described(_lasting(listing, now), listing, now))


def short_rhythm(listing: Listing, now: datetime) -> str:
    """The first meeting, one that is held already, and that there are more: a card has room for one line."""
    held_first = sorted(_lasting(listing, now), key=lambda meeting: _is_to_come(meeting, listing, now))
    first, *others = _described(held_first, listing, now) or [""]
    return _("%(first)s, og flere tider") % {"first": first} if others else first


def meetings_by_day(listing: Listing) -> list[Meeting]:
    """Its meetings in the order of the week: editors have typed them as they came to mind."""
    rules = [(meeting.rule, meeting) for meeting in listing.meetings.all()]
    return [meeting for rule, meeting in sorted(rules, key=lambda pair: _place_in_week(pair[0]))]


def _place_in_week(rule) -> tuple:
    return rule.weekday is None, rule.weekday or 0, rule.start or time()


def _lasting(listing, now) -> list[Meeting]:
    return [one for one in meetings_by_day(listing) if one.ends_on is None or one.ends_on >= now.date()]


def _described(meetings, listing, now) -> list[str]:
    """How often, on which day and when, for each meeting; each said once. Of one to come also from when on."""
    bounds = [now.date() if _is_to_come(meeting, listing, now) else None for meeting in meetings]
    described = [schedule_words.describe(one.rule, today=day) for one, day in zip(meetings, bounds, strict=True)]
    return list(dict.fromkeys(text for text in described if text))


def _is_to_come(meeting, listing, now) -> bool:
    """Whether one would come in vain today. Of a closed group that starts, the way in says when."""
    return listing.is_open and meeting.starts_on is not None and meeting.starts_on > now.date()


def way_in(listing: Listing, now: datetime) -> str:
    """What one can do to join a closed group."""
    intake = listing.intake_on(now.date())
    if intake == Intake.STARTS:
        return _("Ny gruppe starter %(date)s") % {"date": starting_date(listing, now)}
    if not listing.knows_intake(now.date()):
        return _("Spør om det er plass")
    return {
        Intake.TAKES_NEW: _("Ta kontakt"),
        Intake.GATHERS: _("Vil du bli med? Ta kontakt"),
        Intake.WAITING_LIST: _("Spør om venteliste"),
        Intake.CLOSED: _("Tar ikke imot nye nå"),
    }[intake]


def starting_date(listing: Listing, now: datetime) -> str:
    """«11. januar»: the day of the first meeting, else the day that is stated."""
    found = meetings_for_newcomers(listing, now=now)
    first = found[0].start.date() if found else listing.intake_starts_on
    return schedule_words.date_words(first, today=now.date())


def pause_words(listing: Listing, now: datetime) -> str:
    """«Pause til 12. august» while the group has one, else empty."""
    today = now.date()
    if not listing.pause_from or today < listing.pause_from or (listing.pause_until and today > listing.pause_until):
        return ""
    if listing.pause_until is None:
        return _("Har pause")
    return _("Pause til og med %(date)s") % {"date": schedule_words.date_words(listing.pause_until, today=today)}


def tags(listing: Listing, now: datetime) -> list[Tag]:
    """Short facts, open or closed first, then what rules people in or out."""
    found = [access_tag(listing), *_intake_tags(listing, now), *_audience_tags(listing)]
    if listing.composition == Composition.DIFFERENT:
        found.append(Tag(_("Ulike livsproblemer")))
    if listing.gender:
        found.append(Tag(str(Gender(listing.gender).label)))
    found += [Tag(language.label) for language in listing.languages.all() if language.code != "no"]
    return [*found, *_form_tags(listing)]


def _form_tags(listing):
    """Other ways to a group that meets somewhere; of one that does not, the line of its place says how it meets."""
    if Form.IN_PERSON not in listing.forms:
        return []
    names = {Form.ONLINE: _("Også på nett"), Form.PHONE: _("Også på telefon")}
    return [Tag(name) for form, name in names.items() if form in listing.forms]


def access_tag(listing: Listing) -> Tag:
    """Open or closed: the first thing said of any group."""
    return Tag(_("Åpent møte"), "open") if listing.is_open else Tag(_("Lukket gruppe"), "closed")


def _intake_tags(listing, now):
    """For a closed group its intake; for an open one whether one calls first."""
    if listing.is_open:
        return [Tag(_("Ta kontakt først"))] if listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION) else []
    intake = listing.intake_on(now.date())
    return [] if intake == Intake.STARTS or not listing.knows_intake(now.date()) else [Tag(str(Intake(intake).label))]


def _audience_tags(listing):
    if listing.relations:
        return [Tag(RELATION_TAGS[relation]()) for relation in listing.relations[:2]]
    names = {Audience.RUS: _("Egen rus"), Audience.RELATIVES: _("Pårørende")}
    return [Tag(name) for audience, name in names.items() if audience in listing.audience]


RELATION_TAGS = {
    Relation.PARENT: lambda: _("For foreldre"),
    Relation.GRANDPARENT: lambda: _("For besteforeldre"),
    Relation.PARTNER: lambda: _("For partnere"),
    Relation.SIBLING: lambda: _("For søsken"),
    Relation.GROWN_CHILD: lambda: _("For voksne barn"),
    Relation.FRIEND: lambda: _("For venner"),
    Relation.COLLEAGUE: lambda: _("For kolleger"),
    Relation.OTHER: lambda: _("For pårørende"),
}


def stale_notice(listing: Listing, now: datetime) -> str:
    """That somebody has said so, or, a good while after the last confirmation: that it may be out of date."""
    if listing.is_doubted(now.date()):
        return _("Noen har sagt fra om at noe kan være feil her. Spør før du drar.")
    if not listing.is_stale(now.date()):
        return ""
    confirmed = schedule_words.date_words(listing.confirmed_at, today=now.date())
    return whole(_("Ikke bekreftet siden %(date)s. Spør før du drar.") % {"date": confirmed})
