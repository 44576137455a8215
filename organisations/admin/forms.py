"""What all of the staff's forms have in common."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from organisations.exchange.rules import broken_rules


class StaffForm(forms.ModelForm):
    """A broken rule is said beside the field that mends it, in the rule's own words."""

    def validate_constraints(self):
        for fields, sentence in broken_rules(self.instance):
            if not self.errors.keys() & set(fields):
                self.add_error(self._field_that_mends(fields), sentence)
        self._validate_others()

    def _field_that_mends(self, fields: tuple[str, ...]) -> str | None:
        """The first of the fields that is still empty, else the first; None when the form has none of them."""
        shown = [field for field in fields if field in self.fields]
        empty = [field for field in shown if not self.cleaned_data.get(field)]
        return next(iter([*empty, *shown]), None)

    def _validate_others(self):
        for constraint in self.instance._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                continue
            try:
                constraint.validate(type(self.instance), self.instance, exclude=self._get_validation_exclusions())
            except ValidationError as error:
                self._update_errors(error)
