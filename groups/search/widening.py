"""`utvidet`: what nearly fits, when nothing fits."""

from dataclasses import dataclass

from . import phrases
from .search import Search
from .sections import MOST_BESIDE, PLACE, nearest

# In this order, after the distance. Never given up: for whom, gender, age, whether one may come intoxicated or on LAR,
# what must be accessible, language and the way of meeting.
GIVEN_UP = (("tid",), ("ukedag", "dag"), ("tema", "q"), ("tilgang",))
DISTANCES = (100, 200)


@dataclass(frozen=True)
class Wider:
    """What a wider search finds, and a sentence that says how it is wider."""

    sentence: str
    hits: list[int]


@dataclass(frozen=True)
class Step:
    """One way of asking for less. `km` None: at the place itself; `dropped`: the parameters given up."""

    hits: list[int]
    km: int | None = None
    dropped: tuple[str, ...] = ()
    everywhere: bool = False


def wider(search: Search) -> Wider | None:
    """At most ten hits that nearly fit; None when the search has hits of its own or asks for what does not exist.

    First the same further away, then the same place with less: whoever cannot travel is shown what is there. Only
    when neither gives anything, the nearest in the whole country.
    """
    if search.count or search.problems:
        return None
    steps = [step for step in (_further(search), _with_less(search)) if step] or [_anywhere(search)]
    steps = [step for step in steps if step and step.hits]
    if not steps:
        return None
    return Wider(phrases.widened(search, steps), _shared_out([step.hits for step in steps]))


def _further(search) -> Step | None:
    """The same filters, further and further away."""
    if not search.where:
        return None
    elsewhere = search.selection.without(*PLACE).listings
    for km in DISTANCES:
        if found := elsewhere & search.where.within(search.catalogue, km):
            return Step(nearest(search, found), km=km)
    return None


def _with_less(search) -> Step | None:
    """The same place, with one filter after another given up."""
    dropped: tuple[str, ...] = ()
    for names in GIVEN_UP:
        asked = tuple(name for name in names if name in search.values)
        dropped += asked
        if asked and _is_about_something(search, dropped) and (found := search.selection.without(*dropped).listings):
            return Step(search.in_order(_joinable_or_all(search, found)), dropped=dropped)
    return None


def _anywhere(search) -> Step | None:
    """All of Norway: with all filters if that gives anything, else with those given up that can be."""
    dropped: tuple[str, ...] = ()
    for names in ((), *GIVEN_UP):
        dropped += tuple(name for name in names if name in search.values)
        found = search.selection.without(*PLACE, *dropped).listings
        if found and _is_about_something(search, dropped):
            hits = nearest(search, found) if search.where else []
            return Step(hits or search.in_order(found), dropped=dropped, everywhere=True)
    return None


def _is_about_something(search, dropped) -> bool:
    """Whoever typed only words that nobody has written is not shown all there is."""
    return "q" not in dropped or not set(search.values) <= {*dropped, "ordrett", "sorter"}


def _joinable_or_all(search, listings):
    return listings & search.catalogue.with_word("bli-med", "ja") or listings


def _shared_out(lists: list[list[int]]) -> list[int]:
    """As much of each list as there is room for, the first ones first, no hit twice."""
    share = MOST_BESIDE // len(lists)
    merged = [position for hits in lists for position in hits[:share]]
    merged += [position for hits in lists for position in hits[share:]]
    return list(dict.fromkeys(merged))[:MOST_BESIDE]
