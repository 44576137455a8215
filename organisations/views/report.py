"""Saying that something about a group is wrong. GET shows, POST stores; nothing tells who it was."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from organisations import reports
from organisations.models import Listing, Report

from .report_forms import ReportForm
from .signed_forms import error_summary, keep_out_of_caches

SENT = "sendt"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug):
    """A report about a group that visitors are shown."""
    listing = get_object_or_404(Listing.objects.current(timezone.localdate()).select_related("organisation"), slug=slug)
    if SENT in request.GET:
        return keep_out_of_caches(render(request, "organisations/report_sent.html", _frame(listing)))
    form = ReportForm(request.POST if request.method == "POST" else None, listing=listing)
    if request.method == "POST" and (form.is_from_a_robot or form.is_valid()):
        if not form.is_from_a_robot and not _has_too_many(listing):
            _file(listing, form.cleaned_data)
        return HttpResponseRedirect(f"{request.path}?{SENT}", status=303)
    context = {**_frame(listing), "form": form, "errors": error_summary(form)}
    return keep_out_of_caches(render(request, "organisations/report.html", context))


def _file(listing, said):
    reports.file(
        listing,
        kind=said["kind"],
        text=said["text"],
        happened_on=said["happened_on"],
        reply_to=said["reply_to"],
    )


def _has_too_many(listing) -> bool:
    """Beyond so many in a day one more tells nobody anything."""
    today = Report.objects.about(listing, on=timezone.localdate())
    return today.count() >= settings.REPORTS_A_DAY


def _frame(listing) -> dict:
    return {
        "title": _("Noe stemmer ikke"),
        "name": listing.name,
        "organisation": listing.organisation.name,
        "group_url": reverse("group_detail", args=[listing.slug]),
        "is_example": listing.is_example,
        "noindex": True,
    }
