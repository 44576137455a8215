from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .editorial import EditorialQuerySet, EditorialText


class DangerKind(models.TextChoices):
    """What words of danger may tell of (`hjelp`)."""

    LIFE = "liv", "Tanker om å ta livet sitt"
    OVERDOSE = "overdose", "Overdose"
    WITHDRAWAL = "abstinens", "Abstinens, har sluttet brått"
    VIOLENCE = "vold", "Vold og trusler"
    CHILD = "barn", "Et barn spør"
    TREATMENT = "behandling", "Spør etter behandling"


class DangerAnswerQuerySet(EditorialQuerySet):
    def unread(self):
        """What a physician or a lawyer has not read as it stands now."""
        return self.filter(Q(read_by_physician_on=None) | Q(read_by_lawyer_on=None))


class DangerAnswer(EditorialText):
    """What stands above the hits when somebody writes words of danger: a few sentences, and whom to call."""

    kind = models.CharField("når noen skriver om", max_length=20, choices=DangerKind.choices)
    numbers = ArrayField(models.SlugField(max_length=40), verbose_name="numre", default=list)
    read_by_physician_on = models.DateField("lest av lege", null=True, blank=True)
    read_by_lawyer_on = models.DateField("lest av jurist", null=True, blank=True)

    objects = DangerAnswerQuerySet.as_manager()

    KEPT = ("title", "body", "numbers", "owner", "checked_on", "read_by_physician_on", "read_by_lawyer_on")

    class Meta:
        verbose_name = "svar på fare"
        verbose_name_plural = "svar på fare"
        ordering = ["kind", "-language"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="danger_answer_once_in_a_language",
                violation_error_message="Svaret finnes allerede på dette språket.",
            )
        ]

    class Disclosure:
        public = ("id", "kind", "language", "title", "body", "numbers")
        internal = ("owner", "checked_on", "read_by_physician_on", "read_by_lawyer_on")
        personal = ()

    @property
    def subject(self) -> str:
        return f"fare/{self.kind}/{self.language}"

    @property
    def is_read(self) -> bool:
        """A physician and a lawyer have read it as it stands now."""
        return bool(self.read_by_physician_on and self.read_by_lawyer_on)
