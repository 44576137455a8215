from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations import permissions


class EditorialQuerySet(models.QuerySet):
    def editable_by(self, user):
        """All of them for national editors, none for anyone else."""
        return self.all() if permissions.is_national(user) else self.none()

    def unchecked(self, today: date):
        """What nobody has looked over within the days of `TEXTS_CHECKED_DAYS`, or ever; on the editors' desk."""
        oldest = today - timedelta(days=settings.TEXTS_CHECKED_DAYS)
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=oldest))


class Editorial(models.Model):
    """What national editors write for the whole site. Somebody has it in their care, and it is looked over."""

    owner = models.CharField(
        "hvem har ansvaret",
        max_length=120,
        default="Redaksjonen",
        help_text="En rolle, ikke et navn. For eksempel: Redaksjonen, eller: Legen i fagrådet",
    )
    checked_on = models.DateField("sist kontrollert", null=True, blank=True)

    objects = EditorialQuerySet.as_manager()

    # What a version keeps; the first is what it is called.
    KEPT: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def subject(self) -> str:
        """By what its history is found, in this database and in the next."""
        raise NotImplementedError


class TextLanguage(models.TextChoices):
    BOKMAL = "nb", "Bokmål"
    NYNORSK = "nn", "Nynorsk"
    ENGLISH = "en", "Engelsk"


class EditorialText(Editorial):
    """A text in one of the languages: a title and Markdown."""

    language = models.CharField("språk", max_length=2, choices=TextLanguage.choices)
    title = models.CharField("overskrift", max_length=120)
    body = models.TextField("tekst")

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.title} ({self.get_language_display()})"
