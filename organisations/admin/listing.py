"""Groups."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from organisations.models import Language, Listing, Programme, Theme
from organisations.vocabulary import Status
from selvhjelp.places.models import Municipality

from .base import StaffAdmin
from .listing_form import ListingForm
from .meeting import MeetingInline

FIELDSETS = [
    ("Navnet og hvem som står bak", {"fields": ["name", "organisation", "programme"]}),
    ("Hvem er gruppa for?", {"fields": ["audience", "relations", "composition", "themes"]}),
    ("Å komme med", {"fields": ["access", "intake", "intake_starts_on", "sign_up"]}),
    (
        "Hvor",
        {
            "classes": ["before-meetings"],
            "fields": [
                "forms", "street_address", "postal_code", "municipality", "venue", "directions", "hides_address",
                "meeting_link", "meeting_phone",
            ]
        },
    ),
    (
        "Hvem kan man spørre?",
        {"fields": ["contact_role", "contact_phone", "contact_email", "contact_hours", "website"]},
    ),
    ("Med dine ord", {"fields": ["description", "how_to_join", "first_time"]}),
    (
        "Slik er gruppa",
        {
            "classes": ["collapse"],
            "fields": [
                "run_by", "confidentiality", "intoxicated", "lar", "goal", "worldview", "companion", "size", "price",
                "gift",
            ]
        },
    ),
    (
        "Noen bestemte?",
        {"classes": ["collapse"], "fields": ["gender", "age_group", "age_from", "age_to", "facilities", "languages"]},
    ),
    ("Pause", {"classes": ["collapse"], "fields": ["pause_from", "pause_until"]}),
    ("Punkt på kartet", {"classes": ["collapse"], "fields": ["lat", "lon"]}),
    ("Synlig for alle?", {"fields": ["status", "confirmed_at", "slug"]}),
]  # fmt: skip


@admin.register(Listing)
class ListingAdmin(StaffAdmin):
    form = ListingForm
    fieldsets = FIELDSETS
    inlines = [MeetingInline]
    searched = ("organisation", "municipality")
    shared = {
        "programme": Programme.objects.all,
        "themes": Theme.objects.all,
        "languages": Language.objects.all,
        "municipality": Municipality.objects.in_force,
    }
    readonly_fields = ["slug"]
    save_as = True
    list_display = ["name", "organisation", "municipality", "status", "age"]
    list_filter = ["status", "access", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation", "municipality"]
    search_fields = ["name", "organisation__name", "municipality__name", "slug"]
    search_help_text = "Søk etter navnet på gruppa, organisasjonen eller kommunen."

    def view_on_site(self, listing):
        """The page as visitors see it, or its preview as long as they do not."""
        if listing.status == Status.DRAFT:
            return reverse("listing_preview", args=[listing.pk])
        return reverse("group_detail", args=[listing.slug])

    @admin.display(description="bekreftet", ordering="confirmed_at")
    def age(self, listing):
        if listing.confirmed_at is None:
            return "aldri"
        days = (timezone.localdate() - listing.confirmed_at).days
        return {0: "i dag", 1: "i går"}.get(days, f"for {days} dager siden")
