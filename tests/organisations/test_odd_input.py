"""What no browser sends by itself, but a broken link, a back button or a pasted text does: answered in words."""

import pytest
from django.contrib import admin
from django.urls import reverse

from organisations.admin.telling import NOTHING_TICKED
from organisations.models import Listing
from tests.factories import ListingFactory
from tests.organisations.staff import enter, make_world

pytestmark = pytest.mark.django_db
MODELS = list(admin.site._registry)
ODD = ["\x00", "a\x00b", "²", "-1", "9" * 30, "abc", "\u202egnol", "'"]


@pytest.fixture
def staff(client):
    enter(client, make_world().users["superuser"])
    return client


def list_of(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def questions(model) -> list[str]:
    """The names by which a list is narrowed, searched and leafed through."""
    found = ["q", "p", "o"]
    for one in admin.site._registry[model].list_filter:
        name = one[0] if isinstance(one, tuple) else one
        found += [f"{name}__exact", f"{name}__id__exact"] if isinstance(name, str) else [name.parameter_name]
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_broken_link_brings_a_list_down(staff, model):
    answers = {
        (name, value): staff.get(list_of(model), {name: value}, follow=True).status_code
        for name in questions(model)
        for value in ODD
    }
    assert {asked: status for asked, status in answers.items() if status not in (200, 400)} == {}


@pytest.mark.parametrize("value", ODD)
def test_a_tick_that_stands_for_no_row_changes_nothing(staff, value):
    before = list(Listing.objects.values())
    answer = staff.post(list_of(Listing), {"action": "confirm", "_selected_action": [value]}, follow=True)
    assert answer.status_code == 200
    if not value.isdecimal():
        assert [str(one) for one in answer.context["messages"]] == [NOTHING_TICKED]
    assert list(Listing.objects.values()) == before


@pytest.mark.parametrize("value", [*ODD, "", "９００８", "900"])
def test_what_is_no_postal_code_lies_nowhere(staff, value):
    answer = staff.post(reverse("admin:organisations_listing_postal_code"), {"code": value})
    assert answer.json() == {"municipality": ""}


def test_a_text_that_no_spreadsheet_has_room_for_is_told(staff):
    listing = ListingFactory(description="a" * 40_000)
    address = reverse("admin:organisations_listing_download", args=[listing.organisation_id, "xlsx"])
    (told,) = staff.get(address, follow=True).context["messages"]
    assert str(told).endswith("er for lang for et regneark. Velg CSV i stedet.")
