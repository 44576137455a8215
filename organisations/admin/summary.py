"""What is wrong with a form, told on top of the page: each sentence with its question and a way to it."""

from django.core.exceptions import NON_FIELD_ERRORS


def summary_of(form, inline_formsets) -> list[dict]:
    """In the order of the page: {text, field}, where field is the id of the control that mends it."""
    rows = [row for inline in inline_formsets for row in _of_rows(inline.formset)]
    return [*_of(form), *rows] if form.is_bound else []


def _of_rows(formset):
    yield from ({"text": sentence, "field": f"{formset.prefix}-group"} for sentence in formset.non_form_errors())
    for number, form in enumerate(formset.forms, start=1):
        yield from _of(form, f"{formset.model._meta.verbose_name.capitalize()} {number}. ")


def _of(form, before: str = ""):
    on_page = [*form.fields, NON_FIELD_ERRORS]
    for name in sorted(form.errors, key=on_page.index):
        for sentence in form.errors[name]:
            if name == NON_FIELD_ERRORS:
                yield {"text": f"{before}{sentence}", "field": ""}
            else:
                yield {"text": f"{before}{form[name].label.rstrip('?')}: {sentence}", "field": _control(form[name])}


def _control(bound) -> str:
    """Of a set of radios or boxes the first."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id
