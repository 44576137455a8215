"""Groups out to a file and in from one: first a table of what would happen, then yes, then perhaps undo."""

import io

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from organisations.exchange import uploading
from organisations.exchange.exporting import export_rows
from organisations.exchange.formats import FORMATS, write
from organisations.exchange.scope import Scope
from organisations.exchange.table import FileFault
from organisations.models import FileImport, Organisation

from .exchange_table import table_context

MOST_BYTES = 10_000_000
KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def said_of(plan) -> str:
    """What has been stored, in a sentence."""
    new, changed = len(plan.new), len(plan.changed)
    last = "endret gruppe" if changed == 1 else "endrede grupper"
    return f"Lagret: {new} {'ny' if new == 1 else 'nye'} og {changed} {last}."


class UploadForm(forms.Form):
    organisation = forms.ModelChoiceField(
        None,
        label="Hvilken organisasjon gjelder fila?",
        help_text="For eksempel: lokallaget ditt. Fila kan også ha grupper som hører til under den.",
        empty_label="Velg",
    )
    file = forms.FileField(
        label="Fila",
        help_text="Et regneark (XLSX) eller en CSV-fil, for eksempel den du har lastet ned under, med endringene dine.",
        error_messages={"required": "Velg ei fil."},
    )

    def __init__(self, *args, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = owners
        self.fields["file"].widget.attrs["accept"] = ".csv,.xlsx"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if self.format_name(file) not in FORMATS:
            raise forms.ValidationError("Fila må være et regneark (XLSX) eller en CSV-fil.")
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Fila er større enn 10 MB. Del den i flere.")
        return file

    @staticmethod
    def format_name(file) -> str:
        return file.name.rpartition(".")[2].lower()


class ListingExchange:
    """Mixed into the groups' pages. Only into and out of organisations that one edits."""

    def get_urls(self):
        view = self.admin_site.admin_view
        stem = "organisations_listing"
        return [
            path("les-inn/", view(self.upload_view), name=f"{stem}_upload"),
            path("les-inn/<int:upload>/", view(self.import_view), name=f"{stem}_import"),
            path("les-inn/<int:upload>/angre/", view(require_POST(self.undo_view)), name=f"{stem}_undo"),
            path(
                "last-ned/<int:organisation>/<str:format_name>/",
                view(require_safe(self.download_view)),
                name=f"{stem}_download",
            ),
            *super().get_urls(),
        ]

    def upload_view(self, request):
        owners = Organisation.objects.editable_by(request.user).order_by("sort_key", "pk")
        only = {"organisation": owners[0]} if owners.count() == 1 else None
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*posted, owners=owners, initial=only)
        if posted and form.is_valid() and (upload := self._keep(request, form)):
            return redirect("admin:organisations_listing_import", upload.pk)
        return self._show(request, "upload", "Les inn grupper fra fil", form=form, owners=owners)

    def _keep(self, request, form) -> FileImport | None:
        """The uploaded file, put aside until somebody has seen what it would do; None when it is no list of groups."""
        file = form.cleaned_data["file"]
        upload = FileImport(
            organisation=form.cleaned_data["organisation"],
            by=request.user,
            format_name=form.format_name(file),
            content=file.read(),
        )
        try:
            uploading.look(upload)
        except FileFault as fault:
            form.add_error("file", str(fault))
            return None
        upload.save()
        return upload

    def import_view(self, request, upload):
        upload = self._upload_or_404(request, upload)
        if request.method == "POST" and upload.stored is None:
            return self._read_in(request, upload)
        if upload.stored is not None:
            return self._show(request, "imported", "Fila er lest inn", upload=upload)
        plan = uploading.look(upload)
        context = table_context(plan, uploading.table_of(upload))
        return self._show(request, "import", "Se over før noe lagres", upload=upload, **context)

    def _read_in(self, request, upload):
        try:
            plan = uploading.read_in(upload, seen=request.POST.get("seen", ""))
        except uploading.PlanChangedError:
            messages.warning(request, "Noen har endret en gruppe mens du så på. Ingenting er lagret. Se over igjen.")
        else:
            if not plan.errors:
                messages.success(request, said_of(plan))
        return redirect("admin:organisations_listing_import", upload.pk)

    def undo_view(self, request, upload):
        upload = self._upload_or_404(request, upload)
        left = uploading.undo(upload)
        messages.success(request, "Angret. Gruppene er som før, og de som var nye, er kladder.")
        if left:
            names = ", ".join(listing.name for listing in left)
            messages.warning(request, f"Disse er endret siden, eller passer ikke lenger, og er ikke rørt: {names}.")
        return redirect("admin:organisations_listing_changelist")

    def _upload_or_404(self, request, pk) -> FileImport:
        return get_object_or_404(FileImport.objects.editable_by(request.user), pk=pk)

    def download_view(self, request, organisation, format_name):
        if format_name not in FORMATS:
            raise Http404
        owner = get_object_or_404(Organisation.objects.editable_by(request.user), pk=organisation)
        content = io.BytesIO()
        try:
            write(format_name, export_rows(Scope(owner)), content)
        except FileFault as fault:
            messages.error(request, str(fault))
            return redirect("admin:organisations_listing_upload")
        answer = HttpResponse(content.getvalue(), content_type=KINDS[format_name])
        answer.headers["Content-Disposition"] = f'attachment; filename="{owner.slug}.{format_name}"'
        return answer

    def _show(self, request, template, title, **context):
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **context}
        return render(request, f"admin/organisations/listing/{template}.html", context)
