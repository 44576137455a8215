"""Closing a group down: why, and then its address tells so."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from organisations import lifecycle
from organisations.models import ClosedReason
from organisations.vocabulary import Status


class ClosingForm(forms.Form):
    reason = forms.ChoiceField(
        label="Hvorfor er gruppa lagt ned?",
        help_text="Det du velger, står på siden til gruppa. For eksempel: Det ble for få deltakere",
        choices=ClosedReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Velg hvorfor gruppa er lagt ned."},
    )


class ListingClosing:
    """Mixed into the groups' pages."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.close_view)
        return [path("<path:object_id>/legg-ned/", view, name="organisations_listing_close"), *super().get_urls()]

    def close_view(self, request, object_id):
        listing = self.row_or_404(request, object_id)
        if listing.status == Status.CLOSED_DOWN:
            messages.warning(request, f"{listing.name} er allerede lagt ned.")
            return redirect(reverse("admin:organisations_listing_change", args=[listing.pk]))
        if listing.status != Status.PUBLISHED:
            raise Http404("Only what has been seen leaves an address behind.")
        form = ClosingForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            lifecycle.close_down(listing, by=request.user, reason=reason, today=timezone.localdate())
            messages.success(request, f"{listing.name} er lagt ned. Adressen viser de nærmeste gruppene i stedet.")
            return redirect(reverse("admin:organisations_listing_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Legg ned {listing.name}",
            "opts": self.opts,
            "object": listing,
            "form": form,
        }
        return render(request, "admin/organisations/listing/close.html", context)
