"""What no browser sends by itself, but a broken link, a back button or a pasted text does: answered in words."""

from datetime import date, time

import pytest
from django.contrib import admin
from django.urls import reverse

from organisations.admin.base import NO_CLOCK, NO_DAY
from organisations.admin.forms import UNSEEN
from organisations.admin.telling import NOTHING_TICKED
from organisations.models import Listing
from tests.factories import ListingFactory, MeetingFactory
from tests.organisations.staff import enter, form_of, make_world

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


def page_of(listing) -> str:
    return reverse("admin:organisations_listing_change", args=[listing.pk])


@pytest.mark.parametrize("sign", sorted(UNSEEN))
def test_a_sign_that_nobody_sees_is_left_out_of_what_is_pasted(staff, sign):
    listing = MeetingFactory(listing__name="Gruppa").listing
    unseen = chr(sign)
    pasted = {
        "name": f"Ons{unseen}dagsgruppa",
        "contact_phone": f"{unseen}00 00 00 01{unseen}",
        "contact_email": f"{unseen}gruppa@example.no",
        "postal_code": f"900{unseen}8",
        "meetings-0-cancelled_dates": f"{unseen}24.12.2026{unseen}",
    }
    assert staff.post(page_of(listing), {**form_of(staff.get(page_of(listing))), **pasted}).status_code == 302
    listing.refresh_from_db()
    told = (listing.name, listing.contact_phone, listing.contact_email, listing.postal_code_id)
    assert told == ("Onsdagsgruppa", "00 00 00 01", "gruppa@example.no", "9008")
    assert listing.meetings.get().cancelled_dates == [date(2026, 12, 24)]


@pytest.mark.parametrize(
    ("written", "stored"), [("18:30", time(18, 30)), ("18.30", time(18, 30)), ("8.05", time(8, 5))]
)
def test_the_clock_is_read_as_people_write_it(staff, written, stored):
    listing = MeetingFactory().listing
    staff.post(page_of(listing), {**form_of(staff.get(page_of(listing))), "meetings-0-starts_at": written})
    assert listing.meetings.get().starts_at == stored


def test_what_is_no_day_and_no_clock_is_told_how_to_write(staff):
    listing = MeetingFactory().listing
    odd = {"pause_from": "24/12/2026", "meetings-0-starts_at": "halv sju"}
    answer = staff.post(page_of(listing), {**form_of(staff.get(page_of(listing))), **odd})
    assert [fault["text"] for fault in answer.context["faults"]] == [
        f"Pause fra og med: {NO_DAY}",
        f"Møte 1. Fra klokka: {NO_CLOCK}",
    ]


def test_a_meeting_that_is_to_go_is_still_to_go_when_the_form_comes_back(staff):
    listing = MeetingFactory().listing
    MeetingFactory(listing=listing, weekday="fredag")
    form = form_of(staff.get(page_of(listing)))
    back = staff.post(page_of(listing), {**form, "name": "", "meetings-0-DELETE": "on"})
    again = form_of(back)
    assert again["meetings-0-DELETE"] == ["on"]
    staff.post(page_of(listing), {**again, "name": "Gruppa"})
    assert [meeting.weekday for meeting in listing.meetings.all()] == ["fredag"]


def test_a_schedule_that_is_missing_has_a_way_to_it(staff):
    listing = ListingFactory(contact_phone="00 00 00 01", street_address="Eksempelveien 3", status="kladd")
    answer = staff.post(page_of(listing), {**form_of(staff.get(page_of(listing))), "_publish": "x"})
    assert [fault["field"] for fault in answer.context["faults"]] == ["meetings-group"]
    assert 'id="meetings-group"' in answer.content.decode()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"ends_at": "18:00"}, "Møtet kan ikke slutte når det begynner."),
        (
            {"frequency": "annenhver-uke", "which": "uten-opphold"},
            "Skriv datoen for neste møte, så regner vi annenhver uke fra den.",
        ),
        ({"frequency": "annenhver-uke", "weekday": "", "which": "uten-opphold"}, "Datoene kommer når"),
        ({"starts_at": ""}, "Datoene kommer når"),
        ({"ends_on": "2020-01-01"}, "Ingen flere datoer."),
    ],
)
def test_the_next_dates_say_what_contradicts_itself_once_day_and_clock_are_answered(staff, row, said):
    whole = {"frequency": "ukentlig", "weekday": "onsdag", "starts_at": "18:00", "ends_at": "20:00", **row}
    sent = {"prefix": "meetings-0", **{f"meetings-0-{name}": value for name, value in whole.items()}}
    answer = staff.post(reverse("admin:organisations_listing_dates"), sent)
    assert said in answer.content.decode()


def test_a_text_that_no_spreadsheet_has_room_for_is_told(staff):
    listing = ListingFactory(description="a" * 40_000)
    address = reverse("admin:organisations_listing_download", args=[listing.organisation_id, "xlsx"])
    (told,) = staff.get(address, follow=True).context["messages"]
    assert str(told).endswith("er for lang for et regneark. Velg CSV i stedet.")
