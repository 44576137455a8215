"""Fields for rows that are too many for a list: their names are typed, with suggestions from the browser itself.

They work without a script and with every screen reader, and what is typed is looked up when it is sent.
"""

from functools import cached_property

from django import forms
from django.db.models import Model

from organisations.exchange.cells import CellFault, shorten
from organisations.exchange.nearest import did_you_mean
from organisations.exchange.references import References
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.models import Municipality
from selvhjelp.places.spelling import fold_key


class NameField(forms.ModelChoiceField):
    """One row of those in the queryset, by its name."""

    widget = forms.TextInput

    def __init__(self, queryset, *, list_id: str, **kwargs):
        super().__init__(queryset, **kwargs)
        self.list_id = list_id
        self.widget.attrs |= {"list": list_id, "autocomplete": "off"}

    @cached_property
    def rows(self) -> dict[str, Model]:
        """Each row by a name that no other has."""
        found: dict[str, Model] = {}
        for row in self.queryset:
            name = str(row)
            found[name if name not in found else f"{name} ({row.pk})"] = row
        return found

    @property
    def suggestions(self) -> list[str]:
        return list(self.rows)

    def prepare_value(self, value):
        """The name of the row, or what was typed."""
        pk = value.pk if isinstance(value, Model) else value
        return next((name for name, row in self.rows.items() if str(row.pk) == str(pk)), value)

    def to_python(self, value):
        if value in self.empty_values or not str(value).strip():
            return None
        key = fold_key(str(value))
        for name, row in self.rows.items():
            if key in (fold_key(name), fold_key(str(row.pk))):
                return row
        guess = did_you_mean(str(value), {name: name for name in self.rows})
        raise forms.ValidationError(f"Vi fant ingen som heter «{shorten(str(value))}».{guess}", code="invalid_choice")

    def has_changed(self, initial, data):
        return str(self.prepare_value(initial) or "") != str(self.prepare_value(data) or "").strip()


class MunicipalityField(forms.ModelChoiceField):
    """A municipality by any of its names, or its number."""

    widget = forms.TextInput

    list_id = "kommuner"

    def __init__(self, queryset=None, **kwargs):
        super().__init__(Municipality.objects.in_force() if queryset is None else queryset, **kwargs)
        self.widget.attrs |= {"list": self.list_id, "autocomplete": "off"}

    @property
    def suggestions(self) -> list[str]:
        return [place.label for place in Gazetteer.current().municipalities()]

    def prepare_value(self, value):
        return name_of(value)

    def to_python(self, value):
        if value in self.empty_values or not str(value).strip():
            return None
        return municipality_named(str(value))

    def has_changed(self, initial, data):
        return (name_of(initial) or "") != (name_of(data) or "").strip()


class MunicipalitiesField(forms.ModelMultipleChoiceField):
    """Several, one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 40})

    def __init__(self, queryset=None, **kwargs):
        super().__init__(Municipality.objects.in_force() if queryset is None else queryset, **kwargs)

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return "\n".join(str(name_of(one)) for one in value)

    def clean(self, value):
        codes = [one.pk for line in (value or "").splitlines() if line.strip() for one in _all_named(line)]
        if self.required and not codes:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return self.queryset.filter(pk__in=codes)

    def has_changed(self, initial, data):
        return self.prepare_value(initial or "") != (data or "").replace("\r\n", "\n").strip()


def _all_named(line: str) -> list[Municipality]:
    """A comma may stand in a name («Herøy, Nordland») or between two."""
    try:
        return [municipality_named(line)]
    except forms.ValidationError:
        if "," not in line:
            raise
    return [municipality_named(part) for part in line.split(",") if part.strip()]


def name_of(value) -> str | None:
    """The name that stands for a municipality, its row or its number; anything else is what somebody typed."""
    code = value.pk if isinstance(value, Model) else value
    place = Gazetteer.current().municipality(str(code)) if code else None
    return place.label if place else (str(value) if value else value)


def municipality_named(text: str) -> Municipality:
    """The one municipality that the text means. Raises ValidationError with the nearest names."""
    try:
        return References([]).municipality(text.strip())
    except CellFault as fault:
        raise forms.ValidationError(str(fault), code="invalid_choice") from fault
