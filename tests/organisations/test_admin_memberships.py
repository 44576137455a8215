"""Who may give whom which rights, and when they end."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from organisations.models import Membership, Role
from tests.organisations.staff import enter, enter_as, form_of, make_world, member


@pytest.fixture
def world(db):
    return make_world()


def change(client, membership, **changes):
    address = reverse("admin:organisations_membership_change", args=[membership.pk])
    client.post(address, {**form_of(client.get(address)), **changes})
    return Membership.objects.get(pk=membership.pk)


def test_an_administrator_makes_an_editor_of_their_own_an_administrator(client, world):
    enter(client, world.users["chapter administrator"])
    assert change(client, world.memberships["chapter"], role="administrator").role == Role.ADMINISTRATOR


def test_only_a_national_editor_makes_national_editors(client, world):
    enter(client, world.users["umbrella administrator"])
    assert change(client, world.memberships["chapter"], role="nasjonal", organisation="").role == Role.EDITOR


def test_a_membership_does_not_change_hands(client, world):
    enter(client, world.users["chapter administrator"])
    mine, theirs = world.organisations["chapter"], world.organisations["neighbour"]
    stranger = world.users["former editor"]
    changed = change(client, world.memberships["chapter"], organisation=theirs.pk, user=stranger.pk)
    assert (changed.organisation, changed.user) == (mine, world.memberships["chapter"].user)


def test_who_is_removed_is_out_at_the_next_click(client, world):
    enter(client, world.users["chapter editor"])
    listing = reverse("admin:organisations_listing_change", args=[world.listings["chapter"].pk])
    assert client.get(listing).status_code == 200
    world.users["chapter editor"].memberships.all().delete()
    assert client.get(listing).status_code == 302


def test_before_an_editor_is_removed_the_page_says_who_and_how_many_are_left(client, world):
    enter(client, world.users["chapter administrator"])
    mine = world.users["chapter editor"].memberships.get()
    world.memberships["chapter"].delete()
    address = reverse("admin:organisations_membership_delete", args=[mine.pk])
    html = client.get(address).content.decode()
    assert "Vil du fjerne chapter-editor@example.no?" in html
    assert "Da er det bare én redaktør igjen" in html
    told = [str(one) for one in client.post(address, {"post": "yes"}, follow=True).context["messages"]]
    assert any("Da er det bare én redaktør igjen" in sentence for sentence in told)


def test_who_removes_one_of_many_is_not_warned(client, world):
    enter(client, world.users["chapter administrator"])
    address = reverse("admin:organisations_membership_delete", args=[world.memberships["chapter"].pk])
    assert "redaktør igjen" not in client.get(address).content.decode()


def test_who_is_removed_from_one_organisation_keeps_the_other(client, world):
    user = member("both", world.organisations["chapter"]).user
    Membership.objects.create(user=user, organisation=world.organisations["stranger"])
    user.memberships.filter(organisation=world.organisations["stranger"]).delete()
    enter(client, user)
    page = "admin:organisations_listing_change"
    answers = {key: client.get(reverse(page, args=[world.listings[key].pk])) for key in ("chapter", "stranger")}
    assert {key: answer.status_code for key, answer in answers.items()} == {"chapter": 200, "stranger": 302}


def test_a_chapter_that_moves_to_another_umbrella_goes_out_of_the_first_ones_hands(client, world):
    enter(client, world.users["umbrella editor"])
    chapter = world.organisations["chapter"]
    chapter.parent = world.organisations["stranger"]
    chapter.save()
    address = reverse("admin:organisations_listing_change", args=[world.listings["chapter"].pk])
    assert client.get(address).status_code == 302


def test_an_administrator_of_one_organisation_is_only_an_editor_of_the_other(client, world):
    user = world.users["chapter editor"]
    Membership.objects.create(user=user, organisation=world.organisations["stranger"], role=Role.ADMINISTRATOR)
    enter(client, user)
    page = "admin:organisations_membership_change"
    pages = {key: reverse(page, args=[one.pk]) for key, one in world.memberships.items()}
    answers = {key: client.get(page).status_code for key, page in pages.items()}
    assert answers == {**dict.fromkeys(pages, 302), "stranger": 200}


def test_an_editor_has_no_page_of_editors(client, world):
    enter(client, world.users["umbrella editor"])
    assert client.get(reverse("admin:organisations_membership_changelist")).status_code == 403


@pytest.mark.parametrize(("role", "is_offered"), [("chapter administrator", False), ("national", True)])
def test_the_list_is_narrowed_by_the_roles_of_those_whom_one_sees(client, world, role, is_offered):
    enter_as(client, world, role)
    offered = client.get("/admin/organisations/membership/").content.decode()
    assert ("?rolle=nasjonal" in offered) == is_offered
    assert "?rolle=redaktor" in offered
    narrowed = client.get("/admin/organisations/membership/?rolle=redaktor").context["cl"].queryset
    assert {membership.role for membership in narrowed} == {Role.EDITOR}


def test_where_there_are_no_rows_there_is_nothing_to_do_with_them(client, world):
    enter_as(client, world, "chapter editor")
    assert "action-counter" in client.get("/admin/organisations/listing/").content.decode()
    assert "action-counter" not in client.get("/admin/organisations/listing/?q=finnes-ikke").content.decode()


def test_accounts_are_narrowed_by_who_can_log_in(client, world):
    enter_as(client, world, "national")
    User.objects.filter(pk=world.users["chapter editor"].pk).update(is_active=False)
    shut_out = client.get("/admin/auth/user/?innlogging=nei").context["cl"].queryset
    assert world.users["chapter editor"] in shut_out
    assert not any(account.is_active for account in shut_out)
