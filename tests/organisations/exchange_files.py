"""Files as people send them, and what an import says about them."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

MINIMAL = {
    "navn": "Onsdagsgruppa",
    "for": "rus",
    "tilgang": "apen",
    "sammensetning": "homogen",
    "form": "oppmote",
    "opptak": "ledig",
    "kommune": "5501",
}


def minimal(**cells) -> dict:
    """The least that a row about a new group must say, and these cells."""
    return MINIMAL | {"for": cells.pop("audience", "rus")} | cells


def published(**cells) -> dict:
    """The least that a row about a group on the site must say, and these cells."""
    shown = {"status": "publisert", "sist_bekreftet": "2026-01-02"}
    return minimal(**shown | {"moter": "etter-avtale", "lokale": "Huset", "kontakt_epost": "gruppa@example.no"} | cells)


def write_csv(folder: Path, *rows: dict, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A file with the columns of the first row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return write_text(folder, text.getvalue(), encoding)


def write_text(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "grupper.csv"
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(folder: Path, *rows: dict) -> Path:
    """A workbook whose cells have the types of the values given."""
    workbook = Workbook()
    workbook.active.append(list(rows[0]))
    for row in rows:
        workbook.active.append(list(row.values()))
    path = folder / "grupper.xlsx"
    workbook.save(path)
    return path


def import_file(path: Path, owner=None, **options) -> str:
    """What the command prints about a file that it takes in."""
    output = io.StringIO()
    scope = {"organisation": owner.slug} if owner else {"any_organisation": True}
    call_command("import_listings", path, stdout=output, **scope, **options)
    return output.getvalue()


def complaints(path: Path, owner=None, **options) -> list[str]:
    """What the command says about a file that it refuses, line by line, without the verdict at the end."""
    with pytest.raises(CommandError) as refusal:
        import_file(path, owner, **options)
    *lines, verdict = str(refusal.value).split("\n")
    return lines or [verdict]


def export(**options) -> str:
    """The CSV file of all listings, or of an organisation's."""
    output = io.StringIO(newline="")
    call_command("export_listings", format="csv", stdout=output, **options)
    return output.getvalue()


def exported_rows(**options) -> list[dict]:
    """The exported file as its rows."""
    return list(csv.DictReader(io.StringIO(export(**options), newline="")))
