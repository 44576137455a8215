"""A plan without errors → the database, in one transaction: all of it or nothing."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from .plan import Advance, Plan, Planned
from .rows import RowError
from .saying import said_by_file
from .storing import add_listings, save_listings

BATCH = 500


class PlanNotAppliedError(Exception):
    """Nothing was stored. `errors` say why."""

    def __init__(self, errors: list[RowError]):
        self.errors = errors
        super().__init__("\n".join(error.sentence for error in errors))


def apply_plan(plan: Plan, *, advance: Advance = lambda rows: None) -> None:
    """Store what is new and changed. Raises PlanNotAppliedError, and then nothing is."""
    if plan.errors:
        raise PlanNotAppliedError(plan.errors)
    advance(len(plan.unchanged))
    with transaction.atomic():
        said = said_by_file(plan.changed, today=timezone.localdate())
        for store, planned in ((add_listings, plan.new), (partial(save_listings, also=said), plan.changed)):
            for batch in _batches(planned):
                _store(store, batch)
                advance(len(batch))


def _store(store, batch: Sequence[Planned]) -> None:
    try:
        with transaction.atomic():
            store(batch)
    except IntegrityError as error:
        raise PlanNotAppliedError([_explained(error, batch)]) from error


def _explained(error: IntegrityError, batch: Sequence[Planned]) -> RowError:
    """The plan was right when it was made: somebody has stored a listing with the same address in between."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return RowError(
        batch[0].line,
        (),
        f"Noe ble endret i registeret mens fila ble lest inn ({name or 'ukjent regel'}). Prøv en gang til.",
    )


def _batches(planned: Sequence[Planned]) -> Iterator[Sequence[Planned]]:
    return (planned[start : start + BATCH] for start in range(0, len(planned), BATCH))
