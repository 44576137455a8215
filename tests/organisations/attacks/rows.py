"""Whose each row is, and attempts on rows one at a time."""

import re
from itertools import product

from django.contrib.auth.models import User

from organisations.models import (
    ContactPerson,
    ContentPage,
    DangerAnswer,
    Helpline,
    Invitation,
    Language,
    Listing,
    Membership,
    Organisation,
    Programme,
    Report,
    Resource,
    Theme,
)
from tests.organisations.staff import ADMINISTERS, EDITS, NATIONAL, ORGANISATIONS, enter_as, form_of

from .addresses import of_rows, page

CAPTURED = "Kapret"
# For each registered model: a row of each organisation (or of nobody in particular), and what somebody changes in it.
ROWS = {
    Listing: lambda world: world.listings,
    Organisation: lambda world: world.organisations,
    Programme: lambda world: world.programmes,
    Membership: lambda world: world.memberships,
    Invitation: lambda world: world.invitations,
    Report: lambda world: world.reports,
    ContactPerson: lambda world: world.contact_people,
    User: lambda world: {"national": world.users["umbrella editor"], "superuser": world.users["superuser"]},
    Theme: lambda world: {"national": Theme.objects.get(slug="sorg")},
    Language: lambda world: {"national": Language.objects.get(code="se")},
    ContentPage: lambda world: {"national": ContentPage.objects.get(slug="om", language="nb")},
    DangerAnswer: lambda world: {"national": DangerAnswer.objects.get(kind="liv", language="nb")},
    Resource: lambda world: {"national": Resource.objects.first()},
    Helpline: lambda world: {"national": Helpline.objects.get(key="rusinfo")},
}
CHANGES = {
    Listing: {"name": CAPTURED},
    Organisation: {"name": CAPTURED},
    Programme: {"name": CAPTURED},
    Membership: {"role": "administrator"},
    Invitation: {"role": "administrator"},
    # Not a field of the form: pressing the button settles it.
    Report: {"_settle": "1"},
    ContactPerson: {"first_name": CAPTURED, "has_consented": "on"},
    User: {"first_name": CAPTURED},
    Theme: {"name": CAPTURED},
    Language: {"name": CAPTURED},
    ContentPage: {"title": CAPTURED},
    DangerAnswer: {"title": CAPTURED},
    Resource: {"name": CAPTURED},
    Helpline: {"name": CAPTURED},
}
# What is decided by others, or never changes, though the row is one's own.
DECIDED = {
    Organisation: {"approval": "avslatt", "approval_reason": "x", "is_example": "on", "kind": "annet", "slug": "x"},
    Membership: {"role": "nasjonal", "organisation": "", "user": "1"},
    Invitation: {"role": "nasjonal", "organisation": "", "email": "x@example.no"},
    Listing: {"slug": "x", "confirmed_at": "2020-01-01", "doubted_on": "2020-01-01", "closed_reason": "x"},
    Programme: {"slug": "x"},
}


def rights(model) -> dict[str, set[str]]:
    """For each role, whose rows of the model it edits."""
    nobody = dict.fromkeys(EDITS, frozenset())
    if model is User:
        return {**nobody, "national": {"national"}, "superuser": {"national", "superuser"}}
    if model in (Theme, Language, ContentPage, DangerAnswer, Helpline, Resource):
        return {**nobody, **dict.fromkeys(NATIONAL, frozenset({"national"}))}
    return ADMINISTERS if model in (Membership, Invitation) else EDITS


def own_rows(world, model, role) -> list[tuple]:
    return [(key, row) for key, row in ROWS[model](world).items() if key in rights(model)[role]]


def foreign_rows(world, model, role) -> list[tuple]:
    return [(key, row) for key, row in ROWS[model](world).items() if key not in rights(model)[role]]


def changed_form(client, world, model) -> dict:
    """What would change a row if it were sent by its own editors; looked up once for each model, as a superuser."""
    forms = world.__dict__.setdefault("forms", {})
    if model not in forms:
        enter_as(client, world, "superuser")
        row = next(iter(ROWS[model](world).values()))
        forms[model] = {**form_of(client.get(page(model, "change", row.pk))), **CHANGES[model]}
    return forms[model]


def open_foreign_rows(client, world, role):
    """Every address of foreign rows, looked at and posted to."""
    forms = {model: changed_form(client, world, model) for model in ROWS}
    enter_as(client, world, role)
    for model, form in forms.items():
        for (_key, row), address in product(some(foreign_rows(world, model, role)), of_rows(model)):
            posted = {**form, "post": "yes", "reason": "for-fa"}
            answers = [client.get(address.of(row.pk)), client.post(address.of(row.pk), posted)]
            yield from ((address.name, str(row), one.status_code) for one in answers if not is_refused(one))


def some(found: list) -> list:
    """The first and the last two: of foreign ones what stands above, and what has nothing to do with the role."""
    return [*found[:1], *found[1:][-2:]]


def is_refused(answer) -> bool:
    """Sent away, or told that there is no such row."""
    return answer.status_code in (302, 403, 404, 405)


def read_ones_own_pages(client, world, role):
    """Every page that opens, read for what belongs to others."""
    enter_as(client, world, role)
    for address in readable_pages(world, role):
        answer = client.get(address)
        if answer.status_code == 200:
            text = answer.content.decode()
            yield from ((address, word) for word in foreign_words(text, world, role))
            if role not in NATIONAL and OFFERS_EVERYTHING in text:
                yield address, "offers to make somebody a national editor"
    for model, name in product(ROWS, ("changelist", "add")):
        opens = client.get(page(model, name)).status_code not in (302, 403)
        if opens and not rights(model)[role]:
            yield "opens", model.__name__, name


OFFERS_EVERYTHING = 'name="role" value="nasjonal"'


def readable_pages(world, role):
    yield page(Listing, "upload")
    for model in ROWS:
        yield from (page(model, "changelist"), page(model, "add"))
        for (_key, row), address in product(own_rows(world, model, role), of_rows(model)):
            yield address.of(row.pk)


def foreign_words(text: str, world, role) -> set[str]:
    """What stands in the text and only others should know. Names of programmes may be read by all."""
    me = world.users.get(role)
    text = re.sub(r"\w+ programme", "", text.replace(me.username, "") if me else text)
    text = re.sub(r'\sclass="[^"]*"', "", text)
    administered = ADMINISTERS[role]
    mails = {f"{key}-member@" for key in ORGANISATIONS if key not in administered}
    mails |= {f"{key}@example.no" for key in ORGANISATIONS if key not in administered}
    rows = {f"{key} {what}" for key in set(ORGANISATIONS) - EDITS[role] for what in ("listing", "report")}
    # The name of what stands above one's own stands beside it.
    names = set(ORGANISATIONS) - EDITS[role] - above(EDITS[role])
    return {word for word in mails | rows | names if word in text}


def above(keys: set[str]) -> set[str]:
    parents = {"branch": {"chapter", "umbrella"}, "chapter": {"umbrella"}, "neighbour": {"umbrella"}}
    return set().union(*(parents.get(key, set()) for key in keys))


# Editors, what is still unanswered, and who no longer wants to stand on a page.
MAY_BE_TAKEN_AWAY = {Membership, Invitation, ContactPerson}
# By nobody at all.
NEVER_DELETED = {User, Report, ContentPage, DangerAnswer}


def delete_ones_own(client, world, role):
    """Editors unpublish, and take away only what is meant to be."""
    enter_as(client, world, role)
    for model in NEVER_DELETED if role in NATIONAL else set(ROWS) - MAY_BE_TAKEN_AWAY:
        for _key, row in own_rows(world, model, role):
            client.post(page(model, "delete", row.pk), {"post": "yes"})
            if not model._base_manager.filter(pk=row.pk).exists():
                yield "deleted", str(row)


def decide_what_others_decide(client, world, role):
    """Approval, kind, role and owner of one's own rows, sent along with the form."""
    if role in NATIONAL:
        return
    enter_as(client, world, role)
    for model, decided in DECIDED.items():
        for _key, row in own_rows(world, model, role):
            stored, address = model._base_manager.filter(pk=row.pk), page(model, "change", row.pk)
            before = stored.values(*decided).get()
            client.post(address, {**form_of(client.get(address)), **decided})
            if stored.values(*decided).get() != before:
                yield "decided", str(row), {name for name in decided if before[name] != stored.values().get()[name]}
