"""Every address of the staff's side, for every role, on own and foreign rows: nobody sees or harms anyone else's.

The addresses come from the site itself, so that a new page is covered the day it is born. Whether a row is one's own is
written by hand in `staff.EDITS`; what is stored is read back from the database.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.urls import URLPattern, get_resolver, reverse

from organisations.models import (
    ContactPerson,
    ContentPage,
    DangerAnswer,
    Helpline,
    Invitation,
    Language,
    Listing,
    Meeting,
    Membership,
    Organisation,
    Programme,
    Report,
    Theme,
)
from selvhjelp.places.models import Municipality
from tests.factories import MeetingFactory
from tests.organisations.staff import ADMINISTERS, EDITS, NATIONAL, ORGANISATIONS, enter, form_of, make_world

CAPTURED = "Kapret"
# For each registered model: a row of each organisation (or of nobody in particular), and what an attacker changes.
ROWS = {
    Listing: lambda world: world.listings,
    Organisation: lambda world: world.organisations,
    Programme: lambda world: world.programmes,
    Membership: lambda world: world.memberships,
    Invitation: lambda world: world.invitations,
    Report: lambda world: world.reports,
    ContactPerson: lambda world: world.contact_people,
    User: lambda world: {"national": world.users["umbrella editor"]},
    Theme: lambda world: {"national": Theme.objects.get(slug="sorg")},
    Language: lambda world: {"national": Language.objects.get(code="se")},
    ContentPage: lambda world: {"national": ContentPage.objects.get(slug="om", language="nb")},
    DangerAnswer: lambda world: {"national": DangerAnswer.objects.get(kind="liv", language="nb")},
    Helpline: lambda world: {"national": Helpline.objects.get(key="rusinfo")},
    Municipality: lambda world: {"nobody": Municipality.objects.get(code="5501")},
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
    Helpline: {"name": CAPTURED},
    Municipality: {"name": CAPTURED},
}
WATCHED = [*ROWS, Meeting, Listing.themes.through, Organisation.covers_municipalities.through]
PAGES_OF_THE_SITE = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
    "app_list", "second_factor", "second_factor_setup", "recovery_codes", "password_reset", "password_reset_done",
    "password_reset_confirm", "password_reset_complete", "invitation", "confirm_groups",
}  # fmt: skip
PREVIEWS = {Listing: "listing_preview", ContentPage: "page_preview", DangerAnswer: "answer_preview"}
MODELS = list(admin.site._registry)
# The fields by which a row could be handed to, or made in, somebody else's organisation.
POINTERS = [(Listing, "organisation"), (Programme, "organisation"), (Organisation, "parent")]


def rights(model) -> dict[str, set[str]]:
    """For each role, whose rows of the model it edits."""
    if model is Municipality:
        return {role: set() for role in EDITS}
    if model in (User, Theme, Language, ContentPage, DangerAnswer, Helpline):
        return {role: {"national"} if role in NATIONAL else set() for role in EDITS}
    return ADMINISTERS if model in (Membership, Invitation) else EDITS


@pytest.fixture
def world(db):
    return make_world()


def snapshot():
    """Everything that staff can change, as the database has it."""
    volatile = {"last_login"}
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name not in volatile}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in WATCHED
    }


def addresses():
    """All patterns under /admin/ by name, with the names of what they capture."""
    everything = [one for one in get_resolver().url_patterns if str(one.pattern).startswith("admin/")]
    (staff,) = [one for one in everything if getattr(one, "namespace", None) == "admin"]
    own = [one for one in everything if one is not staff]
    return [*_flat(staff.url_patterns), *((one.name, set(one.pattern.converters), "") for one in own)]


def _flat(patterns):
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one.name, set(one.pattern.converters), "admin:"
        else:
            yield from _flat(one.url_patterns)


def addresses_of_rows(model):
    """The addresses that are about one row of the model."""
    stem = f"{model._meta.app_label}_{model._meta.model_name}_"
    of_model = [one for one in addresses() if one[0] and one[0].startswith(stem) and one[1]]
    found = [(prefix + name, captured) for name, captured, prefix in of_model]
    if model in PREVIEWS:
        found.append((PREVIEWS[model], {"pk"}))
    return found


def test_every_address_is_tried_here():
    stems = tuple(f"{model._meta.app_label}_{model._meta.model_name}_" for model in ROWS)
    names = {name for name, _captured, _prefix in addresses() if name}
    unknown = {name for name in names if not name.startswith(stems)}
    assert unknown == PAGES_OF_THE_SITE | set(PREVIEWS.values())
    assert set(MODELS) == set(ROWS) == set(CHANGES)


@pytest.mark.parametrize("model", [one for one in ROWS if one not in (User, Municipality, Report)])
def test_the_one_source_gives_each_role_its_own_rows(world, model):
    rows = ROWS[model](world)
    found = {}
    for role in EDITS:
        mine = set(model.objects.editable_by(world.users.get(role) or AnonymousUser()))
        found[role] = {key for key, row in rows.items() if row in mine}
    assert found == {role: own & set(rows) for role, own in rights(model).items()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nobody_sees_or_changes_a_foreign_row(client, world, model):
    forms = changed_forms(client, world, model)
    before, findings = snapshot(), []
    for role in EDITS:
        enter(client, world.users.get(role))
        findings += [(role, *attempt) for attempt in attempts(client, world, model, role, forms)]
    assert findings == []
    assert snapshot() == before


def attempts(client, world, model, role, forms):
    """Every address of every foreign row, looked at and posted to; those that were let in."""
    for key, row in foreign_rows(world, model, role):
        for name, captured in addresses_of_rows(model):
            # A second number in an address is a version's.
            address = reverse(name, kwargs={one: 1 if one == "number" else row.pk for one in captured})
            posted = {**forms[key], "post": "yes", "reason": "for-fa"}
            answers = [client.get(address), client.post(address, posted)]
            yield from ((key, name, answer.status_code) for answer in answers if not is_refused(answer, model))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_everybody_changes_their_own_rows(client, world, model):
    findings = []
    for role in EDITS:
        enter(client, world.users.get(role))
        for key, row in own_rows(world, model, role):
            stored = model.objects.filter(pk=row.pk)
            before = stored.values().get()
            save(client, row, CHANGES[model])
            findings += [(role, key)] if stored.values(*compared(before)).get() == compared(before) else []
            stored.update(**before)
    assert findings == []


def compared(row: dict) -> dict:
    """Without what every saving changes."""
    return {name: value for name, value in row.items() if name != "updated_at"}


def save(client, row, changes):
    """What a browser sends when somebody opens the row's page, changes something and saves."""
    address = address_of(type(row), "change", row.pk)
    return client.post(address, {**form_of(client.get(address)), **changes})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_holds_ones_own_rows_and_names_no_other(client, world, model):
    findings = []
    for role in EDITS:
        enter(client, world.users.get(role))
        answer = client.get(address_of(model, "changelist"))
        listed = {row.pk for row in answer.context["cl"].queryset} if answer.status_code == 200 else set()
        wanted = {row.pk for _key, row in own_rows(world, model, role)}
        findings += [(role, "lists")] if model is not Municipality and listed & all_rows(world, model) != wanted else []
        # The name of what stands above one's own is public, and stands beside it.
        above = {"umbrella"} if "chapter" in EDITS[role] else set()
        hidden = {key for key, _row in foreign_rows(world, model, role)} - above
        findings += [(role, "names", key) for key in hidden if key in without_own_name(answer, world, role)]
    assert findings == []


def without_own_name(answer, world, role):
    user = world.users.get(role)
    return answer.content.decode().replace(user.username if user else "", "")


@pytest.mark.parametrize(("model", "field"), POINTERS)
@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor"])
def test_a_new_row_is_made_below_ones_own_organisation_alone(client, world, role, model, field):
    enter(client, world.users[role])
    empty = form_of(client.get(address_of(model, "add")))
    form = {**empty, **form_of_another(client, world, model, role)}
    for key, owner in world.organisations.items():
        client.post(address_of(model, "add"), {**form, "name": f"Ny {key}", "slug": f"ny-{key}", field: owner.pk})
    made = {(row.name, getattr(row, field).name) for row in model.objects.filter(name__startswith="Ny ")}
    assert made == {(f"Ny {key}", key) for key in EDITS[role]}


def form_of_another(client, world, model, role):
    """What one of their own rows says, to fill in a new one with."""
    filled = form_of(client.get(address_of(model, "change", ROWS[model](world)["chapter"].pk)))
    return {name: values for name, values in filled.items() if not name.startswith("meetings-")} | {"kind": "lokallag"}


@pytest.mark.parametrize(("model", "field"), POINTERS)
@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor"])
def test_ones_own_row_is_not_handed_to_a_foreign_organisation(client, world, role, model, field):
    enter(client, world.users[role])
    row = ROWS[model](world)["chapter"]
    before = list(model.objects.order_by("pk").values("pk", field))
    for key in set(ORGANISATIONS) - EDITS[role]:
        for way in ({}, {"_saveasnew": "1"}):
            save(client, row, {field: world.organisations[key].pk, **way})
    assert list(model.objects.order_by("pk").values("pk", field)) == before


def test_a_meeting_of_a_foreign_group_is_not_reached_through_ones_own(client, world):
    victims = {key: listing.meetings.get() for key, listing in world.listings.items()}
    before = {key: Meeting.objects.filter(pk=victim.pk).values().get() for key, victim in victims.items()}
    for role in ("umbrella editor", "chapter editor"):
        enter(client, world.users[role])
        for key in set(ORGANISATIONS) - EDITS[role]:
            forged = {"meetings-0-id": str(victims[key].pk), "meetings-0-starts_at": "03:00"}
            save(client, world.listings["chapter"], forged)
            save(client, world.listings["chapter"], {**forged, "meetings-0-DELETE": "on"})
            MeetingFactory(listing=world.listings["chapter"])
            assert Meeting.objects.filter(pk=victims[key].pk).values().get() == before[key]


@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor"])
def test_the_schedule_of_ones_own_group_is_changed_and_emptied(client, world, role):
    enter(client, world.users[role])
    listing = world.listings["chapter"]
    save(client, listing, {"meetings-0-weekday": "lordag", "_unpublish": "1"})
    assert [meeting.weekday for meeting in listing.meetings.all()] == ["lordag"]
    save(client, listing, {"meetings-0-DELETE": "on"})
    assert listing.meetings.count() == 0


def test_a_search_box_finds_ones_own_rows_alone(client, world):
    found = {}
    for role in EDITS:
        enter(client, world.users.get(role))
        found[role] = [searched(client, model, field) for model, field in POINTERS]
    assert found == {role: [own] * len(POINTERS) for role, own in EDITS.items()}


def searched(client, model, field) -> set[str]:
    source = {"app_label": "organisations", "model_name": model._meta.model_name, "field_name": field}
    answer = client.get(reverse("admin:autocomplete"), {**source, "term": ""})
    return {one["text"] for one in answer.json()["results"]} if answer.status_code == 200 else set()


def test_an_action_reaches_ones_own_rows_alone(client, world):
    before = snapshot()
    for role in EDITS:
        enter(client, world.users.get(role))
        for model in MODELS:
            foreign = [str(row.pk) for _key, row in foreign_rows(world, model, role)]
            for action in ["delete_selected", *admin.site._registry[model].actions]:
                chosen = {"action": action, "_selected_action": foreign, "post": "yes"}
                client.post(address_of(model, "changelist"), chosen)
    assert snapshot() == before


@pytest.mark.parametrize("role", ["former editor", "locked out", "visitor"])
def test_who_edits_nothing_is_sent_to_the_login(client, world, role):
    enter(client, world.users.get(role))
    for name in ("index", "organisations_listing_changelist", "organisations_listing_add", "jsi18n", "autocomplete"):
        answer = client.get(reverse(f"admin:{name}"))
        assert (name, answer.status_code, answer.headers.get("Location", "")[:13]) == (name, 302, "/admin/login/")


def changed_forms(client, world, model):
    """For each row, what its own editors would send to change it."""
    enter(client, world.users["superuser"])
    return {
        key: {**form_of(client.get(address_of(model, "change", row.pk))), **CHANGES[model]}
        for key, row in ROWS[model](world).items()
    }


def address_of(model, page, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def own_rows(world, model, role):
    return [(key, row) for key, row in ROWS[model](world).items() if key in rights(model)[role]]


def foreign_rows(world, model, role):
    return [(key, row) for key, row in ROWS[model](world).items() if key not in rights(model)[role]]


def all_rows(world, model) -> set:
    return {row.pk for row in ROWS[model](world).values()}


def is_refused(answer, model) -> bool:
    """Sent away, or told that there is no such row. Municipalities may be looked at, and that is all."""
    return answer.status_code in (302, 403, 404, 405) or model is Municipality
