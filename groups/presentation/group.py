"""A group's own page: what one can do, then the facts as questions and answers."""

from datetime import datetime

from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.models import Listing
from organisations.newcomers import meetings_for_newcomers
from organisations.schedule import words as schedule_words
from organisations.vocabulary import (
    Access,
    AgeGroup,
    Audience,
    Confidentiality,
    Facility,
    Gender,
    Goal,
    Intake,
    Intoxicated,
    Lar,
    MeetingKind,
    Relation,
    RunBy,
    SignUp,
    Worldview,
)

from .card import pause_words, rhythm_words, stale_notice, starting_date, tags
from .place import address_lines, remote_forms, short_place, way_online
from .sharing import share
from .spoken import language_of
from .ways import listing_ways, person_ways
from .whole import whole

DATES_SHOWN = 4


def context(listing: Listing, *, now: datetime) -> dict:
    """What `groups/detail.html` shows of a listing at a moment."""
    confirmed = schedule_words.date_words(listing.confirmed_at, today=now.date())
    return {
        "name": listing.name,
        "lang": language_of(listing),
        "lead": lead(listing),
        "is_example": listing.is_example,
        "tags": tags(listing, now),
        "notices": notices(listing, now),
        "next": kept_whole(next_step(listing, now)),
        "facts": facts(listing, now),
        "how_to_join": paragraphs(listing.how_to_join),
        "first_time": paragraphs(listing.first_time),
        "description": paragraphs(listing.description),
        "confirmed_text": whole(_("Bekreftet %(date)s") % {"date": confirmed}),
        "confirmed_by": listing.organisation.name,
        "contact": listing_ways(listing),
        "contact_role": listing.contact_role,
        "contact_person": person_ways(listing),
        "organisation": {
            "name": listing.organisation.name,
            "url": reverse("organisation_detail", args=[listing.organisation.slug]),
        },
        "programme_text": programme_words(listing),
        "report_url": reverse("report", args=[listing.slug]),
        "print_url": f"{reverse('sheet')}?gruppe={listing.slug}",
        "poster_url": reverse("poster", args=[listing.slug]),
        "card_url": reverse("group_card", args=[listing.slug]),
        "share": share(reverse("group_detail", args=[listing.slug])),
    }


def paragraphs(text: str):
    """An editor's plain text as paragraphs; every sign in it is escaped."""
    return mark_safe(linebreaks(text, autoescape=True)) if text else ""  # noqa: S308


def lead(listing: Listing) -> str:
    """What the group is, in one sentence; the place after a comma, or someone has an «avhengighet på nett»."""
    return f"{audience_words(listing).rstrip(',')}, {where_words(listing)}."


def audience_words(listing: Listing, *, most_relations: int = len(Relation)) -> str:
    """«En gruppe for foreldre til noen som ruser seg»; for relatives as such where there are more kinds of them."""
    if 0 < len(listing.relations) <= most_relations:
        who = _(", ").join(RELATIVES[relation]() for relation in listing.relations)
        return _("En gruppe for %(who)s til noen som ruser seg") % {"who": who}
    return {
        (True, True): _("En gruppe for deg med egen rus eller avhengighet, og for pårørende"),
        (True, False): _("En gruppe for deg med egen rus eller annen avhengighet"),
        (False, True): _("En gruppe for pårørende"),
        (False, False): _("En gruppe for deg som har det vanskelig, uansett hva det handler om"),
    }[(Audience.RUS in listing.audience, Audience.RELATIVES in listing.audience)]


RELATIVES = {
    Relation.PARENT: lambda: _("foreldre"),
    Relation.GRANDPARENT: lambda: _("besteforeldre"),
    Relation.PARTNER: lambda: _("partnere og tidligere partnere"),
    Relation.SIBLING: lambda: _("søsken"),
    Relation.GROWN_CHILD: lambda: _("voksne barn"),
    Relation.FRIEND: lambda: _("venner"),
    Relation.COLLEAGUE: lambda: _("kolleger"),
    Relation.OTHER: lambda: _("andre nære"),
}


def where_words(listing: Listing) -> str:
    """«i Tromsø», «på nett»."""
    if listing.municipality is None:
        remote = remote_forms(listing)
        return remote[:1].lower() + remote[1:]
    return _("i %(place)s") % {"place": listing.municipality.name}


def notices(listing: Listing, now: datetime) -> list[dict]:
    """What to know before anything else."""
    stale = stale_notice(listing, now)
    return [{"text": stale, "kind": "warning"}] if stale else []


def next_step(listing: Listing, now: datetime) -> dict:
    """The loudest thing on the page: the next meeting where one may just come, else the way in."""
    contact = listing_ways(listing)
    if pause := pause_words(listing, now):
        return {"state": "paused", "main": pause, "more": _after_pause(listing, now), "contact": contact}
    if listing.is_open:
        return _open(listing, now, contact)
    if listing.intake_on(now.date()) == Intake.STARTS:
        return {"state": "starts", **_start(listing, now), "more": _starting(listing, now), "contact": contact}
    main = WAYS_IN[listing.intake_on(now.date())]()
    if not listing.knows_intake(now.date()):
        main = _("Ta kontakt. Spør om det er plass.")
    return {"state": "closed", "main": main, "more": _closed_words(listing), "contact": contact}


def _open(listing, now, contact):
    found = meetings_for_newcomers(listing, now=now, count=DATES_SHOWN)
    if not found:
        return {"state": "asks", "main": _("Spør når gruppa møtes"), "more": [], "contact": contact}
    first, *rest = found
    more = []
    if rest:
        days = [schedule_words.date_words(one.start.date(), today=now.date()) for one in rest]
        more.append(_("Så %(days)s") % {"days": ", ".join(days)})
    more += [note for note in [schedule_words.holiday_note(first)] if note]
    if listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION):
        more.append(_("Ta kontakt før du kommer første gang."))
    return {
        "state": "open",
        "main": schedule_words.when(first, now=now),
        "printed": schedule_words.when_on_paper(first, now=now),
        "more": more,
        "calendar_url": reverse("group_calendar", args=[listing.slug]),
        "contact": contact if more and listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION) else None,
    }


def _starting(listing, now):
    words = [_("Alle begynner samtidig. Ta kontakt før gruppa starter.")]
    return words if listing.knows_intake(now.date()) else [*words, _("Spør om det er plass.")]


def _start(listing, now):
    found = meetings_for_newcomers(listing, now=now, count=1)
    if not found:
        return {"main": capfirst(starting_date(listing, now))}
    return {"main": schedule_words.when(found[0], now=now), "printed": schedule_words.when_on_paper(found[0], now=now)}


def _after_pause(listing, now):
    if not listing.is_open or not listing.pause_until:
        return [_("Spør når gruppa begynner igjen.")]
    found = meetings_for_newcomers(listing, now=now, count=1)
    if not found:
        return []
    return [_("Første møte etter pausen: %(when)s") % {"when": schedule_words.when(found[0], now=now)}]


def _closed_words(listing):
    if listing.sign_up == SignUp.CONVERSATION:
        return [_("Du snakker med noen før du blir med.")]
    return [_("De samme deltakerne møtes hver gang. Derfor viser vi ikke når neste møte er.")]


WAYS_IN = {
    Intake.TAKES_NEW: lambda: _("Ta kontakt. Gruppa tar imot nye."),
    Intake.GATHERS: lambda: _("Ta kontakt. Gruppa starter når det er nok deltakere."),
    Intake.WAITING_LIST: lambda: _("Ta kontakt. Du kan stå på venteliste."),
    Intake.CLOSED: lambda: _("Gruppa tar ikke imot nye nå."),
}


def facts(listing: Listing, now: datetime) -> list[dict]:
    """Questions that people have, with the answers that are known.

    Those that everybody asks are there in any case; of the others, what nobody has stated is not.
    """
    answers = [
        (_("Kan jeg bare komme?"), may_just_come(listing, now), ""),
        (_("Hvem er den for?"), _who(listing), ""),
        (_("Når møtes gruppa?"), capfirst(rhythm_words(listing, now)) or _("Spør om tiden"), ""),
        (_("Hvor?"), *_where(listing)),
        (_("Hva koster det?"), listing.price or _("Ikke oppgitt. De fleste grupper er gratis."), listing.gift),
        (_("Hvor mange er med?"), listing.size, ""),
        (_("Hvordan drives gruppa?"), label(RunBy, listing.run_by) or _("Ikke oppgitt."), programme_words(listing)),
        (_("Hva med det som blir sagt?"), silence_words(listing) or _("Ikke oppgitt. Spør gruppa."), ""),
        (_("Hvem kan sitte med?"), _kinds(listing), ""),
        (_("Kan jeg komme ruset?"), label(Intoxicated, listing.intoxicated), label(Lar, listing.lar)),
        (_("Hva handler gruppa om?"), label(Goal, listing.goal), _themes(listing)),
        (_("Livssyn"), label(Worldview, listing.worldview), ""),
        (_("Tilrettelagt"), ", ".join(str(Facility(one).label) for one in listing.facilities), ""),
        (_("Språk"), ", ".join(language.label for language in listing.languages.all()), ""),
        (_("Kan noen møte meg?"), _("Ja, noen kan møte deg i døra første gang.") if listing.companion else "", ""),
    ]
    own, lang = own_words(listing), language_of(listing)
    found = [
        {
            "question": question,
            "answer": answer,
            "answer_lang": lang if answer in own else "",
            "detail": detail,
            "detail_lang": lang if detail in own else "",
        }
        for question, answer, detail in answers
    ]
    return [kept_whole(fact) for fact in found if fact["answer"] or fact["detail"]]


def own_words(listing: Listing) -> set[str]:
    """The facts that stand as the editors wrote them; all others are said in the language of the page."""
    return {listing.price, listing.gift, listing.size, listing.directions, ", ".join(address_lines(listing))} - {""}


def kept_whole(texts: dict) -> dict:
    """The same texts, with times and dates that do not break over a line."""
    return {name: _kept_whole(value) for name, value in texts.items()}


def _kept_whole(value):
    if isinstance(value, list):
        return [whole(text) for text in value]
    return whole(value) if isinstance(value, str) else value


def label(vocabulary, value) -> str:
    """The label of a word, empty for one that nobody has stated."""
    return str(vocabulary(value).label) if value else ""


def may_just_come(listing: Listing, now: datetime) -> str:
    """The first question of everyone."""
    if pause_words(listing, now):
        return _("Nei, ikke nå. Gruppa har pause.")
    if not listing.is_open and not listing.knows_intake(now.date()):
        return _("Nei, ta kontakt først. Spør om det er plass.")
    if not listing.is_open:
        return MAY_JOIN[listing.intake_on(now.date())]()
    if listing.sign_up in (SignUp.CONTACT, SignUp.CONVERSATION):
        return _("Ja, men ta kontakt før første gang.")
    return _("Ja, du kan komme på hvilket som helst møte.")


MAY_JOIN = {
    Intake.TAKES_NEW: lambda: _("Nei, ta kontakt først. De samme møtes hver gang."),
    Intake.GATHERS: lambda: _("Nei, ta kontakt først. Gruppa har ikke begynt ennå."),
    Intake.STARTS: lambda: _("Nei, ta kontakt først. Alle begynner samtidig."),
    Intake.WAITING_LIST: lambda: _("Nei, gruppa er full. Du kan spørre om venteliste."),
    Intake.CLOSED: lambda: _("Nei, gruppa tar ikke imot nye nå."),
}


def silence_words(listing: Listing) -> str:
    """What stays in the room, and by which of the two rules."""
    return {
        Confidentiality.SILENCE: _("Taushetsplikt: det som blir sagt her, blir her."),
        Confidentiality.ANONYMITY: _("Anonymitet: ingen forteller videre hvem som er her."),
    }.get(listing.confidentiality, "")


def programme_words(listing: Listing) -> str:
    """Which programme it follows and who made it: a plain fact."""
    if not listing.programme:
        return ""
    return _("Følger %(programme)s, laget av %(organisation)s.") % {
        "programme": listing.programme.name,
        "organisation": listing.programme.organisation.name,
    }


def _who(listing):
    parts = [str(Audience(one).label) for one in listing.audience] or [_("Alle som har det vanskelig")]
    if listing.relations:
        relations = ", ".join(str(Relation(one).label).lower() for one in listing.relations)
        parts = [_("%(audience)s: %(relations)s") % {"audience": ", ".join(parts), "relations": relations}]
    parts += [label(Gender, listing.gender), _ages(listing)]
    return ". ".join(capfirst(part) for part in parts if part)


def _ages(listing):
    bounds = {"first": listing.age_from, "last": listing.age_to}
    if listing.age_from is not None and listing.age_to is not None:
        return _("%(first)d–%(last)d år") % bounds
    if listing.age_from is not None:
        return _("fra %(first)d år") % bounds
    if listing.age_to is not None:
        return _("til %(last)d år") % bounds
    return label(AgeGroup, listing.age_group)


def _where(listing):
    lines = address_lines(listing)
    if lines:
        return ", ".join(lines), listing.directions
    if listing.municipality and listing.hides_address:
        return _("%(place)s. Du får adressen når du tar kontakt.") % {"place": listing.municipality.name}, ""
    return short_place(listing), way_online(listing) or ("" if listing.hides_address else listing.directions)


def _kinds(listing):
    kinds = dict.fromkeys(meeting.kind for meeting in listing.meetings.all() if meeting.kind)
    return ". ".join(str(MeetingKind(kind).label) for kind in kinds) if listing.access == Access.OPEN else ""


def _themes(listing):
    return ", ".join(theme.label for theme in listing.themes.all())
