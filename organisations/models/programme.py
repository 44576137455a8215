from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations import permissions

from .organisation import Organisation


class ProgrammeQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Those made by organisations that the user edits."""
        return self.filter(permissions.edited(user, "organisation__lineage"))

    def approved(self):
        """Those made by organisations that a national editor has let in."""
        return self.filter(organisation__approval=Organisation.Approval.APPROVED)


class Programme(models.Model):
    """A written way of running a group, and the organisation that made it; shown as a plain fact."""

    name = models.CharField(_("navn"), max_length=150)
    slug = models.SlugField(_("verdi"), max_length=80, unique=True, help_text=_("Endres aldri."))
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="programmes", verbose_name=_("laget av")
    )
    about = models.TextField(_("om programmet"), blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programmer")
        ordering = ["name"]

    class Disclosure:
        public = ("id", "name", "slug", "organisation", "about")
        internal = ()
        personal = ()

    def __str__(self):
        return self.name
