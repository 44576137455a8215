"""What concerns a person can be taken out of all versions, and then no restoring brings it back."""

from django.db import transaction

from organisations.models import Listing

# What may be somebody's own, though it should be a role's.
PERSONAL_COLUMNS = ("kontakt_rolle", "kontakt_telefon", "kontakt_epost", "kontakt_tid", "mote_telefon")


@transaction.atomic
def erase(listing: Listing, columns=PERSONAL_COLUMNS) -> int:
    """Take the columns out of every version of the listing, the latest too; how many versions held any of it."""
    changed = []
    for version in listing.versions.select_for_update():
        found = [name for name in columns if name in version.cells]
        if found:
            version.cells = {name: cell for name, cell in version.cells.items() if name not in found}
            version.erased = sorted({*version.erased, *found})
            changed.append(version)
    listing.versions.bulk_update(changed, ["cells", "erased"])
    return len(changed)
