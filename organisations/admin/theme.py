"""What a group may be about."""

from django.contrib import admin

from organisations.models import Theme

from .forms import StaffForm
from .word import WordAdmin


class ThemeForm(StaffForm):
    class Meta:
        model = Theme
        exclude = ()
        labels = {"slug": "Kode"}
        help_texts = {
            "name": "For eksempel: Sorg",
            "name_nn": "For eksempel: Sorg. Er det tomt, viser vi bokmål.",
            "name_en": "For eksempel: Grief. Er det tomt, viser vi bokmål.",
            "slug": "Det som står i adresser og filer. Endres aldri, for eksempel: alkohol",
            "order": "De med lavt tall står først, for eksempel: 10",
        }


@admin.register(Theme)
class ThemeAdmin(WordAdmin):
    form = ThemeForm
    fixed = ("slug",)
    list_display = ["name", "name_nn", "name_en", "order"]
