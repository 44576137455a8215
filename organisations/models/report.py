from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations import permissions
from organisations.constraints import implies, one_of, rule


class ReportKind(models.TextChoices):
    NOBODY_THERE = "ingen-der", _("Jeg dro dit, og det var ingen der")
    TIME = "tid", _("Dagen eller klokka er feil")
    PLACE = "sted", _("Stedet er feil")
    CONTACT = "kontakt", _("Ingen svarer på telefon eller e-post")
    ENDED = "nedlagt", _("Gruppa finnes ikke lenger")
    OTHER = "annet", _("Noe annet")


class ReportQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Those about groups that the user edits."""
        return self.filter(permissions.edited(user, "listing__organisation__lineage"))

    def about(self, listing, *, on):
        """Those that came on that day about the group."""
        return self.filter(listing=listing, reported_at__date=on)

    def unsettled(self):
        """Those that nobody has looked into yet."""
        return self.filter(settled_at=None)

    def from_visitors(self):
        """Those that do not come from the ones who own the group."""
        return self.filter(from_owner=False)

    def unweighed(self):
        """Those that have not led to a mark on the page yet, and that no editor has weighed against what they know."""
        return self.filter(weighed=False)

    def nobody_there_since(self, listing, day):
        """Visits to the group after that day which found nobody."""
        return self.filter(listing=listing, kind=ReportKind.NOBODY_THERE, happened_on__gt=day, from_owner=False)


class Report(models.Model):
    """Somebody says that what stands about a group is wrong. Never shown to visitors.

    What they wrote and their address are forgotten when the report is settled.
    """

    listing = models.ForeignKey("organisations.Listing", models.CASCADE, related_name="reports", verbose_name="gruppe")
    kind = models.CharField("hva er feil", max_length=20, choices=ReportKind.choices)
    happened_on = models.DateField("dagen det gjelder", null=True, blank=True)
    text = models.TextField("med egne ord", max_length=1000, blank=True)
    reply_to = models.EmailField("svar til", blank=True)
    from_owner = models.BooleanField("fra de som står bak", default=False)
    reported_at = models.DateTimeField("meldt", auto_now_add=True)
    settled_at = models.DateTimeField("ferdig", null=True, blank=True)
    # It has been counted when the page was marked, or an editor has taken the mark away.
    weighed = models.BooleanField(default=False, editable=False)
    # By which the same words sent twice are known; says nothing without the site's key.
    fingerprint = models.CharField(max_length=64, editable=False, db_index=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "melding om feil"
        verbose_name_plural = "meldinger om feil"
        ordering = ["settled_at", "-reported_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=models.Q(settled_at=None),
                name="report_once",
                violation_error_message="Denne meldingen ligger her allerede.",
            ),
            rule("report_kind_known", one_of("kind", ReportKind), _("Velg hva som er feil.")),
            rule(
                "report_nobody_there_has_day",
                implies(models.Q(kind="ingen-der", from_owner=False), models.Q(happened_on__isnull=False)),
                _("Skriv hvilken dag du dro dit."),
            ),
        ]

    class Disclosure:
        public = ()
        internal = (
            "id", "listing", "kind", "happened_on", "from_owner", "reported_at", "settled_at", "fingerprint",
            "weighed",
        )  # fmt: skip
        personal = ("text", "reply_to")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.listing}"
