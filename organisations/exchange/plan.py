"""Rows and database → what would be new, changed field by field, unchanged and missing. Writes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from organisations.models import Listing
from organisations.vocabulary import Status

from .cells import CellFault
from .checks import columns_of_a_new_listing, complaints, gaps_as_stored, new_gaps
from .columns import BY_NAME
from .doubles import Matched, doubles
from .draft import Draft
from .drafting import Change, changed_draft, new_draft
from .matching import Matcher
from .numbering import Numbering
from .references import References
from .rows import Row, RowError
from .scope import Scope

Advance = Callable[[int], None]
ONLY_A_DRAFT = "Uten dette kan status bare være kladd."


@dataclass(frozen=True, slots=True)
class Planned:
    """A listing as a line says it, and what that changes; for a new one, all that it states."""

    line: int
    draft: Draft
    changes: tuple[Change, ...]

    @property
    def listing(self) -> Listing:
        return self.draft.listing


@dataclass(slots=True)
class Plan:
    """What an import would do. With any error it does nothing. `unit` is what a line is called in the file."""

    unit: str = "linje"
    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    unchanged: list[Planned] = field(default_factory=list)
    missing: list[Listing] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


def make_plan(
    rows: Sequence[Row],
    scope: Scope,
    *,
    unit: str = "linje",
    for_update: bool = False,
    advance: Advance = lambda rows: None,
) -> Plan:
    """Compare the rows with the listings in scope. `for_update` locks those until the transaction ends."""
    with translation.override("nb"):
        return _Planner(rows, scope, unit, for_update).plan(advance)


class _Planner:
    def __init__(self, rows: Sequence[Row], scope: Scope, unit: str, for_update: bool):
        self.rows = rows
        self.scope = scope
        self.references = References(filter(None, (row.values.get("postnummer") for row in rows)))
        self.plan_so_far = Plan(unit)
        taken = Listing.objects.order_by().values_list("slug", flat=True)
        self.matcher = Matcher(_listings(scope, for_update), taken)
        self.numbering = Numbering(self.matcher.taken)
        self.needed = set(columns_of_a_new_listing())
        # Addresses and names in rows that something is wrong with.
        self.named_in_vain: set[str | None] = set()

    def plan(self, advance: Advance) -> Plan:
        plan = self.plan_so_far
        matched = [found for row in self.rows if (found := self._match(row))]
        plan.errors += doubles(matched, plan.unit)
        for each in matched:
            self.numbering.take(each.slug)
        for each in matched:
            self._place(each)
            advance(1)
        plan.missing = self._missing(matched)
        plan.errors.sort(key=lambda error: error.line)
        return plan

    def _match(self, row: Row) -> Matched | None:
        """The row with what it points at, or None, and the errors noted, when something is not there."""
        values: dict[str, Any] = {}
        faults = [fault for name in row.values if (fault := self._look_up(row, name, values))]
        if row.is_whole and not faults:
            try:
                return self._found(row, values)
            except CellFault as fault:
                faults = [RowError(row.line, (), str(fault))]
        self.plan_so_far.errors += faults
        self.named_in_vain |= {row.values.get("slug"), row.values.get("navn")}
        return None

    def _look_up(self, row: Row, name: str, values: dict[str, Any]) -> RowError | None:
        try:
            value = BY_NAME[name].resolve(row.values[name], self.references)
            values[name] = self.scope.owner(value) if name == "organisasjon" else value
        except CellFault as fault:
            return RowError(row.line, (name,), str(fault))
        return None

    def _found(self, row: Row, values: dict[str, Any]) -> Matched:
        owner = values.get("organisasjon") or self.scope.root
        listing = self.matcher.find(values, owner)
        owner = values.get("organisasjon") or (listing.organisation if listing else owner)
        if owner is None:
            raise CellFault("En ny gruppe må ha en organisasjon, og kolonnen organisasjon mangler i fila.")
        return Matched(row.line, values, listing, owner)

    def _place(self, row: Matched) -> None:
        """Put the row among the new, the changed or the unchanged, or note what is wrong with it."""
        if row.listing is None:
            self._place_new(row)
            return
        old_gaps = gaps_as_stored(row.listing)
        planned = Planned(row.line, *changed_draft(row.listing, row.values))
        if not planned.changes:
            self.plan_so_far.unchanged.append(planned)
        elif self._is_sound(planned, old_gaps):
            self.plan_so_far.changed.append(planned)

    def _place_new(self, row: Matched) -> None:
        if self._lacks_columns(row):
            return
        slug = row.slug or self.numbering.next(row.values.get("kommune"))
        planned = Planned(row.line, *new_draft({**row.values, "organisasjon": row.owner, "slug": slug}))
        if self._is_sound(planned):
            self.plan_so_far.new.append(planned)

    def _lacks_columns(self, row: Matched) -> bool:
        absent = [name for name in BY_NAME if name in self.needed - row.values.keys()]
        if absent:
            sentence = f"Gruppa er ny. Da må fila ha kolonnene {', '.join(absent)}."
            self.plan_so_far.errors.append(RowError(row.line, (), sentence))
        return bool(absent)

    def _is_sound(self, planned: Planned, old_gaps=()) -> bool:
        found = new_gaps(planned.draft, old_gaps)
        unfinished = [(columns, f"{sentence} {ONLY_A_DRAFT}") for columns, sentence in found]
        wrong = [*complaints(planned.draft), *unfinished]
        found = [RowError(planned.line, columns, sentence) for columns, sentence in wrong]
        self.plan_so_far.errors += found
        return not found

    def _missing(self, matched: list[Matched]) -> list[Listing]:
        named = {row.listing for row in matched}
        listings = self.matcher.by_slug.values()
        absent = [each for each in listings if each not in named and each.status != Status.CLOSED_DOWN]
        return [each for each in absent if not {each.slug, each.name} & self.named_in_vain]


def _listings(scope: Scope, for_update: bool):
    listings = scope.listings().with_facts().select_related("postal_code__municipality").order_by("slug")
    return listings.select_for_update(of=("self",)) if for_update else listings
