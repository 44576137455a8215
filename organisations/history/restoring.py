"""An earlier version of a listing becomes what it says now."""

from django.db import transaction

from organisations.exchange.cells import CellFault, guarded
from organisations.exchange.checks import complaints, gaps_as_stored, new_gaps
from organisations.exchange.columns import BY_NAME
from organisations.exchange.drafting import changed_draft
from organisations.exchange.plan import Planned
from organisations.exchange.references import References
from organisations.exchange.saying import said_by_nobody_known
from organisations.exchange.storing import save_listings
from organisations.models import How, Listing, ListingVersion
from organisations.vocabulary import Status

from .differences import question
from .recording import acting

# Whose it is, whether it is shown and when it was confirmed are of today, whatever was restored.
STAYS = ("slug", "organisasjon", "status", "sist_bekreftet")


class RestoreFault(Exception):
    """The version cannot come back, and nothing is changed. `sentences` say why, in Norwegian."""

    def __init__(self, sentences: list[str]):
        self.sentences = sentences
        super().__init__(" ".join(sentences))


class RestoreGap(RestoreFault):
    """The version lacks what a visitor needs: it may come back as a draft, not to the site."""


@transaction.atomic
def restore(version: ListingVersion, *, by, stays: tuple[str, ...] = STAYS, as_draft: bool = False) -> Listing:
    """Let the listing say again what it said in that version; `as_draft` takes it off the site.

    Raises RestoreFault when it no longer fits, and RestoreGap when the site may not show it.
    """
    listing = Listing.objects.with_facts().select_for_update(of=("self",)).get(pk=version.listing_id)
    old_gaps = gaps_as_stored(listing)
    draft, changes = changed_draft(listing, _values(version, stays))
    hidden = _taken_off_the_site(draft.listing) if as_draft else set()
    _refuse_what_does_not_fit(draft, old_gaps)
    with acting(by=by, how=How.RESTORED):
        planned = [Planned(0, draft, changes)]
        save_listings(planned, also=said_by_nobody_known(planned) | hidden)
    return draft.listing


def _taken_off_the_site(listing: Listing) -> set[str]:
    """Make a published one a draft; the fields that this touched."""
    if listing.status != Status.PUBLISHED:
        return set()
    listing.status = Status.DRAFT
    return {"status"}


def _refuse_what_does_not_fit(draft, old_gaps) -> None:
    for fault, found in ((RestoreFault, complaints(draft)), (RestoreGap, new_gaps(draft, old_gaps))):
        if found:
            raise fault([sentence for _columns, sentence in found])


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
