from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisations.constraints import one_of, rule

from .named import NamedInThreeLanguages


class ResourceKind(models.TextChoices):
    """Under which heading it stands on the page for professionals."""

    GUIDELINE = "retningslinje", _("Retningslinjer og veiledere")
    CENTRE = "kompetansesenter", _("Kompetansesentre")
    RESEARCH = "forskning", _("Forskning om tolvtrinnsgrupper")
    MATERIAL = "materiell", _("Hefter å dele ut")


class Resource(NamedInThreeLanguages):
    """Something that professionals can read further in: a guideline, a centre, a study, a booklet to order."""

    kind = models.CharField(_("slag"), max_length=20, choices=ResourceKind.choices)
    about = models.CharField(_("om, på bokmål"), max_length=300)
    about_nn = models.CharField(_("om, på nynorsk"), max_length=300, blank=True)
    about_en = models.CharField(_("om, på engelsk"), max_length=300, blank=True)
    url = models.URLField(_("nettadresse"), max_length=300, unique=True)
    last_checked = models.DateField(_("sist kontrollert"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        verbose_name = _("ressurs for fagfolk")
        verbose_name_plural = _("ressurser for fagfolk")
        ordering = ["order", "id"]
        constraints = [
            rule("resource_kind_known", one_of("kind", ResourceKind), _("Velg hva slags ressurs det er.")),
            rule(
                "resource_address_is_https",
                Q(url__startswith="https://"),
                _("Nettadressen skal begynne med https://. Åpne siden, og kopier adressen derfra."),
            ),
        ]

    class Disclosure:
        public = (
            "id", "name", "name_nn", "name_en", "kind", "about", "about_nn", "about_en", "url", "last_checked", "order",
        )  # fmt: skip
        internal = ()
        personal = ()

    @property
    def about_label(self) -> str:
        """What it is, in the language of the page; Bokmål where nobody has translated it."""
        told = {"nn": self.about_nn, "en": self.about_en}
        return told.get(get_language() or "nb") or self.about
