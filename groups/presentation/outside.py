"""One line on the list of a municipality, for those whom everyone knows there: somewhere else, on the net, by phone."""

from django.urls import reverse
from django.utils.translation import gettext as _

from groups.search import outside
from groups.search.search import Search
from organisations.vocabulary import Form
from selvhjelp.places.place import Place

from .address import ListAddress


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
