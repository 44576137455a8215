"""Groups."""

from django.contrib import admin, messages
from django.forms import Script
from django.utils import timezone

from organisations import lifecycle
from organisations.history.recording import acting, keep, keep_first
from organisations.models import ConfirmedHow, How, Language, Listing, Organisation, Programme, Theme
from organisations.vocabulary import Status
from selvhjelp.places.models import Municipality

from . import second_thoughts
from .base import StaffAdmin
from .listing_answers import ListingAnswers
from .listing_closing import ListingClosing
from .listing_exchange import ListingExchange
from .listing_fieldsets import FIELDSETS
from .listing_form import ListingForm
from .listing_history import ListingHistory
from .listing_needs import NeedsFilter
from .meeting import MeetingInline

CONFIRM = "Alt stemmer i dag for de avkryssede"
NOT_SHOWN = "De du krysset av for, står ikke på nettsiden. Åpne dem, og publiser dem først."
NOT_CONFIRMED = "{} er lagret, men ikke bekreftet: Gruppa står ikke på nettsiden lenger. Publiser den igjen først."
GONE = "Siden, historikken og meldingene om gruppa blir borte, og kan ikke hentes tilbake."
INSTEAD = "Møtes gruppa ikke mer, er det bedre å legge den ned: Da viser adressen de nærmeste gruppene i stedet."
# Buttons whose own sentence says what has happened.
TOLD = {"_publish", "_unpublish", "_confirm"}


@admin.register(Listing)
class ListingAdmin(ListingAnswers, ListingExchange, ListingHistory, ListingClosing, StaffAdmin):
    class Media:
        css = {"all": ["staff/listing-form.css"]}
        js = [Script("staff/listing-form.js", defer=True)]

    form = ListingForm
    fieldsets = FIELDSETS
    inlines = [MeetingInline]
    shared = {
        "programme": Programme.objects.all,
        "themes": Theme.objects.all,
        "languages": Language.objects.all,
        "municipality": Municipality.objects.in_force,
    }
    readonly_fields = ["state", "slug"]
    change_list_template = "admin/organisations/listing/change_list.html"
    save_as = True
    actions = ["confirm"]
    list_display = ["name", "organisation", "municipality", "status", "age"]
    list_filter = [NeedsFilter, "status", "access", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation", "municipality"]
    search_fields = ["name", "organisation__name", "municipality__name", "slug"]
    search_help_text = "Søk etter navnet på gruppa, organisasjonen eller kommunen."

    def get_list_display(self, request):
        """Whose it is goes without saying where all are one's own organisation's."""
        owners = Organisation.objects.editable_by(request.user)[:2]
        return [name for name in self.list_display if name != "organisation" or len(owners) > 1]

    def save_model(self, request, listing, form, change):
        if change:
            keep_first([listing])
            if "intake" in form.changed_data:
                listing.intake_confirmed_at = timezone.localdate()
        else:
            # A copy too begins as a draft that nobody has confirmed.
            listing.status, listing.confirmed_at = Status.DRAFT, None
        super().save_model(request, listing, form, change)

    def save_related(self, request, form, formsets, change):
        """When the schedule is stored too, the version is kept and the button does what it says."""
        super().save_related(request, form, formsets, change)
        with acting(by=request.user, how=How.FORM):
            keep([form.instance])
        self._press(request, form.instance)
        for thought in second_thoughts.about_listing(form.instance, form.changed_data):
            messages.warning(request, thought)

    def _press(self, request, listing):
        today = timezone.localdate()
        if "_publish" in request.POST:
            lifecycle.publish(listing, by=request.user, today=today)
            messages.success(request, f"{listing.name} er publisert. Alle kan se gruppa nå.")
        elif "_unpublish" in request.POST:
            lifecycle.unpublish(listing, by=request.user)
            messages.success(request, f"{listing.name} er tatt bort fra nettsiden, og ligger her som kladd.")
        elif "_confirm" in request.POST:
            self._confirm_one(request, listing, today)

    @staticmethod
    def _confirm_one(request, listing, today):
        if listing.status == Status.PUBLISHED:
            lifecycle.confirm([listing], by=request.user, how=ConfirmedHow.FORM, today=today)
            messages.success(request, f"{listing.name} er bekreftet i dag. Takk!")
        else:
            messages.warning(request, NOT_CONFIRMED.format(listing))

    def tell_saved(self, request, row):
        if not TOLD & request.POST.keys():
            super().tell_saved(request, row)

    def get_deleted_objects(self, objs, request):
        """Whoever may delete a group deletes what is said of it too: nobody else's rows hang on a group."""
        rows, counts, _not_allowed, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(), protected

    def delete_view(self, request, object_id, extra_context=None):
        gone = {"consequences": [GONE, INSTEAD], "question": "Vil du slette gruppa for godt?"}
        return super().delete_view(request, object_id, {**gone, **(extra_context or {})})

    @admin.action(description=CONFIRM)
    def confirm(self, request, queryset):
        """Of what the user edits, and of nothing else, whatever the list was asked for."""
        mine = Listing.objects.editable_by(request.user).published()
        listings = list(mine.filter(pk__in=queryset.values("pk")))
        if not listings:
            messages.warning(request, NOT_SHOWN)
            return
        lifecycle.confirm(listings, by=request.user, how=ConfirmedHow.FORM, today=timezone.localdate())
        messages.success(request, lifecycle.told_confirmed(listings))

    @admin.display(description="står den på nettsiden?")
    def state(self, listing):
        if listing.status == Status.PUBLISHED:
            return f"Ja. Sist bekreftet {self.age(listing)}."
        if listing.status == Status.CLOSED_DOWN:
            return f"Lagt ned. {listing.get_closed_reason_display() or ''}"
        return "Nei, dette er en kladd. Bare dere ser den."

    @admin.display(description="bekreftet", ordering="confirmed_at")
    def age(self, listing):
        if listing.confirmed_at is None:
            return "aldri"
        days = (timezone.localdate() - listing.confirmed_at).days
        return {0: "i dag", 1: "i går"}.get(days, f"for {days} dager siden")
