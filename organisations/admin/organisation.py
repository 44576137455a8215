"""Organisations, and the national editors' yes or no to new ones."""

from django.contrib import admin, messages
from django.utils import timezone

from organisations import permissions
from organisations.models import Organisation
from selvhjelp.places.models import County, Municipality

from . import second_thoughts
from .base import StaffAdmin
from .forms import StaffForm

WHAT_IS_LISTED = (
    "Hit hører grupper der folk med et problem, eller pårørende, møtes jevnlig og selv har ansvaret, og der ingen "
    "fagperson leder samtalen. Hit hører ikke behandling, kurs, betalt veiledning, grupper ledet av ansatte, verving "
    "til en tro eller nettfora uten møter."
)


class OrganisationForm(StaffForm):
    class Meta:
        model = Organisation
        exclude = ()
        labels = {
            "name": "Hva heter organisasjonen?",
            "kind": "Hva slags organisasjon er det?",
            "parent": "Hvilken organisasjon hører den til?",
            "gladly_visits": "Kommer dere gjerne på besøk og forteller?",
            "is_example": "Dette er et eksempel",
            "approval": "Kan organisasjonen stå i katalogen?",
        }
        help_texts = {
            "kind": "For eksempel: Lokallag",
            "parent": "For eksempel: Landsorganisasjonen. Den som står over, kan endre alt under.",
            "about": "To–tre setninger uten reklame. For eksempel: Vi er pårørende som hjelper pårørende.",
            "municipality": "Der organisasjonen holder til. Skriv de første bokstavene, for eksempel: Tro",
            "covers_municipalities": "For et kontaktpunkt: kommunene det svarer for, én på hver linje. "
            "For eksempel: Karlsøy",
            "covers_counties": "For et kontor som svarer for et helt fylke, for eksempel: Troms.",
            "gladly_visits": "Fagfolk ser det på sine sider. For eksempel: en kveld på en avdeling for avrusning.",
            "is_example": "Organisasjonen og gruppene dens finnes ikke. For eksempel i en prøveutgave av nettstedet.",
            "approval": "Gruppene vises først når organisasjonen er godkjent. For eksempel: Godkjent",
        }


@admin.register(Organisation)
class OrganisationAdmin(StaffAdmin):
    form = OrganisationForm
    shared = {
        "municipality": Municipality.objects.in_force,
        "covers_municipalities": Municipality.objects.in_force,
        "covers_counties": County.objects.in_force,
    }
    readonly_fields = ["slug", "decided_at"]
    list_display = ["name", "kind", "parent", "municipality", "approval"]
    list_filter = ["approval", "kind"]
    list_select_related = ["parent", "municipality"]
    search_fields = ["name", "short_names", "former_names"]
    search_help_text = "Søk etter navnet, et kortnavn eller et tidligere navn."
    fieldsets = [
        ("Hvem", {"fields": ["name", "kind", "parent", "short_names", "former_names", "about"]}),
        ("Hvor", {"fields": ["municipality", "covers_municipalities", "covers_counties"]}),
        ("Kontakt", {"fields": ["phone", "email", "website", "gladly_visits"]}),
        (
            "Godkjenning",
            {
                "description": WHAT_IS_LISTED,
                "fields": ["approval", "approval_reason", "decided_at", "is_example", "slug"],
            },
        ),
    ]
    # What national editors decide.
    national_fields = ("approval", "approval_reason", "is_example")

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if permissions.is_national(request.user):
            return fields
        return [*fields, *self.national_fields, *(self._settled(request, obj) if obj else ())]

    def _settled(self, request, organisation) -> tuple[str, ...]:
        """What kind it is stands; and so does its place in the tree, for those who do not edit what is above it."""
        above = organisation.parent
        is_top = above is None or not self.has_change_permission(request, above)
        return ("kind", "parent") if is_top else ("kind",)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "parent" in form.base_fields and not permissions.is_national(request.user):
            form.base_fields["parent"].required = True
        return form

    def delete_view(self, request, object_id, extra_context=None):
        gone = {"consequences": ["Redaktørene og invitasjonene blir borte med den, og kan ikke hentes tilbake."]}
        return super().delete_view(request, object_id, {**gone, **(extra_context or {})})

    def save_model(self, request, organisation, form, change):
        if not change and not permissions.is_national(request.user):
            organisation.approval = Organisation.Approval.WAITING
            organisation.is_example = organisation.parent.is_example
        if "approval" in form.changed_data:
            organisation.decided_by, organisation.decided_at = request.user, timezone.now()
        super().save_model(request, organisation, form, change)
        for thought in second_thoughts.of_words(organisation, form.changed_data):
            messages.warning(request, thought)
