from django.db import models
from django.db.models import Max


class ConfirmationRequestQuerySet(models.QuerySet):
    def sent(self):
        """Those whose mail went off."""
        return self.filter(failed=False)

    def failed(self):
        """Those whose mail could not be sent; the next run tries again."""
        return self.filter(failed=True)

    def last_asked(self) -> dict[int, object]:
        """The day on which each organisation was asked last."""
        return dict(self.sent().values_list("organisation").annotate(last=Max("asked_on")))


class ConfirmationRequest(models.Model):
    """One mail to an organisation: is what stands about these groups still true? Holds no address and no person."""

    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="confirmation_requests", verbose_name="organisasjon"
    )
    listings = models.ManyToManyField("organisations.Listing", related_name="+", verbose_name="grupper")
    asked_on = models.DateField("spurt")
    answered_at = models.DateTimeField("svart", null=True, blank=True)
    # True until the mail has gone off.
    failed = models.BooleanField("kunne ikke sendes", default=True)

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "spørsmål om bekreftelse"
        verbose_name_plural = "spørsmål om bekreftelse"
        ordering = ["-asked_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(failed=True),
                name="confirmation_request_one_unsent",
                violation_error_message="Det ligger allerede en e-post til organisasjonen som ikke er sendt.",
            )
        ]

    class Disclosure:
        public = ()
        internal = ("id", "organisation", "listings", "asked_on", "answered_at", "failed")
        personal = ()

    def __str__(self):
        return f"{self.organisation}, {self.asked_on:%d.%m.%Y}"
