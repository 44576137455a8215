"""The organisations that somebody edits."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from organisations import permissions
from organisations.models import Organisation

ACTIVE_EDITORS = Count("memberships", filter=Q(memberships__user__is_active=True))


@dataclass(frozen=True)
class Branch:
    """All that a user edits, read at once. `roots`: where they have a role themselves."""

    user: object
    organisations: dict[int, Organisation]
    roots: frozenset[int]

    @classmethod
    def of(cls, user) -> "Branch":
        found = Organisation.objects.editable_by(user).annotate(editors=ACTIVE_EDITORS)
        columns = ("name", "slug", "lineage", "sort_key", "email", "approval")
        roots = permissions.organisations_of(user)
        return cls(user, {one.pk: one for one in found.only(*columns).order_by("sort_key", "pk")}, frozenset(roots))

    @cached_property
    def edited(self) -> list[int]:
        """Those that nobody stands nearer to who could log in; the others have editors of their own.

        A national editor is nearest to those that nobody edits.
        """
        return self._nearest_to(lambda organisation: organisation.editors)

    @cached_property
    def asked(self) -> list[int]:
        """Those for which the user is asked by mail; the others have an address or editors of their own."""
        return self._nearest_to(lambda organisation: organisation.editors or organisation.email)

    @property
    def is_umbrella(self) -> bool:
        """Whether others than the user answer for some of them."""
        return len(self.asked) < len(self.organisations)

    def _nearest_to(self, answers) -> list[int]:
        return [pk for pk, one in self.organisations.items() if self._is_nearest(one, answers)]

    def _is_nearest(self, organisation, answers) -> bool:
        near = (self.organisations.get(pk) for pk in reversed(organisation.lineage))
        nearest = next((one.pk for one in near if one and answers(one)), None)
        # Everyone but a national editor is an editor of the topmost one they see.
        return nearest is None or nearest in self.roots
