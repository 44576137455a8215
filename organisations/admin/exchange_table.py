"""A plan as an editor reads it: in the words of the form, and each error in its cell."""

from itertools import groupby

from organisations.exchange.columns import BY_NAME
from organisations.exchange.plan import Plan, Planned
from organisations.exchange.rows import RowError
from organisations.exchange.table import Table
from organisations.exchange.uploading import fingerprint
from organisations.history.differences import Words, question
from organisations.models import ListingVersion

# Longer lists are counted.
MOST_SHOWN = 200


def table_context(plan: Plan, table: Table) -> dict:
    """What the template shows of a plan."""
    words = Words()
    return {
        "plan": plan,
        "new": plan.new[:MOST_SHOWN],
        "changed": [_changed(each, words) for each in plan.changed[:MOST_SHOWN]],
        "unchanged": plan.unchanged[:MOST_SHOWN],
        "missing": plan.missing[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "faulty": _faulty(plan, table),
        "error_count": len(plan.errors),
        "does_nothing": not plan.new and not plan.changed,
        "seen": fingerprint(plan),
    }


def _changed(planned: Planned, words: Words) -> dict:
    before = ListingVersion(cells={change.column: change.before for change in planned.changes if change.before})
    after = ListingVersion(cells={change.column: change.after for change in planned.changes if change.after})
    return {"line": planned.line, "listing": planned.listing, "differences": words.differences(before, after)}


def _faulty(plan: Plan, table: Table) -> list[dict]:
    """Each line with errors: its cells that are wrong, and what is said of the line as a whole."""
    lines = {line.number: line for line in (table.header, *table.lines)}
    names = [str(name).strip().lower() for name in table.header.cells]
    by_line = groupby(plan.errors[:MOST_SHOWN], key=lambda error: error.line)
    return [_faulty_line(number, list(errors), names, lines.get(number)) for number, errors in by_line]


def _faulty_line(number: int, errors: list[RowError], names: list[str], line) -> dict:
    cells = dict(zip(names, line.cells, strict=False)) if line else {}
    wrong = list(dict.fromkeys(name for error in errors for name in error.columns))
    return {
        "number": number,
        "name": "" if "navn" in wrong or line is None or "navn" not in cells else cells["navn"],
        "cells": [_cell(name, cells.get(name, ""), errors) for name in wrong],
        "sentences": [error.sentence for error in errors if not error.columns],
    }


def _cell(name: str, content, errors: list[RowError]) -> dict:
    return {
        "column": name,
        "question": question(BY_NAME[name]) if name in BY_NAME else name,
        "content": getattr(content, "sentence", None) or str(content),
        "sentences": [error.sentence for error in errors if name in error.columns],
    }
