"""The example organisations, programmes and listings, the listings through the same import that users have."""

from datetime import date
from pathlib import Path

from django.db import transaction

from .formats import read_file
from .importing import import_table
from .owners import load_organisations, load_programmes
from .plan import Advance, Plan
from .scope import Scope
from .table import FileFault, Table

FILES = ("organisations.csv", "programmes.csv", "listings.csv")


def read_examples(folder: Path) -> list[Table]:
    """The three tables of the folder. Raises FileFault."""
    return [read_file(folder / name, "csv") for name in FILES]


def load_examples(tables: list[Table], *, today: date, advance: Advance = lambda rows: None) -> Plan:
    """Store the tables of `read_examples`, all or nothing. Dates count from `today`; twice changes only dates.

    A plan with errors means that nothing was stored. Raises FileFault for what is wrong with the owners.
    """
    organisations, programmes, listings = tables
    with transaction.atomic():
        _named("organisations.csv", load_organisations, organisations)
        _named("programmes.csv", load_programmes, programmes)
        scope = Scope(None, examples_only=True)
        plan = import_table(listings, scope, today=today, advance=advance)
        transaction.set_rollback(bool(plan.errors))
    return plan


def _named(name: str, load, table: Table) -> None:
    try:
        load(table)
    except FileFault as fault:
        raise FileFault(f"{name}: {fault}") from fault
