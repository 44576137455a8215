"""Versions are kept by whoever writes a listing, when all of it has been written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Max

from organisations.exchange.columns import COLUMNS
from organisations.exchange.draft import Draft
from organisations.models import How, Listing, ListingVersion

_acting: ContextVar[tuple] = ContextVar("acting", default=(None, How.IMPORT))


@contextmanager
def acting(*, by, how: How) -> Iterator[None]:
    """Whatever is written within is kept as done by this user (None: by nobody in particular) in this way."""
    token = _acting.set((by, how))
    try:
        yield
    finally:
        _acting.reset(token)


@contextmanager
def changing(listing: Listing, *, by, how: How) -> Iterator[None]:
    """Keep the listing as it was, if nothing of it is kept yet, and as it is afterwards."""
    keep_first([listing])
    with acting(by=by, how=how):
        yield
        keep([listing])


def keep(listings: Iterable[Listing]) -> None:
    """Keep a version of each of the stored listings that is unlike its latest one. Four statements for any number."""
    by, how = _acting.get()
    listings = _as_stored(listings)
    latest = _latest(listings)
    ListingVersion.objects.bulk_create(
        ListingVersion(listing=listing, number=_number(latest.get(listing.pk)), by=by, how=how, cells=cells)
        for listing, cells in ((listing, cells_of(listing)) for listing in listings)
        if listing.pk not in latest or latest[listing.pk].cells != cells
    )


def keep_first(listings: Iterable[Listing]) -> None:
    """Before a change: keep what there is of those that have no history yet."""
    unkept = Listing.objects.filter(pk__in=[listing.pk for listing in listings], versions=None)
    if unkept.exists():
        with acting(by=None, how=How.BEFORE):
            keep(unkept)


def cells_of(listing: Listing) -> dict[str, str]:
    """What a file would say of the listing, without the empty cells."""
    draft = Draft.of(listing)
    written = ((column.name, column.write(column.get(draft))) for column in COLUMNS)
    return {name: cell for name, cell in written if cell}


def _as_stored(listings) -> list[Listing]:
    return list(Listing.objects.with_facts().filter(pk__in=[listing.pk for listing in listings]))


def _latest(listings) -> dict[int, ListingVersion]:
    newest = ListingVersion.objects.filter(listing__in=listings).values("listing").annotate(newest=Max("number"))
    numbers = {row["listing"]: row["newest"] for row in newest}
    versions = ListingVersion.objects.filter(listing__in=listings, number__in=set(numbers.values()))
    return {version.listing_id: version for version in versions if version.number == numbers[version.listing_id]}


def _number(latest: ListingVersion | None) -> int:
    return latest.number + 1 if latest else 1
