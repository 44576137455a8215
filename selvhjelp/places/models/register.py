from django.db import models
from django.utils.translation import gettext_lazy as _


class RegisterChange(models.Model):
    """One line of the register's history: what an old code became on a date."""

    class Level(models.TextChoices):
        MUNICIPALITY = "kommune", _("kommune")
        COUNTY = "fylke", _("fylke")

    date = models.DateField(_("dato"))
    level = models.CharField(_("nivå"), max_length=7, choices=Level.choices)
    old_code = models.CharField(_("gammelt nummer"), max_length=4)
    old_name = models.CharField(_("gammelt navn"), max_length=200)
    new_code = models.CharField(_("nytt nummer"), max_length=4)
    new_name = models.CharField(_("nytt navn"), max_length=200)

    class Meta:
        verbose_name = _("endring i registeret")
        verbose_name_plural = _("endringer i registeret")
        ordering = ["date", "old_code", "new_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "level", "old_code", "new_code"], name="places_register_change_once"
            ),
        ]

    def __str__(self):
        return f"{self.date} {self.old_code} {self.old_name} → {self.new_code} {self.new_name}"


class RegisterImport(models.Model):
    """One reading of the registers. The newest one's revision says what the gazetteer must be built from."""

    revision = models.CharField(_("revisjon"), max_length=64)
    imported_at = models.DateTimeField(_("lest inn"), auto_now_add=True)

    class Meta:
        verbose_name = _("innlesing av registre")
        verbose_name_plural = _("innlesinger av registre")
        ordering = ["-imported_at", "-id"]

    def __str__(self):
        return f"{self.imported_at:%Y-%m-%d %H:%M} {self.revision[:8]}"
