"""What every page of the staff's side is made of."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.forms import CheckboxSelectMultiple, RadioSelect, Select, Textarea
from django.utils.text import capfirst

from .fields import WordsField
from .forms import StaffForm
from .widgets import UNSTATED_LABEL, ClockInput, DayInput

# From here on a list is too long to read through, and is searched instead.
MOST_CHOICES = 50


class StaffFields:
    """How a model's fields are asked for: radios rather than lists, check boxes for several, the browser's calendar.

    `searched`: pointers to rows that may be too many for a list.
    """

    form = StaffForm
    searched: tuple[str, ...] = ()
    formfield_overrides = {
        models.DateField: {"widget": DayInput},
        models.TimeField: {"widget": ClockInput},
        models.TextField: {"widget": Textarea(attrs={"rows": 4, "cols": 60})},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return WordsField(**self._words(db_field), **kwargs)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation and field:
            # No pop-up windows: what is chosen from has a page of its own.
            field.widget = getattr(field.widget, "widget", field.widget)
        return field

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        kwargs.setdefault("widget", RadioSelect)
        choices = [(value, label) for value, label in db_field.get_choices(include_blank=False)]
        unstated = [("", UNSTATED_LABEL)] if db_field.blank else []
        return super().formfield_for_choice_field(db_field, request, choices=[*unstated, *choices], **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        queryset = self.choices_of(db_field, request)
        is_long = db_field.name in self.searched and queryset.count() > MOST_CHOICES
        widget = AutocompleteSelect(db_field, self.admin_site) if is_long else Select()
        chosen = {"queryset": queryset, "widget": widget, "empty_label": "Ingen" if db_field.blank else "Velg"}
        return super().formfield_for_foreignkey(db_field, request, **chosen | kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        queryset = self.choices_of(db_field, request)
        is_long = db_field.name in self.searched and queryset.count() > MOST_CHOICES
        widget = AutocompleteSelectMultiple(db_field, self.admin_site) if is_long else CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **{"queryset": queryset, "widget": widget} | kwargs)

    def choices_of(self, db_field, request):
        """The rows that a pointer may be set to."""
        return db_field.remote_field.model.objects.all()

    @staticmethod
    def _words(db_field) -> dict:
        return {"choices": db_field.base_field.choices, "required": not db_field.blank}


class StaffAdmin(StaffFields, admin.ModelAdmin):
    """A page per row."""

    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    view_on_site = False

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
