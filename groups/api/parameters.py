"""The parameters of a search as the schema tells them, read off the very fields that check them."""

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter

from groups.filters import FILTERS
from groups.search.days import TODAY, TOMORROW, WEEKEND, DaysField
from groups.search.fields import NumberField, WordsField
from groups.views.searching import search_for

# An empty value equals no parameter.
BLANK = {"type": "string", "pattern": r"^\s*$"}
# Longer vocabularies are told in a register of their own.
MOST_EXPLAINED = 40
REGISTERS = {
    "org": "`slug` fra `/api/organisasjoner/`. Organisasjoner under den er med.",
    "kommune": "`kode` fra `/api/kommuner/`. Med `avstand` også det som ligger innenfor.",
    "utenfor": "`kode` fra `/api/kommuner/`: ikke i disse.",
}
EXPLANATIONS = {
    "dag": "Har et møte du kan komme på den dagen: `i-dag`, `i-morgen`, `helg` eller en dato.",
    "sted": "Kommune, fylke, sted eller postnummer, slik folk skriver det. Tar med det som ligger innenfor `avstand`.",
    "avstand": "Kilometer i rett linje fra stedet. Uten `avstand`: 60 fra `sted`, ingen fra `kommune`.",
    "side": "25 grupper per side.",
    "q": "Fri tekst. Leses som parametrene her; `tolket` forteller hvordan.",
    "ordrett": "`q` tas bare som tekst.",
}


def search_parameters() -> list[OpenApiParameter]:
    """All parameters of a search, with the values that are good now; needs no query once the listings are in memory."""
    fields = search_for(QueryDict()).parameters.form.fields
    return [_parameter(name, fields[name]) for name in FILTERS]


def _parameter(name, field) -> OpenApiParameter:
    return OpenApiParameter(name, type=_schema(field), description=_description(name, field))


def _schema(field) -> dict:
    if isinstance(field, WordsField):
        return _several({"enum": [*dict(field.choices), *field.aliases]})
    if isinstance(field, DaysField):
        return _several({"anyOf": [{"enum": [TODAY, TOMORROW, WEEKEND]}, {"type": "string", "format": "date"}]})
    if isinstance(field, NumberField):
        number = {"type": "integer", "minimum": field.least, "maximum": field.most}
        return {"anyOf": [{name: bound for name, bound in number.items() if bound is not None}, BLANK]}
    return {"type": "string"}


def _several(good: dict) -> dict:
    """Repeated at will: one good value is enough."""
    return {"type": "array", "items": {"type": "string"}, "anyOf": [{"contains": good}, {"items": BLANK}]}


def _description(name, field) -> str:
    if name in REGISTERS or name in EXPLANATIONS:
        return REGISTERS.get(name) or EXPLANATIONS[name]
    values = [f"`{value}` {label}" for value, label in getattr(field, "choices", ())][:MOST_EXPLAINED]
    return " ".join([str(field.label), *([", ".join(values)] if values else [])])
