from django.db import models
from django.utils.translation import gettext_lazy as _

from selvhjelp.places.kinds import PlaceKind


class PlaceName(models.Model):
    """Another name than the register's own: in another language, a former one, or one that people use."""

    name = models.CharField(_("navn"), max_length=100)
    kind = models.CharField(_("slag"), max_length=20, choices=PlaceKind.choices)
    language = models.CharField(_("språk"), max_length=3, blank=True, help_text=_("se, smj, sma, fkv; tomt er norsk."))
    is_code = models.BooleanField(_("tidligere nummer"), default=False)
    municipalities = models.ManyToManyField(
        "places.Municipality", blank=True, related_name="other_names", verbose_name=_("kommuner")
    )
    postal_codes = models.ManyToManyField(
        "places.PostalCode", blank=True, related_name="place_names", verbose_name=_("postnumre")
    )
    counties = models.ManyToManyField("places.County", blank=True, related_name="other_names", verbose_name=_("fylker"))

    class Meta:
        verbose_name = _("stedsnavn")
        verbose_name_plural = _("stedsnavn")
        ordering = ["name", "kind", "id"]

    def __str__(self):
        return self.name
