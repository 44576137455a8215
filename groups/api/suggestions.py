"""Suggestions while somebody types: places, themes and whom it is for, each as parameters of a search."""

from collections.abc import Iterator
from functools import lru_cache

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from groups.filters import PLACES
from groups.search import catalogue, clock
from groups.search.reading import Reading, read
from groups.search.reading.areas import as_filter
from groups.search.reading.lexicon import static
from groups.search.reading.text import words_of
from organisations.vocabulary import AgeGroup, Audience, Gender, Relation
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place
from selvhjelp.places.spelling import fold, fold_key

from .base import ReadOnlyView

MOST = 8
# A single letter begins too much to help anybody.
FEWEST_LETTERS = 2
# Fewer letters begin too many of the words that people say for a theme.
FEWEST_OF_SYNONYM = 4
THEME = "tema"
# For whom; what they are called is in the vocabulary.
WHOM = {"for": Audience, "relasjon": Relation, "alder": AgeGroup, "kjonn": Gender}
LARGE = (PlaceKind.MUNICIPALITY, PlaceKind.COUNTY)


class SuggestionSerializer(serializers.Serializer):
    tekst = serializers.CharField()
    type = serializers.ChoiceField([*PlaceKind.values, THEME, *WHOM])
    parametre = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class Suggestions(ReadOnlyView):
    """What the letters so far may become; an empty list for what nobody could complete."""

    def parameters(self) -> list:
        return [OpenApiParameter("q", str, description="Det som er skrevet så langt, minst to tegn.")]

    @extend_schema(
        operation_id="forslag",
        summary="Forslag til sted, tema og hvem gruppa er for",
        responses=SuggestionSerializer(many=True),
    )
    def get(self, request):
        return Response(suggestions(request.query_params.get("q", "")))


def suggestions(text: str) -> list[dict]:
    """At most a handful: themes and whom it is for, by what they are called before what people say; then places.

    A municipality whose whole name is typed goes before what people say; only without any come near spellings.
    """
    key = fold_key(text)
    if len(key) < FEWEST_LETTERS:
        return []
    places = _places(key)
    whole = [one for one in places[:1] if fold_key(one["tekst"]) == key]
    found = [*_called(key), *whole, *_said(key), *places]
    if not found and not _means_something_else(text):
        found = [_place(label, place) for label, place in _misspelt(text)]
    return list({(one["type"], one["tekst"]): one for one in found}.values())[:MOST]


def warm() -> None:
    """Make what the first answer needs, so that nobody waits for it."""
    for text in ("tromsø", "pårø", "trmmsø"):
        suggestions(text)


def _means_something_else(text: str) -> bool:
    """A word that is understood, of danger above all, is no misspelt place."""
    reading = _read(text)
    return bool(reading.help) or not reading.filters.keys() <= {*PLACES}


def _called(key: str) -> Iterator[dict]:
    """Themes, and for whom, of which a word begins so."""
    for parameter, value, label in _labels():
        words = fold(label)
        if any("".join(words[at:]).startswith(key) for at in range(len(words))):
            yield _word(parameter, value, label)


def _said(key: str) -> Iterator[dict]:
    """The same for other words that people say for them: «gambling», «pårørt»."""
    if len(key) < FEWEST_OF_SYNONYM:
        return
    labels = {(parameter, value): label for parameter, value, label in _labels()}
    for said, parameter, value in _synonyms():
        if said.startswith(key) and (parameter, value) in labels:
            yield _word(parameter, value, labels[parameter, value])


def _labels() -> list[tuple[str, str, str]]:
    """Parameter, value and what it is called."""
    themes = [(THEME, slug, label) for slug, label in catalogue.current(clock.now()).labels[THEME]]
    whom = ((name, word.value, str(word.label)) for name, words in WHOM.items() for word in words)
    return themes + [one for one in whom if _is_read_so(*one)]


@lru_cache(256)
def _is_read_so(parameter: str, value: str, label: str) -> bool:
    """Whether the label means its value where it is put into the field: «venn» alone is nobody's search."""
    return value in _read(label).filters.get(parameter, ())


def _read(text: str) -> Reading:
    now = clock.now()
    return read(text, named=catalogue.current(now).named, today=now.date())


@lru_cache(1)
def _synonyms() -> list[tuple[str, str, str]]:
    """What people say, folded, with the one theme or the one kind of people that it means.

    Nothing that begins with a word of danger: whoever types «overdose» is not asked whether they mean the bereaved.
    """
    found = []
    for phrase, meaning in static().synonyms:
        said = [(name, values) for name, values in meaning.filters if name not in meaning.unless_relatives]
        is_one = len(said) == 1 and said[0][0] in (THEME, *WHOM) and len(said[0][1]) == 1
        if is_one and 0 not in static().danger.read(words_of(phrase)).positions:
            found.append((fold_key(phrase), said[0][0], said[0][1][0]))
    return found


def _word(parameter: str, value: str, label: str) -> dict:
    return {"tekst": label, "type": parameter, "parametre": {parameter: [value]}}


def _places(key: str) -> list[dict]:
    """Each place once, under the first of its names that begins so: large ones first, and among them whole names."""
    named: dict[Place, tuple[tuple[bool, bool], str]] = {}
    for folded, text, place in _names(Gazetteer.current()):
        if folded.startswith(key):
            named.setdefault(place, ((place.kind not in LARGE, folded != key), text))
            if len(named) >= 4 * MOST:
                break
    ordered = sorted(named.items(), key=lambda item: item[1][0])
    # Oslo is a county too: what reads alike is one suggestion.
    first = {text: place for place, (_rank, text) in reversed(ordered)}
    return [_place(text, place) for place, (_rank, text) in ordered if first[text] == place]


@lru_cache(1)
def _names(gazetteer: Gazetteer) -> list[tuple[str, str, Place]]:
    """Folded name, what to show and the place; of numbers only postal codes mean anything to people."""
    return [
        (fold_key(name.text), _shown(name), name.place)
        for name in gazetteer.names()
        if not name.text.isdigit() or name.place.kind == PlaceKind.POSTAL_CODE
    ]


def _shown(name) -> str:
    """A name in another language says which place it is, if that is called something else."""
    is_other = name.language and name.text != name.place.label
    return f"{name.text} ({name.place.label})" if is_other else name.place.label


def _misspelt(text: str) -> Iterator[tuple[str, Place]]:
    gazetteer = Gazetteer.current()
    for label in gazetteer.resolve(text).suggestions:
        for place in gazetteer.resolve(label).places[:1]:
            yield label, place


def _place(text: str, place: Place) -> dict:
    return {"tekst": text, "type": place.kind, "parametre": dict([as_filter(place)])}
