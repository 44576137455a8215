"""What stands beside the hits: groups for different problems, and groups that meet anywhere."""

from groups.filters import PLACES, READ_PLACE
from organisations.vocabulary import Composition, Form

from . import bits
from .search import Search

MOST_BESIDE = 10
MOST_REMOTE = 5
NEAREST = 3
# What somebody cannot do without, however different the group.
KEPT_BY_DIFFERENT = ("utenfor", "form", "kjonn", "alder", "sprak", "tilrettelagt")
PLACE = (*PLACES, READ_PLACE)
# Without a good place, or with a bad distance from it, nobody knows what lies near.
ABOUT_PLACE = (*PLACES, "avstand", "utenfor")


def different_problems(search: Search) -> list[int]:
    """`heterogene`: at most ten groups where people have different problems, those one can join first.

    Whoever looks for one kind of group is shown that the other exists. None within the distance: the three nearest.
    Empty when the search itself asks for same or different problems.
    """
    if "sammensetning" in search.values or _place_is_unclear(search):
        return []
    suitable = search.selection.only(*KEPT_BY_DIFFERENT).listings & ~search.selection.listings
    suitable &= search.catalogue.with_word("sammensetning", Composition.DIFFERENT)
    there = _in_place(search, suitable)
    if search.where and not there:
        return nearest(search, suitable)[:NEAREST]
    joinable = search.catalogue.with_word("bli-med", "ja")
    return (search.in_order(there & joinable) + search.in_order(there & ~joinable))[:MOST_BESIDE]


def remote(search: Search) -> list[int]:
    """`digitale`: with a place, at most five that meet on the net or by telephone and suit otherwise."""
    if not search.where or _place_is_unclear(search):
        return []
    meets_anywhere = search.catalogue.with_any("form", [Form.ONLINE, Form.PHONE])
    suitable = search.selection.without(*PLACE).listings & meets_anywhere & ~search.selection.listings
    return search.in_order(suitable)[:MOST_REMOTE]


def nearest(search: Search, listings: int) -> list[int]:
    """The positions of those listings that lie somewhere, the nearest to the place searched in first."""
    distances = search.catalogue.distances(search.where.centres)
    return sorted(bits.positions(listings & distances.placed), key=distances.km.__getitem__)


def _in_place(search, listings):
    for where in search.parameters.where.values():
        listings &= where.listings(search.catalogue)
    return listings


def _place_is_unclear(search):
    return any(name in search.problems for name in ABOUT_PLACE)
