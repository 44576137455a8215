"""The filters beside a list: what can be chosen, how many there would be, and what has been chosen."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.search.days import TODAY, TOMORROW, WEEKEND
from groups.search.phrases import date_said
from groups.search.search import Search
from selvhjelp.places.distance import NO_BREAK_SPACE
from selvhjelp.places.gazetteer import Gazetteer

from .address import ListAddress

# Shown at once; the rest are folded away until somebody wants them or has chosen in them.
UNFOLDED = ("hyppighet", "ukedag", "tilgang", "for")
FOLDED = (
    "relasjon", "tid", "bli-med", "form", "sammensetning", "tema", "opptak", "pamelding", "drift", "kjonn", "alder",
    "tilrettelagt", "ruset", "lar", "mal", "motetype", "livssyn", "sprak", "program",
)  # fmt: skip
# Groups that say nothing about these may still fit: whoever narrows by them is told how many there are.
MAY_STILL_FIT = ("ruset", "lar", "mal", "livssyn", "tilrettelagt", "pamelding", "drift")
# Kilometres to choose between; 0 is the municipality alone.
DISTANCES = (0, 30, 60, 100, 200)
# Long vocabularies show only what is there.
ONLY_WITH_HITS = ("tema", "sprak", "program", "relasjon", "opptak", "livssyn", "alder")
# Words for a chip where the label of the choice does not stand on its own.
CHIP_LABELS = {
    ("for", "rus"): lambda: _("Egen rus"),
    ("tilgang", "apen"): lambda: _("Åpent møte"),
    ("tilgang", "lukket"): lambda: _("Lukket gruppe"),
}
# Not offered as chips: they do not narrow, or are part of another chip.
NO_CHIP = ("avstand", "sorter", "side", "q", "ordrett")


def groups(search: Search) -> list[dict]:
    """The groups of filters that have anything to choose between."""
    found = [_distances(search), *(_group(search, name) for name in UNFOLDED + FOLDED)]
    return [group for group in found if group["choices"]]


def _distances(search):
    """How far one would go; nothing where there is no point to measure from."""
    current = search.where.km or 0 if search.where else 0
    counts = search.counts_within(sorted({*DISTANCES, current}))
    choices = [
        {"value": km, "label": _within(km, search.where), "count": str(count), "checked": km == current}
        for km, count in counts.items()
    ]
    legend = search.parameters.filters["avstand"].label
    return {"name": "avstand", "legend": legend, "choices": choices, "is_single": True, "open": True}


def _group(search, name):
    choices = _choices(search, name)
    chosen = any(choice["checked"] for choice in choices)
    return {
        "name": name,
        "legend": search.parameters.filters[name].label,
        "choices": choices,
        "unstated_note": _unstated_note(search, name) if chosen else "",
        "open": name in UNFOLDED or chosen,
    }


def _choices(search, name):
    field = search.parameters.form.fields[name]
    chosen = search.values.get(name, [])
    counts = search.counts(name, [value for value, _label in field.choices])
    choices = [
        # As texts: a template would look up translation and number format again for each of them.
        {"value": value, "label": str(label), "count": str(counts[value]), "checked": value in chosen}
        for value, label in field.choices
        if name not in ONLY_WITH_HITS or counts[value] or value in chosen
    ]
    return choices if chosen or any(counts.values()) else []


def _unstated_note(search, name):
    silent = search.unstated(name) if name in MAY_STILL_FIT else 0
    if not silent:
        return ""
    return ngettext(
        "%(count)d gruppe har ikke oppgitt dette. Spør før du drar.",
        "%(count)d grupper har ikke oppgitt dette. Spør før du drar.",
        silent,
    ) % {"count": silent}


def rhythm_rows(search: Search, address: ListAddress) -> list[dict]:
    """How often and which weekday, each one tap away with its number."""
    rows = [
        {"label": _("Hvor ofte?"), "choices": _links(search, address, "hyppighet")},
        {"label": _("Hvilken dag?"), "choices": _links(search, address, "ukedag")},
    ]
    return [row for row in rows if any(choice["count"] or choice["current"] for choice in row["choices"])]


def _links(search, address, name):
    chosen = search.values.get(name, [])
    choices = search.parameters.form.fields[name].choices
    counts = search.counts(name, [value for value, _label in choices])
    return [
        {
            "label": label,
            "count": counts[value],
            "current": value in chosen,
            "url": address.without_value(name, value) if value in chosen else address.with_value(name, value),
        }
        for value, label in choices
        if counts[value] or value in chosen or name == "ukedag"
    ]


def chips(search: Search, address: ListAddress) -> list[dict]:
    """What has been chosen, each with the list without it."""
    found = _narrowing(search, address)
    # A place whose page this is can be given up as well; by itself it is what the page is about.
    return _place_of_page(search, address) + found if found else []


def _place_of_page(search, address) -> list[dict]:
    if address.path == reverse("group_list") or not search.where:
        return []
    everywhere = ListAddress(reverse("group_list"), address.values)
    return [
        {"label": place.name, "remove_url": everywhere.without("avstand", "utenfor")} for place in search.where.places
    ]


def _narrowing(search, address) -> list[dict]:
    found = []
    for name, values in search.stated.items():
        if name not in NO_CHIP:
            found += [_chip(search, address, name, value) for value in values]
    if "q" in search.stated:
        found += _words(search.reading.text.split(), address)
    if "avstand" in search.stated and search.where and search.where.can_widen:
        found.append(
            {"label": _within(int(search.stated["avstand"][0]), search.where), "remove_url": address.without("avstand")}
        )
    return [chip for chip in found if chip["remove_url"] != str(address)]


def _words(words: list[str], address) -> list[dict]:
    """Each word that is looked for in texts, with the list that looks for the others alone."""
    without_any = address.without("q", "ordrett")
    others = [[other for at, other in enumerate(words) if at != number] for number in range(len(words))]
    return [
        {"label": f"«{word}»", "remove_url": address.changed(q=" ".join(rest)) if rest else without_any}
        for word, rest in zip(words, others, strict=True)
    ]


def _chip(search, address, name, value):
    return {"label": _chip_label(search, name, value), "remove_url": address.without_value(name, str(value))}


def _chip_label(search, name, value):
    if (name, value) in CHIP_LABELS:
        return CHIP_LABELS[name, value]()
    if name == "dag":
        return {TODAY: _("I dag"), TOMORROW: _("I morgen"), WEEKEND: _("I helga")}.get(value) or capfirst(
            date_said(value, search)
        )
    if name == "utenfor":
        return _("Ikke i %(place)s") % {"place": Gazetteer.current().municipality(value).name}
    if name == "sted":
        return search.where.places[0].name if search.where else value
    choices = getattr(search.parameters.form.fields[name], "choices", [])
    return dict(choices).get(value, value)


def _within(km, where):
    if km == 0:
        place = Gazetteer.current().municipality_of(where.places[0]) if len(where.places) == 1 else None
        return _("Bare i %(place)s") % {"place": place.name} if place else _("Bare i kommunen")
    return _("Inntil %(km)s unna") % {"km": f"{km}{NO_BREAK_SPACE}km"}


def pages(search: Search, address: ListAddress) -> dict:
    """The pagination: the first, the last, the current one and its neighbours."""
    last, page = search.last_page, search.page
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    listed = []
    for number in shown:
        if listed and number - listed[-1]["number"] > 1:
            listed.append({"number": None, "url": "", "current": False})
        listed.append({"number": number, "url": address.on_page(number), "current": number == page})
    return {
        "pages": listed,
        "previous_url": address.on_page(page - 1) if page > 1 else None,
        "next_url": address.on_page(page + 1) if page < last else None,
    }


def audience_words(search: Search) -> str:
    """«Grupper for pårørende», for a heading."""
    return {
        ("rus",): _("Grupper for deg med rusproblemer"),
        ("parorende",): _("Grupper for pårørende"),
    }.get(tuple(search.audience), _("Grupper"))
