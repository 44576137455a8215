"""The one box in which everything can be typed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from groups.filters import PLACES
from groups.search.reading.areas import as_filter
from groups.search.search import Search

from .address import ListAddress

LONGEST_IN_BOX = 200
# What is not about the place that somebody is at.
WHERE = (*PLACES, "avstand", "utenfor")
# More municipalities than that are searched in all of Norway.
MOST_CODES = 20


def search_box(carried: dict[str, list[str]]) -> dict:
    """The box; `carried`: the filters that come along."""
    return {
        "action": reverse("group_list"),
        "name": "q",
        "label": _("Hva leter du etter?"),
        "hint": _("Sted, tema eller dag, med dine egne ord. For eksempel: pårørende Tromsø onsdag"),
        "hidden": [{"name": name, "value": value} for name, values in carried.items() for value in values],
    }


def box_of(search: Search, address: ListAddress) -> dict:
    """The box of a list: what is typed there is looked for with the same filters, and at the same place."""
    filters = {name: values for name, values in address.values.items() if name not in (*WHERE, "side", "q", "ordrett")}
    return search_box({**filters, **_scope(search)})


def _scope(search: Search) -> dict[str, list[str]]:
    scope = {name: values for name, values in search.stated.items() if name in WHERE and name != "sted"}
    if "sted" in search.stated and search.where and search.where.places:
        scope |= dict([as_filter(search.where.places[0])])
        if search.where.can_widen:
            scope["avstand"] = [str(search.where.km)]
    return scope if len(scope.get("kommune", ())) <= MOST_CODES else {}
