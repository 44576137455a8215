"""The pages for the site's own texts and numbers: for national editors alone, with every version."""

from itertools import pairwise

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.editorial import recording, store
from organisations.models import TextHow

from .base import NationalAdmin
from .forms import StaffForm

# Older versions stay in the database.
MOST_SHOWN = 50
MEANWHILE = "Noen har lagret siden etter at du åpnet den. Det du har skrevet, står her fortsatt, men er ikke lagret."
AGAIN = "Se hva som er endret under «Historikk». Lagrer du en gang til, gjelder det du har skrevet."


class EditorialForm(StaffForm):
    """Says what is wrong beside the field, and tells whoever saves second."""

    # The number of the latest version when the page was opened.
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = recording.latest_number(self.instance) if self.instance.pk else 0

    def clean(self):
        cleaned = super().clean()
        cleaned |= {name: said.replace("\r\n", "\n") for name, said in cleaned.items() if isinstance(said, str)}
        for field, sentences in self.faults(cleaned).items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, sentences)
        if self.instance.pk:
            self._tell_of_others()
        return cleaned

    def faults(self, cleaned) -> dict[str, list[str]]:
        """What is wrong, by field."""
        return {}

    def _tell_of_others(self):
        type(self.instance).objects.select_for_update().get(pk=self.instance.pk)
        latest = recording.latest_number(self.instance)
        if latest > (self.cleaned_data.get("seen") or 0):
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = str(latest)
            self.add_error(None, [MEANWHILE, AGAIN])


class EditorialAdmin(NationalAdmin):
    """Every save is a version, and is seen by visitors at once."""

    form = EditorialForm
    change_form_template = "admin/organisations/editorial/change_form.html"
    # The route of the page that shows what is being written, unsaved.
    preview_route = ""

    def save_model(self, request, obj, form, change):
        if "_checked" in request.POST:
            obj.checked_on = timezone.localdate()
        recording.save(obj, by=request.user, how=TextHow.FORM)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.preview_route:
            context["preview_url"] = reverse(self.preview_route, args=[obj.pk])
        context["numbers"] = store.current().numbers
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # ---- versions ------------------------------------------------------------------------------------------------

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.restore_view))
        return [
            path("<path:object_id>/hent-tilbake/<int:number>/", view, name=self._name("restore")),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        row = self.row_or_404(request, object_id)
        versions = list(recording.versions_of(row).select_related("by")[: MOST_SHOWN + 1])
        changes = [recording.changes(self.model, older, newer) for newer, older in pairwise(versions)]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Historikken til {row}",
            "opts": self.opts,
            "object": row,
            "list_url": reverse(f"admin:{self._name('changelist')}"),
            "change_url": reverse(f"admin:{self._name('change')}", args=[row.pk]),
            "entries": [
                self._entry(row, version, found, is_now=version is versions[0])
                for version, found in zip(versions, [*changes, []], strict=False)
            ][:MOST_SHOWN],
        }
        return render(request, "admin/organisations/editorial/history.html", context)

    def _entry(self, row, version, changes, *, is_now) -> dict:
        address = reverse(f"admin:{self._name('restore')}", args=[row.pk, version.number])
        return {"version": version, "changes": changes, "is_now": is_now, "restore_url": address}

    def restore_view(self, request, object_id, number):
        """Only what would pass the form comes back: a number it names may be gone since."""
        row = self.row_or_404(request, object_id)
        version = get_object_or_404(recording.versions_of(row), number=number)
        recording.brought_back(row, version)
        self.was_brought_back(row)
        faults = [sentence for found in self.faults_of(row).values() for sentence in found]
        if faults:
            messages.error(request, f"Versjon {number} passer ikke lenger, og ingenting er endret. {' '.join(faults)}")
        else:
            recording.save(row, by=request.user, how=TextHow.RESTORED)
            messages.success(request, f"{row} er som i versjon {number}. Alle kan se det nå.")
        return redirect(reverse(f"admin:{self._name('change')}", args=[row.pk]))

    def was_brought_back(self, row) -> None:
        """What follows from it, before the row is stored."""

    def faults_of(self, row) -> dict[str, list[str]]:
        """What the form would say of the row."""
        return {}

    def _name(self, page) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"


def known_numbers() -> list[str]:
    """The keys of the numbers that there are."""
    return [number.key for number in store.current().numbers]


def long_textarea(rows: int) -> forms.Textarea:
    """Room for a text of several paragraphs."""
    return forms.Textarea(attrs={"rows": rows, "cols": 80, "spellcheck": "true"})
