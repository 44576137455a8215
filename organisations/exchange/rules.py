"""The database's own rules asked in Python, so that five thousand rows do not cost a hundred thousand queries.

A rule is a Django condition over the fields of one row. The look-ups that the models use are answered here, with SQL's
third answer (unknown, which breaks no rule); any other is left to Django, which asks the database.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q

LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda value, wanted: value == wanted,
    "in": lambda value, wanted: value in wanted,
    "contains": lambda value, wanted: set(wanted) <= set(value),
    "contained_by": lambda value, wanted: set(value) <= set(wanted),
    "gte": lambda value, wanted: value >= wanted,
    "lte": lambda value, wanted: value <= wanted,
    "range": lambda value, wanted: wanted[0] <= value <= wanted[1],
}


class UnknownLookupError(Exception):
    """A condition that only the database can judge."""


def broken_rules(row: Model) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each check constraint that the unsaved row breaks: the fields it is about, and its sentence."""
    for constraint in row._meta.constraints:
        if isinstance(constraint, CheckConstraint) and not keeps(row, constraint):
            yield fields_of(constraint.condition), str(constraint.violation_error_message)


def keeps(row: Model, constraint: CheckConstraint) -> bool:
    """Whether the row may stand in the database as far as this rule goes."""
    try:
        return holds(constraint.condition, row) is not False
    except UnknownLookupError:
        return _database_allows(row, constraint)


def holds(condition: Q, row: Model) -> bool | None:
    """Whether the condition is true of the row; None where SQL would not know."""
    answers = [_answer(child, row) for child in condition.children]
    if condition.connector not in (Q.AND, Q.OR):
        raise UnknownLookupError(condition.connector)
    deciding = condition.connector == Q.OR
    answer = deciding if deciding in answers else None if None in answers else not deciding
    return answer if answer is None or not condition.negated else not answer


def fields_of(condition: Q) -> tuple[str, ...]:
    """The fields that a condition speaks of, in the order in which it names them."""
    found: list[str] = []
    for child in condition.children:
        found += fields_of(child) if isinstance(child, Q) else [child[0].partition("__")[0]]
    return tuple(dict.fromkeys(found))


def _answer(child: Q | tuple[str, Any], row: Model) -> bool | None:
    if isinstance(child, Q):
        return holds(child, row)
    field, _, lookup = child[0].partition("__")
    value, wanted = _value(row, field), _wanted(child[1], row)
    if lookup == "isnull" or (lookup in ("", "exact") and wanted is None and child[1] is None):
        return (value is None) == (wanted is None or wanted is True)
    if (lookup or "exact") not in LOOKUPS:
        raise UnknownLookupError(lookup)
    return None if value is None or wanted is None else LOOKUPS[lookup or "exact"](value, wanted)


def _value(row: Model, field: str) -> Any:
    return getattr(row, row._meta.get_field(field).attname)


def _wanted(wanted: Any, row: Model) -> Any:
    if isinstance(wanted, F):
        return _value(row, wanted.name)
    if hasattr(wanted, "resolve_expression"):
        raise UnknownLookupError(wanted)
    return wanted


def _database_allows(row: Model, constraint: CheckConstraint) -> bool:
    try:
        constraint.validate(type(row), row)
    except ValidationError:
        return False
    return True
