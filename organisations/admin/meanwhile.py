"""Two people at the same page: what the other one has saved since it was opened."""

from organisations.history.differences import Words
from organisations.models import Listing, ListingVersion

# An address never changes, and a confirmation in the meantime takes nothing from anybody.
UNTOLD = ("slug", "sist_bekreftet")


def latest_number(listing: Listing) -> int:
    """The number of the latest version; 0 for a listing without a history."""
    if not listing.pk:
        return 0
    return listing.versions.order_by("-number").values_list("number", flat=True).first() or 0


def changed_by_others(listing: Listing, *, seen: int) -> list[str]:
    """What has been changed since version `seen`, a sentence each. The listing is locked until the transaction ends."""
    Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    latest = listing.versions.select_related("by").order_by("-number").first()
    if latest is None or latest.number <= seen:
        return []
    # A listing that had no history when the page was opened got its first version just before the other's change.
    opened = listing.versions.filter(number=max(seen, 1)).first() or ListingVersion(cells={})
    found = [one for one in Words().differences(opened, latest) if one.column not in UNTOLD]
    return [f"{one.question}: var «{one.before}», er nå «{one.after}»." for one in found]
