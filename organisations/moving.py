"""What happens to listings and organisations when a later register merges, splits or renames their municipality."""

from django.db.models import Q
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.history.recording import acting, keep, keep_first
from organisations.models import How, Listing, Organisation
from selvhjelp.places.signals import municipality_merged, municipality_split


@receiver(municipality_merged)
def move_to_successor(sender, old, new, **kwargs) -> list[str]:
    """Everything in the old municipality belongs to the one that took it over."""
    listings = _move(Listing.objects.filter(municipality=old), new)
    Organisation.objects.filter(municipality=old).update(municipality=new)
    for organisation in Organisation.objects.filter(covers_municipalities=old):
        organisation.covers_municipalities.remove(old)
        organisation.covers_municipalities.add(new)
    names = {"old": old.name, "new": new.name, "count": listings}
    sentence = ngettext(
        "%(old)s er nå %(new)s. Flyttet %(count)d gruppe.",
        "%(old)s er nå %(new)s. Flyttet %(count)d grupper.",
        listings,
    )
    return [sentence % names] if listings else []


@receiver(municipality_split)
def ask_where_they_belong(sender, old, successors, **kwargs) -> list[str]:
    """Nobody but a person can say in which part each group lies; a postal code tells it for those that have one."""
    _place_by_postal_code(old, successors)
    _cover_all_parts(old, successors)
    names = ", ".join(municipality.name for municipality in successors)
    return [
        _("%(slug)s «%(name)s» lå i %(old)s, som er delt i %(names)s. Velg kommune for gruppa.")
        % {"slug": listing.slug, "name": listing.name, "old": old.name, "names": names}
        for listing in Listing.objects.filter(municipality=old).filter(_unplaced(old)).order_by("slug")
    ]


def _place_by_postal_code(old, successors):
    codes = {municipality.code for municipality in successors}
    known = Listing.objects.filter(municipality=old, postal_code__municipality__in=codes)
    for code in set(known.values_list("postal_code__municipality", flat=True)):
        _move(known.filter(postal_code__municipality=code), code)


def _move(listings, to) -> int:
    """Put them in another municipality, with a version by nobody of each that this changes; how many there were."""
    listings = list(listings)
    keep_first(listings)
    with acting(by=None, how=How.REGISTER):
        Listing.objects.filter(pk__in=[listing.pk for listing in listings]).update(municipality=to)
        keep(listings)
    return len(listings)


def _cover_all_parts(old, successors):
    for organisation in Organisation.objects.filter(covers_municipalities=old):
        if old not in successors:
            organisation.covers_municipalities.remove(old)
        organisation.covers_municipalities.add(*successors)


def _unplaced(old) -> Q:
    """Those whose postal code does not say that they are in the old municipality still."""
    return Q(postal_code=None) | ~Q(postal_code__municipality=old)
