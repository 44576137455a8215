from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations import permissions
from organisations.constraints import implies, one_of, rule


class Role(models.TextChoices):
    EDITOR = "redaktor", "Redaktør: kan endre grupper og opplysninger"
    ADMINISTRATOR = "administrator", "Administrator: kan også invitere og fjerne redaktører"
    NATIONAL = "nasjonal", "Nasjonal redaktør: kan endre alt"


class MembershipQuerySet(models.QuerySet):
    def in_organisations(self):
        """All but those of national editors, which have no organisation."""
        return self.exclude(organisation=None)

    def beside(self, membership):
        """The other active ones of the same organisation."""
        others = self.filter(organisation=membership.organisation_id, user__is_active=True)
        return others.exclude(user=membership.user_id)

    def editable_by(self, user):
        """Those of the organisations that the user administers; the national ones only for national editors."""
        return self.filter(permissions.administered(user, "organisation__lineage"))


class Membership(models.Model):
    """What somebody may do: edit or administer one organisation and all below it, or edit everything."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name="bruker"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="organisasjon",
    )
    role = models.CharField("rolle", max_length=20, choices=Role.choices, default=Role.EDITOR)
    since = models.DateTimeField("siden", auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "redaktør"
        verbose_name_plural = "redaktører"
        ordering = ["organisation__sort_key", "user__email", "id"]
        constraints = [
            rule("membership_role_known", one_of("role", Role), "Velg en rolle."),
            rule(
                "membership_national_or_of_an_organisation",
                implies(Q(role=Role.NATIONAL), Q(organisation=None))
                & implies(~Q(role=Role.NATIONAL), Q(organisation__isnull=False)),
                "Velg organisasjonen. Bare en nasjonal redaktør er uten.",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                name="membership_once",
                nulls_distinct=False,
                violation_error_message="Denne personen er allerede med. Endre rollen i stedet.",
            ),
        ]

    class Disclosure:
        public = ()
        internal = ("id", "organisation", "role", "since")
        personal = ("user",)

    def __str__(self):
        """Without the person: this text stays in the staff's log when they have left."""
        return f"{self.role_word.capitalize()}, {self.organisation or 'hele landet'}"

    @property
    def role_word(self) -> str:
        """What somebody with the role is called: redaktør."""
        return self.get_role_display().partition(":")[0].lower()

    @property
    def is_national(self) -> bool:
        return self.role == Role.NATIONAL

    @property
    def administers(self) -> bool:
        return self.role == Role.ADMINISTRATOR
