from django.db import models
from django.utils.translation import gettext_lazy as _

from .named import NamedInThreeLanguages


class Theme(NamedInThreeLanguages):
    """What a group may be about (`tema`)."""

    slug = models.SlugField(_("verdi"), max_length=40, unique=True, help_text=_("Endres aldri, for eksempel: alkohol"))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temaer")
        ordering = ["order", "name"]

    class Disclosure:
        public = ("id", "slug", "name", "name_nn", "name_en", "order")
        internal = ()
        personal = ()
