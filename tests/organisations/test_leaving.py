"""An editor stops by themselves and is out at once; the last administrator hands over first."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from organisations import invitations
from organisations.leaving import LastOneError, leave
from organisations.models import Invitation, Membership, Role
from tests.organisations.staff import enter, form_of, make_world, member

LEAVE = "admin:leave"


@pytest.fixture
def world(db):
    return make_world()


def roles_of(user) -> list:
    return list(user.memberships.values_list("organisation__name", "role").order_by("pk"))


def say_goodbye(client, membership):
    return client.post(reverse(LEAVE), {"membership": membership.pk})


def test_an_editor_stops_and_is_out_at_once(client, world):
    user = world.users["chapter editor"]
    enter(client, user)
    desk = client.get(reverse("admin:index")).content.decode()
    assert f'href="{reverse(LEAVE)}"' in desk
    answer = say_goodbye(client, user.memberships.get())
    assert (answer.status_code, "er logget ut" in answer.content.decode(), roles_of(user)) == (200, True, [])
    assert client.get(reverse("admin:index")).headers["Location"].startswith("/admin/login/")
    # Another browser in which they were logged in all the while.
    enter(client, user)
    listing = reverse("admin:organisations_listing_change", args=[world.listings["chapter"].pk])
    assert client.get(listing).headers["Location"].startswith("/admin/login/")


def test_opening_the_page_ends_nothing(client, world):
    user = world.users["chapter editor"]
    enter(client, user)
    assert client.get(reverse(LEAVE), {"membership": user.memberships.get().pk}).status_code == 200
    assert roles_of(user) == [("chapter", "redaktor")]


def test_who_stops_in_one_organisation_keeps_the_other(client, world):
    user = world.users["editor of several"]
    enter(client, user)
    answer = say_goodbye(client, user.memberships.get(organisation=world.organisations["neighbour"]))
    assert (answer.headers["Location"], roles_of(user)) == ("/admin/", [("beacon", "administrator")])


@pytest.mark.parametrize("role", ["chapter administrator", "national"])
def test_the_last_of_those_who_invite_is_told_to_hand_over_first(client, world, role):
    user = world.users[role]
    mine = user.memberships.get()
    Membership.objects.filter(role=mine.role, organisation=mine.organisation).exclude(pk=mine.pk).delete()
    enter(client, user)
    html = client.get(reverse(LEAVE)).content.decode()
    assert ("La noen overta først" in html, 'name="membership"' in html) == (True, False)
    answer = client.post(reverse(LEAVE), {"membership": mine.pk}, follow=True)
    assert ["La noen overta etter deg først" in str(one) for one in answer.context["messages"]] == [True]
    assert Membership.objects.filter(pk=mine.pk).exists()


def test_the_way_shown_to_them_hands_over_in_one_step(client, world):
    user, chapter = world.users["chapter administrator"], world.organisations["chapter"]
    enter(client, user)
    html = client.get(reverse(LEAVE)).content.decode()
    address = f"{reverse('admin:organisations_invitation_add')}?organisation={chapter.pk}&hands_over=1"
    assert address.replace("&", "&amp;") in html
    client.post(address, {**form_of(client.get(address)), "email": "neste@example.no"})
    invitation = Invitation.objects.get(email="neste@example.no")
    assert (invitation.hands_over, invitation.role, roles_of(user)) == (
        True,
        "administrator",
        [("chapter", "administrator")],
    )
    after = invitations.accept(invitation, password="korrekt hest batteri")
    assert (roles_of(user), roles_of(after)) == ([], [("chapter", "administrator")])


def test_an_administrator_who_is_shut_out_does_not_count(world):
    mine = world.users["chapter administrator"].memberships.get()
    member("asleep", mine.organisation, Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(LastOneError):
        leave(mine)
    member("awake", mine.organisation, Role.ADMINISTRATOR)
    leave(mine)
    assert not Membership.objects.filter(pk=mine.pk).exists()


def test_the_last_administrator_does_not_get_round_it_by_the_list_of_editors(client, world):
    user = world.users["chapter administrator"]
    mine = user.memberships.get()
    enter(client, user)
    delete = reverse("admin:organisations_membership_delete", args=[mine.pk])
    assert client.post(delete, {"post": "yes"}).headers["Location"] == reverse(LEAVE)
    change = reverse("admin:organisations_membership_change", args=[mine.pk])
    answer = client.post(change, {**form_of(client.get(change)), "role": "redaktor"})
    assert list(answer.context["adminform"].form.errors) == ["role"]
    assert roles_of(user) == [("chapter", "administrator")]
    member("second", mine.organisation, Role.ADMINISTRATOR)
    client.post(change, {**form_of(client.get(change)), "role": "redaktor"})
    assert roles_of(user) == [("chapter", "redaktor")]


def test_an_umbrella_still_removes_the_last_administrator_of_a_chapter(client, world):
    theirs = world.users["chapter administrator"].memberships.get()
    enter(client, world.users["umbrella administrator"])
    client.post(reverse("admin:organisations_membership_delete", args=[theirs.pk]), {"post": "yes"})
    assert not Membership.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "0"])
def test_a_number_that_is_none_of_ones_own_ends_nothing(client, world, number):
    enter(client, world.users["chapter editor"])
    before = Membership.objects.count()
    assert client.post(reverse(LEAVE), {"membership": number}).status_code == 404
    assert Membership.objects.count() == before


def test_before_they_stop_they_are_told_how_many_are_left(client, world):
    user = world.users["chapter editor"]
    world.memberships["chapter"].delete()
    enter(client, user)
    assert "Da er det bare én redaktør igjen" in client.get(reverse(LEAVE)).content.decode()


def test_the_log_says_that_somebody_stopped_and_holds_no_address(client, world):
    user = world.users["chapter editor"]
    enter(client, user)
    say_goodbye(client, user.memberships.get())
    (entry,) = LogEntry.objects.all()
    assert (entry.object_repr, entry.change_message, entry.user) == ("Redaktør, chapter", "Sluttet selv.", user)
