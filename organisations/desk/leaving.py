"""The page on which somebody says that they stop."""

import logging

from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth import logout
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from organisations.leaving import HOW_MANY_LEFT, LastOneError, is_last, leave
from organisations.models import Membership

log = logging.getLogger("selvhjelp.staff")
FIRST = "Ingen andre har rollen din i {}. La noen overta etter deg først."


class LeavingPage:
    """Mixed into the staff's site. Of one's own memberships, and of no other."""

    def get_urls(self):
        return [path("slutt/", self.admin_view(self.leave), name="leave"), *super().get_urls()]

    def leave(self, request):
        """All that one has to do with, each with what becomes of it, and the button."""
        if request.method == "POST":
            return self._leave(request)
        memberships = request.user.memberships.select_related("organisation").order_by("organisation__sort_key", "pk")
        return self._leaving_page(request, "leave", "Slutte som redaktør", rows=[_row(one) for one in memberships])

    def _leave(self, request):
        number = request.POST.get("membership", "")
        pk = int(number) if number.isdecimal() and len(number) < 19 else 0
        membership = get_object_or_404(request.user.memberships.all(), pk=pk)
        whole = membership.organisation or "hele landet"
        try:
            self._end(request, membership)
        except LastOneError:
            messages.error(request, FIRST.format(whole))
            return redirect("admin:leave")
        if request.user.memberships.exists() or request.user.is_superuser:
            messages.success(request, f"Du redigerer ikke {whole} mer. Takk for innsatsen!")
            return redirect("admin:index")
        logout(request)
        return self._leaving_page(request, "left", "Takk for innsatsen", whole=whole)

    @staticmethod
    def _end(request, membership):
        number, rows = membership.pk, Membership.objects.filter(pk=membership.pk)
        LogEntry.objects.log_actions(request.user.pk, rows, DELETION, "Sluttet selv.")
        leave(membership)
        log.info("staff=left model=membership row=%s", number)

    def _leaving_page(self, request, template, title, **context):
        context = {**self.each_context(request), "title": title, **context}
        return render(request, f"admin/login/{template}.html", context)


def _row(membership: Membership) -> dict:
    left = Membership.objects.beside(membership).count()
    return {
        "membership": membership,
        "is_last": is_last(membership),
        "left": HOW_MANY_LEFT.get(left, ""),
    }
