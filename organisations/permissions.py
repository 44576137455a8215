"""Who may edit what. Everything else asks here, by way of `editable_by(user)` on the querysets.

Rights come from memberships and flow down the tree: whoever edits an organisation edits all that stand under it, and
never its parent or its neighbour. National editors, and superusers, edit everything. Each question goes to the
database, so that whoever leaves has no access at the next click.
"""

from django.contrib.auth import get_user_model
from django.db.models import Q

NOTHING = Q(pk__in=[])
EVERYTHING = Q()


def is_national(user) -> bool:
    """Whether the user edits every organisation."""
    return bool(user.is_active and (user.is_superuser or user.memberships.national().exists()))


def is_staff(user) -> bool:
    """Whether the user has anything to do on the staff's side at all."""
    return bool(user.is_active and (user.is_superuser or user.memberships.exists()))


def is_administrator(user) -> bool:
    """Whether the user administers any organisation."""
    return is_national(user) or bool(user.is_active and user.memberships.administering().exists())


def edited(user, lineage: str = "lineage") -> Q:
    """The condition on rows whose organisation the user edits; `lineage` is the way to the organisation's lineage."""
    return _branches(user, lineage, lambda: user.memberships.all())


def administered(user, lineage: str = "lineage") -> Q:
    """The condition on rows whose organisation the user administers."""
    return _branches(user, lineage, lambda: user.memberships.administering())


def _branches(user, lineage, memberships) -> Q:
    if not user.is_active:
        return NOTHING
    if is_national(user):
        return EVERYTHING
    roots = memberships().in_organisations().values_list("organisation_id", flat=True)
    return Q(**{f"{lineage}__overlap": list(roots)})


def accounts_editable_by(user):
    """The logins that the user may close: all but superusers' for national editors, all for superusers."""
    accounts = get_user_model().objects.all()
    if not is_national(user):
        return accounts.none()
    return accounts if user.is_superuser else accounts.filter(is_superuser=False)
