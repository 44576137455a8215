"""What the form of a group asks for while somebody fills it in. Without a script it is all answered on saving."""

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from selvhjelp.places.models import PostalCode

from .meeting import MeetingForm
from .meeting_dates import dates_of
from .typed_names import name_of


class ListingAnswers:
    """Mixed into the groups' pages. Posted, so that no address holds what is asked."""

    def get_urls(self):
        def view(answer):
            return self.admin_site.admin_view(require_POST(answer))

        return [
            path("svar/postnummer/", view(self.postal_code_view), name="organisations_listing_postal_code"),
            path("svar/datoer/", view(self.dates_view), name="organisations_listing_dates"),
            *super().get_urls(),
        ]

    def postal_code_view(self, request):
        """The municipality that a postal code lies in, by the name that the form takes; none for an unknown one."""
        asked = request.POST.get("code", "")[:4]
        code = PostalCode.objects.in_force().filter(pk=asked).first() if asked.isdecimal() else None
        return JsonResponse({"municipality": name_of(code.municipality_id) if code and code.municipality_id else ""})

    def dates_view(self, request):
        """The next dates of the row of the schedule that is posted, stored or not."""
        form = MeetingForm(request.POST, prefix=request.POST.get("prefix", "")[:40])
        del form.fields["listing"]
        return HttpResponse(dates_of(form.instance, fault="" if form.is_valid() else form.contradiction))
