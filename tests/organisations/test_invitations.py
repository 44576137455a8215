"""Who edits comes by invitation, says yes once, and nobody who has left lets anybody in."""

import re
from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from organisations import invitations
from organisations.models import Invitation, Membership, Role
from tests.organisations.frozen import FrozenClock
from tests.organisations.staff import enter, form_of, make_world, member

ADD = "admin:organisations_invitation_add"
PASSWORD = "korrekt hest batteri"
NEW = {"new_password1": PASSWORD, "new_password2": PASSWORD}


@pytest.fixture
def world(db):
    world = make_world()
    Invitation.objects.all().delete()
    return world


@pytest.fixture
def administrator(client, world):
    enter(client, world.users["chapter administrator"])
    return client


def invite(client, organisation, email="ny@example.no", **fields):
    form = form_of(client.get(reverse(ADD)))
    pk = getattr(organisation, "pk", "")
    return client.post(reverse(ADD), {**form, "organisation": pk, "email": email, "role": "redaktor", **fields})


def link() -> str:
    return re.search(r"/admin/invitasjon/\S+", mail.outbox[-1].body).group(0)


def roles(email) -> dict:
    return {
        (one.organisation and one.organisation.name): one.role for one in Membership.objects.filter(user__email=email)
    }


def test_a_new_editor_chooses_a_password_and_is_in(administrator, world):
    invite(administrator, world.organisations["branch"], "Ny@Example.no")
    assert [message.to for message in mail.outbox] == [["ny@example.no"]]
    new = Client()
    assert new.post(link(), NEW).headers["Location"] == "/admin/"
    listed = new.get(reverse("admin:organisations_listing_changelist")).context["cl"].queryset
    assert (roles("ny@example.no"), [one.name for one in listed]) == (
        {"branch": "redaktor"},
        ["branch listing"],
    )


def test_to_look_at_the_link_uses_nothing_up_and_a_yes_does(administrator, world):
    invite(administrator, world.organisations["chapter"])
    for _number in range(3):
        assert "chapter" in Client().get(link()).content.decode()
    assert User.objects.filter(email="ny@example.no").count() == 0
    Client().post(link(), NEW)
    other = Client()
    assert "virker ikke lenger" in other.post(link(), dict.fromkeys(NEW, "et annet langt passord")).content.decode()
    assert User.objects.get(email="ny@example.no").check_password(PASSWORD)
    assert Invitation.objects.count() == 0


def test_a_link_lasts_two_weeks(administrator, world, monkeypatch):
    clock = FrozenClock(monkeypatch, datetime(2026, 11, 22, 12))
    enter(administrator, world.users["chapter administrator"])
    invite(administrator, world.organisations["chapter"])
    clock.go(days=14, seconds=1)
    assert "virker ikke lenger" in Client().get(link()).content.decode()


@pytest.mark.parametrize("token", ["x", "MQ:1tabcd:forged"])
def test_a_forged_link_says_no_more_than_an_old_one(client, world, token):
    assert "virker ikke lenger" in client.get(reverse("admin:invitation", args=[token])).content.decode()


def test_when_the_one_who_invited_has_left_the_link_ends(administrator, world):
    invite(administrator, world.organisations["chapter"])
    world.users["chapter administrator"].memberships.all().delete()
    assert "virker ikke lenger" in Client().post(link(), NEW).content.decode()
    assert roles("ny@example.no") == {}


def test_an_invitation_that_is_taken_back_ends(administrator, world):
    invite(administrator, world.organisations["chapter"])
    invitation = Invitation.objects.get()
    administrator.post(reverse("admin:organisations_invitation_delete", args=[invitation.pk]), {"post": "yes"})
    assert "virker ikke lenger" in Client().post(link(), NEW).content.decode()


@pytest.mark.parametrize("key", ["umbrella", "neighbour", "stranger"])
def test_nobody_invites_to_a_foreign_organisation(administrator, world, key):
    assert invite(administrator, world.organisations[key]).status_code == 200
    assert (Invitation.objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize("role", ["umbrella editor", "chapter editor"])
def test_an_editor_invites_nobody(client, world, role):
    enter(client, world.users[role])
    asked = {"organisation": world.organisations["chapter"].pk, "email": "ny@example.no", "role": "redaktor"}
    assert client.post(reverse(ADD), asked).status_code == 403
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(("who", "made"), [("umbrella administrator", {}), ("national", {None: "nasjonal"})])
def test_only_a_national_editor_invites_national_editors(client, world, who, made):
    enter(client, world.users[who])
    invite(client, None, role="nasjonal")
    if mail.outbox:
        Client().post(link(), NEW)
    assert roles("ny@example.no") == made


def test_an_administrator_hands_over_in_one_step_and_has_no_access_from_the_yes_on(administrator, world):
    chapter = world.organisations["chapter"]
    invite(administrator, chapter, role="administrator", hands_over="on")
    assert administrator.get(reverse("admin:index")).status_code == 200
    Client().post(link(), NEW)
    assert roles("ny@example.no") == {"chapter": "administrator"}
    assert administrator.get(reverse("admin:index")).status_code == 302


def test_whoever_takes_over_can_do_all_that_the_other_could(administrator, world):
    invite(administrator, world.organisations["chapter"], role="redaktor", hands_over="on")
    Client().post(link(), NEW)
    assert roles("ny@example.no") == {"chapter": "administrator"}


def test_who_sends_a_colleagues_link_again_does_not_stop_in_their_place(administrator, world):
    chapter = world.organisations["chapter"]
    invite(administrator, chapter, hands_over="on")
    colleague = member("kollega", chapter, Role.ADMINISTRATOR).user
    enter(administrator, colleague)
    page = reverse("admin:organisations_invitation_change", args=[Invitation.objects.get().pk])
    administrator.post(page, form_of(administrator.get(page)))
    Client().post(link(), NEW)
    left = set(Membership.objects.filter(organisation=chapter).values_list("user__email", flat=True))
    assert (colleague.email in left, world.users["chapter administrator"].email in left) == (True, False)


def test_a_login_under_another_name_is_known_by_its_address(administrator, world):
    known = member("kjent", world.organisations["stranger"]).user
    User.objects.filter(pk=known.pk).update(username="kari")
    invite(administrator, world.organisations["chapter"], known.email)
    Client().post(link(), NEW)
    assert User.objects.filter(email=known.email).count() == 1
    assert roles(known.email) == {"stranger": "redaktor", "chapter": "redaktor"}


def test_what_one_does_not_have_one_does_not_hand_over(client, world):
    enter(client, world.users["umbrella administrator"])
    answer = invite(client, world.organisations["chapter"], hands_over="on")
    assert list(answer.context["adminform"].form.errors) == ["hands_over"]


def test_who_has_a_login_says_yes_and_logs_in_as_always(administrator, world):
    known = member("kjent", world.organisations["stranger"]).user
    known.set_password(PASSWORD)
    known.save()
    invite(administrator, world.organisations["chapter"], known.email)
    browser = Client()
    assert "new_password1" not in browser.get(link()).content.decode()
    browser.post(link(), {"new_password1": "noe annet langt", "new_password2": "noe annet langt"})
    assert User.objects.get(pk=known.pk).check_password(PASSWORD)
    assert roles(known.email) == {"stranger": "redaktor", "chapter": "redaktor"}
    assert browser.get(reverse("admin:index")).status_code == 302


def test_who_is_locked_out_does_not_come_in_by_invitation(administrator, world):
    invite(administrator, world.organisations["chapter"], world.users["locked out"].email)
    assert "virker ikke lenger" in Client().post(link(), NEW).content.decode()


def test_a_bad_password_is_not_taken_here_either(administrator, world):
    invite(administrator, world.organisations["chapter"])
    answer = Client().post(link(), {"new_password1": "passord123", "new_password2": "passord123"})
    assert (answer.status_code, roles("ny@example.no")) == (200, {})


def test_a_mail_that_could_not_be_sent_is_said_and_sent_anew_when_saved(administrator, world, settings):
    settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
    answer = invite(administrator, world.organisations["chapter"])
    assert answer.status_code == 302
    invitation = Invitation.objects.get()
    assert invitation.failed
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page = reverse("admin:organisations_invitation_change", args=[invitation.pk])
    administrator.post(page, form_of(administrator.get(page)))
    assert (Invitation.objects.get().failed, len(mail.outbox)) == (False, 1)


def test_the_same_link_pressed_twice_at_once_works_once(administrator, world):
    invite(administrator, world.organisations["chapter"])
    first, second = (invitations.invitation_for(link().split("/")[3]) for _number in range(2))
    invitations.accept(first, password=PASSWORD)
    with pytest.raises(invitations.InvitationGoneError):
        invitations.accept(second, password=PASSWORD)
    assert Membership.objects.filter(user__email="ny@example.no").values_list("role", flat=True).get() == Role.EDITOR


def test_an_administrator_who_is_invited_as_an_editor_stays_one(administrator, world):
    mine = world.users["chapter administrator"]
    User.objects.filter(pk=mine.pk).update(email="meg@example.no", username="meg@example.no")
    before = roles("meg@example.no")
    invitation = Invitation.objects.create(
        organisation=world.organisations["chapter"], email="meg@example.no", invited_by=world.users["superuser"]
    )
    invitations.accept(invitation)
    assert roles("meg@example.no") == before == {"chapter": "administrator"}
