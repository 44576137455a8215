from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from organisations.constraints import implies, rule

from .editorial import Editorial

PHONE = RegexValidator(r"^\+?\d[\d ]{1,14}\d$", "Skriv bare sifre og mellomrom, for eksempel: 116 117")


class Helpline(Editorial):
    """A number to call, with its hours in words. Pages name it by its key, so that a number stands in one place."""

    key = models.SlugField("nøkkel", max_length=40, unique=True)
    name = models.CharField("navn", max_length=80)
    name_nn = models.CharField("navn på nynorsk", max_length=80, blank=True)
    name_en = models.CharField("navn på engelsk", max_length=80, blank=True)
    phone = models.CharField("telefon", max_length=16, validators=[PHONE])
    always_open = models.BooleanField("åpent hele døgnet", default=False)
    hours = models.CharField("åpningstider i ord", max_length=120, blank=True)
    hours_nn = models.CharField("åpningstider på nynorsk", max_length=120, blank=True)
    hours_en = models.CharField("åpningstider på engelsk", max_length=120, blank=True)
    purpose = models.CharField("når man ringer dit", max_length=200)
    purpose_nn = models.CharField("når man ringer dit, på nynorsk", max_length=200, blank=True)
    purpose_en = models.CharField("når man ringer dit, på engelsk", max_length=200, blank=True)
    website = models.URLField("nettside", blank=True)
    order = models.PositiveSmallIntegerField("rekkefølge", default=0)
    strip_place = models.PositiveSmallIntegerField("plass i stripen øverst", null=True, blank=True, unique=True)

    KEPT = (
        "name", "name_nn", "name_en", "phone", "always_open", "hours", "hours_nn", "hours_en", "purpose", "purpose_nn",
        "purpose_en", "website", "order", "strip_place", "owner", "checked_on",
    )  # fmt: skip

    class Meta:
        verbose_name = "hjelpenummer"
        verbose_name_plural = "hjelpenumre"
        ordering = ["order", "key"]
        constraints = [
            rule(
                "helpline_says_its_hours",
                implies(Q(hours=""), Q(always_open=True)),
                "Skriv når noen svarer, for eksempel: hverdager kl. 9–15. Et nummer uten åpningstider viser vi ikke.",
            ),
            rule(
                "helpline_strip_has_four_places",
                implies(Q(strip_place__isnull=False), Q(strip_place__range=(1, 4))),
                "Stripen øverst har plass til fire numre. Skriv 1, 2, 3 eller 4, eller la feltet stå tomt.",
            ),
        ]

    class Disclosure:
        public = (
            "id", "key", "name", "name_nn", "name_en", "phone", "always_open", "hours", "hours_nn", "hours_en",
            "purpose", "purpose_nn", "purpose_en", "website", "order", "strip_place", "checked_on",
        )  # fmt: skip
        internal = ("owner",)
        personal = ()

    def __str__(self):
        return f"{self.name}: {self.phone}"

    @property
    def subject(self) -> str:
        return f"nummer/{self.key}"
