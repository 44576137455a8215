"""What stands beside the hits: groups for different problems, groups that meet anywhere, and wider searches."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.vocabulary import Composition, Form
from selvhjelp.places.distance import NO_BREAK_SPACE

from . import bits
from .search import Search
from .where import MOST_KM

MOST_BESIDE = 10
MOST_REMOTE = 5
NEAREST = 3
# What somebody cannot do without: kept by every section and every widening.
KEPT_BY_DIFFERENT = ("utenfor", "form", "kjonn", "alder", "sprak", "tilrettelagt")
PLACE = ("sted", "kommune", "fylke", "utenfor")
# In this order, after the distance.
WIDENED = ("tid", "ukedag", "tema", "tilgang")
DISTANCES = (100, 200, MOST_KM)


def different_problems(search: Search) -> list[int]:
    """`heterogene`: at most ten groups where people have different problems, those one can join first.

    Whoever looks for one kind of group is shown that the other exists. Empty when the search itself asks which.
    """
    if "sammensetning" in search.values:
        return []
    catalogue = search.catalogue
    suitable = search.selection.only(*KEPT_BY_DIFFERENT).listings & ~search.selection.listings
    suitable &= catalogue.with_word("sammensetning", Composition.DIFFERENT)
    there = _in_place(search, suitable)
    if not there and search.where and search.where.can_widen:
        return search.in_order(suitable & bits.of(search.distances))[:NEAREST]
    joinable = catalogue.with_word("bli-med", "ja")
    return (search.in_order(there & joinable) + search.in_order(there & ~joinable))[:MOST_BESIDE]


def remote(search: Search) -> list[int]:
    """`digitale`: with a place, at most five that meet on the net or by telephone and suit otherwise."""
    if not any(name in search.values for name in ("sted", "kommune", "fylke")) or "sted" in search.problems:
        return []
    meets_anywhere = search.catalogue.with_any("form", [Form.ONLINE, Form.PHONE])
    suitable = search.selection.without(*PLACE).listings & meets_anywhere & ~search.selection.listings
    return search.in_order(suitable)[:MOST_REMOTE]


@dataclass(frozen=True)
class Wider:
    """`utvidet`: what a wider search finds, and a sentence that says how it is wider."""

    sentence: str
    hits: list[int]


def wider(search: Search) -> Wider | None:
    """At most ten hits of the first wider search that has any; None when the search has hits of its own.

    Distance is given up first, then time, weekday, theme and access. What is never given up: for whom, gender, age,
    whether one may come intoxicated or on LAR, what must be accessible, language and the way of meeting.
    """
    if search.count or search.problems:
        return None
    given_up: tuple[str, ...] = ()
    for name in (None, *WIDENED):
        given_up += (name, "dag") if name == "tid" else (name,) if name else ()
        selection = search.selection.without(*given_up)
        for km, listings in _distances(search, selection):
            if listings:
                return Wider(_sentence(search, km, given_up), search.in_order(listings)[:MOST_BESIDE])
    return None


def _distances(search, selection):
    """The same search as it is, and then further and further away."""
    yield None, selection.listings
    if search.where and search.where.can_widen:
        elsewhere = selection.without("sted", "kommune", "fylke").listings
        for km in DISTANCES:
            yield km, elsewhere & bits.of(search.where.distances(search.catalogue, km))


def _sentence(search, km, given_up):
    dropped = [name for name in given_up if name in search.values]
    parts = [_("Vi fant ingen grupper som passer til alt du valgte.")]
    if dropped:
        labels = [str(search.parameters.filters[name].label).rstrip("?").lower() for name in dropped]
        parts.append(_("Her har vi sett bort fra: %(what)s.") % {"what": ", ".join(labels)})
    if km == MOST_KM:
        parts.append(_("Dette er de nærmeste."))
    elif km:
        parts.append(_("Disse ligger inntil %(km)s unna.") % {"km": f"{km}{NO_BREAK_SPACE}km"})
    return " ".join(parts)


def _in_place(search, listings):
    for where in search.parameters.where.values():
        listings &= where.listings(search.catalogue)
    return listings & search.selection.terms.get("fylke", listings)
