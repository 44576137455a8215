from datetime import date, timedelta

from django.conf import settings
from django.db import models

from organisations import permissions

KEPT_DAYS = 30


class FileImportQuerySet(models.QuerySet):
    def editable_by(self, user):
        """One's own, as long as one edits the organisation that they were for."""
        mine = self.filter(by=user) if user.is_authenticated else self.none()
        return mine.filter(permissions.edited(user, "organisation__lineage"))

    def forgotten(self, today: date):
        """Those so old that nobody will confirm or undo them."""
        return self.filter(uploaded_at__date__lt=today - timedelta(days=KEPT_DAYS))


class FileImport(models.Model):
    """A file that somebody has uploaded: looked at first, then read in, and what undoes it.

    `stored` has, for each listing that it changed, the number of the version it left; none for a new listing.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    format_name = models.CharField(max_length=10)
    content = models.BinaryField()
    stored = models.JSONField(null=True)
    undone = models.BooleanField(default=False)

    objects = FileImportQuerySet.as_manager()

    class Meta:
        verbose_name = "opplastet fil"
        verbose_name_plural = "opplastede filer"

    class Disclosure:
        public = ()
        internal = ("id", "organisation", "uploaded_at", "format_name", "content", "stored", "undone")
        personal = ("by",)

    def __str__(self):
        return f"fil {self.pk}"
