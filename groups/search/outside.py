"""Groups that are not in one's own municipality: the nearest, and those for whoever everybody knows at home."""

from groups.filters import PLACES, READ_PLACE
from organisations.vocabulary import Form

from .search import Search
from .sections import NEAREST, nearest
from .where import DEFAULT_KM, MOST_KM

DISTANCES = (DEFAULT_KM, 100, 200, 500, MOST_KM)
# What the line and the steps ask for by themselves, or what only orders a list.
NOT_ASKED = {*PLACES, READ_PLACE, "avstand", "utenfor", "form", "sorter", "side", "ordrett"}
# What somebody cannot do without, and what is left when even that gives nothing.
KEPT = {"for", "relasjon", "kjonn", "alder", "ruset", "lar", "tilrettelagt", "sprak"}
AUDIENCE = {"for", "relasjon"}


def fitting(search: Search, among: int) -> tuple[int, list[str]]:
    """Those among the listings that fit the search wherever they are, and the parameters that still hold.

    All of them if that gives anything; else those that are never given up; else for whom it is. None: 0.
    """
    asked = [name for name in search.values if name not in NOT_ASKED]
    for kept in (set(asked), KEPT, AUDIENCE):
        names = [name for name in asked if name in kept]
        if found := search.selection.only(*names).listings & among:
            return found, names
    return 0, []


def nearest_of_all(search: Search) -> list[int]:
    """The nearest groups one can go to, however little of the search they fit; the search must have a place."""
    meets_in_person = search.catalogue.with_any("form", [Form.IN_PERSON])
    found, _names = fitting(search, meets_in_person & _distances(search).placed)
    return nearest(search, found)[:NEAREST]


def not_in(search: Search, code: str) -> tuple[int, list[str]]:
    """How far one must go at least for a group outside the municipality, and the parameters that still hold.

    One of the distances above, in kilometres; 0 where there is none.
    """
    lies_elsewhere = _distances(search).placed & ~search.catalogue.with_any("kommune", [code])
    found, names = fitting(search, lies_elsewhere)
    within = _distances(search).within
    return next((km for km in DISTANCES if found & within(km)), 0), names


def by(search: Search, form: str) -> list[str] | None:
    """The parameters that still hold among groups that meet in this way, wherever one lives; None without a group."""
    found, names = fitting(search, search.catalogue.with_any("form", [form]))
    return names if found else None


def _distances(search):
    return search.catalogue.distances(search.where.centres)
