from django.db import models

from organisations.constraints import one_of, rule


class NoticeKind(models.TextChoices):
    STARTED = "startet", "Gruppa har startet, og tar ikke imot nye"
    TO_PHONE = "ring", "Ingen har svart på e-post, så noen bør ringe"
    REPORTED = "meldt", "Noen har meldt fra om at noe er feil"


class NoticeQuerySet(models.QuerySet):
    def failed(self):
        """Those whose mail has not gone off; the next run tries again."""
        return self.filter(failed=True)


class Notice(models.Model):
    """Something that an organisation is told by mail about groups. Holds no address and no person.

    It is kept together with what it is about, and sent afterwards: so it is told once, and a mail server that is away
    loses nothing.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="notices", verbose_name="organisasjon"
    )
    kind = models.CharField("hva det gjelder", max_length=10, choices=NoticeKind.choices)
    listings = models.ManyToManyField("organisations.Listing", related_name="+", verbose_name="grupper")
    made_at = models.DateTimeField("laget", auto_now_add=True)
    # True until the mail has gone off.
    failed = models.BooleanField("kunne ikke sendes", default=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "beskjed"
        verbose_name_plural = "beskjeder"
        ordering = ["-made_at", "id"]
        constraints = [rule("notice_kind_known", one_of("kind", NoticeKind), "Velg hva det gjelder.")]

    class Disclosure:
        public = ()
        internal = ("id", "organisation", "kind", "listings", "made_at", "failed")
        personal = ()

    def __str__(self):
        return f"{self.get_kind_display()}: {self.organisation}"
