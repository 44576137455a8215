"""People whose first name or own number stands on a group's page, and their yes to it."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations import contacts
from organisations.models import ContactPerson

from .base import StaffAdmin
from .forms import StaffForm

WHY = (
    "Bruk helst en rolle, en felles telefon og en felles e-post. De står i skjemaet til gruppa. Vil noen likevel stå "
    "her med fornavnet eller nummeret sitt, må de først lese denne teksten og si ja:"
)


class ContactPersonForm(StaffForm):
    has_consented = forms.BooleanField(
        label="Den det gjelder, har lest teksten over og sagt ja",
        help_text="Kryss av hver gang du endrer noe. For eksempel trenger et nytt nummer et nytt ja.",
        error_messages={"required": "Uten et ja kan verken navnet eller nummeret stå her."},
    )

    class Meta:
        model = ContactPerson
        fields = ["listing", "first_name", "shows_name", "phone", "consented_on"]
        labels = {
            "listing": "Hvilken gruppe?",
            "first_name": "Fornavn",
            "shows_name": "Fornavnet skal stå på siden",
            "phone": "Eget nummer",
            "consented_on": "Når sa de ja?",
        }
        help_texts = {
            "listing": "For eksempel: Onsdagsgruppa",
            "first_name": "Ett navn, uten etternavn. For eksempel: Kari",
            "shows_name": "Fjern krysset for å vise bare nummeret, for eksempel når navnet er sjeldent på stedet.",
            "phone": "Kan stå tomt. For eksempel: 00 00 00 03",
            "consented_on": "For eksempel i dag.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Each time it is stored somebody has just said yes.
        self.initial["consented_on"] = timezone.localdate()

    def clean(self):
        cleaned = super().clean()
        # The text they have just said yes to, whatever an earlier one was.
        self.instance.consent_text = contacts.CONSENT if cleaned.get("has_consented") else ""
        return cleaned


@admin.register(ContactPerson)
class ContactPersonAdmin(StaffAdmin):
    form = ContactPersonForm
    fixed = ("listing",)
    fieldsets = [
        ("Samtykket", {"description": WHY, "fields": ["text", "has_consented", "consented_on"]}),
        ("Hvem", {"fields": ["listing", "first_name", "shows_name", "phone", "recorded"]}),
    ]
    readonly_fields = ["text", "recorded"]
    list_display = ["listing", "first_name", "phone", "consented_on"]
    list_select_related = ["listing"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.forget_view))
        return [path("<path:object_id>/fjern/", view, name="organisations_contactperson_forget"), *super().get_urls()]

    def forget_view(self, request, object_id):
        """One press, and nothing is left. What is said of it names nobody."""
        listing = contacts.forget(self.row_or_404(request, object_id))
        messages.success(request, f"Navnet og nummeret er borte fra siden til {listing}.")
        return redirect(reverse("admin:organisations_listing_change", args=[listing.pk]))

    def has_delete_permission(self, request, obj=None):
        return self.has_view_permission(request, obj)

    def save_model(self, request, person, form, change):
        person.recorded_by = request.user
        super().save_model(request, person, form, change)

    def get_fieldsets(self, request, obj=None):
        consent, (heading, options) = super().get_fieldsets(request, obj)
        fields = options["fields"] if obj else [field for field in options["fields"] if field != "recorded"]
        return [consent, (heading, {**options, "fields": fields})]

    @admin.display(description="teksten")
    def text(self, person):
        return contacts.CONSENT

    @admin.display(description="notert")
    def recorded(self, person):
        who = person.recorded_by.get_username() if person.recorded_by else "en som har sluttet"
        text = "" if person.consent_text == contacts.CONSENT else f" Teksten var da: {person.consent_text}"
        return f"{timezone.localdate(person.recorded_at):%d.%m.%Y} av {who}.{text}"
