"""Which groups somebody has chosen for a sheet: they stand in the address, and nowhere else."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.presentation.gone import is_gone
from groups.presentation.sheet import MOST_GROUPS, Chosen
from groups.search import clock
from groups.search.fields import shortened
from organisations.models import Listing

from .nearby import near

PARAMETER = "gruppe"
# An address may name more; nobody reads so many names.
MOST_READ = 50


@dataclass(frozen=True)
class Choice:
    """What was chosen. `problems`: sentences on what is wrong; a sheet can still be made when `chosen` is not empty.

    `listings`: those that exist, gone ones too, in the order of the address; more than six when it is too many.
    """

    slugs: tuple[str, ...]
    listings: tuple[Listing, ...]
    chosen: tuple[Chosen, ...]
    problems: tuple[str, ...]
    now: datetime


def read(parameters: QueryDict) -> Choice:
    """The groups that `gruppe` names. None, unknown ones and more than six are problems, with words for each."""
    now = clock.now()
    slugs = tuple(dict.fromkeys(slug for slug in parameters.getlist(PARAMETER) if slug))[:MOST_READ]
    # The database refuses some characters; no group is called so.
    askable = [slug for slug in slugs if slug.isprintable()]
    stored = {listing.slug: listing for listing in Listing.objects.known().with_sheet().filter(slug__in=askable)}
    listings = tuple(stored[slug] for slug in slugs if slug in stored)
    too_many = len(listings) > MOST_GROUPS
    return Choice(
        slugs=slugs,
        listings=listings,
        chosen=() if too_many else tuple(_chosen(listings, now)),
        problems=tuple(_problems(slugs, stored)),
        now=now,
    )


def _problems(slugs, stored):
    if not slugs:
        yield _("Du har ikke valgt noen grupper ennå.")
    for slug in slugs:
        if slug not in stored:
            yield _("Vi finner ingen gruppe med adressen «%(slug)s».") % {"slug": shortened(slug)}
    surplus = len(stored) - MOST_GROUPS
    if surplus > 0:
        yield ngettext(
            "Det er plass til seks grupper på arket, og du har valgt %(count)d. Ta bort %(surplus)d gruppe.",
            "Det er plass til seks grupper på arket, og du har valgt %(count)d. Ta bort %(surplus)d grupper.",
            surplus,
        ) % {"count": len(stored), "surplus": surplus}


def _chosen(listings, now):
    """Each as it is; for one that is gone the nearest that one can join, which is not on the sheet already."""
    taken = {listing.pk for listing in listings}
    nearest = {}
    for listing in listings:
        if is_gone(listing, now) and (pk := _nearest(listing, taken)):
            nearest[listing.pk] = pk
            taken.add(pk)
    stored = _current(nearest.values(), now)
    for listing in listings:
        yield Chosen(listing, is_gone(listing, now), stored.get(nearest.get(listing.pk)))


def _nearest(listing, taken) -> int | None:
    search, positions = near(listing, joinable=True)
    pks = (search.catalogue.entries[position].pk for position in positions)
    return next((pk for pk in pks if pk not in taken), None)


def _current(pks, now) -> dict[int, Listing]:
    if not pks:
        return {}
    return Listing.objects.current(now.date()).with_sheet().in_bulk(list(pks))
