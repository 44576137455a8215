"""The register files as plain rows. Reads and checks; knows nothing of the database."""

import csv
import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Part of the revision: raise it when the import makes something else out of the same files.
FORMAT = "2"


class RegisterError(Exception):
    """A register file is missing or wrong. The message names the file, the line and what to mend, in Norwegian."""


@dataclass(frozen=True)
class OtherName:
    """An official name beside the Norwegian one, with its language tag."""

    name: str
    language: str


@dataclass(frozen=True)
class CountyRow:
    code: str
    name: str
    official_name: str
    lat: float
    lon: float
    other_names: tuple[OtherName, ...]


@dataclass(frozen=True)
class MunicipalityRow:
    code: str
    name: str
    official_name: str
    county_code: str
    lat: float
    lon: float
    label_lat: float
    label_lon: float
    other_names: tuple[OtherName, ...]


@dataclass(frozen=True)
class PostalCodeRow:
    """`municipality_code` is empty, and `area` is not, on Svalbard and Jan Mayen."""

    code: str
    city: str
    municipality_code: str
    area: str
    lat: float
    lon: float
    kind: str


@dataclass(frozen=True)
class ChangeRow:
    """What one old code became on a date. `level` is `kommune` or `fylke`."""

    date: datetime.date
    level: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str


@dataclass(frozen=True)
class NicknameRow:
    """A name of daily life. Codes of municipalities may be former ones; the import follows them."""

    name: str
    kind: str
    language: str
    municipality_codes: tuple[str, ...]
    postal_codes: tuple[str, ...]


@dataclass(frozen=True)
class Registers:
    revision: str
    counties: tuple[CountyRow, ...]
    municipalities: tuple[MunicipalityRow, ...]
    postal_codes: tuple[PostalCodeRow, ...]
    changes: tuple[ChangeRow, ...]
    nicknames: tuple[NicknameRow, ...]


FILES = (
    "fylker.csv",
    "kommuner.csv",
    "postnummer.csv",
    "postnummer_svalbard_jan_mayen.csv",
    "endringer.csv",
    "kallenavn.csv",
)


def read_registers(folder: Path) -> Registers:
    """All registers of a folder. Raises RegisterError when a file is missing or does not fit the others."""
    registers = Registers(
        revision=revision_of(folder),
        counties=_read(folder, "fylker.csv", _county),
        municipalities=_read(folder, "kommuner.csv", _municipality),
        postal_codes=_read(folder, "postnummer.csv", _postal_code)
        + _read(folder, "postnummer_svalbard_jan_mayen.csv", _postal_code_outside),
        changes=_read(folder, "endringer.csv", _change),
        nicknames=_read(folder, "kallenavn.csv", _nickname, delimiter=";"),
    )
    _check(registers)
    return registers


def revision_of(folder: Path) -> str:
    """A fingerprint of the files: the same for the same registers, on any machine."""
    digest = hashlib.sha256(FORMAT.encode())
    for name in FILES:
        try:
            digest.update((folder / name).read_bytes())
        except OSError as error:
            raise RegisterError(f"{name}: filen mangler eller kan ikke leses i {folder}.") from error
    return digest.hexdigest()


def _read(folder: Path, name: str, parse, delimiter: str = ",") -> tuple:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return tuple(_parsed(name, csv.DictReader(file, delimiter=delimiter), parse))


def _parsed(name: str, rows: Iterable[dict], parse) -> Iterator:
    for line, row in enumerate(rows, start=2):
        try:
            yield parse({column: (value or "").strip() for column, value in row.items() if column})
        except KeyError as error:
            raise RegisterError(f"{name}, linje {line}: kolonnen {error} mangler.") from error
        except ValueError as error:
            raise RegisterError(f"{name}, linje {line}: {error}") from error


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _code(text: str, length: int) -> str:
    if len(text) != length or not (text.isascii() and text.isdigit()):
        raise ValueError(f"«{text}» er ikke et nummer på {length} siffer.")
    return text


def _other_names(row: dict) -> tuple[OtherName, ...]:
    names, languages = _several(row["alt_names"]), _several(row["alt_langs"])
    if len(names) != len(languages):
        raise ValueError("alt_names og alt_langs har ikke like mange verdier.")
    return tuple(OtherName(name, language) for name, language in zip(names, languages, strict=True))


def _county(row: dict) -> CountyRow:
    return CountyRow(
        _code(row["code"], 2),
        row["name"],
        row["official_name"],
        float(row["lat"]),
        float(row["lon"]),
        _other_names(row),
    )


def _municipality(row: dict) -> MunicipalityRow:
    return MunicipalityRow(
        _code(row["code"], 4),
        row["name"],
        row["official_name"],
        _code(row["fylke_code"], 2),
        float(row["lat"]),
        float(row["lon"]),
        float(row["label_lat"]),
        float(row["label_lon"]),
        _other_names(row),
    )


def _postal_code(row: dict) -> PostalCodeRow:
    municipality_code = _code(row["kommune_code"], 4)
    return _postal_code_row(row, municipality_code, area="")


def _postal_code_outside(row: dict) -> PostalCodeRow:
    return _postal_code_row(row, municipality_code="", area=row["omrade"])


def _postal_code_row(row: dict, municipality_code: str, area: str) -> PostalCodeRow:
    if row["kategori"] not in ("G", "P", "B", "S"):
        raise ValueError(f"kategori «{row['kategori']}» er ukjent.")
    code, city = _code(row["postnummer"], 4), row["poststed"]
    return PostalCodeRow(code, city, municipality_code, area, float(row["lat"]), float(row["lon"]), row["kategori"])


def _change(row: dict) -> ChangeRow:
    if row["level"] not in ("kommune", "fylke"):
        raise ValueError(f"level «{row['level']}» er ukjent.")
    length = 4 if row["level"] == "kommune" else 2
    return ChangeRow(
        datetime.date.fromisoformat(row["date"]),
        row["level"],
        _code(row["old_code"], length),
        row["old_name"],
        _code(row["new_code"], length),
        row["new_name"],
    )


def _nickname(row: dict) -> NicknameRow:
    municipality_codes = tuple(_code(code, 4) for code in _several(row["kommuner"]))
    postal_codes = tuple(_code(code, 4) for code in _several(row["postnumre"]))
    if not municipality_codes and not postal_codes:
        raise ValueError(f"«{row['navn']}» peker ikke på noe sted.")
    return NicknameRow(row["navn"], row["slag"], row["sprak"], municipality_codes, postal_codes)


def _check(registers: Registers) -> None:
    counties = _unique("fylker.csv", registers.counties)
    municipalities = _unique("kommuner.csv", registers.municipalities)
    _unique("postnummer.csv", registers.postal_codes)
    for row in registers.municipalities:
        if row.county_code not in counties:
            raise RegisterError(
                f"kommuner.csv: {row.code} {row.name} ligger i fylke {row.county_code}, som ikke finnes."
            )
    for row in registers.postal_codes:
        if row.municipality_code and row.municipality_code not in municipalities:
            raise RegisterError(
                f"postnummer.csv: {row.code} {row.city} ligger i kommune {row.municipality_code}, som ikke finnes."
            )


def _unique(name: str, rows: tuple) -> set[str]:
    seen: set[str] = set()
    for row in rows:
        if row.code in seen:
            raise RegisterError(f"{name}: {row.code} står to ganger.")
        seen.add(row.code)
    if not seen:
        raise RegisterError(f"{name}: filen er tom.")
    return seen
