"""The schedule: one row per meeting, on the page of its group."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import capfirst

from organisations.models import Meeting
from organisations.schedule import next_occurrences, words

from .base import StaffFields
from .fields import DaysField, WhichField
from .forms import StaffForm
from .meeting_rows import MeetingFormSet

DATES_SHOWN = 5
NO_DATES = "Datoene kommer når du har lagret."


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
            "starts_on": "Fra og med",
            "ends_on": "Til og med",
            "kind": "Hvem kan sitte med på møtet?",
        }
        help_texts = {
            "frequency": "For eksempel: Hver uke. En gruppe som møtes to dager i uka, har ett møte for hver av dem.",
            "weekday": "For eksempel: Onsdag",
            "starts_at": "For eksempel: 18:00",
            "ends_at": "For eksempel: 20:00. Kan være etter midnatt.",
            "starts_on": "For eksempel: 06.01.2027. «Annenhver uke uten opphold» telles fra denne datoen.",
            "ends_on": "For eksempel: 16.06.2027. La stå tom når gruppa fortsetter.",
            "kind": "For eksempel kan alle sitte med på det AA kaller et åpent møte.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.frequency == "annenhver-uke" and not self.instance.which:
            self.initial["which"] = WhichField.UNBROKEN


class MeetingInline(StaffFields, admin.StackedInline):
    model = Meeting
    form = MeetingForm
    formset = MeetingFormSet
    extra = 0
    readonly_fields = ["next_dates"]
    classes = ["meetings"]
    fieldsets = [
        (None, {"fields": [("frequency", "which", "weekday"), ("starts_at", "ends_at"), ("starts_on", "ends_on")]}),
        (None, {"fields": ["next_dates"]}),
        (
            "Enkelte datoer, og hvem som kan sitte med",
            {"classes": ["collapse"], "fields": ["dates", "cancelled_dates", "kind"]},
        ),
    ]

    # The schedule is its group's: whoever may open the page of the group may change it.
    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return True

    has_change_permission = has_delete_permission = has_view_permission

    def get_extra(self, request, obj=None, **kwargs):
        """A new group starts with one row to fill in."""
        return 0 if obj and obj.meetings.exists() else 1

    @admin.display(description="De neste møtene")
    def next_dates(self, meeting):
        now = timezone.localtime()
        paused = meeting.listing.pause if meeting.pk else None
        found = next_occurrences([meeting.rule], now=now, count=DATES_SHOWN, paused=paused) if meeting.pk else []
        return format_html_join("", "<div>{}</div>", ((capfirst(words.when(one, now=now)),) for one in found)) or (
            "Ingen flere datoer." if meeting.pk else NO_DATES
        )
