"""All names beside the registers' own: in other languages, former ones, and those of `kallenavn.csv`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .history import History
from .kinds import PlaceKind
from .models import PlaceName, PostalCode
from .registers import NicknameRow, RegisterError, Registers


@dataclass
class Target:
    """What a name stands for, as codes."""

    municipalities: set[str] = field(default_factory=set)
    postal_codes: set[str] = field(default_factory=set)
    counties: set[str] = field(default_factory=set)
    is_code: bool = False


class Names:
    """Names collected from several sources.

    One that the register holds twice points at all that it stood for; a line of `kallenavn.csv` stands for
    itself (`line`), since two towns may have a quarter of one name.
    """

    def __init__(self):
        self.targets: dict[tuple[str, str, str, int], Target] = {}

    def add(
        self, name: str, kind: str, language: str = "", *, line: int = 0, is_code: bool = False, **codes: Iterable[str]
    ) -> None:
        target = self.targets.setdefault((name, kind, language, line), Target(is_code=is_code))
        for field_name, values in codes.items():
            getattr(target, field_name).update(values)


def store_names(registers: Registers, municipalities: History, counties: History) -> None:
    """Replace every stored name by those of the registers. Nothing may hold a key to a row of PlaceName."""
    names = Names()
    _add_other_languages(names, registers)
    _add_former(names, municipalities, counties)
    _add_areas(names, registers)
    postal_codes = set(PostalCode.objects.values_list("code", flat=True))
    for line, row in enumerate(registers.nicknames, start=2):
        _add_nickname(names, line, row, municipalities, postal_codes)
    PlaceName.objects.all().delete()
    _store(names)


def _add_other_languages(names: Names, registers: Registers) -> None:
    for county in registers.counties:
        for other in county.other_names:
            names.add(other.name, PlaceKind.COUNTY, other.language, counties=[county.code])
    for municipality in registers.municipalities:
        for other in municipality.other_names:
            names.add(other.name, PlaceKind.MUNICIPALITY, other.language, municipalities=[municipality.code])


def _add_former(names: Names, municipalities: History, counties: History) -> None:
    for former in municipalities.former_names():
        names.add(former.name, PlaceKind.FORMER_MUNICIPALITY, municipalities=former.successors)
    for code in municipalities.former_codes():
        names.add(code, PlaceKind.FORMER_MUNICIPALITY, is_code=True, municipalities=municipalities.redirects(code))
    for former in counties.former_names():
        names.add(former.name, PlaceKind.FORMER_COUNTY, counties=former.successors)
    for code in counties.former_codes():
        names.add(code, PlaceKind.FORMER_COUNTY, is_code=True, counties=counties.redirects(code))


def _add_areas(names: Names, registers: Registers) -> None:
    for row in registers.postal_codes:
        if row.area:
            names.add(row.area, PlaceKind.AREA, postal_codes=[row.code])


def _add_nickname(names: Names, line: int, row: NicknameRow, municipalities: History, postal_codes: set[str]) -> None:
    if row.kind not in PlaceKind.values:
        raise RegisterError(f"kallenavn.csv: «{row.name}» har slaget «{row.kind}», som ikke finnes.")
    unknown = set(row.postal_codes) - postal_codes
    codes = {code: municipalities.successors(code) for code in row.municipality_codes}
    unknown |= {code for code, successors in codes.items() if not successors}
    if unknown:
        raise RegisterError(f"kallenavn.csv: «{row.name}» peker på {', '.join(sorted(unknown))}, som ikke finnes.")
    in_force = {successor for successors in codes.values() for successor in successors}
    names.add(row.name, row.kind, row.language, line=line, municipalities=in_force, postal_codes=row.postal_codes)


def _store(names: Names) -> None:
    rows = [
        PlaceName(name=name, kind=kind, language=language, is_code=target.is_code)
        for (name, kind, language, _line), target in names.targets.items()
    ]
    PlaceName.objects.bulk_create(rows)
    targets = list(names.targets.values())
    _link("municipalities", "municipality_id", rows, targets)
    _link("postal_codes", "postalcode_id", rows, targets)
    _link("counties", "county_id", rows, targets)


def _link(relation: str, column: str, rows: list[PlaceName], targets: list[Target]) -> None:
    through = getattr(PlaceName, relation).through
    through.objects.bulk_create(
        through(placename_id=row.pk, **{column: code})
        for row, target in zip(rows, targets, strict=True)
        for code in sorted(getattr(target, relation))
    )
