"""The schedule: one row per meeting, on the page of its group."""

import json

from django.contrib import admin

from organisations.models import Meeting

from .base import StaffFields
from .fields import DaysField, WhichField
from .forms import StaffForm
from .meeting_dates import dates_of
from .meeting_rows import MeetingFormSet

PREFIX = "meetings"
ANSWERED_FIRST = ("frequency", "weekday", "starts_at", "ends_at", "dates")


class MeetingForm(StaffForm):
    # They speak as the form does; the schedule engine speaks as the files do.
    rules_first = True

    which = WhichField(
        label="Hvilke uker?",
        help_text="Bare for annenhver uke og hver måned. For eksempel: Partallsuker, eller den første i måneden.",
    )
    dates = DaysField(
        required=False, label="Datoer", help_text="Bare for «Andre datoer», én på hver linje. For eksempel: 3.12.2026"
    )
    cancelled_dates = DaysField(
        required=False, label="Avlyste datoer", help_text="Én på hver linje. For eksempel: 24.12.2026"
    )

    class Meta:
        model = Meeting
        exclude = ()
        labels = {
            "frequency": "Hvor ofte?",
            "weekday": "Hvilken dag?",
            "starts_at": "Fra klokka",
            "ends_at": "Til klokka",
            "starts_on": "Neste gang",
            "ends_on": "Siste møte",
            "kind": "Hvem kan sitte med på møtet?",
        }
        help_texts = {
            "frequency": "For eksempel: Hver uke. En gruppe som møtes to dager i uka, har ett møte for hver av dem.",
            "weekday": "For eksempel: Onsdag",
            "starts_at": "For eksempel: 18:00",
            "ends_at": "For eksempel: 20:00. Kan være etter midnatt.",
            "starts_on": "Må skrives for «annenhver uke uten opphold». Ellers bare når møtene begynner senere. "
            "For eksempel: 06.01.2027",
            "ends_on": "La stå tom når gruppa fortsetter. For eksempel: 16.06.2027",
            "kind": "For eksempel kan alle sitte med på det AA kaller et åpent møte.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.frequency == "annenhver-uke" and not self.instance.which:
            self.initial["which"] = WhichField.UNBROKEN

    def clean(self):
        """Every other week is counted from a day, and only who runs the group knows which."""
        cleaned = super().clean()
        is_unbroken = self.data.get(self.add_prefix("which")) == WhichField.UNBROKEN
        if is_unbroken and not cleaned.get("starts_on") and "starts_on" not in self.errors:
            self.add_error("starts_on", "Skriv datoen for neste møte, så regner vi annenhver uke fra den.")
        return cleaned

    @property
    def contradiction(self) -> str:
        """What is wrong with a row whose day and clock have been answered; one that is being filled in is not."""
        if any(name in self.errors and not self.data.get(self.add_prefix(name)) for name in ANSWERED_FIRST):
            return ""
        return next((error for errors in self.errors.values() for error in errors), "")

    def _update_errors(self, errors):
        """Which weeks has been answered where only the date is missing."""
        if "starts_on" in self.errors:
            errors.error_dict.pop("which", None)
        super()._update_errors(errors)


class MeetingInline(StaffFields, admin.StackedInline):
    model = Meeting
    form = MeetingForm
    formset = MeetingFormSet
    template = "admin/edit_inline/meetings.html"
    extra = 0
    readonly_fields = ["next_dates"]
    classes = ["meetings"]
    fieldsets = [
        (None, {"fields": [("frequency", "which", "weekday"), "dates", ("starts_at", "ends_at"), "starts_on"]}),
        (None, {"fields": ["next_dates"]}),
        (
            "Siste møte, avlyste møter, og hvem som kan sitte med",
            {"classes": ["collapse"], "fields": ["ends_on", "cancelled_dates", "kind"]},
        ),
    ]

    # The schedule is its group's: whoever may open the page of the group may change it.
    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return True

    has_change_permission = has_delete_permission = has_view_permission

    def get_extra(self, request, obj=None, **kwargs):
        """A new group starts with one row to fill in. Who has no script asks for one more."""
        return int(not (obj and obj.meetings.exists()) or "flere" in request.GET)

    @admin.display(description="De neste møtene")
    def next_dates(self, meeting):
        """As the row stands in the form, saved or not."""
        return dates_of(meeting, paused=meeting.listing.pause if meeting.pk else None)

    @property
    def script_options(self) -> str:
        """What Django's script for rows says on its links."""
        words = {"prefix": PREFIX, "addText": "Legg til et møte", "deleteText": "Fjern dette møtet"}
        return json.dumps({"name": f"#{PREFIX}", "options": words})
