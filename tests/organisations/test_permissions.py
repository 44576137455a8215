"""Every address of the staff's side, for every role, on own and foreign rows: nobody sees or harms anyone else's.

The attempts are in `attacks`, and the addresses come from the site itself. Whether a row is one's own is written by
hand in `staff.EDITS` and `staff.ADMINISTERS`; what is stored is read back from the database. That each guard matters is
shown in `test_guards_matter`, which takes them away one by one.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User

from organisations.models import Listing, Organisation, Programme
from tests.organisations.attacks import sweep, watching
from tests.organisations.attacks.addresses import page, untried
from tests.organisations.attacks.pointers import POINTERS, pointers_of
from tests.organisations.attacks.rows import CHANGES, ROWS, own_rows, rights
from tests.organisations.staff import EDITS, ORGANISATIONS, enter, enter_as, form_of, make_world

MODELS = list(admin.site._registry)
WITH_ONE_SOURCE = [model for model in ROWS if model is not User]


@pytest.fixture
def world(db):
    return make_world()


def test_every_address_and_every_table_is_tried_here():
    assert untried() == set()
    assert set(MODELS) == set(ROWS) == set(CHANGES)
    assert watching.unwatched_models() == {"DataRevision", "SearchText"}
    assert {f"{model.__name__}.{field.name}" for model in MODELS for field in pointers_of(model)} == POINTERS


@pytest.mark.parametrize("role", EDITS)
def test_nobody_sees_or_changes_what_is_not_theirs(client, world, role):
    assert list(sweep(client, world, role)) == []


@pytest.mark.parametrize("model", WITH_ONE_SOURCE, ids=lambda model: model.__name__)
def test_the_one_source_gives_each_role_its_own_rows(world, model):
    rows = ROWS[model](world)
    found = {}
    for role in EDITS:
        # Who has not given the code is stopped at the door, not here.
        user = None if role == "without the code" else world.users.get(role)
        mine = set(model.objects.editable_by(user or AnonymousUser()))
        found[role] = {key for key, row in rows.items() if row in mine}
    assert found == {role: own & set(rows) for role, own in rights(model).items()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_everybody_changes_their_own_rows(client, world, model):
    findings = []
    for role in EDITS:
        enter_as(client, world, role)
        for key, row in own_rows(world, model, role):
            stored = model.objects.filter(pk=row.pk)
            before = stored.values().get()
            address = page(model, "change", row.pk)
            client.post(address, {**form_of(client.get(address)), **CHANGES[model]})
            findings += [(role, key)] if compared(stored.values().get()) == compared(before) else []
            stored.update(**before)
    assert findings == []


def compared(row: dict) -> dict:
    """Without what every saving changes."""
    return {name: value for name, value in row.items() if name != "updated_at"}


@pytest.mark.parametrize(("model", "field"), [(Listing, "organisation"), (Programme, "organisation"),
                                              (Organisation, "parent")])  # fmt: skip
@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor", "editor of several"])
def test_a_new_row_is_made_below_ones_own_organisations_alone(client, world, role, model, field):
    enter_as(client, world, role)
    own = ROWS[model](world)[sorted(EDITS[role])[0]]
    filled = form_of(client.get(page(model, "change", own.pk)))
    form = {**form_of(client.get(page(model, "add"))), **without_schedule(filled), "kind": "lokallag"}
    for key, owner in world.organisations.items():
        client.post(page(model, "add"), {**form, "name": f"Ny {key}", "slug": f"ny-{key}", field: owner.pk})
    made = {(row.name, getattr(row, field).name) for row in model.objects.filter(name__startswith="Ny ")}
    assert made == {(f"Ny {key}", key) for key in EDITS[role]}


def without_schedule(form: dict) -> dict:
    return {name: values for name, values in form.items() if not name.startswith("meetings-")}


@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor"])
def test_the_schedule_of_ones_own_group_is_changed_and_emptied(client, world, role):
    enter_as(client, world, role)
    listing = world.listings["chapter"]
    address = page(Listing, "change", listing.pk)
    client.post(address, {**form_of(client.get(address)), "meetings-0-weekday": "lordag", "_unpublish": "1"})
    assert [meeting.weekday for meeting in listing.meetings.all()] == ["lordag"]
    client.post(address, {**form_of(client.get(address)), "meetings-0-DELETE": "on"})
    assert listing.meetings.count() == 0


def test_a_role_that_ends_ends_all_of_it_at_the_next_click(client, world):
    user = world.users["umbrella administrator"]
    enter(client, user)
    user.memberships.all().delete()
    rows = [(model, ROWS[model](world)["chapter"]) for model in (Listing, Organisation, Programme)]
    answers = [client.get(page(model, "change", row.pk)) for model, row in rows]
    assert {answer.headers["Location"].partition("?")[0] for answer in answers} == {"/admin/login/"}
    assert set(ORGANISATIONS) == set(world.organisations)
