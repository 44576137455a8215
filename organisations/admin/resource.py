"""What professionals can read further in."""

from django.contrib import admin

from organisations.models import Resource

from .base import NationalAdmin
from .forms import StaffForm


class ResourceForm(StaffForm):
    class Meta:
        model = Resource
        exclude = ()
        labels = {"last_checked": "Når så noen sist at siden er der og sier dette?"}
        help_texts = {
            "name": "For eksempel: Retningslinja for rusbehandling",
            "name_nn": "For eksempel: Retningslinja for rusbehandling. Er det tomt, viser vi bokmål.",
            "name_en": "For eksempel: The national guideline. Er det tomt, viser vi bokmål.",
            "kind": "Overskriften den står under, for eksempel: Forskning om tolvtrinnsgrupper",
            "about": "Én setning. For eksempel: Her står det at helsepersonell bør fortelle om selvhjelpsgrupper.",
            "about_nn": "For eksempel: Her står det at helsepersonell bør fortelje om grupper. "
            "Er det tomt, viser vi bokmål.",
            "about_en": "For eksempel: It says that health workers should tell about groups. "
            "Er det tomt, viser vi bokmål.",
            "url": "For eksempel: https://napha.no/",
            "last_checked": "Datoen står på siden, for eksempel: 25.11.2026. Tomt betyr at ingen har sett etter.",
            "order": "De med lavt tall står først, for eksempel: 10",
        }


@admin.register(Resource)
class ResourceAdmin(NationalAdmin):
    form = ResourceForm
    list_display = ["name", "kind", "url", "last_checked"]
    list_filter = ["kind"]
    search_fields = ["name", "about"]
    search_help_text = "Søk etter navnet, eller etter noe den handler om."
