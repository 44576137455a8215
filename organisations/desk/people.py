"""Reports from visitors, and organisations that lean on one person or none."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from organisations import permissions
from organisations.models import Listing, Report
from organisations.vocabulary import Status

from .branch import Branch
from .need import MOST_OF_THE_URGENT, MOST_SHOWN, Line, Need, change_url, first_of, list_url

ENOUGH_EDITORS = 2


def reported(branch: Branch, today: date) -> Need:
    """What somebody says is wrong, in the order in which they said it."""
    rows = Report.objects.editable_by(branch.user).unsettled().select_related("listing").order_by("reported_at", "pk")
    lines, total = first_of(rows, lambda report: _report(report, today), MOST_OF_THE_URGENT)
    return Need(
        "meldt",
        "Noen har meldt fra om feil",
        "Se hva det gjelder, rett det, og gi beskjed til den som spurte.",
        lines,
        total,
        more_url=list_url("report", ferdig="nei"),
    )


def _report(report: Report, today: date) -> Line:
    days = (today - timezone.localdate(report.reported_at)).days
    waited = {0: "Kom i dag", 1: "Kom i går"}.get(days, f"Har ventet i {days} dager")
    wants = ", og den som skrev, venter på svar" if report.reply_to else ""
    what = f"{report.get_kind_display()}. {waited}{wants}."
    return Line(report.listing.name, change_url("report", report.pk), what)


def few_editors(branch: Branch) -> Need:
    """Where the one editor falls ill, nobody can correct a listing."""
    groups = Listing.objects.filter(organisation__in=branch.organisations).exclude(status=Status.CLOSED_DOWN)
    in_use = {*groups.order_by().values_list("organisation", flat=True).distinct(), *branch.roots}
    found = [one for pk, one in branch.organisations.items() if pk in in_use and one.editors < ENOUGH_EDITORS]
    found.sort(key=lambda one: (one.pk not in branch.roots, one.editors, one.sort_key))
    invites = permissions.is_administrator(branch.user)
    return Need(
        "redaktorer",
        "Mangler to redaktører",
        "Gi minst to stykker ansvaret, så står dere ikke uten når én blir syk eller slutter.",
        [_lonely(one, invites) for one in found[:MOST_SHOWN]],
        len(found),
        more_url=list_url("organisation"),
    )


def _lonely(organisation, invites: bool) -> Line:
    have = {0: "Ingen redaktører", 1: "Bare én redaktør"}[organisation.editors]
    if invites:
        url = reverse("admin:organisations_invitation_add", query={"organisation": organisation.pk})
        return Line(organisation.name, url, f"{have}. Inviter en til.")
    return Line(
        organisation.name, change_url("organisation", organisation.pk), f"{have}. Be en administrator om hjelp."
    )
