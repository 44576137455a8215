"""A section of the desk: one kind of thing to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet, Window
from django.urls import reverse

# Longer lists say how many more there are, and where.
MOST_SHOWN, MOST_OF_THE_URGENT = 5, 10


@dataclass(frozen=True)
class Line:
    """One thing to do: what it is about, with the way to mend it, what is the matter, and what may help."""

    text: str
    url: str
    what: str
    facts: str = ""
    phone: str = ""
    # The group that a press of the section's button confirms.
    confirms: int | None = None


@dataclass(frozen=True)
class Need:
    """`button`: what stands on the button of each line, which sends `how` (see `ConfirmedHow`)."""

    key: str
    heading: str
    explanation: str
    lines: list[Line]
    total: int
    more_url: str = ""
    button: str = ""
    how: str = ""
    # The groups that one press confirms together: when all there are to confirm are shown, and of one owner.
    together: list[int] = field(default_factory=list)

    @property
    def hidden(self) -> int:
        return self.total - len(self.lines)


def first_of(rows: QuerySet, line_of: Callable, most: int = MOST_SHOWN) -> tuple[list[Line], int]:
    """The first rows as lines, and how many there are, in one query."""
    shown = list(rows.annotate(how_many=Window(Count("pk")))[:most])
    return [line_of(row) for row in shown], shown[0].how_many if shown else 0


def some(needs: Iterable[Need]) -> list[Need]:
    """Without those that have nothing in them."""
    return [need for need in needs if need.total]


def change_url(model: str, pk) -> str:
    return reverse(f"admin:organisations_{model}_change", args=[pk])


def list_url(model: str, **chosen) -> str:
    """The staff's list of the model's rows, narrowed down."""
    return reverse(f"admin:organisations_{model}_changelist", query=chosen)
