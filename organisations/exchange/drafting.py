"""What one row makes of a listing: a new draft, or the stored one with its changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from organisations.models import Listing
from organisations.models.listing import hides_by_default

from .columns import BY_NAME, COLUMNS
from .draft import Draft

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a listing before and after, as they would stand in a file."""

    column: str
    before: str
    after: str


def new_draft(values: Values) -> tuple[Draft, tuple[Change, ...]]:
    """A listing with these values and nothing else, and all that it states."""
    draft = Draft(Listing())
    for name, value in _with_hiding(values, None).items():
        BY_NAME[name].put(draft, value)
    cells = ((column.name, column.write(column.get(draft))) for column in COLUMNS)
    return draft, tuple(Change(name, "", cell) for name, cell in cells if cell)


def changed_draft(listing: Listing, values: Values) -> tuple[Draft, tuple[Change, ...]]:
    """The stored listing with what the values make different, and each difference."""
    draft = Draft.of(listing)
    return draft, tuple(_changes(draft, _with_hiding(values, listing)))


def _changes(draft: Draft, values: Values) -> Iterator[Change]:
    for name, value in values.items():
        column = BY_NAME[name]
        stored = column.get(draft)
        if stored == value or name == "slug":
            continue
        # What differs only in form (CR LF, the order of a list) stays as it is.
        if column.meaning(stored) != column.meaning(value):
            yield Change(name, column.write(stored), column.write(value))
            column.put(draft, value)


def _with_hiding(values: Values, listing: Listing | None) -> Values:
    """The values with an answer to whether the address is hidden, where the file leaves it open.

    A closed group's address is hidden, an open one's is shown; one that is hidden already is never shown by a silence.
    """
    says_nothing = values.get("skjul_adresse") is None
    if not says_nothing or (listing and "skjul_adresse" not in values):
        return values
    access = values.get("tilgang", listing and listing.access)
    closes = hides_by_default(access) and (listing is None or not hides_by_default(listing.access))
    return {**values, "skjul_adresse": closes or bool(listing and listing.hides_address)}
