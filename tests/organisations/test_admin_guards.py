"""Guards that stand alone: take one away, and a test here fails."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from django.urls import reverse

from organisations import permissions
from organisations.models import Listing
from tests.organisations.staff import enter, form_of, make_world, person


@pytest.fixture
def world(db):
    return make_world()


def test_a_national_editor_neither_sees_nor_shuts_out_a_superuser(client, world):
    boss = world.users["superuser"]
    enter(client, world.users["national"])
    listed = client.get(reverse("admin:auth_user_changelist")).context["cl"].queryset
    assert boss not in set(listed)
    address = reverse("admin:auth_user_change", args=[boss.pk])
    assert (client.get(address).status_code, client.post(address, {"first_name": "Kapret"}).status_code) == (302, 302)
    boss.refresh_from_db()
    assert (boss.is_active, boss.first_name) == (True, "")


def test_a_superuser_shuts_out_another(client, world):
    other = person("other", is_superuser=True)
    enter(client, world.users["superuser"])
    address = reverse("admin:auth_user_change", args=[other.pk])
    client.post(address, {name: value for name, value in form_of(client.get(address)).items() if name != "is_active"})
    assert not User.objects.get(pk=other.pk).is_active


def test_accounts_belong_to_national_editors_alone(world):
    found = {role: permissions.accounts_editable_by(user).count() for role, user in world.users.items()}
    people = User.objects.count()
    none = dict.fromkeys(world.users, 0)
    assert found == {**none, "superuser": people, "national": people - 1, "without the code": people - 1}
    assert permissions.accounts_editable_by(AnonymousUser()).count() == 0


def test_a_preview_asks_for_the_login_rather_than_for_the_row(world):
    address = reverse("listing_preview", args=[world.listings["chapter"].pk])
    answer = Client().get(address)
    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/admin/login/?next={address}")


@pytest.mark.parametrize("role", ["superuser", "national", "umbrella administrator"])
def test_nobody_deletes_by_the_dozen_and_nobody_is_offered_to(client, world, role):
    enter(client, world.users[role])
    before = Listing.objects.count()
    for model in admin.site._registry:
        page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        answer = client.get(page)
        assert answer.status_code != 200 or 'value="delete_selected"' not in answer.content.decode()
        rows = [str(pk) for pk in model._base_manager.values_list("pk", flat=True)[:3]]
        client.post(page, {"action": "delete_selected", "_selected_action": rows, "post": "yes"})
    assert Listing.objects.count() == before
