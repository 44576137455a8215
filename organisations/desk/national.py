"""What waits for national editors: new organisations, and texts that nobody has looked over."""

from datetime import date

from organisations import permissions
from organisations.models import ContentPage, DangerAnswer, Helpline, Organisation

from .branch import Branch
from .need import Line, Need, change_url, first_of, list_url

TEXTS = {
    Helpline: ("hjelpenumre", "Hjelpenumre som bør kontrolleres", "Ring, eller se etter hos dem som svarer."),
    DangerAnswer: ("fare", "Svar på ord om fare som bør leses over", ""),
    ContentPage: ("sider", "Sider som bør leses over", ""),
}


def needs(branch: Branch, today: date) -> list[Need]:
    """Empty for everyone else, without a question to the database."""
    if not permissions.is_national(branch.user):
        return []
    return [waiting(branch), *(unchecked(branch, model, today) for model in TEXTS)]


def waiting(branch: Branch) -> Need:
    found = [one for one in branch.organisations.values() if one.approval == Organisation.Approval.WAITING]
    lines = [Line(one.name, change_url("organisation", one.pk), "Ny organisasjon.") for one in found]
    return Need(
        "godkjenning",
        "Venter på godkjenning",
        "Se om den hører hjemme her. Blir det nei, skriver du hvorfor.",
        lines,
        len(lines),
    )


def unchecked(branch: Branch, model, today: date) -> Need:
    key, heading, explanation = TEXTS[model]
    name = model._meta.model_name
    rows = model.objects.editable_by(branch.user).unchecked(today).order_by("checked_on", "pk")
    lines, total = first_of(rows, lambda row: Line(str(row), change_url(name, row.pk), _checked(row, today)))
    return Need(key, heading, explanation, lines, total, more_url=list_url(name))


def _checked(row, today) -> str:
    if row.checked_on is None:
        return f"Aldri kontrollert. Ansvar: {row.owner}."
    return f"Sist kontrollert for {(today - row.checked_on).days} dager siden. Ansvar: {row.owner}."
