"""What a group may be about."""

from django.contrib import admin

from organisations.models import Theme

from .base import NationalAdmin
from .forms import StaffForm


class ThemeForm(StaffForm):
    class Meta:
        model = Theme
        exclude = ()
        help_texts = {
            "name": "For eksempel: Sorg",
            "name_nn": "For eksempel: Sorg. Er det tomt, viser vi bokmål.",
            "name_en": "For eksempel: Grief. Er det tomt, viser vi bokmål.",
            "order": "De med lavt tall står først, for eksempel: 10",
        }


@admin.register(Theme)
class ThemeAdmin(NationalAdmin):
    form = ThemeForm
    fixed = ("slug",)
    list_display = ["name", "name_nn", "name_en", "order"]
    search_fields = ["name"]
