from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class How(models.TextChoices):
    """By which way a listing was changed."""

    BEFORE = "for", "Slik gruppa var før historikken begynte"
    FORM = "skjema", "Endret i skjemaet"
    IMPORT = "import", "Lest inn fra fil"
    PUBLISHED = "publisert", "Publisert"
    UNPUBLISHED = "skjult", "Tatt bort fra nettsiden"
    CLOSED_DOWN = "nedlagt", "Lagt ned"
    CONFIRMED = "bekreftet", "Bekreftet"
    RESTORED = "hentet", "Hentet tilbake fra historikken"
    BY_ITSELF = "selv", "Endret av seg selv, på datoen som sto der"
    REGISTER = "register", "Kommunen er ny i registeret"


class ListingVersion(models.Model):
    """A whole listing as it was at one time: the cells that its row would have in an exported file.

    So it holds all that a listing is, its meetings and themes too, in words that stay true when tables change; and what
    a file cannot say, it cannot keep. Empty cells are left out; `erased` names columns that somebody had taken out.
    """

    listing = models.ForeignKey("organisations.Listing", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=20, choices=How.choices)
    cells = models.JSONField()
    erased = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        verbose_name = "versjon"
        verbose_name_plural = "versjoner"
        ordering = ["listing", "-number"]
        constraints = [models.UniqueConstraint(fields=["listing", "number"], name="listing_version_numbered_once")]

    class Disclosure:
        public = ()
        internal = ("id", "listing", "number", "at", "how", "cells", "erased")
        personal = ("by",)

    def __str__(self):
        return f"{self.number}: {self.get_how_display()}"
