from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations import vocabulary as words
from organisations.names import names_in
from organisations.newcomers import intake_on
from organisations.phones import NOT_A_NUMBER, can_be_dialled
from selvhjelp.places.slugs import norwegian_sort_key

from .listing_queryset import ListingQuerySet
from .listing_rules import RULES

# Slugs of groups that meet nowhere in particular begin with this.
SLUG_WITHOUT_PLACE = "nett"


def words_field(vocabulary, label, **kwargs):
    """Several words of one vocabulary."""
    return ArrayField(
        models.CharField(max_length=20, choices=vocabulary.choices), verbose_name=label, default=list, **kwargs
    )


def word_field(vocabulary, label, **kwargs):
    """One word of a vocabulary; where it may be left out, null means that nobody has said."""
    return models.CharField(label, max_length=20, choices=vocabulary.choices, **kwargs)


def hides_by_default(access: str) -> bool:
    """Whether the address is hidden where nobody has said: the door of a closed group is nobody else's business."""
    return access == words.Access.CLOSED


UNSTATED = {"null": True, "blank": True}


class Listing(models.Model):
    """What the directory says about one self-help group."""

    slug = models.SlugField(
        _("adresse"), max_length=140, unique=True, blank=True, help_text=_("Sted og nummer. Endres aldri.")
    )
    name = models.CharField(
        _("navn"), max_length=120, help_text=_("For eksempel: Onsdagsgruppa. Ikke skriv navn på personer.")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="listings", verbose_name=_("organisasjon")
    )
    programme = models.ForeignKey(
        "organisations.Programme",
        models.PROTECT,
        related_name="listings",
        verbose_name=_("følger programmet"),
        **UNSTATED,
    )

    audience = words_field(words.Audience, _("hvem gruppa er for"), blank=True)
    relations = words_field(
        words.Relation, _("hvilke pårørende"), blank=True, help_text=_("Tomt betyr alle pårørende.")
    )
    themes = models.ManyToManyField(
        "organisations.Theme", blank=True, related_name="listings", verbose_name=_("temaer")
    )
    access = word_field(words.Access, _("åpen eller lukket"))
    composition = word_field(words.Composition, _("samme problem eller ulike"))
    run_by = word_field(words.RunBy, _("slik drives gruppa"), **UNSTATED)
    forms = words_field(words.Form, _("måter å møtes på"))
    intake = word_field(words.Intake, _("tar gruppa imot nye"))
    intake_starts_on = models.DateField(_("ny gruppe starter"), **UNSTATED)
    sign_up = word_field(words.SignUp, _("før første gang"), **UNSTATED)
    intoxicated = word_field(words.Intoxicated, _("kan man komme ruset"), **UNSTATED)
    lar = word_field(words.Lar, _("for deg på LAR"), **UNSTATED)
    goal = word_field(words.Goal, _("hva gruppa handler om"), **UNSTATED)
    worldview = word_field(words.Worldview, _("livssyn"), **UNSTATED)
    gender = word_field(words.Gender, _("kjønn"), **UNSTATED)
    age_group = word_field(words.AgeGroup, _("alder"), help_text=_("Tomt betyr 18 år og eldre."), **UNSTATED)
    age_from = models.PositiveSmallIntegerField(_("fra alder"), validators=[MaxValueValidator(120)], **UNSTATED)
    age_to = models.PositiveSmallIntegerField(_("til alder"), validators=[MaxValueValidator(120)], **UNSTATED)
    facilities = words_field(words.Facility, _("tilrettelagt"), blank=True)
    confidentiality = word_field(words.Confidentiality, _("det som blir sagt"), **UNSTATED)
    companion = models.BooleanField(
        _("noen kan møte deg i døra"), default=False, help_text=_("Den første gangen, etter avtale.")
    )
    size = models.CharField(_("hvor mange er med"), max_length=40, blank=True, help_text=_("For eksempel: 4–8"))
    price = models.CharField(_("pris"), max_length=80, blank=True, help_text=_("For eksempel: Gratis"))
    gift = models.CharField(
        _("gave"), max_length=120, blank=True, help_text=_("For eksempel: En kurv går rundt, det er frivillig å gi.")
    )
    languages = models.ManyToManyField(
        "organisations.Language",
        blank=True,
        related_name="listings",
        verbose_name=_("språk"),
        help_text=_("Tomt betyr norsk."),
    )

    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, related_name="listings", verbose_name=_("kommune"), **UNSTATED
    )
    venue = models.CharField(_("lokale"), max_length=120, blank=True, help_text=_("For eksempel: Frivilligsentralen"))
    street_address = models.CharField(
        _("gateadresse"), max_length=120, blank=True, help_text=_("For eksempel: Eksempelveien 3, 2. etasje")
    )
    postal_code = models.ForeignKey(
        "places.PostalCode", models.PROTECT, related_name="listings", verbose_name=_("postnummer"), **UNSTATED
    )
    hides_address = models.BooleanField(
        _("skjul adressen"), default=None, help_text=_("Vi viser bare kommunen. Vanlig for lukkede grupper.")
    )
    lat = models.FloatField(_("breddegrad"), **UNSTATED)
    lon = models.FloatField(_("lengdegrad"), **UNSTATED)
    directions = models.TextField(
        _("finn fram"), blank=True, help_text=_("For eksempel: Inngang fra gårdsrommet, grønn dør.")
    )

    pause_from = models.DateField(_("pause fra og med"), **UNSTATED)
    pause_until = models.DateField(
        _("pause til og med"), help_text=_("Gruppa kommer tilbake av seg selv dagen etter."), **UNSTATED
    )

    description = models.TextField(_("beskrivelse"), blank=True, help_text=_("To–fem setninger om gruppa."))
    how_to_join = models.TextField(_("slik blir du med"), blank=True)
    first_time = models.TextField(_("første gang"), blank=True, help_text=_("Hva skjer når noen kommer første gang?"))
    meeting_link = models.URLField(_("møtelenke"), blank=True, help_text=_("Vises ikke på nettsiden."))
    meeting_phone = models.CharField(
        _("møtetelefon"), max_length=40, blank=True, help_text=_("Vises ikke på nettsiden.")
    )
    contact_role = models.CharField(
        _("hvem svarer"), max_length=80, blank=True, help_text=_("En rolle, ikke et navn: Gruppekontakten")
    )
    contact_phone = models.CharField(
        _("telefon"), max_length=30, blank=True, help_text=_("Helst en felles telefon, for eksempel: 00 00 00 01")
    )
    contact_email = models.EmailField(
        _("e-post"), blank=True, help_text=_("Helst en felles e-post, for eksempel: gruppa@lokallag.example.no")
    )
    contact_hours = models.CharField(
        _("når noen svarer"), max_length=120, blank=True, help_text=_("For eksempel: hverdager kl. 9–15")
    )
    website = models.URLField(_("nettside"), blank=True)

    status = word_field(words.Status, _("status"), default=words.Status.DRAFT)
    confirmed_at = models.DateField(_("sist bekreftet"), **UNSTATED)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", verbose_name=_("bekreftet av"), **UNSTATED
    )
    confirmed_how = models.CharField(
        _("bekreftet hvordan"), max_length=10, choices=words.ConfirmedHow.choices, **UNSTATED
    )
    # Whether a closed group takes new people ages faster than the rest, and has a date of its own.
    intake_confirmed_at = models.DateField(_("opptaket sist bekreftet"), **UNSTATED)
    closed_reason = models.CharField(
        _("hvorfor lagt ned"), max_length=20, choices=words.ClosedReason.choices, **UNSTATED
    )
    closed_on = models.DateField(_("lagt ned"), **UNSTATED)
    # Somebody has said that the group may not be there: the page says so for a while, or until it is confirmed.
    doubted_on = models.DateField(_("merket som usikker"), **UNSTATED)
    created_at = models.DateTimeField(_("opprettet"), auto_now_add=True)
    updated_at = models.DateTimeField(_("sist endret"), auto_now=True)
    sort_key = models.CharField(max_length=160, db_collation="C", editable=False)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("gruppe")
        verbose_name_plural = _("grupper")
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["status", "confirmed_at"], name="listing_status_confirmed")]
        constraints = RULES

    class Disclosure:
        public = (
            "slug", "name", "organisation", "programme", "audience", "relations", "themes", "access", "composition",
            "run_by", "forms", "intake", "intake_starts_on", "sign_up", "intoxicated", "lar", "goal", "worldview",
            "gender", "age_group", "age_from", "age_to", "facilities", "confidentiality", "companion", "size", "price",
            "gift", "languages", "municipality", "venue", "street_address", "postal_code", "lat", "lon", "directions",
            "pause_from", "pause_until", "description", "how_to_join", "first_time", "contact_role", "contact_phone",
            "contact_email", "contact_hours", "website", "confirmed_at",
        )  # fmt: skip
        # Public only where the address is not hidden.
        where = ("venue", "street_address", "postal_code", "lat", "lon", "directions")
        internal = (
            "id", "hides_address", "meeting_link", "meeting_phone", "status", "created_at", "updated_at", "sort_key",
            "confirmed_how", "intake_confirmed_at", "closed_reason", "closed_on", "doubted_on",
        )  # fmt: skip
        personal = ("confirmed_by",)

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        if self.hides_address is None:
            self.hides_address = hides_by_default(self.access)
        self.sort_key = norwegian_sort_key(self.name)
        self.slug = self.slug or self._next_slug()
        super().save(**kwargs)

    def clean(self):
        complaints = {
            "postal_code": self._elsewhere(),
            "confirmed_at": self._confirmed_too_soon(),
            "contact_role": self._names_somebody(),
            "contact_phone": self._is_no_number(),
        }
        if found := {field: sentence for field, sentence in complaints.items() if sentence}:
            raise ValidationError(found)

    def _is_no_number(self):
        return NOT_A_NUMBER if self.contact_phone and not can_be_dialled(self.contact_phone) else None

    def _elsewhere(self):
        if not (self.postal_code and self.municipality) or self.postal_code.municipality == self.municipality:
            return None
        message = _("Postnummer %(code)s hører til %(place)s. Rett postnummeret eller kommunen.")
        place = self.postal_code.municipality or self.postal_code.area
        return message % {"code": self.postal_code.code, "place": place}

    def _confirmed_too_soon(self):
        """A slip of the keyboard would keep a listing fresh for years."""
        if not self.confirmed_at or self.confirmed_at <= timezone.localdate():
            return None
        return _("«Sist bekreftet» er en dag som ikke har vært ennå. Skriv dagen noen sa at alt stemmer.")

    def _names_somebody(self):
        """A name goes into files, feeds and history, and there it has no business."""
        names = names_in(self.contact_role)
        if not names:
            return None
        message = _(
            "«%(name)s» ser ut som et navn. Skriv en rolle, for eksempel: Gruppekontakten. Et fornavn kan stå på siden "
            "når den det gjelder har sagt ja. Da legger du det til under «Kontaktpersoner»."
        )
        return message % {"name": names[0]}

    @property
    def is_open(self) -> bool:
        """New people may come to any meeting."""
        return self.access == words.Access.OPEN

    @property
    def is_example(self) -> bool:
        """The group does not exist: its organisation is an example."""
        return self.organisation.is_example

    @property
    def pause(self) -> tuple[date | None, date | None] | None:
        """First and last day of the pause, or None when none is planned."""
        return (self.pause_from, self.pause_until) if self.pause_from else None

    @property
    def rules(self) -> list:
        """The schedule as the schedule engine reads it."""
        return [meeting.rule for meeting in self.meetings.all()]

    def intake_on(self, day: date) -> str:
        """The intake as it is on that day."""
        return intake_on(self.intake, self.intake_starts_on, day)

    def is_doubted(self, day: date) -> bool:
        """Whether its page says that something may be wrong."""
        return self.doubted_on is not None and day < self.doubted_on + timedelta(days=settings.DOUBT_SHOWN_DAYS)

    def knows_intake(self, day: date) -> bool:
        """Whether what is said of new participants is fresh enough to be told; an open group always takes new ones."""
        has_started = self.intake == words.Intake.STARTS and self.intake_starts_on < day
        if self.is_open or has_started:
            return True
        said_on = self.intake_said_on
        return said_on is not None and (day - said_on).days < settings.INTAKE_UNKNOWN_AFTER_DAYS

    @property
    def intake_said_on(self) -> date | None:
        """When somebody last said whether a closed group takes new people, alone or together with all else."""
        return max(filter(None, (self.intake_confirmed_at, self.confirmed_at)), default=None)

    def is_stale(self, day: date) -> bool:
        """Whether nobody has confirmed it for so long that its page warns."""
        return (day - self.confirmed_at).days >= settings.WARN_AFTER_DAYS

    def expires_on(self) -> date:
        """The first day on which it is no longer shown as current."""
        return self.confirmed_at + timedelta(days=settings.EXPIRED_AFTER_DAYS)

    def _next_slug(self):
        """Place and the next number there: an address that tells nothing about whom the group is for."""
        stem = self.municipality.slug if self.municipality else SLUG_WITHOUT_PLACE
        slugs = Listing.objects.filter(slug__regex=rf"^{stem}-[0-9]+$").values_list("slug", flat=True)
        return f"{stem}-{max((int(slug.rpartition('-')[2]) for slug in slugs), default=0) + 1}"
