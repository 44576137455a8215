"""What the pages with lists have in common: run a search, and fetch just the rows that are shown."""

from django.http import QueryDict

from groups.presentation.card import Card, card
from groups.search import catalogue, clock, sections, widening
from groups.search.search import Search
from organisations.models import Listing
from organisations.vocabulary import Form


def search_for(data: QueryDict) -> Search:
    """The search that these parameters ask for, now."""
    now = clock.now()
    return Search(data, catalogue.current(now), now)


def cards(search: Search, *lists: list[int]) -> list[list[Card]]:
    """Lists of positions as lists of cards; the rows of all of them are fetched together."""
    wanted = {search.catalogue.entries[position].pk for positions in lists for position in positions}
    rows = {listing.pk: listing for listing in Listing.objects.published().with_facts().filter(pk__in=wanted)}
    return [list(_cards(search, rows, positions)) for positions in lists]


def _cards(search, rows, positions):
    for position in positions:
        # A listing may have been withdrawn since the catalogue was made; then it is not shown.
        if listing := rows.get(search.catalogue.entries[position].pk):
            # From where one sits at home, a group on the net is no distance away.
            km = search.distances.get(position) if Form.IN_PERSON in listing.forms else None
            yield card(listing, now=search.now, km=km)


def beside(search: Search) -> dict:
    """The hits of the page and the three sections beside them, as cards."""
    wider = widening.wider(search)
    hits, different, remote, widened = cards(
        search,
        search.page_hits,
        sections.different_problems(search),
        sections.remote(search),
        wider.hits if wider else [],
    )
    return {
        "cards": hits,
        "different": different,
        "remote": remote,
        "wider": widened,
        "wider_sentence": wider.sentence if wider else "",
    }
