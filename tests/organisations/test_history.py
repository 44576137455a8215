"""Every version of a group is kept, told in plain words, and can be brought back."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations.history.differences import Words
from organisations.history.erasing import erase
from organisations.history.recording import cells_of, changing, keep
from organisations.history.restoring import RestoreFault, restore
from organisations.models import How, Listing, ListingVersion, Theme
from tests.factories import ListingFactory, MeetingFactory
from tests.organisations.everything import listing_with_everything
from tests.organisations.staff import enter, form_of, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return person("kari", first_name="Kari", is_superuser=True)


def change(listing, editor, **fields):
    with changing(listing, by=editor, how=How.FORM):
        for field, value in fields.items():
            setattr(listing, field, value)
        listing.save()


def told(listing):
    newest, older = listing.versions.order_by("-number")[:2]
    return {one.question: (one.before, one.after) for one in Words().differences(older, newest)}


def test_the_first_change_keeps_also_what_was_before(editor):
    listing = ListingFactory(name="Før")
    change(listing, editor, name="Etter")
    kept = list(listing.versions.order_by("number").values_list("number", "how", "by", "cells__navn"))
    assert kept == [(1, "for", None, "Før"), (2, "skjema", editor.pk, "Etter")]


def test_what_changed_nothing_is_not_a_version(editor):
    listing = ListingFactory()
    change(listing, editor, name="Ny")
    change(listing, editor, name="Ny")
    assert listing.versions.count() == 2


def test_differences_are_told_in_the_words_of_the_form(editor):
    listing = ListingFactory(name="Onsdagsgruppa", access="lukket", intake="venteliste", companion=False)
    meeting = MeetingFactory(listing=listing, weekday="onsdag", starts_at=time(18), ends_at=time(20))
    with changing(listing, by=editor, how=How.FORM):
        listing.intake, listing.companion, listing.intake_starts_on = "oppstart", True, date(2030, 1, 13)
        listing.save()
        listing.themes.set(Theme.objects.filter(slug__in=["sorg", "alkohol"]))
        meeting.delete()
        MeetingFactory(listing=listing, weekday="torsdag", starts_at=time(19), ends_at=time(21))
    assert told(listing) == {
        "Temaer": ("ikke oppgitt", "Alkohol, Sorg"),
        "Tar gruppa imot nye": ("Venteliste", "Ny gruppe starter"),
        "Ny gruppe starter": ("ikke oppgitt", "13. januar 2030"),
        "Noen kan møte deg i døra": ("nei", "ja"),
        "Møter": ("hver onsdag kl. 18.00–20.00", "hver torsdag kl. 19.00–21.00"),
    }


def test_a_group_with_everything_comes_back_as_it_was(editor):
    listing = listing_with_everything()
    keep([listing])
    before = cells_of(Listing.objects.with_facts().get(pk=listing.pk))
    change(
        listing, editor, name="Tømt", relations=[], venue="", street_address="", directions="", price="", age_to=None,
        lat=None, lon=None, description="", contact_phone="", facilities=[], pause_from=None, pause_until=None,
    )  # fmt: skip
    listing.meetings.all().delete()
    listing.themes.clear()
    restore(listing.versions.get(number=1), by=editor)
    assert cells_of(Listing.objects.with_facts().get(pk=listing.pk)) == before
    assert listing.versions.latest("number").how == How.RESTORED


def test_restoring_leaves_its_owner_its_status_and_its_confirmation_as_they_are(editor):
    listing = ListingFactory(status="publisert", confirmed_at=date(2026, 1, 1))
    change(listing, editor, name="Ny", status="nedlagt", confirmed_at=date(2026, 11, 1))
    restored = restore(listing.versions.get(number=1), by=editor)
    restored.refresh_from_db()
    assert (restored.status, restored.confirmed_at) == ("nedlagt", date(2026, 11, 1))


def test_what_no_longer_fits_is_not_restored_and_says_why(editor):
    listing = ListingFactory(themes=["sorg"])
    keep([listing])
    listing.themes.clear()
    change(listing, editor, name="Ny")
    Theme.objects.filter(slug="sorg").delete()
    with pytest.raises(RestoreFault, match="Temaer: «sorg» er ikke et av temaene"):
        restore(listing.versions.get(number=1), by=editor)
    listing.refresh_from_db()
    assert listing.name == "Ny"


def test_what_is_erased_stands_in_no_version_and_does_not_come_back(editor):
    listing = ListingFactory(contact_phone="00 00 00 77", contact_email="privat@example.no", name="Før")
    change(listing, editor, contact_phone="", contact_email="", name="Etter")
    assert erase(listing) == 1
    assert [one.cells.get("kontakt_telefon") for one in listing.versions.all()] == [None, None]
    assert "00 00 00 77" not in str(list(ListingVersion.objects.values()))
    assert told(listing) == {"Navn": ("Før", "Etter")}
    restored = restore(listing.versions.get(number=1), by=editor)
    assert (restored.name, restored.contact_phone) == ("Før", "")


@pytest.mark.parametrize("count", [1, 3])
def test_keeping_versions_takes_as_many_queries_for_many_as_for_one(count):
    listings = [ListingFactory() for _ in range(count)]
    with CaptureQueriesContext(connection) as queries:
        keep(listings)
    assert len(queries) == 6


class TestPage:
    @pytest.fixture
    def listing(self, client, editor):
        enter(client, editor)
        return ListingFactory(name="Onsdagsgruppa")

    def rename(self, client, listing, name):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        return client.post(address, {**form_of(client.get(address)), "name": name})

    def test_the_history_says_who_changed_what(self, client, listing):
        self.rename(client, listing, "Torsdagsgruppa")
        html = client.get(reverse("admin:organisations_listing_history", args=[listing.pk])).content.decode()
        assert "Endret i skjemaet av Kari" in html
        assert "<del>Onsdagsgruppa</del>" in html
        assert "<ins>Torsdagsgruppa</ins>" in html

    def test_an_earlier_version_comes_back_by_a_button(self, client, listing):
        self.rename(client, listing, "Torsdagsgruppa")
        address = reverse("admin:organisations_listing_restore", args=[listing.pk, 1])
        assert client.get(address).status_code == 405
        client.post(address)
        listing.refresh_from_db()
        assert listing.name == "Onsdagsgruppa"

    def test_a_version_of_another_group_does_not_come_back_through_this_one(self, client, listing, editor):
        other = ListingFactory(name="En annen")
        change(other, editor, name="En tredje")
        address = reverse("admin:organisations_listing_restore", args=[listing.pk, 2])
        assert client.post(address).status_code == 404

    def test_contact_details_are_erased_by_a_button(self, client, listing, editor):
        change(listing, editor, contact_phone="00 00 00 77")
        change(listing, editor, contact_phone="")
        client.post(reverse("admin:organisations_listing_erase", args=[listing.pk]))
        assert "00 00 00 77" not in str(list(listing.versions.values()))
