"""Attempts on the site's own pages, on links in mails, and on the login."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from organisations import invitations
from organisations.models import Invitation, Listing, Membership
from tests.organisations.staff import NOBODY, enter_as

from .addresses import PAGES_OF_THE_SITE, addresses
from .rows import ROWS, foreign_rows, foreign_words

PASSWORD = "korrekt hest batteri"
BEHIND_THE_LOGIN = [
    "index",
    "password_change",
    "password_change_done",
    "autocomplete",
    "jsi18n",
    "recovery_codes",
    "leave",
]
# For who has given the password and not yet the code.
AT_THE_CODE = ["second_factor", "second_factor_setup"]


def try_the_sites_own_pages(client, world, role):
    """What belongs to no model: the desk, the search box, the way from a row to its public page."""
    enter_as(client, world, role)
    for name in [*BEHIND_THE_LOGIN, *([] if role == "without the code" else AT_THE_CODE)]:
        answer = client.get(reverse(f"admin:{name}"))
        if role in NOBODY and not answer.headers.get("Location", "").startswith("/admin/login/"):
            yield name, answer.status_code
        if role not in NOBODY and answer.status_code == 200:
            yield from ((name, word) for word in foreign_words(answer.content.decode(), world, role))
    for address in addresses():
        if role in NOBODY and address.name not in PAGES_OF_THE_SITE and not address.captured:
            for answer in (client.get(reverse(address.path)), client.post(reverse(address.path))):
                if not answer.headers.get("Location", "").startswith("/admin/login/"):
                    yield address.name, answer.status_code
    yield from (("shows", str(row)) for model in ROWS for row in shown_on_site(client, world, model, role))


def shown_on_site(client, world, model, role):
    """Foreign rows whose address on the site the staff's side tells."""
    kind = ContentType.objects.get_for_model(model).pk
    for _key, row in foreign_rows(world, model, role):
        try:
            answer = client.get(reverse("admin:view_on_site", args=[kind, row.pk]))
        except NoReverseMatch:
            continue
        if answer.status_code == 200 or (row.pk and "/gruppe/" in answer.headers.get("Location", "")):
            yield row


def let_everything_need_somebody(world, role):
    """All groups are old and all mails lost, so that the desk has something to say of each."""
    Listing.objects.update(confirmed_at=timezone.localdate() - timedelta(days=210))
    Invitation.objects.update(failed=True)
    return ()


def use_the_desk(client, world, role):
    """What the desk says, and its button pressed for foreign groups."""
    enter_as(client, world, role)
    answer = client.get(reverse("admin:index"))
    if answer.status_code == 200:
        yield from (("says", word) for word in foreign_words(answer.content.decode(), world, role))
    foreign = [listing.pk for _key, listing in foreign_rows(world, Listing, role)]
    client.post(reverse("admin:confirm_groups"), {"gruppe": foreign, "hvordan": "skjema"})


def end_what_others_do(client, world, role):
    """The button by which one stops, pressed with the numbers of others."""
    enter_as(client, world, role)
    others = Membership.objects.exclude(user=world.users.get(role))
    for pk in others.values_list("pk", flat=True):
        client.post(reverse("admin:leave"), {"membership": pk})
    return ()


def say_yes_to_dead_invitations(client, world, role):
    """Links from people who may not invite, or no longer, and whom they would let in."""
    if role != "visitor":
        return
    enter_as(client, world, role)
    for number, (who, key, asked) in enumerate(DEAD):
        invitation = Invitation.objects.create(
            organisation=world.organisations.get(key), email=f"ny{number}@x.example.no", role=asked,
            invited_by=world.users[who],
        )  # fmt: skip
        address = reverse("admin:invitation", args=[invitations.token_for(invitation)])
        client.post(address, {"new_password1": PASSWORD, "new_password2": PASSWORD})
        invitation.delete()
        if User.objects.filter(email=invitation.email).exists():
            yield who, key, asked


# Who invites, to where, as what.
DEAD = [
    ("former editor", "chapter", "redaktor"),
    ("locked out", "umbrella", "redaktor"),
    ("chapter editor", "chapter", "redaktor"),
    ("chapter administrator", "neighbour", "redaktor"),
    ("chapter administrator", "umbrella", "administrator"),
    ("umbrella administrator", None, "nasjonal"),
    ("editor of several", "neighbour", "redaktor"),
]


def log_in_with_nothing_to_edit(client, world, role):
    """The right password of somebody who may not come in."""
    if role not in ("former editor", "locked out"):
        return
    client.logout()
    user = world.users[role]
    user.set_password(PASSWORD)
    User.objects.filter(pk=user.pk).update(password=user.password)
    client.post(reverse("admin:login"), {"username": user.username, "password": PASSWORD, "next": "/admin/"})
    if "_auth_user_id" in client.session:
        yield "logged in", role
