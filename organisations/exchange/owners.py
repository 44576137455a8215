"""Organisations and programmes out of files: the ground that example listings stand on.

What is there already and is no example belongs to its editors and is left as it is.
"""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from django.db.models import Model

from organisations.models import Organisation, Programme
from selvhjelp.places.models import County, Municipality

from .cells import normal, unguarded
from .column import YES, parts
from .table import FileFault, Table

ORGANISATION_COLUMNS = (
    *("slug", "navn", "type", "overordnet", "korte_navn", "tidligere_navn", "dekker"),
    *("kommune", "nettside", "epost", "telefon", "om", "besok", "eksempel"),
)
PROGRAMME_COLUMNS = ("slug", "navn", "organisasjon", "om")

Cells = Mapping[str, str]


def load_organisations(table: Table) -> None:
    """Store the organisations, each after the one above it. Raises FileFault at the first that cannot be."""
    for line, cells in _rows(table, ORGANISATION_COLUMNS):
        stored = Organisation.objects.filter(slug=cells["slug"]).first()
        if stored is None or stored.is_example:
            _store_organisation(stored or Organisation(slug=cells["slug"]), cells, line)


def load_programmes(table: Table) -> None:
    """Store the programmes that are not there yet. Raises FileFault at the first that cannot be."""
    for line, cells in _rows(table, PROGRAMME_COLUMNS):
        if not Programme.objects.filter(slug=cells["slug"]).exists():
            owner = _organisation(cells["organisasjon"], line)
            fields = {"slug": cells["slug"], "name": cells["navn"], "about": cells["om"], "organisation": owner}
            _save_if_changed(Programme(), fields, line)


def _store_organisation(organisation: Organisation, cells: Cells, line: str) -> None:
    fields = {
        "name": cells["navn"],
        "kind": cells["type"],
        "parent": _organisation(cells["overordnet"], line) if cells["overordnet"] else None,
        "short_names": parts(cells["korte_navn"]),
        "former_names": parts(cells["tidligere_navn"]),
        "municipality_id": cells["kommune"] or None,
        "website": cells["nettside"],
        "email": cells["epost"],
        "phone": cells["telefon"],
        "about": cells["om"],
        "gladly_visits": cells["besok"] == YES,
        "is_example": cells["eksempel"] == YES,
    }
    _save_if_changed(organisation, fields, line)
    codes = parts(cells["dekker"])
    _cover(organisation.covers_counties, County, [code for code in codes if len(code) == 2], line)
    _cover(organisation.covers_municipalities, Municipality, [code for code in codes if len(code) != 2], line)


def _save_if_changed(row: Model, fields: dict, line: str) -> None:
    """Public pages are made anew whenever an organisation is written, so what is the same is not."""
    if row.pk and all(getattr(row, name) == value for name, value in fields.items()):
        return
    for name, value in fields.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise FileFault(f"{line}: {' '.join(error.messages)}") from None
    row.save()


def _cover(relation, model: type[Model], codes: list[str], line: str) -> None:
    found = set(model.objects.filter(code__in=codes))
    unknown = set(codes) - {place.code for place in found}
    if unknown:
        raise FileFault(f"{line}, kolonne «dekker»: {', '.join(sorted(unknown))} finnes ikke.")
    if found != set(relation.all()):
        relation.set(found)


def _organisation(slug: str, line: str) -> Organisation:
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise FileFault(f"{line}: Organisasjonen «{slug}» finnes ikke, eller står lenger ned i fila.")
    return organisation


def _rows(table: Table, columns: tuple[str, ...]) -> Iterator[tuple[str, Cells]]:
    """Each line's name in an error, and its cells by column."""
    if set(table.header.cells) != set(columns):
        raise FileFault(f"Fila skal ha kolonnene {', '.join(columns)}.")
    for line in table.lines:
        cells = (normal(unguarded(str(cell))) for cell in line.cells)
        yield f"{table.unit.capitalize()} {line.number}", dict(zip(table.header.cells, cells, strict=True))
