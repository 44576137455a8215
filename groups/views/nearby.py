"""What lies near a group: others for the same people."""

from django.http import QueryDict

from groups.search.catalogue import Catalogue
from groups.search.search import Search
from organisations.models import Listing
from organisations.vocabulary import AgeGroup

from .searching import search_for

# Further than anyone goes, so that there is always something nearest.
ANYWHERE_KM = "2000"


def near(listing: Listing, *, joinable: bool = False) -> tuple[Search, list[int]]:
    """A search around the group, and the positions of the others for the same people, the nearest first."""
    data = QueryDict(mutable=True)
    data.setlist("for", listing.audience)
    if listing.municipality_id:
        data["kommune"], data["avstand"] = listing.municipality_id, ANYWHERE_KM
    else:
        data.setlist("form", listing.forms)
    if joinable:
        data["bli-med"] = "ja"
    search = search_for(data)
    found = search.in_order(search.selection.listings & _open_to(listing, search.catalogue))
    return search, [position for position in found if search.catalogue.entries[position].pk != listing.pk]


def _open_to(listing: Listing, catalogue: Catalogue) -> int:
    """Groups that are not only for another gender or age: those would be no help."""
    genders = catalogue.unstated("kjonn") | catalogue.with_word("kjonn", listing.gender or "")
    # A group that states no age is for adults.
    ages = {listing.age_group or AgeGroup.ADULTS}
    if AgeGroup.YOUTH not in ages:
        ages.add(AgeGroup.ADULTS)
    return genders & catalogue.with_any("alder", ages)
