from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisations import permissions


class WordQuerySet(models.QuerySet):
    def editable_by(self, user):
        """All of them for national editors, none for anyone else."""
        return self.all() if permissions.is_national(user) else self.none()


class NamedInThreeLanguages(models.Model):
    """A word kept by national editors: Bokmål must be there, the other two fall back on it."""

    name = models.CharField(_("navn på bokmål"), max_length=80)
    name_nn = models.CharField(_("navn på nynorsk"), max_length=80, blank=True)
    name_en = models.CharField(_("navn på engelsk"), max_length=80, blank=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return self.names.get(get_language() or "nb", self.name)

    @property
    def names(self) -> dict[str, str]:
        """The name by language, for those that it has one in."""
        named = {"nb": self.name, "nn": self.name_nn, "en": self.name_en}
        return {language: name for language, name in named.items() if name}
