"""Numbers to call."""

from django.contrib import admin

from organisations.editorial import faults, store
from organisations.models import Helpline, TextLanguage

from .editorial import EditorialAdmin, EditorialForm


class HelplineForm(EditorialForm):
    class Meta:
        model = Helpline
        exclude = ()
        labels = {
            "name": "Hvem svarer?",
            "phone": "Telefon",
            "always_open": "Noen svarer hele døgnet, alle dager",
            "hours": "Når svarer de?",
            "purpose": "Når ringer man dit?",
            "order": "Rekkefølge på siden «Hjelp nå»",
            "strip_place": "Plass i stripen øverst på alle sider",
        }
        help_texts = {
            "key": "Det tekstene kaller nummeret, for eksempel: legevakt. Endres aldri.",
            "name": "For eksempel: Pårørendetelefonen (Ivareta)",
            "name_nn": "For eksempel: Pårørendetelefonen (Ivareta). Er det tomt, viser vi bokmål.",
            "name_en": "For eksempel: Pårørendetelefonen (for relatives). Er det tomt, viser vi bokmål.",
            "phone": "Med mellomrom, for eksempel: 116 117",
            "always_open": "Kryss bare av når det gjelder natt og helg også, for eksempel legevakt.",
            "hours": "I ord, for eksempel: hverdager kl. 9–15, tirsdag også kl. 18–21",
            "hours_nn": "For eksempel: kvardagar kl. 9–15, tysdag òg kl. 18–21",
            "hours_en": "For eksempel: Monday to Friday 9:00–15:00",
            "purpose": "For eksempel: Når du står nær en som ruser seg og vil snakke med noen som kjenner det igjen.",
            "purpose_nn": "Det samme på nynorsk, for eksempel: Når du treng lege og ikkje kan vente.",
            "purpose_en": "Det samme på engelsk, for eksempel: When you need a doctor and cannot wait.",
            "website": "For eksempel: https://www.helsenorge.no/",
            "order": "De med lavt tall står først, for eksempel: 10",
            "strip_place": "1, 2, 3 eller 4. Tomt for alle andre enn de fire. For eksempel har 113 plass 1.",
            "checked_on": "Dagen da noen sist ringte eller så etter, for eksempel: 12.01.2027. "
            "Etter 180 dager minner vi om det på skrivebordet.",
        }

    def faults(self, cleaned):
        return faults_of(cleaned, self.instance)


def faults_of(fields, helpline):
    found = faults.of_number(fields, TextLanguage.values)
    others = Helpline.objects.exclude(pk=helpline.pk).exclude(strip_place=None)
    if fields.get("strip_place") is None and not others.exists():
        found["strip_place"] = ["Minst ett nummer må stå i stripen øverst."]
    return found


@admin.register(Helpline)
class HelplineAdmin(EditorialAdmin):
    form = HelplineForm
    fixed = ("key",)
    fields = [
        "key", "name", "name_nn", "name_en", "phone", "always_open", "hours", "hours_nn", "hours_en", "purpose",
        "purpose_nn", "purpose_en", "website", "order", "strip_place", "owner", "checked_on", "seen",
    ]  # fmt: skip
    list_display = ["name", "phone", "hours", "owner", "checked_on"]
    search_fields = ["name", "phone", "key"]

    def has_delete_permission(self, request, obj=None):
        """A number that a text names must go from there first; and the strip needs its four."""
        return super().has_delete_permission(request, obj) and (obj is None or not named_in(obj))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["named_in"] = named_in(obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        store.refresh_when_stored()

    def faults_of(self, row):
        return faults_of(vars(row), row)


def named_in(helpline: Helpline) -> list[str]:
    """Where the number stands, so that it cannot be taken away without a gap."""
    texts, token = store.current(), f"[[{helpline.key}]]"
    pages = [f"{page.title} ({page.language})" for page in texts.pages if token in page.body]
    answers = [
        f"{answer.title} ({answer.language})"
        for answer in texts.answers
        if token in answer.body or helpline.key in answer.numbers
    ]
    return [*pages, *answers, *(["stripen øverst"] if helpline.strip_place else [])]
