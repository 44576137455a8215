"""What is answered when somebody writes words of danger into the search."""

import re

from django import forms
from django.contrib import admin, messages

from organisations.editorial import faults
from organisations.models import DangerAnswer

from .editorial import EditorialAdmin, EditorialForm, known_numbers, long_textarea

BETWEEN_KEYS = re.compile(r"[\s,;]+")
# What a physician and a lawyer have read.
READ = ("title", "body", "numbers")


def keys_in(text: str) -> list[str]:
    """The keys that somebody has typed, each once."""
    return list(dict.fromkeys(filter(None, BETWEEN_KEYS.split(text))))


class KeysField(forms.CharField):
    """Keys of numbers, in the order in which they are to stand."""

    widget = forms.TextInput(attrs={"size": 60})

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else ", ".join(value)

    def to_python(self, value):
        """The keys in order. An unknown one is a ValidationError that names it and those there are."""
        keys = keys_in(super().to_python(value) or "")
        known = known_numbers()
        for key in keys:
            if key not in known:
                raise forms.ValidationError(faults.unknown_number(key, known))
        return keys

    def has_changed(self, initial, data):
        return list(initial or []) != keys_in(data or "")


class DangerAnswerForm(EditorialForm):
    numbers = KeysField(
        required=False,
        label="Hvilke numre?",
        help_text="Nøklene, i den rekkefølgen numrene skal stå, for eksempel: ambulanse, mental-helse",
    )

    class Meta:
        model = DangerAnswer
        exclude = ()
        labels = {"title": "Overskrift", "body": "Svaret"}
        help_texts = {
            "title": "For eksempel: Får du ikke vekket noen?",
            "body": "Kort: Det viktigste først. Svaret står over treffene. For eksempel: Ring [[ambulanse]] først.",
            "checked_on": "Dagen da noen sist så at alt stemmer, for eksempel: 12.01.2027",
            "read_by_physician_on": "Dagen da legen leste teksten slik den står nå, for eksempel: 12.01.2027. "
            "Endrer du teksten, må legen lese den på nytt.",
            "read_by_lawyer_on": "Dagen da juristen leste teksten slik den står nå, for eksempel: 12.01.2027",
        }
        widgets = {"body": long_textarea(14)}

    def faults(self, cleaned):
        return faults_of(self.instance.language, cleaned)


def faults_of(language, fields):
    found = faults.of_answer(fields, language, known_numbers())
    gone = [key for key in fields.get("numbers") or [] if key not in known_numbers()]
    return found | ({"numbers": [f"Nummeret {key} finnes ikke lenger." for key in gone]} if gone else {})


@admin.register(DangerAnswer)
class DangerAnswerAdmin(EditorialAdmin):
    form = DangerAnswerForm
    preview_route = "answer_preview"
    fixed = ("kind", "language")
    readonly_fields = ["state"]
    fields = [
        "state", "kind", "language", "title", "numbers", "body", "owner", "checked_on", "read_by_physician_on",
        "read_by_lawyer_on", "seen",
    ]  # fmt: skip
    list_display = ["title", "kind", "language", "owner", "checked_on", "state"]
    list_filter = ["language", "kind"]

    def has_add_permission(self, request):
        """Which kinds of danger there are is said by the search."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="lest av fagfolk?")
    def state(self, answer):
        if answer.is_read:
            physician, lawyer = answer.read_by_physician_on, answer.read_by_lawyer_on
            return f"Ja, av lege {physician:%d.%m.%Y} og av jurist {lawyer:%d.%m.%Y}."
        return "Nei: leses av lege og jurist før lansering."

    def was_brought_back(self, row):
        """Nobody has said that they read this version as it stands."""
        row.read_by_physician_on = row.read_by_lawyer_on = None

    def faults_of(self, row):
        return faults_of(row.language, vars(row))

    def save_model(self, request, obj, form, change):
        """A text that has been changed has not been read, unless whoever changes it says so at once."""
        if set(READ) & set(form.changed_data):
            for name in ("read_by_physician_on", "read_by_lawyer_on"):
                if getattr(obj, name) and name not in form.changed_data:
                    setattr(obj, name, None)
                    messages.warning(request, f"Teksten er endret, og må leses på nytt: {form.fields[name].label}.")
        super().save_model(request, obj, form, change)
