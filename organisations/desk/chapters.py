"""The state of the chapters under an umbrella."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from organisations.models import Listing, Report

from .branch import Branch
from .freshness import Part, bar, counts_per_state, picture, states
from .need import change_url, list_url
from .people import ENOUGH_EDITORS

MOST_SHOWN = 15


@dataclass(frozen=True)
class Chapter:
    """`words`: what a reader of the row should know; empty when all is well."""

    name: str
    url: str
    groups: int
    groups_url: str
    bar: list[Part]
    words: str


def context(branch: Branch, today: date) -> dict | None:
    """What the template shows of the chapters; None for who has none."""
    if not branch.is_umbrella:
        return None
    published, reports = Listing.objects.editable_by(branch.user).published(), _reports(branch)
    rows = list(published.values("organisation").annotate(**counts_per_state(today)))
    rows.sort(key=lambda row: _worst_first(row, branch.organisations[row["organisation"]]))
    chapters = [
        _chapter(branch.organisations[row["organisation"]], _numbers(row), reports.get(row["organisation"], 0))
        for row in rows
    ]
    totals = [sum(row[state.key] for row in rows) for state in states()]
    return {
        "shown": chapters[:MOST_SHOWN],
        "others": chapters[MOST_SHOWN:],
        "groups": sum(totals),
        "bar": bar(totals),
        "picture": picture(published, today),
    }


def _worst_first(row, organisation) -> tuple:
    _fresh, *aged = states()
    return *(-row[state.key] for state in reversed(aged)), organisation.sort_key


def _reports(branch) -> dict[int, int]:
    waiting = Report.objects.editable_by(branch.user).unsettled().order_by()
    return dict(waiting.values_list("listing__organisation").annotate(Count("pk")))


def _numbers(row) -> list[int]:
    return [row[state.key] for state in states()]


def _chapter(organisation, numbers, reports) -> Chapter:
    return Chapter(
        organisation.name,
        change_url("organisation", organisation.pk),
        sum(numbers),
        list_url("listing", organisation__id__exact=organisation.pk),
        bar(numbers),
        ", ".join(_troubles(numbers, reports, organisation.editors)),
    )


def _troubles(numbers, reports, editors) -> list[str]:
    _fresh, *aged = zip(states(), numbers, strict=True)
    found = [f"{count} {state.words}" for state, count in reversed(aged) if count]
    if reports:
        found.append("1 melding om feil venter" if reports == 1 else f"{reports} meldinger om feil venter")
    if editors < ENOUGH_EDITORS:
        found.append("bare én redaktør" if editors else "ingen redaktører")
    return found
