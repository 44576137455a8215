"""How fresh listings are: four states by age, and a picture with a column for each month."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, Q

MONTH, MONTHS = 30, 12
COLUMN, GAP, HEIGHT, ROOM_ABOVE = 40, 8, 120, 20


@dataclass(frozen=True)
class State:
    """How long ago a listing was confirmed, as far as it matters to somebody: from so many days on."""

    key: str
    words: str
    since: int


@dataclass(frozen=True)
class Part:
    """A piece of a bar: where it begins and how long it is, of a hundred."""

    state: State
    count: int
    start: float
    length: float


@dataclass(frozen=True)
class Column:
    """The listings confirmed in one month, in units of the drawing."""

    state: State
    count: int
    left: int
    top: float
    height: float
    label: str

    width = COLUMN

    @property
    def middle(self) -> float:
        return self.left + COLUMN / 2


def states() -> list[State]:
    """From the newest to the oldest; the days are settings."""
    return [
        State("fresh", "bekreftet nylig", 0),
        State("asked", "bør bekreftes", min(settings.CONFIRM_AFTER_DAYS)),
        State("stale", "viser «Spør før du drar»", settings.WARN_AFTER_DAYS),
        State("gone", "vises ikke lenger", settings.EXPIRED_AFTER_DAYS),
    ]


def counts_per_state(today: date) -> dict[str, Count]:
    """What counts a query's listings in each state."""
    bounds = [state.since for state in states()]
    return {
        state.key: Count("pk", filter=_confirmed(today, *bounds[number : number + 2]))
        for number, state in enumerate(states())
    }


def bar(numbers: list[int]) -> list[Part]:
    """A bar of a hundred that is shared out by the number in each state."""
    whole, start, parts = sum(numbers) or 1, 0.0, []
    for state, count in zip(states(), numbers, strict=True):
        length = 100 * count / whole
        parts.append(Part(state, count, round(start, 2), round(length, 2)))
        start += length
    return [part for part in parts if part.count]


def picture(listings, today: date) -> dict:
    """Columns from the newest to the oldest, in one query."""
    edges = [*(MONTH * month for month in range(MONTHS)), settings.EXPIRED_AFTER_DAYS]
    per_month = {f"month_{number}": _confirmed(today, *edges[number : number + 2]) for number in range(len(edges))}
    counts = list(listings.aggregate(**{name: Count("pk", filter=month) for name, month in per_month.items()}).values())
    most = max(counts) or 1
    columns = enumerate(zip(edges, counts, strict=True))
    return {
        "columns": [_column(number, since, count, most) for number, (since, count) in columns],
        "width": len(edges) * (COLUMN + GAP) - GAP,
        "floor": ROOM_ABOVE + HEIGHT,
        "height": ROOM_ABOVE + HEIGHT + 24,
    }


def _confirmed(today: date, since: int, until: int | None = None) -> Q:
    """Confirmed at least `since` and less than `until` days ago."""
    condition = Q(confirmed_at__lte=today - timedelta(days=since))
    return condition if until is None else condition & Q(confirmed_at__gt=today - timedelta(days=until))


def _column(number, since, count, most) -> Column:
    state = next(state for state in reversed(states()) if state.since <= since)
    height = round(HEIGHT * count / most, 1)
    top = round(ROOM_ABOVE + HEIGHT - height, 1)
    return Column(state, count, number * (COLUMN + GAP), top, height, _label(number))


def _label(number) -> str:
    """The months are told apart by number; every third has one, so that it can be read on a telephone."""
    if number == MONTHS:
        return "1 år +"
    return {0: "nå"}.get(number, f"{number} mnd" if number % 3 == 0 else "")
