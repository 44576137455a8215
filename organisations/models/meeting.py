from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from organisations.constraints import implies, one_of, rule
from organisations.schedule import Rule, contradictions
from organisations.schedule.words import describe
from organisations.vocabulary import Frequency, MeetingKind, Weekday, Which

WEEKDAYS = list(Weekday)
# The names of a rule's parts, where the model's own differ.
FIELD_OF = {"start": "starts_at", "end": "ends_at", "cancelled": "cancelled_dates"}
AGREED = Q(frequency=Frequency.BY_AGREEMENT)
DATED = Q(frequency=Frequency.LISTED_DATES)


class MeetingQuerySet(models.QuerySet):
    def of(self, listings):
        """The meetings of these listings."""
        return self.filter(listing__in=listings)


class Meeting(models.Model):
    """One line of a group's schedule; a group that meets on two weekdays has two."""

    listing = models.ForeignKey(
        "organisations.Listing", models.CASCADE, related_name="meetings", verbose_name=_("gruppe")
    )
    frequency = models.CharField(_("hvor ofte"), max_length=20, choices=Frequency.choices)
    weekday = models.CharField(_("ukedag"), max_length=10, choices=Weekday.choices, null=True, blank=True)
    starts_at = models.TimeField(_("fra klokka"), null=True, blank=True, help_text=_("For eksempel: 18:00"))
    ends_at = models.TimeField(
        _("til klokka"), null=True, blank=True, help_text=_("For eksempel: 20:00. Kan være etter midnatt.")
    )
    which = models.CharField(
        _("hvilke uker"),
        max_length=10,
        choices=Which.choices,
        blank=True,
        help_text=_("Annenhver uke: partallsuker, oddetallsuker eller tomt med en startdato. Hver måned: hvilken."),
    )
    starts_on = models.DateField(
        _("fra og med"), null=True, blank=True, help_text=_("Annenhver uke uten opphold telles fra denne datoen.")
    )
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
    dates = ArrayField(models.DateField(), verbose_name=_("datoer"), default=list, blank=True)
    cancelled_dates = ArrayField(models.DateField(), verbose_name=_("avlyste datoer"), default=list, blank=True)
    kind = models.CharField(_("hvem kan sitte med"), max_length=5, choices=MeetingKind.choices, null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("møte")
        verbose_name_plural = _("møter")
        ordering = ["listing", "id"]
        constraints = [
            rule("meeting_frequency_known", one_of("frequency", Frequency), _("Velg hvor ofte gruppa møtes.")),
            rule("meeting_weekday_known", Q(weekday=None) | one_of("weekday", Weekday), _("Velg en ukedag.")),
            rule("meeting_kind_known", Q(kind=None) | one_of("kind", MeetingKind), _("Velg hvem som kan sitte med.")),
            rule(
                "meeting_has_times",
                AGREED | Q(starts_at__isnull=False, ends_at__isnull=False),
                _("Skriv når møtet begynner og slutter, eller velg «Etter avtale»."),
            ),
            rule(
                "meeting_by_agreement_says_no_more",
                implies(
                    AGREED,
                    Q(weekday=None, starts_at=None, ends_at=None, starts_on=None, ends_on=None, which="", kind=None)
                    & Q(dates=[], cancelled_dates=[]),
                ),
                _("«Etter avtale» står alene, uten ukedag, klokkeslett og datoer."),
            ),
            rule("meeting_takes_time", ~Q(starts_at=models.F("ends_at")), _("Møtet kan ikke slutte når det begynner.")),
            rule(
                "meeting_has_weekday",
                AGREED | DATED | Q(weekday__isnull=False),
                _("Velg ukedagen gruppa møtes."),
            ),
            rule(
                "meeting_every_other_week_says_which",
                implies(
                    Q(frequency=Frequency.EVERY_OTHER_WEEK),
                    Q(which__in=[Which.EVEN_WEEKS, Which.ODD_WEEKS]) | Q(which="", starts_on__isnull=False),
                ),
                _("Si hvilke uker: partallsuker, oddetallsuker, eller fra og med en dato."),
            ),
            rule(
                "meeting_monthly_says_which",
                implies(
                    Q(frequency=Frequency.MONTHLY),
                    Q(which__in=[Which.FIRST, Which.SECOND, Which.THIRD, Which.FOURTH, Which.LAST]),
                ),
                _("Si hvilken i måneden: den første, andre, tredje, fjerde eller siste."),
            ),
            rule(
                "meeting_which_only_where_it_means_something",
                Q(which="") | Q(frequency__in=[Frequency.EVERY_OTHER_WEEK, Frequency.MONTHLY]),
                _("«Hvilke uker» hører bare til annenhver uke og hver måned."),
            ),
            rule("meeting_dates_listed", implies(DATED, ~Q(dates=[])), _("Skriv datoene gruppa møtes.")),
            rule("meeting_dates_only_when_listed", Q(dates=[]) | DATED, _("Bare «Andre datoer» har en liste.")),
            rule(
                "meeting_ends_after_it_starts",
                Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                _("«Til og med» kommer før «fra og med»."),
            ),
        ]

    class Disclosure:
        public = (
            "frequency", "weekday", "starts_at", "ends_at", "which", "starts_on", "ends_on", "dates",
            "cancelled_dates", "kind",
        )  # fmt: skip
        internal = ("id", "listing")
        personal = ()

    def __str__(self):
        return capfirst(describe(self.rule)) or str(_("Nytt møte"))

    @property
    def rule(self) -> Rule:
        """The line as the schedule engine reads it."""
        return Rule(
            frequency=self.frequency,
            weekday=WEEKDAYS.index(self.weekday) if self.weekday else None,
            start=self.starts_at,
            end=self.ends_at,
            which=self.which,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            dates=frozenset(self.dates),
            cancelled=frozenset(self.cancelled_dates),
            kind=self.kind or "",
        )

    @classmethod
    def from_rule(cls, rule: Rule, **fields) -> "Meeting":
        """An unsaved meeting that says what the rule says."""
        return cls(
            frequency=rule.frequency,
            weekday=None if rule.weekday is None else WEEKDAYS[rule.weekday],
            starts_at=rule.start,
            ends_at=rule.end,
            which=rule.which,
            starts_on=rule.starts_on,
            ends_on=rule.ends_on,
            dates=sorted(rule.dates),
            cancelled_dates=sorted(rule.cancelled),
            kind=rule.kind or None,
            **fields,
        )

    def clean(self):
        faults = contradictions(self.rule)
        if faults:
            raise ValidationError({FIELD_OF.get(part, part): sentence for part, sentence in faults.items()})
