"""A search as programs read it: the very hits of the page, and what stands beside them."""

from groups.search.search import Search
from groups.views.searching import rows, shown
from organisations.models import Listing

from .disclosed import PublicListing
from .results import GroupSerializer

# One for all: making a serializer copies its fifty fields.
GROUP = GroupSerializer()


def results(search: Search, *lists: list[int]) -> list[list[dict]]:
    """Lists of positions as lists of results; the rows of all of them are fetched together."""
    found = rows(search, Listing.objects.published().with_facts(), *lists)
    return [[_result(listing, search, km) for listing, km in listed] for listed in found]


def _result(listing, search, km) -> dict:
    return GROUP.to_representation(PublicListing(listing, now=search.now, km=km))


def answer(search: Search) -> dict:
    """The results and the three sections."""
    lists, sentence = shown(search)
    hits, different, remote, wider = results(search, *lists)
    return {
        "results": hits,
        "heterogene": different,
        "digitale": remote,
        "utvidet": {"setning": sentence, "results": wider} if sentence else None,
    }
