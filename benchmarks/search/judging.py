"""Whether a query is understood, and whether its first hits are right."""

from dataclasses import dataclass

from groups.search.catalogue import Catalogue
from groups.search.search import Search
from groups.search.where import DEFAULT_KM
from groups.search.widening import wider

from .country import search
from .queries import Query

FIRST = 5
# How bad it is: danger that is missed, a wrong hit, a wrong filter, danger where there is none, a word too many.
MISSED_DANGER, WRONG_HITS, WRONG_FILTER, FALSE_DANGER, WRONG_TEXT = 1_000, 20, 10, 10, 1


@dataclass(frozen=True)
class Verdict:
    """`understood`: filters, help and text are exactly as wanted. `hits_right`: None where hits are not judged."""

    query: Query
    understood: bool
    hits_right: bool | None
    badness: int
    said: str


def judge(query: Query, catalogue: Catalogue) -> Verdict:
    """What the search makes of the query."""
    found = search(catalogue, {"q": [query.query]})
    read = found.tolket
    faults = list(_faults_of_help(query, read))
    if not query.asks_for_help_alone:
        faults += _faults(query, read)
    hits_right = _hits_right(query, found)
    badness = sum(weight for weight, _fault in faults) + (WRONG_HITS if hits_right is False else 0)
    said = "; ".join([fault for _weight, fault in faults] + (["wrong hits"] if hits_right is False else []))
    return Verdict(query, not faults, hits_right, badness, said)


def _faults(query, read):
    """What is not as wanted, each with how bad it is."""
    filters = {name: frozenset(values) for name, values in read["filtre"].items()}
    for name in sorted(filters.keys() | query.filters.keys()):
        wanted, found = query.filters.get(name, frozenset()), filters.get(name, frozenset())
        if wanted != found:
            yield WRONG_FILTER, f"{name}={_values(found)} (wanted {_values(wanted)})"
    if read["tekst"] != query.text:
        yield WRONG_TEXT, f"text «{read['tekst']}» (wanted «{query.text}»)"


def _faults_of_help(query, read):
    if missed := query.help - set(read["hjelp"]):
        yield MISSED_DANGER, f"missed {_values(missed)}"
    if false := set(read["hjelp"]) - query.help:
        yield FALSE_DANGER, f"false {_values(false)}"


def _values(values) -> str:
    return "|".join(sorted(values)) or "–"


def _hits_right(query: Query, found: Search) -> bool | None:
    if query.wants_no_hits:
        return found.count == 0
    if not query.hits:
        return None
    widened = None if found.count else wider(found)
    first = (found.hits or (widened.hits if widened else []))[:FIRST]
    return bool(first) and set(first) <= set(_good(query, found.catalogue))


def _good(query: Query, catalogue: Catalogue) -> list[int]:
    """All listings that satisfy what the hits must."""
    wanted = {name: values for name, values in query.hits.items() if name != "near"}
    if near := query.hits.get("near"):
        wanted |= {"kommune": near, "avstand": [str(DEFAULT_KM)]}
    good = search(catalogue, wanted)
    if good.problems or good.left_out:
        raise ValueError(f"«{query.query}» wants hits that cannot be: {good.problems or good.left_out}")
    return good.hits
