from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations import permissions
from organisations.constraints import implies, one_of, rule

from .membership import Role


class InvitationQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Those to the organisations that the user administers; to the whole country only for national editors."""
        return self.filter(permissions.administered(user, "organisation__lineage"))

    def failed(self):
        """Those whose mail did not get away."""
        return self.filter(failed=True)


class Invitation(models.Model):
    """Somebody is asked to edit. It is gone, with the address, when they say yes or it is taken back."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name="organisasjon",
    )
    email = models.EmailField("e-post")
    role = models.CharField("rolle", max_length=20, choices=Role.choices, default=Role.EDITOR)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations", verbose_name="invitert av", editable=False
    )
    hands_over = models.BooleanField("overtar etter meg", default=False)
    sent_at = models.DateTimeField("sendt", auto_now=True)
    failed = models.BooleanField("kom ikke fram", default=False, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "invitasjon"
        verbose_name_plural = "invitasjoner"
        ordering = ["organisation__sort_key", "email", "id"]
        constraints = [
            rule("invitation_role_known", one_of("role", Role), "Velg en rolle."),
            rule(
                "invitation_national_or_to_an_organisation",
                implies(Q(role=Role.NATIONAL), Q(organisation=None))
                & implies(~Q(role=Role.NATIONAL), Q(organisation__isnull=False)),
                "Velg organisasjonen. Bare en nasjonal redaktør er uten.",
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                name="invitation_once",
                nulls_distinct=False,
                violation_error_message="Denne adressen er allerede invitert. Send invitasjonen på nytt i stedet.",
            ),
        ]

    class Disclosure:
        public = ()
        internal = ("id", "organisation", "role", "hands_over", "sent_at", "failed")
        personal = ("email", "invited_by")

    def __str__(self):
        """Without the address: this text stays in the staff's log."""
        return f"{self.get_role_display().partition(':')[0]}, {self.organisation or 'hele landet'}"
