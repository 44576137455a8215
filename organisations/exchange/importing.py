"""The whole way of an import, for a command or a form."""

from datetime import date

from django.db import connection, transaction

from .apply import PlanNotAppliedError, apply_plan
from .plan import Advance, Plan, make_plan
from .rows import read_rows
from .scope import Scope
from .table import Table

# Any number, as long as all imports share it: two at a time would not see each other's new listings.
_IMPORTS = 820_140_501


def import_table(
    table: Table,
    scope: Scope,
    *,
    today: date | None = None,
    dry_run: bool = False,
    advance: Advance = lambda rows: None,
) -> Plan:
    """Take the table in, all of it or nothing, and return what was planned: with errors nothing is stored.

    With `today`, dates may be days from it. `advance` is told of each row twice: when it is planned and when stored.
    Raises FileFault when the table has nothing to do with listings.
    """
    rows, errors = read_rows(table, today=today)
    if dry_run:
        return _plan(table, rows, errors, scope, advance)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORTS])
        plan = _plan(table, rows, errors, scope, advance, for_update=True)
        if not plan.errors:
            _apply(plan, advance)
    return plan


def _plan(table: Table, rows, errors, scope: Scope, advance: Advance, *, for_update: bool = False) -> Plan:
    plan = make_plan(rows, scope, unit=table.unit, for_update=for_update, advance=advance)
    plan.errors = sorted([*errors, *plan.errors], key=lambda error: error.line)
    return plan


def _apply(plan: Plan, advance: Advance) -> None:
    try:
        apply_plan(plan, advance=advance)
    except PlanNotAppliedError as fault:
        plan.errors = fault.errors
