"""Programmes."""

from django.contrib import admin

from organisations.models import Programme

from .base import StaffAdmin
from .forms import StaffForm


class ProgrammeForm(StaffForm):
    class Meta:
        model = Programme
        exclude = ()
        labels = {"name": "Hva heter programmet?", "organisation": "Hvem har laget det?", "slug": "Kode"}
        help_texts = {
            "name": "For eksempel: Program for selvhjelpsgrupper",
            "slug": "Det som står i adresser og filer, for eksempel: program-for-selvhjelpsgrupper. Endres aldri.",
            "organisation": "For eksempel: Landsorganisasjonen",
            "about": "To–tre setninger om hvordan det brukes. For eksempel: Tolv møter om å sette grenser.",
        }


@admin.register(Programme)
class ProgrammeAdmin(StaffAdmin):
    form = ProgrammeForm
    fixed = ("slug",)
    list_display = ["name", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name"]
