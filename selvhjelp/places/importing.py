"""The registers into the database: the same files twice change nothing, a later register moves what it must."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from . import signals
from .gazetteer import Gazetteer
from .history import History
from .models import County, Municipality, PostalCode, RegisterChange, RegisterImport
from .naming import store_names
from .registers import ChangeRow, CountyRow, MunicipalityRow, RegisterError, Registers
from .slugs import norwegian_sort_key, place_slug

BATCH = 1000
Advance = Callable[[int], None]


@dataclass(frozen=True)
class Event:
    """One municipality that was merged, split or renamed: a sentence, and what those above said about their rows."""

    sentence: str
    lines: tuple[str, ...]
    needs_a_person: bool = False


@dataclass
class ImportReport:
    """What an import did, for a person to read."""

    unchanged: bool = False
    events: list[Event] = field(default_factory=list)


def no_progress(rows: int) -> None:
    """For callers that show none."""


def import_registers(registers: Registers, *, force: bool = False, advance: Advance = no_progress) -> ImportReport:
    """Store the registers, in one transaction. `advance` is told how many rows each step has done.

    Registers with the revision that was read last are left alone unless `force`.
    Raises RegisterError when a municipality has vanished without `endringer.csv` saying what it became.
    """
    latest = RegisterImport.objects.first()
    if not force and latest and latest.revision == registers.revision:
        return ImportReport(unchanged=True)
    with transaction.atomic():
        report = _Import(registers, advance).run()
        RegisterImport.objects.create(revision=registers.revision)
    Gazetteer.forget()
    return report


def rows_to_import(registers: Registers) -> int:
    """How far `advance` will count, names aside."""
    return (
        len(registers.counties) + len(registers.municipalities) + len(registers.postal_codes) + len(registers.changes)
    )


class _Import:
    def __init__(self, registers: Registers, advance: Advance):
        self.registers = registers
        self.advance = advance
        self.before = {municipality.code: municipality for municipality in Municipality.objects.in_force()}
        self.municipality_history = History(self._changes("kommune"), _names(registers.municipalities))
        self.county_history = History(self._changes("fylke"), _names(registers.counties))

    def run(self) -> ImportReport:
        split_in_force = list(self._split_but_still_in_force())
        self._store_changes()
        self._store_counties()
        self._store_municipalities()
        self._store_postal_codes()
        self._link_successors(Municipality, self.municipality_history)
        self._link_successors(County, self.county_history)
        store_names(self.registers, self.municipality_history, self.county_history)
        return self._tell(split_in_force)

    def _changes(self, level: str) -> list[ChangeRow]:
        return [change for change in self.registers.changes if change.level == level]

    def _split_but_still_in_force(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Codes that gave a part away since the last import. Call before the new changes are stored."""
        newest = RegisterChange.objects.order_by("-date").values_list("date", flat=True).first()
        if newest is None:
            return
        in_force = {row.code for row in self.registers.municipalities}
        dated = {(row.old_code, row.date) for row in self._changes("kommune") if row.date > newest}
        for code, date in sorted(dated):
            successors = self.municipality_history.successors_on(code, date)
            if code in self.before and code in in_force and set(successors) != {code}:
                yield code, successors

    def _store_changes(self) -> None:
        changes = [RegisterChange(**vars(row)) for row in self.registers.changes]
        RegisterChange.objects.bulk_create(changes, batch_size=BATCH, ignore_conflicts=True)
        self.advance(len(changes))

    def _store_counties(self) -> None:
        self._retire(County, self.registers.counties, self.county_history)
        slugs = dict(County.objects.values_list("code", "slug"))
        counties = [
            County(
                code=row.code,
                name=row.name,
                slug=slugs.get(row.code) or place_slug(row.name),
                official_name=row.official_name,
                lat=row.lat,
                lon=row.lon,
                sort_key=norwegian_sort_key(row.name),
            )
            for row in self.registers.counties
        ]
        self._upsert(County, counties, ["name", "official_name", "lat", "lon", "sort_key", "retired_on"])

    def _store_municipalities(self) -> None:
        self._retire(Municipality, self.registers.municipalities, self.municipality_history)
        slugs = municipality_slugs(self.registers.municipalities)
        municipalities = [
            Municipality(
                code=row.code,
                county_id=row.county_code,
                name=row.name,
                slug=slugs[row.code],
                official_name=row.official_name,
                lat=row.lat,
                lon=row.lon,
                label_lat=row.label_lat,
                label_lon=row.label_lon,
                sort_key=norwegian_sort_key(row.name),
            )
            for row in self.registers.municipalities
        ]
        fields = ["county", "name", "official_name", "lat", "lon", "label_lat", "label_lon", "sort_key", "retired_on"]
        self._upsert(Municipality, municipalities, fields)

    def _store_postal_codes(self) -> None:
        codes = [row.code for row in self.registers.postal_codes]
        PostalCode.objects.in_force().exclude(code__in=codes).update(retired_on=timezone.localdate())
        postal_codes = [
            PostalCode(
                code=row.code,
                city=row.city,
                municipality_id=row.municipality_code or None,
                area=row.area,
                lat=row.lat,
                lon=row.lon,
                kind=row.kind,
            )
            for row in self.registers.postal_codes
        ]
        self._upsert(PostalCode, postal_codes, ["city", "municipality", "area", "lat", "lon", "kind", "retired_on"])

    def _upsert(self, model, rows: list, fields: list[str]) -> None:
        """Write what is new or differs in one of the fields; most of a later register is as it was."""
        columns = [model._meta.get_field(name).attname for name in fields]
        stored = {code: values for code, *values in model.objects.values_list("code", *columns)}
        changed = [row for row in rows if stored.get(row.code) != [getattr(row, column) for column in columns]]
        for start in range(0, len(changed), BATCH):
            batch = changed[start : start + BATCH]
            model.objects.bulk_create(batch, update_conflicts=True, unique_fields=["code"], update_fields=fields)
            self.advance(len(batch))
        self.advance(len(rows) - len(changed))

    def _retire(self, model, rows: tuple, history: History) -> None:
        """What the register no longer holds gives up its address, before a successor of the same name takes it."""
        for gone in model.objects.in_force().exclude(code__in=[row.code for row in rows]):
            if not history.successors(gone.code):
                raise RegisterError(
                    f"{gone.code} {gone.name} finnes ikke lenger i registeret, "
                    "og endringer.csv sier ikke hva det er blitt."
                )
            model.objects.filter(code=gone.code).update(retired_on=history.retired_on(gone.code))

    def _link_successors(self, model, history: History) -> None:
        for unit in model.objects.exclude(successors=None, retired_on=None):
            successors = () if unit.retired_on is None else history.successors(unit.code)
            unit.successors.set(successors)

    def _tell(self, split_in_force: list[tuple[str, tuple[str, ...]]]) -> ImportReport:
        report = ImportReport()
        now = Municipality.objects.with_county().in_bulk()
        splits = dict(split_in_force)
        for code, old in self.before.items():
            municipality = now[code]
            successors = [now[successor] for successor in splits.get(code) or self._followed(municipality)]
            if len(successors) > 1:
                self._tell_split(report, municipality, successors)
            elif successors and successors[0] != municipality:
                self._tell_merged(report, municipality, successors[0])
            elif municipality.name != old.name:
                self._tell_renamed(report, municipality, old.name)
        return report

    def _followed(self, municipality: Municipality) -> tuple[str, ...]:
        return self.municipality_history.successors(municipality.code) if municipality.retired_on else ()

    def _tell_split(self, report: ImportReport, old: Municipality, successors: list[Municipality]) -> None:
        names = ", ".join(map(_in_full, successors))
        lines = _answers(signals.municipality_split.send(Municipality, old=old, successors=successors))
        to_do = "Plasser for hånd:" if lines else "Ingen grupper må plasseres for hånd."
        sentence = f"Delt: {_in_full(old)} er nå {names}. {to_do}"
        report.events.append(Event(sentence, lines, needs_a_person=bool(lines)))

    def _tell_merged(self, report: ImportReport, old: Municipality, new: Municipality) -> None:
        lines = _answers(signals.municipality_merged.send(Municipality, old=old, new=new))
        report.events.append(Event(f"Flyttet: {_in_full(old)} er nå {_in_full(new)}.", lines))

    def _tell_renamed(self, report: ImportReport, municipality: Municipality, old_name: str) -> None:
        answers = signals.municipality_renamed.send(Municipality, municipality=municipality, old_name=old_name)
        sentence = f"Nytt navn: {municipality.code} {old_name} heter nå {municipality.name}."
        report.events.append(Event(sentence, _answers(answers)))


def municipality_slugs(rows: tuple[MunicipalityRow, ...]) -> dict[str, str]:
    """The address of each municipality: the stored one for ever, for a new one its name.

    Municipalities of one name, and a new one whose name is taken, get the county's address behind theirs.
    """
    stored = dict(Municipality.objects.values_list("code", "slug"))
    counties = dict(County.objects.values_list("code", "slug"))
    bare = [place_slug(row.name) for row in rows]
    taken = {stored[row.code] for row in rows if row.code in stored}
    slugs = {}
    for row, slug in zip(rows, bare, strict=True):
        doubled = bare.count(slug) > 1 or slug in taken
        slugs[row.code] = stored.get(row.code) or (f"{slug}-{counties[row.county_code]}" if doubled else slug)
    return slugs


def _names(rows: tuple[CountyRow, ...] | tuple[MunicipalityRow, ...]) -> dict[str, list[str]]:
    return {row.code: [row.name, *(other.name for other in row.other_names)] for row in rows}


def _in_full(municipality: Municipality) -> str:
    return f"{municipality.code} {municipality.name}"


def _answers(responses: list) -> tuple[str, ...]:
    return tuple(line for _receiver, lines in responses for line in lines or ())
