"""How a text was read, and what could not be used."""

from rest_framework import serializers

from groups.search.search import Search
from selvhjelp.places.place import Place


class ReadingSerializer(serializers.Serializer):
    """How `q` and `sted` were read; only what the words say."""

    filtre = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    tekst = serializers.CharField(help_text="Det som er igjen, og som er søkt etter som tekst.", allow_blank=True)
    hjelp = serializers.ListField(
        child=serializers.ChoiceField(["liv", "overdose", "abstinens", "vold", "barn", "behandling"]),
        help_text="Ordene tyder på at noen trenger hjelp nå: vis hjelpen før alt annet.",
    )


def reading(search: Search) -> dict:
    """What the words of the search were taken to mean."""
    return search.tolket


def left_out(search: Search) -> dict[str, list[str]]:
    """By parameter, sentences about what was asked for and could not be used."""
    return {name: [sentence] for name, sentence in search.left_out.items()}


def problems(search: Search) -> dict[str, list[str]]:
    """By parameter, sentences about what has no good value; for a place also what it may be."""
    said = {name: list(sentences) for name, sentences in search.problems.items()}
    if choices := search.parameters.choices_of_place:
        labels = [choice.label if isinstance(choice, Place) else choice for choice in choices]
        said["sted"].append(f"Prøv {' eller '.join(f'«{label}»' for label in labels)}.")
    return said
