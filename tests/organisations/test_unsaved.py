"""Whoever is logged out while they write, or in anew in another tab, loses nothing and reads what to do."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from organisations.login.unsaved import OUT
from organisations.models import Listing, Membership
from tests.organisations.staff import enter, form_of, make_world

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def editor(world):
    return world.users["chapter editor"]


@pytest.fixture
def listing(world):
    return world.listings["chapter"]


def address(listing):
    return reverse("admin:organisations_listing_change", args=[listing.pk])


def written(client, editor, listing) -> dict:
    """What stands in the form when somebody has written in it, and pressed a button."""
    enter(client, editor)
    return {**form_of(client.get(address(listing))), "description": "«Vi <b>møtes</b>»\r\n& snakker", "_save": "Lagre"}


def test_what_was_written_before_a_new_login_in_another_tab_is_stored_with_one_more_press(client, editor, listing):
    form = written(client, editor, listing)
    client.get(reverse("admin:login"))
    client.cookies.pop("csrftoken")
    refused = client.post(address(listing), form, HTTP_ORIGIN=HERE)
    assert (refused.status_code, "no-store" in refused["Cache-Control"]) == (403, True)
    again = form_of(refused)
    assert {name: values for name, values in again.items() if name not in {"csrfmiddlewaretoken", "description"}} == {
        name: values if isinstance(values, list) else [values]
        for name, values in form.items()
        if name not in {"csrfmiddlewaretoken", "description"}
    }
    assert client.post(address(listing), again, HTTP_ORIGIN=HERE).status_code == 302
    listing.refresh_from_db()
    assert listing.description == "«Vi <b>møtes</b>»\r\n& snakker"


def test_what_was_written_before_the_login_ended_is_kept_until_its_writer_is_in_again(client, editor, listing):
    form = written(client, editor, listing)
    client.session.flush()
    out = client.post(address(listing), form, HTTP_ORIGIN=HERE)
    assert (out.status_code, "Logg inn i en ny fane" in out.content.decode()) == (403, True)
    enter(client, editor)
    once_more = client.post(address(listing), form_of(out), HTTP_ORIGIN=HERE)
    assert "Logg inn i en ny fane" not in once_more.content.decode()
    assert client.post(address(listing), form_of(once_more), HTTP_ORIGIN=HERE).status_code == 302
    listing.refresh_from_db()
    assert listing.description.startswith("«Vi <b>møtes</b>»")


def test_a_button_pressed_while_out_leads_to_the_login_and_from_there_to_the_desk(client, editor, listing):
    form = written(client, editor, listing)
    client.session.flush()
    token = {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"], "gruppe": listing.pk, "hvordan": "skjema"}
    answer = client.post(reverse("admin:confirm_groups"), token, HTTP_ORIGIN=HERE)
    assert answer["Location"] == "/admin/login/?next=/admin/"
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [OUT]


def test_another_site_gets_nobody_to_press_a_button_for_it(client, editor, listing):
    form = written(client, editor, listing)
    for origin in ("https://example.no", "null"):
        answer = client.post(address(listing), {**form, "csrfmiddlewaretoken": ""}, HTTP_ORIGIN=origin)
        assert (answer.status_code, "møtes" in answer.content.decode()) == (403, False)


def test_who_was_removed_while_writing_is_out(client, editor, listing):
    form = written(client, editor, listing)
    Membership.objects.filter(user=editor).delete()
    assert client.post(address(listing), form, HTTP_ORIGIN=HERE)["Location"].startswith("/admin/login/")
    assert Listing.objects.get(pk=listing.pk).description == ""


def test_logging_out_is_told_in_norwegian(client, editor, listing):
    form = written(client, editor, listing)
    page = client.post(reverse("admin:logout"), {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]}, HTTP_ORIGIN=HERE)
    assert "Du er logget ut. Takk for innsatsen!" in page.content.decode()
    assert "Thanks" not in page.content.decode()


def test_an_address_that_is_cut_short_leads_to_the_desk(client, editor):
    enter(client, editor)
    assert client.get("/admin/organisations/")["Location"] == "/admin/"


@pytest.mark.parametrize("path", ["/admin/finnes-ikke/", "/admin/organisations/finnes-ikke/1/change/"])
@pytest.mark.parametrize("checks", [True, False], ids=["without a token", "with one"])
def test_a_form_for_an_address_that_leads_nowhere_is_answered_in_words(world, path, checks):
    answer = Client(enforce_csrf_checks=checks).post(path, {"name": "Nytt navn"}, headers={"Origin": HERE})
    assert answer.status_code in (302, 403)
