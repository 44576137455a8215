"""Everything on a page with a list of groups: for all of Norway, a county or a municipality."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.search.search import Search

from . import names, panel
from .address import ListAddress
from .sharing import share
from .sheet import MOST_GROUPS


def context(search: Search, address: ListAddress, found: dict) -> dict:
    """What `groups/list.html` shows of a search, apart from what the kind of page adds."""
    chips = panel.chips(search, address)
    return {
        # Where there is nothing to narrow, the tools for it would only stand in the way.
        "frequency": panel.rhythm_rows(search, address) if search.count or chips else [],
        "filters": filters(search, address, len(chips)) if search.count or chips else None,
        "chips": chips,
        "clear_url": address.without(*search.stated),
        "count": search.count,
        "count_text": count_words(search.count),
        "order_text": order_words(search),
        "orders": orders(search, address),
        "notices": [*names.notices(search), *({"text": note} for note in notes(search))],
        "cards": found["cards"],
        "sections": sections(search, address, found),
        "share": share(str(address)),
        **taking_along(),
        **panel.pages(search, address),
    }


def taking_along() -> dict:
    """Where the groups that are ticked on a page go; see `components/_take_along.html`."""
    return {"sheet_url": reverse("sheet"), "most_groups": MOST_GROUPS}


def filters(search: Search, address: ListAddress, active: int) -> dict:
    """The panel of filters; what it does not ask for itself comes along unseen."""
    groups = panel.groups(search)
    asked = {*panel.UNFOLDED, *panel.FOLDED, "side", *(group["name"] for group in groups)}
    hidden = [
        {"name": name, "value": value}
        for name, values in address.values.items()
        if name not in asked
        for value in values
    ]
    return {
        "groups": groups,
        "active_count": active,
        "action": address.path,
        "hidden": hidden,
        "submit_label": _("Vis treff"),
    }


def count_words(count: int) -> str:
    """«9 grupper», «Ingen grupper»."""
    if count == 0:
        return _("Ingen grupper")
    return ngettext("%(count)d gruppe", "%(count)d grupper", count) % {"count": count}


def order_words(search: Search) -> str:
    """«nærmeste først»."""
    return {
        "avstand": _("nærmeste først"),
        "neste": _("neste møte først"),
        "navn": _("etter navn"),
        "ord": _("de som passer best først"),
    }[search.order]


def orders(search: Search, address: ListAddress) -> list[dict]:
    """The other orders the list can have; nearest first only where there is a place to measure from."""
    labels = {"avstand": _("Nærmeste først"), "neste": _("Neste møte først"), "navn": _("Etter navn")}
    current = search.order
    return [
        {"label": label, "url": address.changed(sorter=name), "current": name == current}
        for name, label in labels.items()
        if name != "avstand" or search.distances
    ]


def notes(search: Search) -> list[str]:
    """What was asked for and could not be used, in plain words."""
    said = [sentence for name, sentences in search.problems.items() if name != "sted" for sentence in sentences]
    return [*said, *search.left_out.values()]


def sections(search: Search, address: ListAddress, found: dict) -> list[dict]:
    """The sections beside the hits that have something in them."""
    everywhere = ListAddress(reverse("group_list"), {**address.values, "form": ["digital", "telefon"]})
    listed = [
        {
            "id": "utvidet",
            "heading": wider_heading(search),
            "text": found["wider_sentence"],
            "cards": found["wider"],
        },
        {
            "id": "ulike",
            "heading": _("Grupper der deltakerne har ulike livsproblemer"),
            "text": _(
                "Her har deltakerne ulike livsproblemer, og rus kan være ett av dem. "
                "Noen velger en slik gruppe fordi det også er plass til resten av livet."
            ),
            "cards": found["different"],
        },
        {
            "id": "digitale",
            "heading": _("Grupper som møtes på nett eller telefon"),
            "text": _("Du kan være med uansett hvor du bor."),
            "cards": found["remote"],
            "more": {
                "label": _("Vis alle på nett og telefon"),
                "url": everywhere.without("sted", "kommune", "fylke", "avstand", "utenfor", "side"),
            },
        },
    ]
    return [section for section in listed if section["cards"]]


def wider_heading(search: Search) -> str:
    """Where nothing was asked for but a place, what is shown instead is simply what lies nearest."""
    only_a_place = set(search.values) <= {"kommune", "sted", "fylke", "avstand", "sorter", "side"}
    return _("De nærmeste gruppene") if only_a_place else _("Nesten det du leter etter")
