"""What every page of the staff's side is made of."""

import logging
from collections.abc import Callable

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.constants import LOOKUP_SEP
from django.forms import CheckboxSelectMultiple, RadioSelect, Select, Textarea, URLInput
from django.http import Http404
from django.utils.text import capfirst

from organisations import permissions
from selvhjelp.places.models import Municipality

from .fields import WordsField
from .forms import StaffForm
from .summary import summary_of
from .telling import Telling
from .typed_names import MunicipalitiesField, MunicipalityField, NameField
from .widgets import UNSTATED_LABEL, ClockInput, DayInput

log = logging.getLogger("selvhjelp.staff")

# So many stand open beneath one another; more are folded away into a list.
MOST_OPEN_CHOICES = 6
# Nouns that take «nytt».
NEUTER = {"hjelpenummer", "program", "språk", "svar på fare", "tema"}
# From here on a list is too long to read through, and a name is typed instead.
MOST_CHOICES = 50
# What an old telephone without a calendar or a clock of its own lets one write.
NO_DAY = "Skriv dag, måned og år, for eksempel: 3.12.2026"
NO_CLOCK = "Skriv klokkeslettet med fire sifre, for eksempel: 18:00"
CLOCKS = ["%H:%M", "%H.%M", "%H:%M:%S"]
# How the filters of a list ask.
FILTER_ENDINGS = ("__exact", "__id__exact", "__isnull")


class StaffFields:
    """How a model's fields are asked for: radios rather than lists, check boxes for several, the browser's calendar.

    A pointer may be set to rows that the user edits, and to no other, unless `shared` names it with what else it may
    be set to.
    """

    form = StaffForm
    shared: dict[str, Callable[[], models.QuerySet]] = {}
    formfield_overrides = {
        models.DateField: {"widget": DayInput, "error_messages": {"invalid": NO_DAY}},
        models.TimeField: {"widget": ClockInput, "input_formats": CLOCKS, "error_messages": {"invalid": NO_CLOCK}},
        models.URLField: {"widget": URLInput(attrs={"class": "vURLField"})},
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
        how = self._how_to_choose(db_field, list(queryset[: MOST_CHOICES + 1]))
        return super().formfield_for_foreignkey(db_field, request, **how | {"queryset": queryset} | kwargs)

    @staticmethod
    def _how_to_choose(db_field, rows) -> dict:
        """A few stand open, more in a list, and of many the name is typed; an only one is chosen already."""
        if db_field.related_model is Municipality:
            return {"form_class": MunicipalityField}
        if len(rows) > MOST_CHOICES:
            return {"form_class": NameField, "list_id": f"navn-{db_field.name}"}
        only = {"initial": rows[0].pk} if len(rows) == 1 and not db_field.blank else {}
        widget = RadioSelect() if len(rows) <= MOST_OPEN_CHOICES else Select()
        return {"widget": widget, "empty_label": "Ingen" if db_field.blank else "Velg", **only}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        queryset = self.choices_of(db_field, request)
        is_long = db_field.related_model is Municipality
        how = {"form_class": MunicipalitiesField} if is_long else {"widget": CheckboxSelectMultiple()}
        return super().formfield_for_manytomany(db_field, request, **how | {"queryset": queryset} | kwargs)

    def choices_of(self, db_field, request):
        """The rows that a pointer may be set to. What is posted is held against them too."""
        if db_field.name in self.shared:
            return self.shared[db_field.name]()
        return db_field.remote_field.model.objects.editable_by(request.user)

    @staticmethod
    def _words(db_field) -> dict:
        return {"choices": db_field.base_field.choices, "required": not db_field.blank}


class StaffAdmin(StaffFields, Telling, admin.ModelAdmin):
    """A page per row. Whoever edits a row sees it, and nobody else: `editable_by` is the one source of both."""

    # Without this the site takes no page in.
    shows_ones_own_rows = True
    # Fields that are filled in when the row is made, and stay.
    fixed: tuple[str, ...] = ()
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).editable_by(request.user)

    def lookup_allowed(self, lookup, value, request=None):
        """Only what the list's own filters ask: any other question reads letter by letter what no page shows."""
        if LOOKUP_SEP not in lookup and not _is_field(self.model, lookup):
            return True
        named = [one[0] if isinstance(one, tuple) else one for one in self.get_list_filter(request)]
        asked = {f"{name}{ending}" for name in named if isinstance(name, str) for ending in FILTER_ENDINGS}
        return lookup in asked

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return permissions.is_staff(request.user)
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request):
        return permissions.is_staff(request.user)

    def has_delete_permission(self, request, obj=None):
        """What an editor regrets is closed down or unpublished; only national editors delete."""
        return permissions.is_national(request.user)

    def get_readonly_fields(self, request, obj=None):
        """What never changes is asked for once."""
        return [*self.readonly_fields, *(self.fixed if obj else ())]

    def get_action_choices(self, request, default_choices=(("", "Velg hva du vil gjøre"),)):
        return super().get_action_choices(request, list(default_choices))

    def log_addition(self, request, obj, message):
        self._note("added", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._note("changed", obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for row in queryset:
            self._note("deleted", row)
        return super().log_deletions(request, queryset)

    @staticmethod
    def _note(what, row):
        """For the operator: that it happened, and to what. Who did it stands in the database, and in no log file."""
        log.info("staff=%s model=%s row=%s", what, row._meta.model_name, row.pk)

    def row_or_404(self, request, object_id):
        """The row of an address, for who may change it: nobody else's is among those that are looked through."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        return row

    @property
    def new_words(self) -> str:
        """What a page for a new row is called: Ny gruppe, Nytt tema."""
        name = str(self.opts.verbose_name)
        return f"{'Nytt' if name in NEUTER else 'Ny'} {name}"

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": self.new_words, **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        """What is wrong stands on top of the page too, with a way to each question."""
        context["faults"] = summary_of(context["adminform"].form, context["inline_admin_formsets"])
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist_instance(self, request):
        """Rows are counted under the page's own word for them."""
        changelist = super().get_changelist_instance(request)
        changelist.opts = self.opts
        return changelist

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, "new_words": self.new_words, **(extra_context or {})})


class NationalAdmin(StaffAdmin):
    """A page for national editors alone."""

    def has_view_permission(self, request, obj=None):
        return permissions.is_national(request.user) and super().has_view_permission(request, obj)

    def has_add_permission(self, request):
        return permissions.is_national(request.user)


def _is_field(model, name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return name == "pk"
    return True
