from django.conf import settings
from django.db import models
from django.utils import timezone


class TextHow(models.TextChoices):
    """By which way a text was changed."""

    SHIPPED = "fil", "Som i filene som følger med"
    FORM = "skjema", "Endret i skjemaet"
    RESTORED = "hentet", "Hentet tilbake fra historikken"


class TextVersion(models.Model):
    """An editorial row as it was at one time: a page, an answer or a number, by its subject."""

    subject = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=20, choices=TextHow.choices)
    fields = models.JSONField()

    class Meta:
        verbose_name = "versjon av en tekst"
        verbose_name_plural = "versjoner av tekster"
        ordering = ["subject", "-number"]
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="text_version_numbered_once")]

    class Disclosure:
        public = ()
        internal = ("id", "subject", "number", "at", "how", "fields")
        personal = ("by",)

    def __str__(self):
        return f"{self.number}: {self.get_how_display()}"
