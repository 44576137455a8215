from django.db import models
from django.utils.translation import gettext_lazy as _

from .named import NamedInThreeLanguages

# A group that says nothing meets in Norwegian, and Bokmål and Nynorsk are read as the same.
NORWEGIAN = "no"
NORWEGIAN_FORMS = {"nb": NORWEGIAN, "nn": NORWEGIAN}


class Language(NamedInThreeLanguages):
    """A language spoken in a group (`sprak`)."""

    code = models.SlugField(_("kode"), max_length=8, unique=True, help_text=_("Endres aldri, for eksempel: se, pl, uk"))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        verbose_name = _("språk")
        verbose_name_plural = _("språk")
        ordering = ["order", "name"]

    class Disclosure:
        public = ("id", "code", "name", "name_nn", "name_en", "order")
        internal = ()
        personal = ()
