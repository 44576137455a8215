"""What professionals are shown. Only what lies under this name may speak of patients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.models import Listing, Organisation
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Audience, Goal, Intoxicated, Lar, MeetingKind, SignUp, Worldview
from selvhjelp.places.distance import kilometres_in_words

from . import sheet_words
from .card import pause_words, stale_notice, way_in
from .place import asking_for, remote_forms, short_place, way_online
from .spoken import language_of, language_of_place
from .ways import listing_ways, organisation_ways
from .whole import whole


def never_a_name() -> str:
    """What stands wherever somebody is about to put pen to a sheet."""
    return _("Skriv aldri pasientens navn på arket.")


@dataclass(frozen=True)
class Row:
    """One thing that decides: «Ruset: Kan komme for å lytte». `missing`: how it is named where nobody has said."""

    label: str
    value: str
    missing: str = ""


@dataclass(frozen=True)
class ProfessionalCard:
    """A group as somebody with five minutes reads it. `unknown`: what the group has not said, in one line.

    `reach`: on paper, the number to call, or the address of the page that tells how.
    """

    slug: str
    name: str
    url: str
    lang: str
    place_lang: str
    place_text: str
    distance_text: str
    organisation_name: str
    organisation_url: str
    access: str
    is_open: bool
    way_in: str
    next_date: str
    rhythm: str
    rows: tuple[Row, ...]
    unknown: str
    confirmed: str
    notice: str
    reach: str
    is_example: bool


def professional_card(
    listing: Listing,
    km: float | None,
    visiting: Mapping[int, Organisation],
    *,
    now: datetime,
    is_somewhere: bool = True,
) -> ProfessionalCard:
    """The card of a listing. `visiting`: by id the organisations that gladly come and tell. Asks for `with_sheet()`.

    `is_somewhere` False: shown for its meetings on the net, so where it lies does not matter.
    """
    stated = list(_rows(listing, visiting))
    unknown = [row.missing for row in stated if not row.value]
    return ProfessionalCard(
        slug=listing.slug,
        name=listing.name,
        url=reverse("group_detail", args=[listing.slug]),
        lang=language_of(listing),
        place_lang=language_of_place(listing) if is_somewhere else "",
        place_text=short_place(listing) if is_somewhere else remote_forms(listing),
        distance_text=kilometres_in_words(km) if is_somewhere and km is not None else "",
        organisation_name=listing.organisation.name,
        organisation_url=reverse("organisation_detail", args=[listing.organisation.slug]),
        access=_("Åpen") if listing.is_open else _("Lukket"),
        is_open=listing.is_open,
        way_in=whole(how_to_come(listing, now, is_somewhere=is_somewhere)),
        next_date=_next_date(listing, now),
        rhythm=whole(sheet_words.rhythm(listing, now)),
        rows=tuple(row for row in stated if row.value),
        unknown=_("Ikke oppgitt: %(what)s. Spør gruppa.") % {"what": ", ".join(unknown)} if unknown else "",
        confirmed=whole(
            _("Bekreftet %(date)s") % {"date": schedule_words.date_words(listing.confirmed_at, today=now.date())}
        ),
        notice=stale_notice(listing, now),
        reach=_reach(listing),
        is_example=listing.is_example,
    )


def _reach(listing) -> str:
    ways = listing_ways(listing)
    if ways and ways["phone"]:
        return _("Ring %(phone)s") % {"phone": whole(ways["phone"])}
    return reverse("group_detail", args=[listing.slug])


def _next_date(listing, now) -> str:
    """The day itself, since the page is printed too; and that it is today."""
    meetings = sheet_words.meetings(listing, now)
    if not meetings:
        return ""
    date = sheet_words.dates(listing, now)[0][0]
    is_today = meetings[0].start.date() == now.date()
    return whole(_("%(date)s (i dag)") % {"date": date} if is_today else date)


def how_to_come(listing: Listing, now: datetime, *, is_somewhere: bool = True) -> str:
    """May one just come: a few words. `is_somewhere` False: from afar, also where others come in through a door."""
    if pause := pause_words(listing, now):
        return pause
    if not listing.is_open:
        return way_in(listing, now)
    asks_first = listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION)
    if asks_first:
        return _("Ta kontakt før første gang")
    asked = way_online(listing) if is_somewhere else asking_for(listing)
    return asked.rstrip(".") or _("Bare kom")


def _rows(listing, visiting) -> Iterator[Row]:
    """What decides, always in the same order; empty where the group has not said."""
    if listing.audience != [Audience.RELATIVES]:
        intoxicated = INTOXICATED[listing.intoxicated]() if listing.intoxicated else ""
        yield Row(_("Ruset"), intoxicated, _("om man kan komme ruset"))
        yield Row(_("LAR"), LAR[listing.lar]() if listing.lar else "", _("LAR"))
        yield Row(_("Mål"), str(Goal(listing.goal).label) if listing.goal else "", _("mål"))
    yield Row(_("Livssyn"), str(Worldview(listing.worldview).label) if listing.worldview else "", _("livssyn"))
    yield Row(_("Se selv"), sit_in(listing), _("om du kan sitte med"))
    if visitor := _visitor(listing, visiting):
        words = _("Kommer gjerne og forteller")
        if visitor.pk != listing.organisation_id:
            words = _("%(organisation)s kommer gjerne og forteller") % {"organisation": visitor.name}
        yield Row(_("Besøk"), words)


INTOXICATED = {
    Intoxicated.YES: lambda: _("Kan komme ruset"),
    Intoxicated.LISTEN: lambda: _("Kan komme ruset, for å lytte"),
    Intoxicated.NO: lambda: _("Må være rusfri på møtet"),
}
LAR = {
    Lar.WELCOME: lambda: _("Velkommen"),
    Lar.LISTEN: lambda: _("Kan lytte"),
}


def sit_in(listing: Listing) -> str:
    """Whether a professional may sit in on a meeting, and on which."""
    if not listing.is_open:
        return _("Nei, bare for deltakerne")
    meetings = list(listing.meetings.all())
    for_everyone = [meeting for meeting in meetings if meeting.kind == MeetingKind.EVERYONE]
    if for_everyone and len(for_everyone) == len(meetings):
        return _("Du kan selv komme og se")
    if for_everyone:
        described = ", ".join(filter(None, (schedule_words.describe(meeting.rule) for meeting in for_everyone)))
        return whole(_("Du kan selv komme og se %(when)s") % {"when": described})
    known = all(meeting.kind == MeetingKind.CONCERNED for meeting in meetings) and meetings
    return _("Nei, bare for dem det gjelder") if known else ""


def _visitor(listing, visiting) -> Organisation | None:
    """The group's own organisation, else the nearest one above it that gladly comes."""
    return next((visiting[pk] for pk in reversed(listing.organisation.lineage) if pk in visiting), None)


def visitors(listings: list[Listing], visiting: Mapping[int, Organisation]) -> list[dict]:
    """Those that gladly come and tell, of the groups shown: each once, with how to reach them."""
    found = dict.fromkeys(visitor for listing in listings if (visitor := _visitor(listing, visiting)))
    return [
        {
            "name": one.name,
            "url": reverse("organisation_detail", args=[one.slug]),
            "contact": organisation_ways(one),
            "is_example": one.is_example,
        }
        for one in found
    ]
