from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from selvhjelp.places.distance import Point


class PostalCodeQuerySet(models.QuerySet):
    def in_force(self):
        """Codes of the register that was read last."""
        return self.filter(retired_on=None)

    def where_people_live(self):
        """Codes with street addresses, not those of post office boxes and big receivers alone."""
        return self.filter(kind__in=[PostalCode.Kind.STREET, PostalCode.Kind.BOTH])

    def in_municipality(self, code):
        return self.filter(municipality_id=code)


class PostalCode(models.Model):
    class Kind(models.TextChoices):
        """The letters of the postal service's own register."""

        STREET = "G", _("gateadresser")
        BOXES = "P", _("postbokser")
        BOTH = "B", _("gateadresser og postbokser")
        SERVICE = "S", _("servicenummer")

    code = models.CharField(_("postnummer"), max_length=4, primary_key=True)
    city = models.CharField(_("poststed"), max_length=100)
    municipality = models.ForeignKey(
        "places.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postal_codes",
        verbose_name=_("kommune"),
    )
    area = models.CharField(
        _("område utenfor kommunene"), max_length=50, blank=True, help_text=_("Svalbard eller Jan Mayen.")
    )
    lat = models.FloatField(_("breddegrad"))
    lon = models.FloatField(_("lengdegrad"))
    kind = models.CharField(_("slag"), max_length=1, choices=Kind.choices)
    retired_on = models.DateField(_("ikke i bruk fra"), null=True, blank=True)

    objects = PostalCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("postnummer")
        verbose_name_plural = _("postnumre")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{4}$"), name="places_postal_code_four_digits"),
            models.CheckConstraint(
                condition=Q(municipality=None) ^ Q(area=""), name="places_postal_code_municipality_or_area"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.city}"

    @property
    def point(self) -> Point:
        return Point(self.lat, self.lon)
