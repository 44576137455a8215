"""An earlier version of a listing becomes what it says now."""

from django.db import transaction

from organisations.exchange.cells import CellFault, guarded
from organisations.exchange.checks import complaints
from organisations.exchange.columns import BY_NAME
from organisations.exchange.drafting import changed_draft
from organisations.exchange.plan import Planned
from organisations.exchange.references import References
from organisations.exchange.saying import said_by_nobody_known
from organisations.exchange.storing import save_listings
from organisations.models import How, Listing, ListingVersion

from .differences import question
from .recording import acting

# Whose it is, whether it is shown and when it was confirmed are of today, whatever was restored.
STAYS = ("slug", "organisasjon", "status", "sist_bekreftet")


class RestoreFault(Exception):
    """The version cannot come back, and nothing is changed. `sentences` say why, in Norwegian."""

    def __init__(self, sentences: list[str]):
        self.sentences = sentences
        super().__init__(" ".join(sentences))


@transaction.atomic
def restore(version: ListingVersion, *, by, stays: tuple[str, ...] = STAYS) -> Listing:
    """Let the listing say again what it said in that version. Raises RestoreFault when it no longer fits."""
    listing = Listing.objects.with_facts().select_for_update(of=("self",)).get(pk=version.listing_id)
    draft, changes = changed_draft(listing, _values(version, stays))
    if faults := complaints(draft):
        raise RestoreFault([sentence for _columns, sentence in faults])
    with acting(by=by, how=How.RESTORED):
        planned = [Planned(0, draft, changes)]
        save_listings(planned, also=said_by_nobody_known(planned))
    return draft.listing


def _values(version: ListingVersion, stays: tuple[str, ...]) -> dict:
    references = References([version.cells.get("postnummer", "")])
    values, faults = {}, []
    for name, column in BY_NAME.items():
        if name in stays or name in version.erased:
            continue
        try:
            values[name] = column.resolve(column.read(guarded(version.cells.get(name, "")), None), references)
        except CellFault as fault:
            faults.append(f"{question(column)}: {fault}")
    if faults:
        raise RestoreFault(faults)
    return values
