"""Which listing a row is: the one with its slug; without one, that organisation's of the same name and municipality."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from organisations.models import Listing, Organisation

from .cells import CellFault, normal

_AMBIGUOUS = "{} grupper hos {} heter «{}» på samme sted. Skriv i kolonnen slug hvilken du mener: {}."


class Matcher:
    """All listings of the scope, and the slugs that stand outside it."""

    def __init__(self, listings: Iterable[Listing], taken: Iterable[str]):
        """`taken`: every slug of the database."""
        self.by_slug = {listing.slug: listing for listing in listings}
        self.taken = frozenset(taken)
        self._by_name: dict[tuple, list[Listing]] = defaultdict(list)
        for listing in self.by_slug.values():
            self._by_name[listing.organisation_id, normal(listing.name)].append(listing)

    def find(self, values: Mapping[str, Any], owner: Organisation | None) -> Listing | None:
        """The listing that the row's values name, or None for a new one. Raises CellFault."""
        if slug := values.get("slug"):
            return self._with_slug(slug)
        if owner is None or "navn" not in values:
            raise CellFault("Uten slug må raden ha navn, og si hvilken organisasjon gruppa hører til.")
        return self._named(owner, values)

    def _with_slug(self, slug: str) -> Listing | None:
        if slug in self.taken and slug not in self.by_slug:
            raise CellFault(f"Gruppa «{slug}» hører til en annen organisasjon.")
        return self.by_slug.get(slug)

    def _named(self, owner: Organisation, values: Mapping[str, Any]) -> Listing | None:
        found = [
            listing
            for listing in self._by_name[owner.pk, values["navn"]]
            if "kommune" not in values or listing.municipality == values["kommune"]
        ]
        if len(found) > 1:
            slugs = ", ".join(sorted(listing.slug for listing in found))
            raise CellFault(_AMBIGUOUS.format(len(found), owner.name, values["navn"], slugs))
        return found[0] if found else None
