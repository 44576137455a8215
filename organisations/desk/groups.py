"""What groups need: to be confirmed, rung for, finished; and which of them have a pause."""

from datetime import date

from django.utils.text import capfirst

from organisations import completeness, freshness
from organisations.models import ConfirmedHow, Listing
from organisations.schedule import words
from organisations.vocabulary import Status

from .branch import Branch
from .need import MOST_OF_THE_URGENT, Line, Need, change_url, first_of, list_url

CONFIRM, RANG = "Alt stemmer", "Ringt: alt stemmer"


def to_confirm(branch: Branch, today: date) -> Need:
    """Groups that somebody should say something of, the oldest first."""
    rows = _of(branch, branch.asked).to_confirm(today).with_card().order_by("confirmed_at", "sort_key", "pk")
    owners = set()

    def line(listing):
        owners.add(listing.organisation_id)
        return _line(listing, _overdue(listing, today), confirms=listing.pk)

    lines, total = first_of(rows, line, MOST_OF_THE_URGENT)
    return Need(
        "bekreft",
        "Stemmer dette fortsatt?",
        "Se over, og trykk når alt er riktig. Er noe feil, trykker du på navnet og retter det.",
        lines,
        total,
        more_url=list_url("listing", trenger="bekreftes"),
        button=CONFIRM,
        how=ConfirmedHow.FORM,
        together=[line.confirms for line in lines] if 1 < total <= MOST_OF_THE_URGENT and len(owners) == 1 else [],
    )


def to_phone(branch: Branch, today: date) -> Need:
    """Groups of others below the user, where mails have been in vain."""
    rows = Listing.objects.editable_by(branch.user).to_phone(today).exclude(organisation__in=branch.asked)
    rows = rows.with_card().order_by("confirmed_at", "sort_key", "pk")
    lines, total = first_of(rows, lambda listing: _to_ring(listing, today), MOST_OF_THE_URGENT)
    return Need(
        "ring",
        "Noen bør ringe",
        "Vi har skrevet til dem som står bak, og ikke fått svar.",
        lines,
        total,
        more_url=list_url("listing", trenger="ringes"),
        button=RANG,
        how=ConfirmedHow.PHONE,
    )


def unfinished(branch: Branch) -> Need:
    """Drafts, and what is shown though a visitor would miss something."""
    own = _of(branch, branch.edited)
    rows = (own.filter(status=Status.DRAFT) | own.incomplete()).select_related("organisation", "municipality")
    rows = rows.prefetch_related("meetings").order_by("status", "sort_key", "pk")
    lines, total = first_of(rows, lambda listing: _line(listing, _lacking(listing), facts=""))
    return Need(
        "uferdig",
        "Ikke ferdig",
        "Kladder, og grupper som mangler noe folk trenger.",
        lines,
        total,
        more_url=list_url("listing", trenger="mangler"),
    )


def unplaced(branch: Branch) -> Need:
    """Their municipality has been split, and nobody but a person can say in which part they lie."""
    rows = (
        _of(branch, branch.edited)
        .published()
        .filter(municipality__retired_on__isnull=False)
        .select_related("municipality")
    )
    lines, total = first_of(
        rows.order_by("sort_key", "pk"),
        lambda listing: _line(listing, f"{listing.municipality} finnes ikke lenger. Velg kommune.", facts=""),
    )
    return Need("kommune", "Mangler kommune", "Kommunen er delt, og vi vet ikke i hvilken del gruppa er.", lines, total)


def paused(branch: Branch, today: date) -> Need:
    rows = (
        _of(branch, branch.edited)
        .paused(today)
        .select_related("organisation", "municipality")
        .order_by("pause_from", "pk")
    )
    lines, total = first_of(rows, lambda listing: _line(listing, _pause(listing, today), facts=""))
    return Need(
        "pause",
        "Har pause",
        "Er pausen over eller flyttet, trykker du på navnet og endrer den.",
        lines,
        total,
        more_url=list_url("listing", trenger="pause"),
    )


def _of(branch: Branch, organisations: list[int]):
    return Listing.objects.editable_by(branch.user).filter(organisation__in=organisations)


def _line(listing, what, *, confirms=None, facts=None, phone="") -> Line:
    facts = _facts(listing) if facts is None else facts
    return Line(listing.name, change_url("listing", listing.pk), what, facts=facts, phone=phone, confirms=confirms)


def _to_ring(listing, today) -> Line:
    phone = listing.contact_phone or listing.organisation.phone
    what = f"{listing.organisation.name}. {ago(listing.confirmed_at, today)}"
    return _line(listing, what, confirms=listing.pk, facts="" if phone else "Ingen telefon er oppgitt.", phone=phone)


def _overdue(listing, today) -> str:
    if listing.expires_on() <= today:
        return f"Vises ikke lenger. {ago(listing.confirmed_at, today)}"
    if listing.is_stale(today):
        return f"Siden sier «Spør før du drar». {ago(listing.confirmed_at, today)}"
    if freshness.asks_of_intake(listing, today):
        when = capfirst(_days(listing.intake_said_on, today))
        return f"Tar dere imot nye? {when} sa dere: {_intake(listing, today)}."
    return ago(listing.confirmed_at, today)


def _intake(listing, today) -> str:
    words_of_start = words.date_words(listing.intake_starts_on, today=today) if listing.intake_starts_on else ""
    return f"{listing.get_intake_display()} {words_of_start}".strip()


def _facts(listing) -> str:
    """What one must know to say that it is true: when, where, how to ask."""
    when = ", ".join(filter(None, (words.describe(meeting.rule) for meeting in listing.meetings.all())))
    where = ", ".join(filter(None, (listing.venue, listing.street_address, str(listing.municipality or ""))))
    ask = _whole(listing.contact_phone) or listing.contact_email or listing.website
    return " · ".join(filter(None, (when, where, ask)))


def _whole(phone) -> str:
    """A number that does not break over a line."""
    return phone.replace(" ", "\N{NO-BREAK SPACE}")


def _lacking(listing) -> str:
    missing = " ".join(completeness.missing(listing, meets=bool(listing.meetings.all())).values())
    if listing.status == Status.DRAFT:
        return f"Kladd. {missing or 'Klar til å publiseres.'}"
    return missing


def _pause(listing, today) -> str:
    first, last = (words.date_words(day, today=today) for day in listing.pause)
    return f"Fra {first} til og med {last}." if last else f"Fra {first}, uten sluttdato."


def ago(day: date | None, today: date) -> str:
    """«Sist bekreftet for 160 dager siden.»"""
    return f"Sist bekreftet {_days(day, today)}." if day else "Aldri bekreftet."


def _days(day, today) -> str:
    days = (today - day).days
    return {0: "i dag", 1: "i går"}.get(days, f"for {days} dager siden")
