from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from selvhjelp.places.distance import Point


class MunicipalityQuerySet(models.QuerySet):
    def in_force(self):
        """Municipalities of the register that was read last."""
        return self.filter(retired_on=None)

    def retired(self):
        """Merged, renumbered or split away; kept so that what points at them stays valid until it is moved."""
        return self.exclude(retired_on=None)

    def in_county(self, code):
        return self.filter(county_id=code)

    def with_county(self):
        return self.select_related("county")


class Municipality(models.Model):
    code = models.CharField(_("nummer"), max_length=4, primary_key=True)
    county = models.ForeignKey("places.County", models.PROTECT, related_name="municipalities", verbose_name=_("fylke"))
    name = models.CharField(_("navn"), max_length=100)
    slug = models.SlugField(_("adresse"), max_length=120, help_text=_("Endres aldri."))
    official_name = models.CharField(_("offisielt navn"), max_length=200)
    lat = models.FloatField(_("breddegrad"), help_text=_("Der folk vil si at kommunen ligger; brukes til avstander."))
    lon = models.FloatField(_("lengdegrad"))
    label_lat = models.FloatField(_("breddegrad for navn på kart"))
    label_lon = models.FloatField(_("lengdegrad for navn på kart"))
    sort_key = models.CharField(_("sorteringsnøkkel"), max_length=120, db_collation="C", editable=False)
    retired_on = models.DateField(_("ikke i bruk fra"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("etterfølgere")
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{4}$"), name="places_municipality_code_four_digits"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(retired_on=None), name="places_municipality_slug_unique_in_force"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def point(self) -> Point:
        """Where people would say that the municipality is, for distances."""
        return Point(self.lat, self.lon)

    @property
    def label_point(self) -> Point:
        """A point well inside the largest part, for the name on a map."""
        return Point(self.label_lat, self.label_lon)
