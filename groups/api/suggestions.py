"""Suggestions while somebody types: places and themes, each as parameters of a search."""

from collections.abc import Iterator
from functools import lru_cache

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from groups.filters import PLACES
from groups.search import catalogue, clock
from groups.search.reading import read
from groups.search.reading.asked import as_filter
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.place import Place
from selvhjelp.places.spelling import fold, fold_key

from .base import ReadOnlyView

MOST = 8
# A single letter begins too much to help anybody.
FEWEST_LETTERS = 2
THEME = "tema"
LARGE = (PlaceKind.MUNICIPALITY, PlaceKind.COUNTY)


class SuggestionSerializer(serializers.Serializer):
    tekst = serializers.CharField()
    type = serializers.ChoiceField([*PlaceKind.values, THEME])
    parametre = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class Suggestions(ReadOnlyView):
    """What the letters so far may become; an empty list for what nobody could complete."""

    def parameters(self) -> list:
        return [OpenApiParameter("q", str, description="Det som er skrevet så langt, minst to tegn.")]

    @extend_schema(
        operation_id="forslag", summary="Forslag til sted og tema", responses=SuggestionSerializer(many=True)
    )
    def get(self, request):
        return Response(suggestions(request.query_params.get("q", "")))


def suggestions(text: str) -> list[dict]:
    """At most a handful: themes first, since they are few; then places; only without either near spellings."""
    key = fold_key(text)
    if len(key) < FEWEST_LETTERS:
        return []
    found = [*_themes(key), *_places(key)]
    if not found and not _means_something_else(text):
        found = [_place(label, place) for label, place in _misspelt(text)]
    return found[:MOST]


def _means_something_else(text: str) -> bool:
    """A word that is understood, of danger above all, is no misspelt place."""
    reading = read(text, today=clock.now().date())
    return bool(reading.help) or not reading.filters.keys() <= {*PLACES}


def _themes(key: str) -> Iterator[dict]:
    """Themes of which a word begins so."""
    for slug, label in catalogue.current(clock.now()).labels[THEME]:
        words = fold(label)
        if any("".join(words[at:]).startswith(key) for at in range(len(words))):
            yield {"tekst": label, "type": THEME, "parametre": {THEME: [slug]}}


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
