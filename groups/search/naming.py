"""The names by which organisations and programmes are found in what people type."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from organisations.models import Organisation, Programme
from organisations.vocabulary import OrganisationKind
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place

from .reading.lexicon import static
from .reading.place_words import MOST_WORDS, exact
from .reading.text import Word, words_of

# Where a name goes on with what nobody types: «Ivareta – Pårørende berørt av rus», «LMS-programmet for …».
LONGER_ON = (" – ", " - ", " (", " for ")
NOT_NAMED = (OrganisationKind.CONTACT_POINT, OrganisationKind.MUNICIPALITY)
# Parameter, value and one name.
Named = tuple[str, str, str]


@dataclass(frozen=True)
class Owner:
    """An organisation as far as its names go."""

    slug: str
    names: tuple[str, ...]
    above: tuple[int, ...]
    is_region: bool


def named() -> frozenset[Named]:
    """Every name that says which organisation or programme is meant; two queries.

    A chapter that is called after its organisation and a town («Ivareta Tromsø») is not among them: the two words are
    read one by one, and find what lies near as well. One that is called after a district («LMS Innherred») or a region
    is. Nor is a contact point or a municipality, which are places.
    """
    fields = ("pk", "slug", "name", "short_names", "former_names", "lineage", "kind")
    owners = {
        pk: Owner(slug, (name, *short, *former), tuple(lineage[:-1]), kind == OrganisationKind.REGION)
        for pk, slug, name, short, former, lineage, kind in Organisation.objects.approved().values_list(*fields)
        if kind not in NOT_NAMED
    }
    return _named(frozenset(owners.items()), frozenset(Programme.objects.approved().values_list("slug", "name")))


@lru_cache(2)
def _named(owners, programmes) -> frozenset[Named]:
    by_pk = dict(owners)
    found = {("org", owner.slug, name) for owner in by_pk.values() for name in _names_of(owner, by_pk)}
    return frozenset(found | {("program", slug, name) for slug, full in programmes for name in _shorter(full)})


def _names_of(owner: Owner, by_pk) -> Iterator[str]:
    above = (by_pk[pk] for pk in owner.above if pk in by_pk)
    known = {word.plain for one in above for name in one.names for word in words_of(name)}
    for full in owner.names:
        yield from (name for name in _shorter(full) if _says_which(name, known, owner.is_region))


def _shorter(name: str) -> Iterator[str]:
    """The whole name, and what people say of it."""
    yield name
    for separator in LONGER_ON:
        if separator in name:
            yield name.split(separator)[0]


def _says_which(name: str, known: set[str], is_region: bool) -> bool:
    """Whether any word is neither said by an organisation above, nor a town, nor an everyday word."""
    own = [word for word in words_of(name) if word.plain not in known]
    if is_region and len(own) > 1:
        # «LMS region nord»
        return True
    words = [word for word in own if not _is_filler(word)]
    return bool(_without_places(words) if known else words)


def _is_filler(word) -> bool:
    return word.plain in static().neutral.words or word.plain in static().sentence.words


def _without_places(words: list[Word]) -> list[Word]:
    for length in range(MOST_WORDS, 0, -1):
        for at in range(len(words) - length + 1):
            if any(map(_is_town, exact(words[at : at + length], Gazetteer.current()))):
                return _without_places(words[:at] + words[at + length :])
    return words


def _is_town(place: Place) -> bool:
    """Not a district of several municipalities, which says which chapter is meant; a county says where."""
    return len(place.municipality_codes) == 1 or place.kind in (PlaceKind.COUNTY, PlaceKind.FORMER_COUNTY)
