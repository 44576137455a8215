"""The queue of what people say is wrong."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.utils import timezone

from organisations import reports
from organisations.models import Report

from .base import StaffAdmin

SETTLED = "Meldingen var allerede ferdig. Det du gjorde nå, er ikke lagret."


class ReportForm(forms.ModelForm):
    answer = forms.CharField(
        required=False,
        max_length=2000,
        label="Svar til den som sa fra",
        help_text="Sendes bare når noen har bedt om svar. For eksempel: Takk! Nå står det riktige tidspunktet.",
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )

    class Meta:
        model = Report
        fields = []

    def clean(self):
        cleaned = super().clean()
        if "_answer" in self.data and not cleaned.get("answer"):
            self.add_error("answer", "Skriv svaret, eller velg «Ferdig, uten svar».")
        return cleaned


class SettledFilter(admin.SimpleListFilter):
    title = "venter den?"
    parameter_name = "ferdig"

    def lookups(self, request, model_admin):
        return [("nei", "Venter"), ("ja", "Ferdig")]

    def queryset(self, request, queryset):
        answers = {"nei": queryset.unsettled(), "ja": queryset.filter(settled_at__isnull=False)}
        return answers.get(self.value(), queryset)


@admin.register(Report)
class ReportAdmin(StaffAdmin):
    form = ReportForm
    fields = ["listing", "kind", "happened_on", "text", "sender", "reported_at", "answer"]
    readonly_fields = ["listing", "kind", "happened_on", "text", "sender", "reported_at"]
    list_display = ["listing", "kind", "happened_on", "sender", "reported_at", "is_settled"]
    list_filter = [SettledFilter, "kind"]
    list_select_related = ["listing"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """What it says is forgotten when it is settled."""
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Two who look at the same report, and a second press: the first one counts."""
        report = self.get_object(request, unquote(object_id))
        if request.method == "POST" and report and report.settled_at:
            messages.warning(request, SETTLED)
            return redirect("admin:organisations_report_changelist")
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, report, form, change):
        """The buttons do what they say; there is nothing else to store."""
        if "_mark" in request.POST:
            reports.mark(report.listing, today=timezone.localdate())
            messages.success(request, f"Siden til {report.listing} sier nå at folk bør spørre før de drar.")
        elif "_unmark" in request.POST:
            reports.unmark(report.listing)
            messages.success(request, f"Merket på siden til {report.listing} er tatt bort.")
        elif "_answer" in request.POST or "_settle" in request.POST:
            self._settle(request, report, form.cleaned_data["answer"] if "_answer" in request.POST else "")

    def tell_saved(self, request, row):
        """Said already: what the button did."""

    def _settle(self, request, report, answer):
        if reports.settle(report, answer=answer):
            messages.success(request, "Meldingen er ferdig. Det som sto i den, og adressen, er slettet.")
        else:
            messages.error(request, "Svaret kunne ikke sendes. Ingenting er slettet. Prøv igjen om litt.")

    def render_change_form(self, request, context, *args, **kwargs):
        report = context["original"]
        context["wants_answer"] = bool(report.reply_to)
        context["is_doubted"] = report.listing.is_doubted(timezone.localdate())
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fields(self, request, obj=None):
        """Who asked for no answer is sent none."""
        return [field for field in self.fields if field != "answer" or (obj and obj.reply_to)]

    @admin.display(description="fra")
    def sender(self, report):
        if report.from_owner:
            return "De som står bak gruppa"
        return "En besøkende som vil ha svar" if report.reply_to else "En besøkende"

    @admin.display(description="status", ordering="settled_at")
    def is_settled(self, report):
        return "Ferdig" if report.settled_at else "Venter"

    def has_change_permission(self, request, obj=None):
        """What is settled stays as it is."""
        return super().has_change_permission(request, obj) and (obj is None or obj.settled_at is None)
