from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from organisations import permissions
from organisations.constraints import implies, one_of, rule
from organisations.phones import NOT_A_NUMBER, can_be_dialled
from organisations.vocabulary import OrganisationKind
from selvhjelp.places.slugs import norwegian_sort_key, place_slug


class OrganisationQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Those that the user edits: their own, and all that stand under them."""
        return self.filter(permissions.edited(user))

    def administered_by(self, user):
        """Those whose editors the user invites and removes."""
        return self.filter(permissions.administered(user))

    def approved(self):
        """Those that a national editor has let in."""
        return self.filter(approval=Organisation.Approval.APPROVED)

    def below(self, organisation):
        """The organisation itself and all that stand under it."""
        return self.filter(lineage__contains=[organisation.pk])

    def contact_points_and_offices(self):
        """Whoever covers a municipality or a county: contact points, and the offices behind them."""
        municipalities = Organisation.covers_municipalities.through.objects.filter(organisation=OuterRef("pk"))
        counties = Organisation.covers_counties.through.objects.filter(organisation=OuterRef("pk"))
        return self.filter(Exists(municipalities) | Exists(counties))

    def that_visit(self):
        """Those that gladly come to a ward or an office and tell about their groups."""
        return self.filter(gladly_visits=True)

    def covering(self, municipality_code, county_code):
        """Those that inform about groups, and start them, in the municipality; its own before the county's."""
        own = Organisation.covers_municipalities.through.objects.filter(
            organisation=OuterRef("pk"), municipality=municipality_code
        )
        whole_county = Organisation.covers_counties.through.objects.filter(
            organisation=OuterRef("pk"), county=county_code
        )
        covering = self.annotate(covers_it=Exists(own)).filter(Q(covers_it=True) | Exists(whole_county))
        return covering.order_by("-covers_it", "sort_key", "id")

    def with_coverage(self):
        return self.prefetch_related("covers_municipalities", "covers_counties")

    def with_parent(self):
        return self.select_related("parent", "municipality")


class Organisation(models.Model):
    """Who owns listings. Organisations stand in a tree, and rights flow down it."""

    class Approval(models.TextChoices):
        WAITING = "venter", _("Venter på godkjenning")
        APPROVED = "godkjent", _("Godkjent")
        REFUSED = "avslatt", _("Avslått")

    name = models.CharField(_("navn"), max_length=150, help_text=_("Fullt navn, for eksempel: Ivareta Tromsø"))
    slug = models.SlugField(
        _("adresse"), max_length=160, unique=True, blank=True, help_text=_("Lages av navnet og endres aldri.")
    )
    kind = models.CharField(_("slag"), max_length=20, choices=OrganisationKind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("hører til"),
        help_text=_("Organisasjonen over, for eksempel landsorganisasjonen til et lokallag."),
    )
    short_names = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("kortnavn"),
        default=list,
        blank=True,
        help_text=_("Andre navn folk bruker, med komma mellom, for eksempel: AA"),
    )
    former_names = ArrayField(
        models.CharField(max_length=150),
        verbose_name=_("tidligere navn"),
        default=list,
        blank=True,
        help_text=_("Med komma mellom, for eksempel: LMS Tromsø. Folk søker lenge på gamle navn."),
    )
    about = models.TextField(
        _("om organisasjonen"), blank=True, help_text=_("To–tre setninger i klart språk, uten reklame.")
    )
    municipality = models.ForeignKey(
        "places.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("kommune"),
        help_text=_("Der organisasjonen holder til."),
    )
    covers_municipalities = models.ManyToManyField(
        "places.Municipality",
        blank=True,
        related_name="covered_by",
        verbose_name=_("dekker kommunene"),
        help_text=_("For et kontaktpunkt: kommunene det svarer for."),
    )
    covers_counties = models.ManyToManyField(
        "places.County", blank=True, related_name="covered_by", verbose_name=_("dekker fylkene")
    )
    website = models.URLField(_("nettside"), blank=True, help_text=_("For eksempel: https://ivareta.no/"))
    email = models.EmailField(
        _("e-post"), blank=True, help_text=_("Bruk en felles adresse, for eksempel: post@lokallag.example.no")
    )
    phone = models.CharField(_("telefon"), max_length=30, blank=True, help_text=_("For eksempel: 00 00 00 01"))
    gladly_visits = models.BooleanField(
        _("kommer gjerne på besøk"),
        default=False,
        help_text=_("Noen herfra kommer gjerne til en avdeling eller et kontor og forteller, når dere spør."),
    )
    is_example = models.BooleanField(
        _("eksempel"), default=False, help_text=_("Organisasjonen og gruppene dens finnes ikke.")
    )
    approval = models.CharField(_("godkjenning"), max_length=10, choices=Approval.choices, default=Approval.APPROVED)
    approval_reason = models.TextField(
        _("begrunnelse"), blank=True, help_text=_("Redaktørene der kan lese den. For eksempel: Fagfolk leder gruppene.")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("avgjort av")
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    sort_key = models.CharField(max_length=160, db_collation="C", editable=False)
    # The ids from the root down to the organisation itself: one look-up finds a whole branch.
    lineage = ArrayField(models.BigIntegerField(), default=list, editable=False)
    updated_at = models.DateTimeField(_("sist endret"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisasjon")
        verbose_name_plural = _("organisasjoner")
        ordering = ["sort_key", "id"]
        indexes = [GinIndex(fields=["lineage"], name="organisation_lineage")]
        constraints = [
            rule("organisation_kind_known", one_of("kind", OrganisationKind), _("Velg hva slags organisasjon det er.")),
            rule(
                "organisation_approval_known", Q(approval__in=["venter", "godkjent", "avslatt"]), _("Velg fra lista.")
            ),
            rule(
                "organisation_refusal_has_reason",
                implies(Q(approval="avslatt"), ~Q(approval_reason="")),
                _("Skriv hvorfor organisasjonen ikke kan stå her."),
            ),
            rule(
                "organisation_not_its_own_parent",
                Q(parent=None) | ~Q(parent=models.F("id")),
                _("En organisasjon kan ikke høre til seg selv."),
            ),
        ]

    class Disclosure:
        public = (
            "id", "name", "slug", "kind", "parent", "short_names", "former_names", "about", "municipality",
            "covers_municipalities", "covers_counties", "website", "email", "phone", "gladly_visits", "is_example",
        )  # fmt: skip
        internal = ("sort_key", "lineage", "updated_at", "approval", "approval_reason", "decided_at")
        personal = ("decided_by",)

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        """Keep slug, sort key and the place in the tree; a move takes the whole branch along."""
        self.slug = self.slug or self._free_slug()
        self.sort_key = norwegian_sort_key(self.name)
        former_lineage = self.lineage
        super().save(**kwargs)
        lineage = [*(self.parent.lineage if self.parent else []), self.pk]
        if lineage != former_lineage:
            self._move_branch(former_lineage, lineage)

    def clean(self):
        if self.pk and self.parent and self.pk in self.parent.lineage:
            raise ValidationError({"parent": _("Den valgte organisasjonen hører selv til denne. Velg en annen.")})
        if self.phone and not can_be_dialled(self.phone):
            raise ValidationError({"phone": NOT_A_NUMBER})

    def _move_branch(self, former, lineage):
        self.lineage = lineage
        Organisation.objects.filter(pk=self.pk).update(lineage=lineage)
        if not former:
            return
        below = Organisation.objects.filter(lineage__contains=[self.pk]).exclude(pk=self.pk)
        for organisation in below:
            organisation.lineage = lineage + organisation.lineage[len(former) :]
        Organisation.objects.bulk_update(below, ["lineage"])

    def _free_slug(self):
        wanted = place_slug(self.name) or "organisasjon"
        taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
