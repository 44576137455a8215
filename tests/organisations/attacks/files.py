"""Attempts through files: reading in, undoing and downloading."""

import io
from itertools import product

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organisations.exchange.formats import FORMATS
from organisations.history.recording import acting, keep, keep_first
from organisations.models import FileImport, How, Listing
from tests.organisations.exchange_files import MINIMAL, write_csv
from tests.organisations.staff import EDITS, enter_as, form_of

from .rows import CAPTURED, foreign_words

UPLOAD, IMPORT, UNDO, DOWNLOAD = (
    f"admin:organisations_listing_{name}" for name in ("upload", "import", "undo", "download")
)


def csv_of(*rows: dict) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return write_csv(Buffer(), *({name: row.get(name, "") for name in names} for row in rows)).content


class Buffer:
    """A folder that keeps the one file written to it."""

    def __truediv__(self, name):
        return self

    def write_bytes(self, content):
        self.content = content


def uploaded(organisation, by, content=b"", **stored) -> FileImport:
    return FileImport.objects.create(organisation=organisation, by=by, format_name="csv", content=content, **stored)


def open_foreign_files(client, world, role, *uploads):
    """Files that others have uploaded to one's own organisation, and one's own to where one edits no more."""
    enter_as(client, world, role)
    for upload in uploads:
        address = reverse(IMPORT, args=[upload.pk])
        seen = form_of(client.get(address)).get("seen", [""])[0]
        answers = [client.get(address), client.post(address, {"seen": seen}), client.post(f"{address}angre/")]
        yield from (("opened", answer.status_code) for answer in answers if answer.status_code in (200, 302) and
                    not answer.headers.get("Location", "").startswith("/admin/login/"))  # fmt: skip
        upload.refresh_from_db()
        if upload.stored not in (None, {}) or upload.undone:
            yield "read in", str(upload.organisation)


def make_foreign_files(world, role) -> list[FileImport]:
    me, someone = world.users.get(role), world.memberships["umbrella"].user
    content = csv_of({**MINIMAL, "navn": CAPTURED})
    of_others = [uploaded(world.organisations[key], someone, content) for key in EDITS[role]]
    done = [uploaded(world.organisations[key], someone, stored={}) for key in EDITS[role]]
    lost = [uploaded(owner, me, content) for key, owner in world.organisations.items() if me and key not in EDITS[role]]
    return [*of_others, *done, *lost]


def upload_for_others(client, world, role):
    """A file for each foreign organisation."""
    enter_as(client, world, role)
    for key in set(world.organisations) - EDITS[role]:
        file = SimpleUploadedFile("grupper.csv", csv_of({**MINIMAL, "navn": CAPTURED}))
        answer = client.post(reverse(UPLOAD), {"organisation": world.organisations[key].pk, "file": file})
        if answer.headers.get("Location", "").startswith(reverse(UPLOAD)):
            yield "took", key


def smuggle_rows(client, world, role):
    """Foreign groups, and groups for foreign organisations, in a file for one's own."""
    enter_as(client, world, role)
    foreign = set(world.organisations) - EDITS[role]
    for own, key in product(list(EDITS[role])[:1], foreign):
        rows = [
            {**MINIMAL, "slug": world.listings[key].slug, "navn": CAPTURED},
            {**MINIMAL, "navn": CAPTURED, "organisasjon": world.organisations[key].slug},
        ]
        for row in rows:
            file = SimpleUploadedFile("grupper.csv", csv_of(row))
            answer = client.post(reverse(UPLOAD), {"organisation": world.organisations[own].pk, "file": file})
            if address := answer.headers.get("Location"):
                client.post(address, form_of(client.get(address)))
    return iter(())


def make_a_file_whose_groups_have_moved(world, role):
    """One's own file that was read in once; its groups belong to somebody else by now, or came from there."""
    foreign = [world.listings[key] for key in world.listings if key not in EDITS[role]]
    if not (EDITS[role] and foreign):
        return ()
    own = world.listings[sorted(EDITS[role])[0]]
    stored = {str(own.pk): _came_from(own, foreign[0].organisation)}
    for number, victim in enumerate(foreign):
        stored[str(victim.pk)] = None if number % 2 else _changed(victim)
    return own, uploaded(own.organisation, world.users[role], stored=stored)


def undo_what_has_moved(client, world, role, own=None, upload=None):
    """Nothing goes back to, or changes with, somebody else."""
    if upload is None:
        return
    enter_as(client, world, role)
    client.post(reverse(UNDO, args=[upload.pk]))
    if Listing.objects.get(pk=own.pk).organisation != own.organisation:
        yield "gave away", str(own)


def _changed(listing) -> int:
    """The number of a version before which the listing was different."""
    keep_first([listing])
    name = listing.name
    with acting(by=None, how=How.IMPORT):
        for now in ("Før fila", name):
            Listing.objects.filter(pk=listing.pk).update(name=now)
            keep([listing])
    return listing.versions.order_by("-number").values_list("number", flat=True).first()


def _came_from(listing, owner) -> int:
    number = _changed(listing)
    version = listing.versions.get(number=number - 1)
    version.cells = {**version.cells, "organisasjon": owner.slug}
    version.save()
    return number


def download_from_others(client, world, role):
    """The groups of each organisation, in each format; and what stands in one's own file."""
    enter_as(client, world, role)
    for (key, owner), format_name in product(world.organisations.items(), FORMATS):
        answer = client.get(reverse(DOWNLOAD, args=[owner.pk, format_name]))
        if answer.status_code != 200:
            yield from [("kept back", key)] if key in EDITS[role] else []
        elif key not in EDITS[role]:
            yield "gave", key, format_name
        else:
            yield from (("names", word) for word in foreign_words(_text(answer.content, format_name), world, role))


def _text(content: bytes, format_name: str) -> str:
    if format_name == "csv":
        return content.decode("utf-8-sig")
    sheets = load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(cell.value or "") for sheet in sheets for row in sheet.rows for cell in row)
