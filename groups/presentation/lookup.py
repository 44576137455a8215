"""What a professional asks for: for whom, when, how far. Choices only, so that nothing typed is in an address."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from organisations.vocabulary import Audience, TimeOfDay, Weekday
from selvhjelp.places.distance import NO_BREAK_SPACE

PARAMETERS = ("for", "ukedag", "tid", "avstand")
DISTANCES = (0, 30, 60, 100, 200)


def fields(search: Search | None = None, *, usual_km: int = DEFAULT_KM) -> list[dict]:
    """The questions beside the place, each with its choices; what the search asks for is chosen.

    `usual_km`: how far it looks where nobody has said.
    """
    chosen = {name: _first(search.values.get(name)) if search else None for name in PARAMETERS}
    chosen["avstand"] = chosen["avstand"] or str(usual_km)
    return [
        _field("for", _("For hvem?"), _("Alle"), Audience.choices, chosen),
        _field("ukedag", _("Hvilken dag?"), _("Alle dager"), Weekday.choices, chosen),
        _field("tid", _("Når på dagen?"), _("Hele dagen"), TimeOfDay.choices, chosen),
        _field("avstand", _("Hvor langt?"), "", [(str(km), _distance(km)) for km in DISTANCES], chosen),
    ]


def chosen(fields: list[dict], asked: Iterable[str]) -> str:
    """«Rus · Mandag»: on paper, what the page was narrowed by."""
    options = [option for field in fields if field["name"] in asked for option in field["options"]]
    return " · ".join(option["label"] for option in options if option["selected"] and option["value"])


def _first(value) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    return None if first is None or first == [] else str(first)


def _field(name, label, anything, choices, chosen) -> dict:
    options = [("", anything)] if anything else []
    return {
        "name": name,
        "label": label,
        "options": [
            {"value": value, "label": str(text), "selected": value == (chosen[name] or "")}
            for value, text in [*options, *choices]
        ],
    }


def _distance(km: int) -> str:
    if km == 0:
        return _("Bare i kommunen")
    return f"{km}{NO_BREAK_SPACE}km"
