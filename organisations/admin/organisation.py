"""Organisations."""

from django.contrib import admin

from organisations.models import Organisation

from .base import StaffAdmin
from .forms import StaffForm


class OrganisationForm(StaffForm):
    class Meta:
        model = Organisation
        exclude = ()
        labels = {
            "name": "Hva heter organisasjonen?",
            "kind": "Hva slags organisasjon er det?",
            "parent": "Hvilken organisasjon hører den til?",
            "is_example": "Dette er et eksempel",
        }
        help_texts = {
            "kind": "For eksempel: Lokallag",
            "parent": "For eksempel: Landsorganisasjonen. Den som står over, kan endre alt under.",
            "about": "To–tre setninger uten reklame. For eksempel: Vi er pårørende som hjelper pårørende.",
            "municipality": "Der organisasjonen holder til. Skriv de første bokstavene, for eksempel: Tro",
            "covers_municipalities": "For et kontaktpunkt: kommunene det svarer for, for eksempel: Tromsø og Karlsøy.",
            "covers_counties": "For et kontor som svarer for et helt fylke, for eksempel: Troms.",
            "is_example": "Organisasjonen og gruppene dens finnes ikke. For eksempel i en prøveutgave av nettstedet.",
        }


@admin.register(Organisation)
class OrganisationAdmin(StaffAdmin):
    form = OrganisationForm
    searched = ("parent", "municipality", "covers_municipalities")
    readonly_fields = ["slug"]
    fieldsets = [
        ("Hvem", {"fields": ["name", "kind", "parent", "short_names", "former_names", "about"]}),
        ("Hvor", {"fields": ["municipality", "covers_municipalities", "covers_counties"]}),
        ("Kontakt", {"fields": ["phone", "email", "website"]}),
        ("Annet", {"fields": ["slug", "is_example"]}),
    ]
    list_display = ["name", "kind", "parent", "municipality"]
    list_filter = ["kind"]
    list_select_related = ["parent", "municipality"]
    search_fields = ["name", "short_names", "former_names"]
    search_help_text = "Søk etter navnet, et kortnavn eller et tidligere navn."

    def choices_of(self, db_field, request):
        choices = super().choices_of(db_field, request)
        return choices if db_field.name == "parent" else choices.in_force()
