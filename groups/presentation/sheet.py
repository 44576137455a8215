"""What a sheet to take along says, in the language of the page: plain data that the page and the PDF both show.

A sheet lies on a kitchen table for weeks. So it has dates and no «today», whole addresses and no links, and only what
somebody needs who has never been there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from groups import helplines
from groups.helplines import Helpline
from organisations.models import Listing
from organisations.schedule import words as schedule_words
from organisations.vocabulary import Relation

from . import sheet_words
from .card import access_tag, stale_notice
from .fagfolk import never_a_name
from .gone import gone_words
from .group import audience_words
from .sketch import Sketch, sketch
from .spoken import language_of
from .ways import listing_ways
from .whole import whole

MOST_GROUPS = 6
# From so many on each says less, so that all of them have room in letters that can be read.
MANY_GROUPS = 3
LONGEST_SITE, LONGEST_ROLE_OF_MANY, LONGEST_HOURS_OF_MANY = 40, 25, 45
RELATIONS_OF_MANY = 3
# The numbers on a sheet, in this order: for life, for tonight, to talk to somebody.
ACUTE = ("ambulanse", "legevakt", "mental-helse", "rusinfo")


@dataclass(frozen=True)
class SheetDate:
    """A day on which one may come: «onsdag 2. desember kl. 18.00–20.00». `note`: what to ask about first, or empty."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class SheetContact:
    """Whom to call. Each may be empty, but not telephone, mail and site at once. `site` is written without https://."""

    role: str
    phone: str
    email: str
    site: str
    hours: str


@dataclass(frozen=True)
class SheetGroup:
    """One group on the sheet.

    `url` is what the QR code holds; `address` the same to be read and typed. `dates`: at most three, and only where a
    newcomer may come; then `way_in` says what to do first, if anything. Without dates `way_in` says how to join.
    `first_time` is empty where the sheet says it of all groups of that kind.
    `notice`: what must be read before going. `instead_of`: that the group that was chosen is gone, and why; this is
    then the nearest one.
    """

    slug: str
    name: str
    is_example: bool
    url: str
    address: str
    who: str
    rhythm: str
    dates: tuple[SheetDate, ...]
    way_in: tuple[str, ...]
    place: tuple[str, ...]
    directions: str
    sketch: Sketch | None
    first_time: str
    facts: tuple[str, ...]
    contact: SheetContact | None
    notice: str
    # Empty where the notice tells it.
    confirmed: str
    instead_of: str = ""
    # Of what its editors wrote, empty where it is the page's own; and which of the texts that can be ours are theirs.
    lang: str = ""
    own_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole sheet. `gone`: of chosen groups that are gone and have no other near, why; `acute`: numbers to call.

    `usual`: what happens the first time in each kind of group, where several on the sheet would have said the same.
    """

    heading: str
    intro: str
    usual: tuple[str, ...]
    groups: tuple[SheetGroup, ...]
    gone: tuple[str, ...]
    acute: tuple[Helpline, ...]
    abrupt: str
    never_a_name: str
    printed: str
    site: str

    @property
    def is_example(self) -> bool:
        """Whether a group on it does not exist."""
        return any(group.is_example for group in self.groups)


@dataclass(frozen=True)
class Chosen:
    """A listing that somebody chose. `instead`: of one that is gone the nearest living one, if there is one."""

    listing: Listing
    is_gone: bool = False
    instead: Listing | None = None


def sheet(chosen: Sequence[Chosen], *, now: datetime) -> Sheet:
    """The sheet with these listings, in their order."""
    groups = tuple(_groups(chosen, now))
    usual = _usual(chosen) if len(groups) > 1 else {}
    return Sheet(
        heading=_("Noen å snakke med"),
        intro=_("Her møter du andre som kjenner seg igjen. Du velger selv, og du kan ombestemme deg når du vil."),
        usual=tuple(f"{kind}: {sentence}" for sentence, kind in usual.items()),
        groups=tuple(replace(one, first_time="") if one.first_time in usual else one for one in groups),
        gone=tuple(gone_words(one.listing, now) for one in chosen if one.is_gone and one.instead is None),
        acute=tuple(_acute()),
        abrupt=_(
            "Har du drukket mye lenge, eller tatt benzodiazepiner eller GHB? Slutt ikke brått på egen hånd. "
            "Det kan være livsfarlig. Snakk med lege først."
        ),
        never_a_name=never_a_name(),
        printed=whole(_("Skrevet ut %(date)s") % {"date": sheet_words.full_date(now.date())}),
        site=_readable(settings.SITE_URL),
    )


def _acute() -> Iterable[Helpline]:
    """The numbers that are there: editors may have taken one away."""
    known = {line.key: line for line in helplines.all_helplines()}
    return (known[key] for key in ACUTE if key in known)


def _usual(chosen: Sequence[Chosen]) -> dict[str, str]:
    """What the first time is like where no owner has told it, and of which kind of group: said once for several."""
    told = [one.instead or one.listing for one in chosen if one.instead or not one.is_gone]
    silent = [listing for listing in told if not listing.first_time]
    found = Counter((sheet_words.usual_first_time(listing), access_tag(listing).text) for listing in silent)
    return {sentence: kind for (sentence, kind), count in found.items() if count > 1}


def _groups(chosen: Sequence[Chosen], now) -> Iterable[SheetGroup]:
    many = len(chosen) >= MANY_GROUPS
    for one in chosen:
        if not one.is_gone:
            yield sheet_group(one.listing, now=now, many=many)
        elif one.instead is not None:
            reason = _("%(reason)s Dette er den nærmeste gruppa vi vet om.") % {"reason": gone_words(one.listing, now)}
            yield replace(sheet_group(one.instead, now=now, many=many), instead_of=reason)


def sheet_group(listing: Listing, *, now: datetime, many: bool = False) -> SheetGroup:
    """One current listing as it stands on a sheet; with less to say where there are many. Asks for `with_sheet()`."""
    url = settings.SITE_URL + reverse("group_detail", args=[listing.slug])
    notice = stale_notice(listing, now)
    confirmed = whole(schedule_words.date_words(listing.confirmed_at, today=now.date()))
    return SheetGroup(
        slug=listing.slug,
        name=listing.name,
        is_example=listing.is_example,
        url=url,
        address=_readable(url),
        # In some languages the words go on with a place after a comma.
        who=audience_words(listing, most_relations=RELATIONS_OF_MANY if many else len(Relation)).rstrip(",") + ".",
        rhythm=whole(sheet_words.rhythm(listing, now)),
        dates=tuple(SheetDate(whole(text), note) for text, note in sheet_words.dates(listing, now, many=many)),
        way_in=tuple(whole(sentence) for sentence in sheet_words.way_in(listing, now)),
        place=tuple(sheet_words.place(listing, many=many)),
        directions="" if many or listing.hides_address else sheet_words.shortened(listing.directions),
        sketch=sketch(listing),
        first_time=sheet_words.first_time(listing, many=many),
        facts=tuple(sheet_words.facts(listing, many=many)),
        contact=_contact(listing, many),
        notice=notice,
        confirmed="" if confirmed in notice else _("Bekreftet %(date)s") % {"date": confirmed},
        lang=language_of(listing),
        own_words=tuple(sorted(sheet_words.own_words(listing, many=many))),
    )


def _contact(listing, many) -> SheetContact | None:
    ways = listing_ways(listing)
    if ways is None:
        return None
    # Of many groups each has one way to get in touch: the code leads to the others.
    return SheetContact(
        role="" if many and len(listing.contact_role) > LONGEST_ROLE_OF_MANY else listing.contact_role,
        phone=ways["phone"],
        email="" if many and ways["phone"] else ways["email"],
        site="" if many and (ways["phone"] or ways["email"]) else _site(ways),
        hours="" if many and len(ways["hours"]) > LONGEST_HOURS_OF_MANY else whole(ways["hours"]),
    )


def _site(ways) -> str:
    """The address of the site, else its name alone: nobody types a long one off paper."""
    address = _readable(ways["website"])
    return address if len(address) <= LONGEST_SITE else ways["website_text"]


def _readable(url: str) -> str:
    """An address as one reads and types it."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
