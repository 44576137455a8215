"""From the files that came with the release into the database; what a person has edited stays as it is."""

from dataclasses import asdict

from django.db import transaction

from organisations.models import ContentPage, DangerAnswer, Helpline, TextHow, TextVersion
from organisations.models.editorial import Editorial

from . import recording, shipped


@transaction.atomic
def load_shipped() -> int:
    """Make what is missing, and bring up to date what nobody has edited; how many rows that were."""
    texts = shipped.texts()
    edited = set(TextVersion.objects.exclude(how=TextHow.SHIPPED).values_list("subject", flat=True))
    # Numbers that editors have taken away do not come back: they are read into an empty table, or kept up to date.
    known = set(Helpline.objects.values_list("key", flat=True))
    numbers = [number for number in texts.numbers if not known or number.key in known]
    rows = [_helpline(number) for number in numbers]
    rows += [_row(ContentPage, page, "slug", "language") for page in texts.pages]
    rows += [_row(DangerAnswer, answer, "kind", "language") for answer in texts.answers]
    changed = [row for row in rows if row.subject not in edited and _is_new(row)]
    for row in changed:
        recording.save(row, by=None, how=TextHow.SHIPPED)
    return len(changed)


def _helpline(number) -> Helpline:
    return _row(Helpline, number, "key")


def _row(model: type[Editorial], text, *keys) -> Editorial:
    """The stored row, or a new one, with what the file says."""
    said = {name: value for name, value in asdict(text).items() if name != "checked_on" or value}
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}
    row = model.objects.filter(**{key: said[key] for key in keys}).first() or model()
    for name, value in said.items():
        setattr(row, name, value)
    return row


def _is_new(row: Editorial) -> bool:
    latest = recording.latest_of(row)
    return row.pk is None or latest is None or latest.fields != recording.fields_of(row)
