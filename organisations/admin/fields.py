"""Form fields for what the models store and Django's own fields make hard to fill in."""

import re

from django import forms

from organisations.vocabulary import Which
from selvhjelp.places.models import PostalCode

BETWEEN_DATES = re.compile(r"[,;\n]+")


class DaysField(forms.CharField):
    """Several dates, one a line or with commas between, as people write them: 3.12.2026."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 20})

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(f"{day:%d.%m.%Y}" for day in value)

    def to_python(self, value):
        """The dates in order, each once. An unreadable one is a ValidationError that quotes it."""
        parts = [part.strip() for part in BETWEEN_DATES.split(super().to_python(value) or "")]
        return sorted({self._day(part) for part in parts if part})

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != list(initial or [])
        except forms.ValidationError:
            return True

    def _day(self, text):
        try:
            return forms.DateField().to_python(text)
        except forms.ValidationError:
            message = "«%(text)s» er ikke en dato. Skriv dag, måned og år, for eksempel: 3.12.2026"
            raise forms.ValidationError(message, params={"text": text}) from None


class WordsField(forms.TypedMultipleChoiceField):
    """Several words of a fixed vocabulary, as check boxes."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial, data):
        return set(initial or []) != set(data or [])


class PostalCodeField(forms.ModelChoiceField):
    """Four digits, looked up in the register."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "maxlength": 4, "autocomplete": "off"})
    default_error_messages = {"invalid_choice": "Vi fant ikke postnummeret %(value)s. Skriv fire sifre."}

    def __init__(self, **kwargs):
        super().__init__(queryset=PostalCode.objects.in_force().select_related("municipality"), **kwargs)

    def to_python(self, value):
        return super().to_python(value.strip() if isinstance(value, str) else value)


class WhichField(forms.ChoiceField):
    """Which weeks, with a choice of its own for «every other week without a break», which the model stores as none."""

    UNBROKEN = "uten-opphold"
    widget = forms.RadioSelect
    choices_shown = [
        ("", "Ikke aktuelt"),
        *[(word.value, word.label) for word in (Which.EVEN_WEEKS, Which.ODD_WEEKS)],
        (UNBROKEN, "Annenhver uke uten opphold, regnet fra «Neste gang»"),
        *[(word.value, word.label) for word in Which if word not in (Which.EVEN_WEEKS, Which.ODD_WEEKS)],
    ]

    def __init__(self, **kwargs):
        super().__init__(required=False, choices=self.choices_shown, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        return "" if value == self.UNBROKEN else value

    def has_changed(self, initial, data):
        return (initial or "") != ("" if data == self.UNBROKEN else data or "")


class HidesAddressField(forms.TypedChoiceField):
    """Whether the address is hidden; None leaves it to what is usual for such a group."""

    widget = forms.RadioSelect
    choices_shown = [
        ("", "Som vanlig: vis adressen til en åpen gruppe, skjul den for en lukket"),
        ("nei", "Vis adressen"),
        ("ja", "Skjul adressen, vis bare kommunen"),
    ]

    def __init__(self, **kwargs):
        answers = {"choices": self.choices_shown, "coerce": lambda answer: answer == "ja", "empty_value": None}
        super().__init__(required=False, **answers, **kwargs)

    def prepare_value(self, value):
        return {None: "", True: "ja", False: "nei"}.get(value, value)

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != (data or "")
