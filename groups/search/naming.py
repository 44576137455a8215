"""The names by which organisations and programmes are found in what people type."""

from collections.abc import Iterable, Iterator

from organisations.models import Organisation, Programme
from organisations.vocabulary import OrganisationKind
from selvhjelp.places.gazetteer import Gazetteer

from .reading.lexicon import static
from .reading.place_words import MOST_WORDS, exact
from .reading.text import Word, words_of

# Where a name goes on with what nobody types: «Ivareta – Pårørende berørt av rus», «LMS-programmet for …».
LONGER_ON = (" – ", " - ", " (", " for ")
# Parameter, value and one name.
Named = tuple[str, str, str]


def named(organisations: Iterable[Organisation], programmes: Iterable[Programme]) -> frozenset[Named]:
    """Every name that says which organisation or programme is meant.

    A chapter that is called after its organisation and a place («Ivareta Tromsø») is not among them: the two words are
    read one by one, and find what lies near as well. Nor is a contact point, which has no groups of its own.
    """
    found: set[Named] = set()
    by_pk = {organisation.pk: organisation for organisation in organisations}
    for organisation in by_pk.values():
        if organisation.kind != OrganisationKind.CONTACT_POINT:
            above = [by_pk[pk] for pk in organisation.lineage[:-1] if pk in by_pk]
            known = {word for one in above for name in _names(one) for word in _words(name)}
            found |= {("org", organisation.slug, name) for name in _names(organisation) if _says_which(name, known)}
    for programme in programmes:
        found |= {("program", programme.slug, name) for name in _shorter(programme.name)}
    return frozenset(found)


def _names(organisation: Organisation) -> Iterator[str]:
    for name in (organisation.name, *organisation.short_names, *organisation.former_names):
        yield from _shorter(name)


def _shorter(name: str) -> Iterator[str]:
    """The whole name, and what people say of it."""
    yield name
    for separator in LONGER_ON:
        if separator in name:
            yield name.split(separator)[0]


def _words(name) -> list[str]:
    return [word.plain for word in words_of(name)]


def _says_which(name: str, known: set[str]) -> bool:
    """Whether any word is neither said by an organisation above, nor a place, nor an everyday word."""
    fillers = static().neutral.words | static().sentence.words
    words = [word for word in words_of(name) if word.plain not in known and word.plain not in fillers]
    return bool(_without_places(words) if known else words)


def _without_places(words: list[Word]) -> list[Word]:
    for length in range(MOST_WORDS, 0, -1):
        for at in range(len(words) - length + 1):
            if exact(words[at : at + length], Gazetteer.current()):
                return _without_places(words[:at] + words[at + length :])
    return words
