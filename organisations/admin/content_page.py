"""The site's pages of text."""

from django.contrib import admin, messages

from organisations.editorial import faults
from organisations.models import ContentPage, PageSlug

from .editorial import EditorialAdmin, EditorialForm, known_numbers, long_textarea


class ContentPageForm(EditorialForm):
    class Meta:
        model = ContentPage
        exclude = ()
        labels = {"title": "Overskrift", "lead": "Innledning", "body": "Teksten"}
        help_texts = {
            "title": "For eksempel: Hjelp nå",
            "lead": "Én eller to setninger øverst på siden. For eksempel: Er det fare for liv, så ring først.",
            "body": "Slik skriver du står nederst. For eksempel er «## Fare for liv» en mellomtittel.",
            "checked_on": "Dagen da noen leste gjennom og så at alt stemmer, for eksempel: 12.01.2027. Vises på siden.",
        }
        widgets = {"lead": long_textarea(3), "body": long_textarea(30)}

    def faults(self, cleaned):
        return faults_of(self.instance, cleaned)


def faults_of(page, fields):
    """What is wrong with what a page is to say, by field; known to the form, the history and the preview."""
    said = {name: fields.get(name) or "" for name in ("title", "lead", "body")}
    is_theirs = page.slug == PageSlug.PROFESSIONALS
    return faults.of_page(said, page.language, known_numbers(), for_professionals=is_theirs)


@admin.register(ContentPage)
class ContentPageAdmin(EditorialAdmin):
    form = ContentPageForm
    preview_route = "page_preview"
    fixed = ("slug", "language")
    fields = ["slug", "language", "title", "lead", "body", "owner", "checked_on", "seen"]
    list_display = ["title", "slug", "language", "owner", "checked_on"]
    list_filter = ["language"]
    search_fields = ["title", "lead", "body"]
    search_help_text = "Søk etter noe som står på siden."

    def has_add_permission(self, request):
        """Which pages there are is said by the addresses of the site."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def faults_of(self, row):
        return faults_of(row, vars(row))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for sentence in faults.long_sentences(f"{obj.lead}\n{obj.body}"):
            messages.warning(request, f"Denne setningen er lang. Kan du dele den? «{sentence}»")
        others = ContentPage.objects.filter(slug=obj.slug).exclude(pk=obj.pk)
        if {"title", "lead", "body"} & set(form.changed_data):
            names = " og ".join(other.get_language_display().lower() for other in others)
            messages.info(request, f"Siden finnes også på {names}. Skal det samme endres der?")
