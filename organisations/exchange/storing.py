"""The only place where the exchange writes listings.

Thousands at a time, so not by `Listing.save()`: what that does beside storing is done here, and whatever it comes to do
(search text) has its two places here, `add_listings` and `save_listings`, before they return. Each gets whole listings,
and `Planned.changes` says what is different. Every version of a listing is kept, see `organisations.history`.
"""

from collections.abc import Iterable, Sequence

from organisations.history.recording import keep, keep_first
from organisations.models import Listing, Meeting
from selvhjelp.places.slugs import norwegian_sort_key

from .columns import BY_NAME
from .plan import Planned

THEME, LANGUAGE = Listing.themes.through, Listing.languages.through
# For each relation of a draft: the model of its rows, and how one is made.
RELATED_ROWS = {
    "themes": (THEME, lambda listing, theme: THEME(listing=listing, theme=theme)),
    "languages": (LANGUAGE, lambda listing, language: LANGUAGE(listing=listing, language=language)),
    "meetings": (Meeting, lambda listing, rule: Meeting.from_rule(rule, listing=listing)),
}


def add_listings(planned: Sequence[Planned]) -> None:
    """Store new listings with their meetings, themes and languages, in four statements."""
    listings = [each.listing for each in planned]
    _derive(listings)
    Listing.objects.bulk_create(listings)
    for relation in RELATED_ROWS:
        _hang_on(planned, relation)
    keep(listings)


def save_listings(planned: Sequence[Planned], *, also: Iterable[str] = ()) -> None:
    """Store what is different about known listings. Their rows are locked by the plan since they were read.

    `also`: fields that no column holds and that the caller has set.
    """
    fields = {BY_NAME[change.column].field for each in planned for change in each.changes}
    listings = [each.listing for each in planned]
    keep_first(listings)
    _derive(listings)
    # One statement for all, however many fields; bulk_update would write a CASE for every cell.
    Listing.objects.bulk_create(
        listings,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=sorted(fields.difference(RELATED_ROWS) | {"sort_key", "updated_at", *also}),
    )
    for relation in fields.intersection(RELATED_ROWS):
        _replace(planned, relation)
    keep(listings)


def _derive(listings: Iterable[Listing]) -> None:
    for listing in listings:
        listing.sort_key = norwegian_sort_key(listing.name)


def _replace(planned: Sequence[Planned], relation: str) -> None:
    concerned = [each for each in planned if any(BY_NAME[c.column].field == relation for c in each.changes)]
    rows, _make = RELATED_ROWS[relation]
    rows.objects.filter(listing__in=[each.listing for each in concerned]).delete()
    _hang_on(concerned, relation)


def _hang_on(planned: Sequence[Planned], relation: str) -> None:
    rows, make = RELATED_ROWS[relation]
    rows.objects.bulk_create(make(each.listing, item) for each in planned for item in each.draft.related[relation])
