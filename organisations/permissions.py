"""Who may edit what. Everything else asks here, by way of `editable_by(user)` on the querysets.

Rights come from memberships and flow down the tree: whoever edits an organisation edits all that stand under it, and
never its parent or its neighbour. National editors, and superusers, edit everything. Roles are read from the database
at every click, so that whoever leaves has no access at the next one.
"""

from django.contrib.auth import get_user_model
from django.db.models import Q

NOTHING = Q(pk__in=[])
EVERYTHING = Q()


def look_up(user) -> None:
    """Ask for the user's roles once, for as long as this object lives: the user of one click on the staff's side.

    Without it each question goes to the database; a page asks some hundred.
    """
    if user.is_active and not hasattr(user, "roles_of_this_click"):
        user.roles_of_this_click = list(user.memberships.all())


def _roles(user) -> list:
    known = getattr(user, "roles_of_this_click", None)
    return list(user.memberships.all()) if known is None else known


def is_national(user) -> bool:
    """Whether the user edits every organisation."""
    return bool(user.is_active and (user.is_superuser or any(role.is_national for role in _roles(user))))


def is_staff(user) -> bool:
    """Whether the user has anything to do on the staff's side at all."""
    return bool(user.is_active and (user.is_superuser or _roles(user)))


def is_administrator(user) -> bool:
    """Whether the user administers any organisation."""
    return is_national(user) or bool(user.is_active and any(role.administers for role in _roles(user)))


def organisations_of(user) -> list[int]:
    """The organisations in which the user has a role, without those that come with it."""
    return [role.organisation_id for role in _roles(user) if role.organisation_id] if user.is_active else []


def edited(user, lineage: str = "lineage") -> Q:
    """The condition on rows whose organisation the user edits; `lineage` is the way to the organisation's lineage."""
    return _branches(user, lineage, lambda role: True)


def administered(user, lineage: str = "lineage") -> Q:
    """The condition on rows whose organisation the user administers."""
    return _branches(user, lineage, lambda role: role.administers)


def _branches(user, lineage, counts) -> Q:
    if not user.is_active:
        return NOTHING
    if is_national(user):
        return EVERYTHING
    roots = [role.organisation_id for role in _roles(user) if counts(role) and role.organisation_id]
    return Q(**{f"{lineage}__overlap": roots})


def accounts_editable_by(user):
    """The logins that the user may close: all but superusers' for national editors, all for superusers."""
    accounts = get_user_model().objects.all()
    if not is_national(user):
        return accounts.none()
    return accounts if user.is_superuser else accounts.filter(is_superuser=False)
