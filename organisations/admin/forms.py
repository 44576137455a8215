"""What all of the staff's forms have in common."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.datastructures import MultiValueDict

from organisations.exchange.rules import broken_rules

# Signs without a look of their own: they come along when somebody pastes, from a contact list or a web page, and make
# of a date or a number one that nobody can read, or turn the letters of a name around.
UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def what_to_do(widget) -> str:
    """What is said beside a question that must be answered and is not."""
    match widget:
        case forms.CheckboxSelectMultiple():
            return "Sett minst ett kryss."
        case forms.RadioSelect() | forms.Select():
            return "Velg ett av svarene."
        case forms.DateInput():
            return "Skriv eller velg en dato."
    return "Skriv svaret her."


def _without_the_unseen(data):
    """What was sent, as its sender saw it."""
    return MultiValueDict({name: [_seen(value) for value in values] for name, values in MultiValueDict(data).lists()})


def _seen(value):
    return value.translate(UNSEEN) if isinstance(value, str) else value


class StaffForm(forms.ModelForm):
    """A broken rule is said beside the field that mends it, in the rule's own words."""

    # Whether the rules' sentences come before what the model's own `clean` says of the same field.
    rules_first = False

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(_without_the_unseen(data) if data else data, *args, **kwargs)
        for field in self.fields.values():
            # A form that has a sentence of its own keeps it.
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages = {**field.error_messages, "required": what_to_do(field.widget)}

    def _update_errors(self, errors):
        """Called with all that the model complains of; Django would put the rules on top of the page."""
        about_fields = dict(errors.error_dict)
        others = about_fields.pop(NON_FIELD_ERRORS, [])
        rules = [(fields, sentence) for fields, sentence in broken_rules(self.instance)]
        steps = [lambda: self._say_of_fields(about_fields), lambda: self._say_rules(rules)]
        for step in reversed(steps) if self.rules_first else steps:
            step()
        sentences = {sentence for _fields, sentence in rules}
        self._say_of_fields({NON_FIELD_ERRORS: [error for error in others if str(error.message) not in sentences]})

    def _say_of_fields(self, found):
        unsaid = {field: errors for field, errors in found.items() if errors and field not in self.errors}
        if unsaid:
            super()._update_errors(ValidationError(unsaid))

    def _say_rules(self, rules):
        for fields, sentence in rules:
            if not self.errors.keys() & set(fields):
                self.add_error(self._field_that_mends(fields), sentence)

    def _field_that_mends(self, fields: tuple[str, ...]) -> str | None:
        """The first of the fields that is still empty, else the first; None when the form has none of them."""
        shown = [field for field in fields if field in self.fields]
        empty = [field for field in shown if not self.cleaned_data.get(field)]
        return next(iter([*empty, *shown]), None)
