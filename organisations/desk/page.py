"""The staff's first page, and the press that says that all is true."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations import lifecycle
from organisations.models import ConfirmedHow, Listing

from . import chapters, groups, mails, national, people
from .branch import Branch
from .need import some

# What can be said from the desk.
WAYS = (ConfirmedHow.FORM, ConfirmedHow.PHONE)


class DeskPage:
    """Mixed into the staff's site."""

    index_template = "admin/desk/index.html"

    def get_urls(self):
        confirm = self.admin_view(require_POST(self.confirm_groups))
        return [path("bekreft-grupper/", confirm, name="confirm_groups"), *super().get_urls()]

    def index(self, request, extra_context=None):
        """What needs whoever is logged in; an umbrella sees its chapters too."""
        return super().index(request, {**desk(request.user), **(extra_context or {})})

    def confirm_groups(self, request):
        """One press for one group, or for all of an owner's; of what the user edits, and of nothing else."""
        chosen, how = request.POST.getlist("gruppe"), request.POST.get("hvordan")
        if how not in WAYS or not all(one.isdecimal() and len(one) < 19 for one in chosen):
            return HttpResponseBadRequest()
        mine = list(Listing.objects.editable_by(request.user).published().filter(pk__in=chosen))
        lifecycle.confirm(mine, by=request.user, how=how, today=timezone.localdate())
        if mine:
            messages.success(request, lifecycle.told_confirmed(mine))
        return redirect("admin:index")


def desk(user) -> dict:
    """What the first page shows."""
    branch, today = Branch.of(user), timezone.localdate()
    urgent = [
        people.reported(branch, today),
        groups.to_confirm(branch, today),
        groups.to_phone(branch, today),
        mails.unsent(branch, today),
        groups.unplaced(branch),
        *national.needs(branch, today),
    ]
    in_time = [groups.unfinished(branch), people.few_editors(branch), groups.paused(branch, today)]
    return {"urgent": some(urgent), "in_time": some(in_time), "umbrella": chapters.context(branch, today)}
