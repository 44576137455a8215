"""What must hold of every listing, whoever writes it."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisations import vocabulary as words
from organisations.constraints import all_of, implies, one_of, rule

RULES = [
    rule("listing_audience_known", all_of("audience", words.Audience), _("Velg hvem gruppa er for.")),
    rule("listing_relations_known", all_of("relations", words.Relation), _("Velg hvilke pårørende.")),
    rule("listing_forms_known", all_of("forms", words.Form), _("Velg hvordan gruppa møtes.")),
    rule("listing_facilities_known", all_of("facilities", words.Facility), _("Velg hva som er tilrettelagt.")),
    rule("listing_access_known", one_of("access", words.Access), _("Velg åpen eller lukket.")),
    rule("listing_composition_known", one_of("composition", words.Composition), _("Velg samme eller ulike.")),
    rule("listing_intake_known", one_of("intake", words.Intake), _("Velg om gruppa tar imot nye.")),
    rule("listing_status_known", one_of("status", words.Status), _("Velg en status.")),
    *[
        rule(f"listing_{field}_known", Q(**{field: None}) | one_of(field, vocabulary), _("Velg fra lista."))
        for field, vocabulary in {
            "run_by": words.RunBy,
            "sign_up": words.SignUp,
            "intoxicated": words.Intoxicated,
            "lar": words.Lar,
            "goal": words.Goal,
            "worldview": words.Worldview,
            "gender": words.Gender,
            "age_group": words.AgeGroup,
            "confidentiality": words.Confidentiality,
            "confirmed_how": words.ConfirmedHow,
            "closed_reason": words.ClosedReason,
        }.items()
    ],
    rule(
        "listing_has_audience",
        ~Q(audience=[]) | Q(composition=words.Composition.DIFFERENT),
        _("Velg hvem gruppa er for. Bare en gruppe for ulike livsproblemer kan la det stå åpent."),
    ),
    rule(
        "listing_relations_need_relatives",
        Q(relations=[]) | Q(audience__contains=[words.Audience.RELATIVES]),
        _("Du har valgt hvilke pårørende. Da må gruppa også være for pårørende."),
    ),
    rule(
        "listing_open_takes_new",
        implies(Q(access=words.Access.OPEN), Q(intake=words.Intake.TAKES_NEW)),
        _("En åpen gruppe tar alltid imot nye. Velg «Tar imot nye», eller si at gruppa er lukket."),
    ),
    rule(
        "listing_start_has_date",
        implies(Q(intake=words.Intake.STARTS), Q(intake_starts_on__isnull=False)),
        _("Skriv datoen den nye gruppa starter."),
    ),
    rule("listing_meets_somehow", ~Q(forms=[]), _("Velg minst én måte å møtes på.")),
    rule(
        "listing_in_person_has_municipality",
        implies(Q(forms__contains=[words.Form.IN_PERSON]), Q(municipality__isnull=False)),
        _("En gruppe som møtes fysisk, må ha en kommune."),
    ),
    rule(
        "listing_ages_in_order",
        Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
        _("«Til alder» er lavere enn «fra alder»."),
    ),
    rule(
        "listing_ages_human",
        (Q(age_from=None) | Q(age_from__lte=120)) & (Q(age_to=None) | Q(age_to__lte=120)),
        _("Skriv en alder mellom 0 og 120 år."),
    ),
    rule(
        "listing_point_whole",
        Q(lat=None, lon=None) | Q(lat__isnull=False, lon__isnull=False, lat__range=(57, 82), lon__range=(-10, 35)),
        _("Skriv både breddegrad og lengdegrad, et sted i Norge."),
    ),
    rule(
        "listing_pause_in_order",
        Q(pause_until=None) | Q(pause_from__isnull=False, pause_until__gte=F("pause_from")),
        _("En pause må ha en første dag, og den siste kan ikke komme før den."),
    ),
    rule(
        "listing_published_is_confirmed",
        implies(Q(status=words.Status.PUBLISHED), Q(confirmed_at__isnull=False)),
        _("Skriv når opplysningene sist ble bekreftet."),
    ),
]
