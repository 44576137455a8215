"""What the lists have in common, for people and for programs: run a search, and fetch just the rows that are shown."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language

from groups.presentation.card import Card, card
from groups.search import bits, catalogue, clock, outside, sections, widening
from groups.search.search import Search
from organisations.models import Listing
from organisations.vocabulary import Form

# About two kilobytes each.
CARDS_KEPT = 4_000
# A listing, and how many kilometres away it is; None where that is unknown or does not matter.
Row = tuple[Listing, float | None]


def search_for(data: QueryDict) -> Search:
    """The search that these parameters ask for, now."""
    now = clock.now()
    return Search(data, catalogue.current(now), now)


def rows(search: Search, listings: QuerySet, *lists: list[int]) -> list[list[Row]]:
    """Lists of positions as lists of rows, out of `listings`; those of all of them are fetched together."""
    wanted = {search.catalogue.entries[position].pk for positions in lists for position in positions}
    stored = {listing.pk: listing for listing in listings.filter(pk__in=wanted)}
    return [list(_rows(search, stored, positions)) for positions in lists]


def _rows(search, stored, positions) -> Iterator[Row]:
    for position in positions:
        # A listing may have been withdrawn since the catalogue was made; then it is not shown.
        if listing := stored.get(search.catalogue.entries[position].pk):
            # From where one sits at home, a group on the net is no distance away.
            yield listing, search.distances.get(position) if Form.IN_PERSON in listing.forms else None


def cards(search: Search, *lists: list[int]) -> list[list[Card]]:
    """Lists of positions as lists of cards; those not made since the last change or quarter are fetched together."""
    made = search.catalogue.kept(("cards", search.now, get_language()), most=CARDS_KEPT)
    missing = {position for positions in lists for position in positions} - made.keys()
    if missing:
        made.update(_new_cards(search, missing))
    return [[made[one].at(search.known_km(one)) for one in positions if one in made] for positions in lists]


def _new_cards(search, positions) -> dict[int, Card]:
    position_of = {search.catalogue.entries[position].pk: position for position in positions}
    listings = Listing.objects.published().with_card().filter(pk__in=position_of)
    return {position_of[listing.pk]: card(listing, now=search.now) for listing in listings}


def shown(search: Search) -> tuple[list[list[int]], str]:
    """The positions of the page's hits and of the three sections beside them, and the sentence of the third."""
    wider = widening.wider(search)
    beside_hits = [sections.different_problems(search), sections.remote(search), wider.hits if wider else []]
    return [search.page_hits, *beside_hits], wider.sentence if wider else ""


def beside(search: Search) -> dict:
    """The hits of the page and the three sections beside them, as cards; `nearest` where neither is near anything."""
    lists, sentence = shown(search)
    hits, different, remote, wider, near = cards(search, *lists, _nearest(search, lists[0] + lists[-1]))
    found = {"cards": hits, "different": different, "remote": remote, "wider": wider, "nearest": near}
    return {**found, "wider_sentence": sentence}


def _nearest(search, shown_already) -> list[int]:
    meets_in_person = search.catalogue.with_any("form", [Form.IN_PERSON])
    if not (search.where and search.where.centres) or bits.of(shown_already) & meets_in_person:
        return []
    return outside.nearest_of_all(search)
