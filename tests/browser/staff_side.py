"""What tests of the staff's side begin with: a site with rows of its own in it, and a browser that is logged in."""

from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.wsgi import get_wsgi_application
from django.test import Client

from organisations.models import (
    ConfirmationRequest,
    Invitation,
    Listing,
    Membership,
    Notice,
    Organisation,
    Programme,
    Report,
)
from tests.browser.conftest import serving, stored
from tests.organisations.staff import enter

PASSWORD = "korrekt hest batteri"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def site_with(fill):
    """The real site with what `fill` stores: its address, and what `fill` gave. All of it is gone afterwards."""
    found = stored(fill)
    try:
        with serving(get_wsgi_application) as address:
            yield address, found
    finally:
        stored(empty)


def empty() -> None:
    """Take away what belongs to somebody; the registers stay. Organisations go from the leaves of the tree."""
    for model in (Report, Notice, ConfirmationRequest, Invitation, Listing, Programme, Membership):
        model.objects.all().delete()
    for organisation in Organisation.objects.order_by("-lineage__len"):
        organisation.delete()
    User.objects.all().delete()
    Session.objects.all().delete()


def cookies_of(login, *args) -> list[dict]:
    """What a browser keeps of somebody who is in; `login` is given a client, and then `args`."""
    client = Client()
    login(client, *args)
    return [{"name": one.key, "value": one.value} for one in client.cookies.values()]


def give(context, cookies: list[dict], address: str) -> None:
    """Let the browser be logged in at the address."""
    context.add_cookies([{**cookie, "url": f"{address}/admin/"} for cookie in cookies])


def session_of(user) -> list[dict]:
    """The cookies of somebody who has given password and code."""
    return cookies_of(enter, user)


def with_password(user) -> User:
    """Somebody who logs in by typing."""
    user.set_password(PASSWORD)
    user.save()
    return user


def faults(page, *more: str) -> list[tuple]:
    """What an automatic check finds wrong with the page; `more`: rules beside those of the standard."""
    found = Axe().run(page, options={"runOnly": [*RULES, *more]}).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]
