"""What an import did, would do, or needs mended, in Norwegian, line by line."""

from collections.abc import Iterable, Iterator

from .cells import shorten
from .plan import Plan, Planned
from .rows import RowError

# More names than this are counted instead.
MOST_NAMES = 20
NOTHING = "ingenting"


def error_lines(errors: Iterable[RowError], unit: str) -> list[str]:
    """Each error with its line, its columns, the reason and what to do."""
    return [f"{_where(error, unit)}: {error.sentence}" for error in errors]


def verdict(errors: list[RowError]) -> str:
    """What follows from the errors, for the end of the list."""
    found = "1 feil" if len(errors) == 1 else f"{len(errors)} feil"
    return f"Fant {found}. Ingenting er lagret. Rett fila og prøv igjen."


def summary(plan: Plan, *, dry_run: bool) -> str:
    """The four numbers in one sentence."""
    numbers = f"{len(plan.new)} nye, {len(plan.changed)} endret, {len(plan.unchanged)} uendret"
    return f"Prøvekjøring, ingenting er lagret: {numbers}." if dry_run else f"Lagret: {numbers}."


def detail_lines(plan: Plan) -> Iterator[str]:
    """Every new and every changed listing, the changed ones cell by cell."""
    for planned in plan.new:
        yield f"Ny: {_named(planned)}"
    for planned in plan.changed:
        yield f"Endret: {_named(planned)}"
        for change in planned.changes:
            yield f"  {change.column}: {shorten(change.before) or NOTHING} → {shorten(change.after) or NOTHING}"


def missing_lines(plan: Plan) -> Iterator[str]:
    """Listings that the file does not name, which an import leaves as they are."""
    if not plan.missing:
        return
    if len(plan.missing) == 1:
        yield "1 gruppe står ikke i fila. Den er ikke endret:"
    else:
        yield f"{len(plan.missing)} grupper står ikke i fila. De er ikke endret:"
    for listing in plan.missing[:MOST_NAMES]:
        yield f"  {listing.slug} {listing.name}"
    if len(plan.missing) > MOST_NAMES:
        yield f"  … og {len(plan.missing) - MOST_NAMES} til"


def _named(planned: Planned) -> str:
    return f"{planned.listing.slug} {planned.listing.name}"


def _where(error: RowError, unit: str) -> str:
    place = f"{unit.capitalize()} {error.line}"
    if not error.columns:
        return place
    word = "kolonne" if len(error.columns) == 1 else "kolonnene"
    return f"{place}, {word} {' og '.join(f'«{name}»' for name in error.columns)}"
