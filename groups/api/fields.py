"""Kinds of fields in the answers, each true to its schema."""

from datetime import time

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from selvhjelp.places.distance import whole_kilometres


class Text(serializers.CharField):
    """A text; null when nothing is stated."""

    def __init__(self, **kwargs):
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value) -> str | None:
        return value or None


class Word(serializers.ChoiceField):
    """One word of a vocabulary; `unstated`: it may be null."""

    def __init__(self, vocabulary, *, unstated: bool = False, **kwargs):
        super().__init__(vocabulary.choices, allow_null=unstated, **kwargs)


class Words(serializers.ListField):
    """Any number of words of a vocabulary."""

    def __init__(self, vocabulary, **kwargs):
        super().__init__(child=serializers.ChoiceField(vocabulary.choices), **kwargs)


class Texts(serializers.ListField):
    """Any number of texts."""

    def __init__(self, **kwargs):
        super().__init__(child=serializers.CharField(), **kwargs)


class Days(serializers.ListField):
    """Any number of dates."""

    def __init__(self, **kwargs):
        super().__init__(child=serializers.DateField(), **kwargs)


@extend_schema_field({"type": ["string", "null"], "enum": ["ja", None]})
class Yes(serializers.Field):
    """«ja», or null: what nobody has said yes to is unknown, not no."""

    def to_representation(self, value: bool) -> str | None:
        return "ja" if value else None


@extend_schema_field({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "examples": ["18:00"]})
class Clock(serializers.Field):
    """A time of day in Norway, «18:00»; null when there is none."""

    def __init__(self, **kwargs):
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: time) -> str:
        return f"{value:%H:%M}"


@extend_schema_field({"type": "integer", "minimum": 0})
class WholeKilometres(serializers.Field):
    """A distance, as coarse as it is said on the pages; null without a place to measure from."""

    def __init__(self, **kwargs):
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: float) -> int:
        return whole_kilometres(value)
