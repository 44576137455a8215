"""Whose listings an import may touch."""

from dataclasses import dataclass

from organisations.models import Listing, Organisation

from .cells import CellFault


@dataclass(frozen=True, slots=True)
class Scope:
    """One organisation and all below it; without a root every organisation, and only for who may edit all.

    `examples_only`: nothing that a real organisation owns, whatever a file says.
    """

    root: Organisation | None
    examples_only: bool = False

    def listings(self):
        """All listings within it."""
        listings = Listing.objects.owned_below(self.root) if self.root else Listing.objects.all()
        return listings.filter(organisation__is_example=True) if self.examples_only else listings

    def owner(self, stated: Organisation | None) -> Organisation:
        """The organisation that a cell means: the stated one, if it lies within, or the root. Raises CellFault."""
        owner = stated or self.root
        if owner is None:
            raise CellFault("Her må det stå en organisasjon.")
        if self.root and self.root.pk not in owner.lineage:
            raise CellFault(f"{owner.name} er ikke {self.root.name} og hører heller ikke til der.")
        if self.examples_only and not owner.is_example:
            raise CellFault(f"{owner.name} er ikke et eksempel, og kan ikke eie eksempler.")
        return owner
