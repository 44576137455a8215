from django.conf import settings
from django.db import models
from django.utils import timezone


class FailedLoginsQuerySet(models.QuerySet):
    def ended(self):
        """Counts whose time has passed."""
        return self.filter(ends_at__lte=timezone.now())


class FailedLogins(models.Model):
    """How often somebody failed, under a hash that says nothing without the site's key. Deleted when its time ends."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=1)
    ends_at = models.DateTimeField(db_index=True)

    objects = FailedLoginsQuerySet.as_manager()

    class Meta:
        verbose_name = "mislykkede innlogginger"
        verbose_name_plural = "mislykkede innlogginger"

    class Disclosure:
        public = ()
        internal = ("id", "key", "count", "ends_at")
        personal = ()

    def __str__(self):
        return str(self.count)


class RecoveryCode(models.Model):
    """A code on paper that stands in for the phone, once. Only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "reservekode"
        verbose_name_plural = "reservekoder"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    class Disclosure:
        public = ()
        internal = ("id",)
        personal = ("user", "digest")

    def __str__(self):
        return f"reservekode {self.pk}"
