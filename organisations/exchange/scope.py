"""Whose listings an import may touch."""

from dataclasses import dataclass

from organisations.models import Listing, Organisation

from .cells import CellFault


@dataclass(frozen=True, slots=True)
class Scope:
    """One organisation and all below it; `Scope(None)` is every organisation, and only for who may edit all."""

    root: Organisation | None

    def listings(self):
        """All listings within it."""
        return Listing.objects.owned_below(self.root) if self.root else Listing.objects.all()

    def owner(self, stated: Organisation | None) -> Organisation:
        """The organisation that a cell means: the stated one, if it lies within, or the root. Raises CellFault."""
        if stated is None and self.root is None:
            raise CellFault("Her må det stå en organisasjon.")
        if stated and self.root and self.root.pk not in stated.lineage:
            raise CellFault(f"{stated.name} er ikke {self.root.name} og hører heller ikke til der.")
        return stated or self.root
