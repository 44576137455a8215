"""Every version of what editors write: kept with each save, told apart, brought back."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models, transaction
from django.db.models import Max
from django.utils.dateparse import parse_date
from django.utils.text import capfirst

from organisations.models import TextHow, TextVersion
from organisations.models.editorial import Editorial

from . import store

NOTHING = "ikke oppgitt"


@transaction.atomic
def save(row: Editorial, *, by, how: TextHow) -> None:
    """Store the row and keep the version, unless it is like the latest one; and let all pages know."""
    row.save()
    fields, latest = fields_of(row), latest_of(row)
    if latest is None or latest.fields != fields:
        number = latest.number + 1 if latest else 1
        TextVersion.objects.create(subject=row.subject, number=number, by=by, how=how, fields=fields)
    store.refresh_when_stored()


def versions_of(row: Editorial):
    """The newest first."""
    return TextVersion.objects.filter(subject=row.subject).order_by("-number")


def latest_of(row: Editorial) -> TextVersion | None:
    return versions_of(row).first()


def latest_number(row: Editorial) -> int:
    """0 for what has no history yet."""
    return versions_of(row).aggregate(latest=Max("number"))["latest"] or 0


def fields_of(row: Editorial) -> dict:
    """What a version keeps of the row, as a file would."""
    return {name: _as_data(getattr(row, name)) for name in row.KEPT}


def brought_back(row: Editorial, version: TextVersion) -> Editorial:
    """The row with what it said then, unsaved. That somebody has read it, and when, is of today."""
    for name in row.KEPT:
        if name in version.fields and not name.endswith("_on"):
            setattr(row, name, version.fields[name])
    return row


def date_of(version: TextVersion, name: str):
    """A date that a version keeps."""
    return parse_date(version.fields.get(name) or "")


@dataclass(frozen=True, slots=True)
class Change:
    """One field with what it said: pieces of text, each taken out (`-`), put in (`+`) or as it was (` `)."""

    question: str
    pieces: list[tuple[str, str]]


def changes(model: type[models.Model], before: TextVersion, after: TextVersion) -> list[Change]:
    """What differs between two versions, line by line; of what is alike only the lines beside a difference."""
    return [
        Change(capfirst(str(model._meta.get_field(name).verbose_name)), _pieces(before.fields.get(name), now))
        for name, now in after.fields.items()
        if before.fields.get(name) != now
    ]


def _pieces(before, after) -> list[tuple[str, str]]:
    old, new = _lines(before), _lines(after)
    found: list[tuple[str, str]] = []
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        found += [(" ", line) for line in old[max(0, old_from - 1) : old_from] if not found or found[-1][1] != line]
        found += [("-", line) for line in old[old_from:old_to]] + [("+", line) for line in new[new_from:new_to]]
    return found


def _lines(value) -> list[str]:
    if isinstance(value, bool):
        return ["ja" if value else "nei"]
    if isinstance(value, list):
        return [", ".join(value) or NOTHING]
    return [line for line in str(NOTHING if value in (None, "") else value).splitlines() if line.strip()]


def _as_data(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
