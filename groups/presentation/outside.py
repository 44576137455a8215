"""Ways out of the list of a municipality: a little further, and for those whom everyone knows there somewhere else."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.search import outside
from groups.search.search import Search
from organisations.vocabulary import Form
from selvhjelp.places.distance import NO_BREAK_SPACE
from selvhjelp.places.place import Place

from .address import ListAddress

# Kilometres; the first within which there is more.
A_LITTLE_FURTHER = (60, 100, 200)


def links(search: Search, place: Place) -> list[dict]:
    """{label, url} of each list that has something in it; every other filter comes along as far as it can."""
    km, names = outside.not_in(search, place.code)
    found = []
    if km and place.code not in search.values.get("utenfor", ()):
        away = {"kommune": [place.code], "utenfor": [place.code], "avstand": [str(km)]}
        found.append(_link(_("grupper utenfor %(place)s") % {"place": place.name}, search, names, away))
    for form, label in ((Form.ONLINE, _("grupper på nett")), (Form.PHONE, _("grupper på telefon"))):
        names = outside.by(search, form)
        if names is not None:
            found.append(_link(label, search, names, {"form": [form.value]}))
    return found


def _link(label, search, names, more) -> dict:
    kept = {*names, *(["ordrett"] if "q" in names else [])}
    values = {name: values for name, values in search.stated.items() if name in kept}
    return {"label": label, "url": str(ListAddress(reverse("group_list"), {**values, **more}))}


def further(search: Search, address: ListAddress) -> dict | None:
    """{label, url}: how many more there are not far away. One group in a municipality is seldom the one sought.

    None where there is none of its own: then the nearest stand on the page.
    """
    if not search.count or search.where.km:
        return None
    for km, number in search.counts_within(A_LITTLE_FURTHER).items():
        if more := number - search.count:
            words = ngettext(
                "%(count)d gruppe til inntil %(km)s unna", "%(count)d grupper til inntil %(km)s unna", more
            )
            label = words % {"count": more, "km": f"{km}{NO_BREAK_SPACE}km"}
            return {"label": label, "url": address.changed(avstand=str(km))}
    return None
