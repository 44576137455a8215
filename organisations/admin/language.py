"""Languages spoken in groups."""

from django.contrib import admin

from organisations.models import Language

from .forms import StaffForm
from .word import WordAdmin


class LanguageForm(StaffForm):
    class Meta:
        model = Language
        exclude = ()
        help_texts = {
            "name": "For eksempel: Polsk",
            "name_nn": "For eksempel: Polsk. Er det tomt, viser vi bokmål.",
            "name_en": "For eksempel: Polish. Er det tomt, viser vi bokmål.",
            "order": "De med lavt tall står først, for eksempel: 10",
        }


@admin.register(Language)
class LanguageAdmin(WordAdmin):
    form = LanguageForm
    fixed = ("code",)
    list_display = ["name", "name_nn", "name_en", "code", "order"]
