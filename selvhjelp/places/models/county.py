from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from selvhjelp.places.distance import Point


class CountyQuerySet(models.QuerySet):
    def in_force(self):
        """Counties of the register that was read last."""
        return self.filter(retired_on=None)

    def retired(self):
        return self.exclude(retired_on=None)


class County(models.Model):
    code = models.CharField(_("nummer"), max_length=2, primary_key=True)
    name = models.CharField(_("navn"), max_length=100)
    slug = models.SlugField(_("adresse"), max_length=120, help_text=_("Endres aldri."))
    official_name = models.CharField(_("offisielt navn"), max_length=200)
    lat = models.FloatField(_("breddegrad"), help_text=_("Et punkt inne i fylket, ikke en by."))
    lon = models.FloatField(_("lengdegrad"))
    sort_key = models.CharField(_("sorteringsnøkkel"), max_length=120, db_collation="C", editable=False)
    retired_on = models.DateField(_("ikke i bruk fra"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("etterfølgere")
    )

    objects = CountyQuerySet.as_manager()

    class Meta:
        verbose_name = _("fylke")
        verbose_name_plural = _("fylker")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{2}$"), name="places_county_code_two_digits"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(retired_on=None), name="places_county_slug_unique_in_force"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def point(self) -> Point:
        return Point(self.lat, self.lon)
