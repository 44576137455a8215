"""Listings as rows of text that the import reads back."""

from collections.abc import Iterator

from django.db.models.functions import Collate

from organisations.models import Listing

from .cells import guarded
from .columns import COLUMNS
from .draft import Draft
from .scope import Scope

CHUNK = 500


def export_rows(scope: Scope) -> Iterator[list[str]]:
    """The header, then every listing in scope, published or not, in the order of their slugs on any server."""
    yield [column.name for column in COLUMNS]
    listings = scope.listings().with_facts().order_by(Collate("slug", "C"))
    for listing in listings.iterator(chunk_size=CHUNK):
        yield export_row(listing)


def export_row(listing: Listing) -> list[str]:
    """One listing as the cells of a file."""
    draft = Draft.of(listing)
    return [guarded(column.write(column.get(draft))) for column in COLUMNS]
