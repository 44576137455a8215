"""A file uploaded by an editor: what it would do, doing it, and undoing it."""

import hashlib
import json

from django.db import transaction
from django.db.models import Max

from organisations import lifecycle
from organisations.history.recording import acting
from organisations.history.restoring import RestoreFault, restore
from organisations.models import FileImport, How, Listing, ListingVersion
from organisations.vocabulary import Status

from .formats import read
from .importing import import_table
from .plan import Plan
from .scope import Scope
from .signals import listings_imported
from .table import Table


class PlanChangedError(Exception):
    """Somebody has changed a group since the table was shown; nothing is stored."""


def table_of(upload: FileImport) -> Table:
    """The file's rows. Raises FileFault."""
    return read(upload.format_name, bytes(upload.content))


def look(upload: FileImport) -> Plan:
    """What reading the file in would do. Stores nothing. Raises FileFault."""
    return import_table(table_of(upload), Scope(upload.organisation), dry_run=True)


def fingerprint(plan: Plan) -> str:
    """Alike for plans that do the same to the same groups."""
    planned = [*plan.new, *plan.changed]
    told = [[each.line, each.listing.slug, [str(change) for change in each.changes]] for each in planned]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@transaction.atomic
def read_in(upload: FileImport, *, seen: str) -> Plan:
    """Store what the table with that fingerprint showed, and note what undoes it.

    With errors in the plan nothing is stored. Raises PlanChangedError when it would do something else by now.
    """
    upload = FileImport.objects.select_for_update().get(pk=upload.pk)
    with acting(by=upload.by, how=How.IMPORT):
        plan = import_table(table_of(upload), Scope(upload.organisation))
    if upload.stored is not None or fingerprint(plan) != seen:
        raise PlanChangedError
    if not plan.errors:
        upload.stored = _stored(plan)
        # What has been read in is in the groups; the file is not needed again.
        upload.content = b""
        upload.save()
        _tell_when_stored()
    return plan


def _tell_when_stored() -> None:
    transaction.on_commit(lambda: listings_imported.send(FileImport))


def _stored(plan: Plan) -> dict[str, int | None]:
    changed = [each.listing.pk for each in plan.changed]
    latest = ListingVersion.objects.filter(listing__in=changed).values("listing").annotate(newest=Max("number"))
    numbers = {str(row["listing"]): row["newest"] for row in latest.order_by()}
    return {**numbers, **{str(each.listing.pk): None for each in plan.new}}


@transaction.atomic
def undo(upload: FileImport) -> list[Listing]:
    """Let each group say again what it said before; a new one becomes a draft, for nothing is deleted.

    Returns those left alone, because somebody has changed them since or they no longer fit.
    """
    upload = FileImport.objects.select_for_update().get(pk=upload.pk)
    if upload.stored is None or upload.undone:
        return []
    listings = Listing.objects.editable_by(upload.by).filter(pk__in=upload.stored).order_by("sort_key", "pk")
    left = [listing for listing in listings if not _undo_one(listing, upload.stored[str(listing.pk)], upload.by)]
    upload.undone = True
    upload.save()
    _tell_when_stored()
    return left


def _undo_one(listing: Listing, number: int | None, by) -> bool:
    if number is None:
        if listing.status == Status.PUBLISHED:
            lifecycle.unpublish(listing, by=by)
        return True
    if listing.versions.aggregate(newest=Max("number"))["newest"] != number:
        return False
    before = listing.versions.filter(number=number - 1).first()
    try:
        with transaction.atomic():
            restored = restore(before, by=by, stays=("slug",))
            # It may have been moved here from where it cannot go back to.
            if not Listing.objects.editable_by(by).filter(pk=restored.pk).exists():
                raise RestoreFault([])
    except RestoreFault:
        return False
    return True
