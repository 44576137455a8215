"""Made-up later registers: the real ones with a change as of 1 January 2028."""

import datetime
from dataclasses import replace

from selvhjelp.places.registers import ChangeRow, Registers

NEW_YEAR = datetime.date(2028, 1, 1)


def with_change(registers: Registers, old_code: str, old_name: str, *successors: tuple[str, str]) -> Registers:
    """The same registers where `old_code` became the given codes and names."""
    changes = tuple(ChangeRow(NEW_YEAR, "kommune", old_code, old_name, code, name) for code, name in successors)
    revision = registers.revision[-40:] + old_code
    return replace(registers, revision=revision, changes=registers.changes + changes)


def without_municipality(registers: Registers, code: str, heir: str) -> Registers:
    """Takes one out, and gives its postal codes to another."""
    return replace(
        registers,
        municipalities=tuple(row for row in registers.municipalities if row.code != code),
        postal_codes=tuple(
            replace(row, municipality_code=heir) if row.municipality_code == code else row
            for row in registers.postal_codes
        ),
    )


def with_copy_of(registers: Registers, model_code: str, **new_values) -> Registers:
    """Adds a municipality made after another one."""
    model = next(row for row in registers.municipalities if row.code == model_code)
    return replace(registers, municipalities=(*registers.municipalities, replace(model, other_names=(), **new_values)))


def with_name(registers: Registers, code: str, name: str) -> Registers:
    municipalities = tuple(
        replace(row, name=name, official_name=name) if row.code == code else row for row in registers.municipalities
    )
    return replace(registers, revision=registers.revision[-40:] + name, municipalities=municipalities)


def karlsoy_merges_into_tromso(registers: Registers) -> Registers:
    changed = with_change(registers, "5534", "Karlsøy", ("5501", "Tromsø"))
    return without_municipality(changed, "5534", heir="5501")


def alesund_gets_a_new_number(registers: Registers) -> Registers:
    changed = with_change(registers, "1508", "Ålesund", ("1509", "Ålesund"))
    return without_municipality(with_copy_of(changed, "1508", code="1509"), "1508", heir="1509")


def senja_splits(registers: Registers) -> Registers:
    changed = with_change(registers, "5530", "Senja", ("5527", "Lenvik"), ("5529", "Berg"))
    for code, name in (("5527", "Lenvik"), ("5529", "Berg")):
        changed = with_copy_of(changed, "5530", code=code, name=name, official_name=name)
    return without_municipality(changed, "5530", heir="5527")


def bergen_lets_arna_go(registers: Registers) -> Registers:
    changed = with_change(registers, "4601", "Bergen", ("4601", "Bergen"), ("4603", "Arna"))
    return with_copy_of(changed, "4601", code="4603", name="Arna", official_name="Arna")
