"""Published when complete, confirmed while it lives, closed down with a reason."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from organisations import completeness, lifecycle
from organisations.admin.listing import NOT_CONFIRMED
from organisations.history.recording import changing
from organisations.models import ConfirmedHow, How, Listing, Organisation
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.staff import enter, form_of, make_world, member, person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
COMPLETE = {"contact_email": "gruppa@example.no", "street_address": "Eksempelveien 3"}


def complete(**fields):
    listing = ListingFactory(**{**COMPLETE, "status": "kladd", "confirmed_at": None, **fields})
    MeetingFactory(listing=listing)
    return listing


@pytest.fixture
def editor(db):
    return person("kari", is_superuser=True)


def test_a_complete_draft_is_published_and_confirmed(editor):
    listing = complete()
    lifecycle.publish(listing, by=editor, today=TODAY)
    listing.refresh_from_db()
    assert (listing.status, listing.confirmed_at) == ("publisert", TODAY)
    assert (listing.confirmed_by, listing.confirmed_how) == (editor, ConfirmedHow.FORM)
    assert list(listing.versions.order_by("number").values_list("how", flat=True)) == ["for", "publisert"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"contact_email": ""}, "contact_phone"),
        ({"street_address": ""}, "street_address"),
    ],
)
def test_a_draft_that_lacks_something_stays_a_draft_and_says_what(editor, fields, field):
    listing = complete(**fields)
    with pytest.raises(lifecycle.Incomplete) as fault:
        lifecycle.publish(listing, by=editor, today=TODAY)
    assert list(fault.value.missing) == [field]
    assert Listing.objects.get(pk=listing.pk).status == "kladd"


@pytest.mark.parametrize(
    "fields",
    [
        {"contact_email": "", "contact_phone": "00 00 00 01"},
        {"contact_email": "", "website": "https://example.no/"},
        {"street_address": "", "venue": "Frivilligsentralen"},
        {"street_address": "", "hides_address": True},
        {"street_address": "", "forms": ["digital"]},
    ],
)
def test_each_way_of_being_complete_will_do(fields):
    assert completeness.missing(complete(**fields), meets=True) == {}


def test_a_group_that_never_meets_is_not_published(editor):
    listing = ListingFactory(**COMPLETE, status="kladd")
    with pytest.raises(lifecycle.Incomplete, match="Legg til når gruppa møtes"):
        lifecycle.publish(listing, by=editor, today=TODAY)


@pytest.mark.parametrize("approval", ["venter", "avslatt"])
def test_groups_of_an_organisation_without_approval_are_not_published(editor, approval):
    owner = OrganisationFactory(approval=approval, approval_reason="Nei")
    with pytest.raises(lifecycle.Incomplete, match="venter på godkjenning"):
        lifecycle.publish(complete(organisation=owner), by=editor, today=TODAY)


def test_closing_down_keeps_the_reason_and_publishing_again_forgets_it(editor):
    listing = complete()
    lifecycle.close_down(listing, by=editor, reason="for-fa", today=TODAY)
    listing.refresh_from_db()
    assert (listing.status, listing.closed_reason, listing.closed_on) == ("nedlagt", "for-fa", TODAY)
    lifecycle.publish(listing, by=editor, today=TODAY)
    listing.refresh_from_db()
    assert (listing.status, listing.closed_reason, listing.closed_on) == ("publisert", None, None)


def test_confirming_is_not_a_change_of_what_the_page_says(editor):
    listing = complete(status="publisert", confirmed_at=date(2026, 1, 1))
    before = Listing.objects.get(pk=listing.pk).updated_at
    lifecycle.confirm([listing], by=None, how=ConfirmedHow.MAIL, today=TODAY)
    listing.refresh_from_db()
    assert (listing.confirmed_at, listing.confirmed_by, listing.confirmed_how) == (TODAY, None, "epost")
    assert listing.updated_at == before
    assert listing.versions.latest("number").how == "bekreftet"


class TestForm:
    @pytest.fixture
    def world(self, client, db):
        world = make_world()
        enter(client, world.users["chapter editor"])
        return world

    def press(self, client, listing, button, **changes):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        answer = client.post(address, {**form_of(client.get(address)), button: "1", **changes})
        listing.refresh_from_db()
        return answer

    def test_publishing_by_the_button(self, client, world):
        listing = complete(organisation=world.organisations["chapter"])
        assert self.press(client, listing, "_publish").status_code == 302
        assert (listing.status, listing.confirmed_by) == ("publisert", world.users["chapter editor"])

    def test_what_is_missing_is_said_beside_the_fields_and_nothing_typed_is_lost(self, client, world):
        listing = ListingFactory(organisation=world.organisations["chapter"], status="kladd", name="Før")
        answer = self.press(client, listing, "_publish", name="Etter")
        errors = answer.context["adminform"].form.errors
        assert set(errors) == {"contact_phone", "street_address"}
        (formset,) = answer.context["inline_admin_formsets"]
        assert formset.non_form_errors() == ["Legg til når gruppa møtes, eller velg «Etter avtale»."]
        assert (listing.status, listing.name) == ("kladd", "Før")
        assert form_of(answer)["name"] == ["Etter"]

    def test_what_is_shown_may_not_lose_what_a_visitor_needs(self, client, world):
        listing = complete(organisation=world.organisations["chapter"], status="publisert", confirmed_at=TODAY)
        answer = self.press(client, listing, "_save", contact_email="")
        assert list(answer.context["adminform"].form.errors) == ["contact_phone"]

    def test_an_old_gap_does_not_keep_anyone_from_mending_something_else(self, client, world):
        listing = world.listings["chapter"]
        assert self.press(client, listing, "_save", name="Nytt navn").status_code == 302
        assert listing.name == "Nytt navn"

    def test_taking_a_group_off_the_site(self, client, world):
        listing = world.listings["chapter"]
        self.press(client, listing, "_unpublish")
        assert listing.status == "kladd"
        assert client.get(f"/gruppe/{listing.slug}/").status_code == 404

    def test_saving_and_confirming(self, client, world):
        Listing.objects.update(confirmed_at=date(2026, 1, 1))
        listing = world.listings["chapter"]
        self.press(client, listing, "_save", name="Lagret")
        assert listing.confirmed_at == date(2026, 1, 1)
        self.press(client, listing, "_confirm", name="Bekreftet")
        assert (listing.confirmed_at, listing.name) == (date.today(), "Bekreftet")

    def test_a_copy_is_a_draft_that_nobody_has_confirmed(self, client, world):
        self.press(client, world.listings["chapter"], "_saveasnew", name="Kopi")
        copy = Listing.objects.get(name="Kopi")
        assert (copy.status, copy.confirmed_at) == ("kladd", None)

    def test_closing_down_asks_why(self, client, world):
        listing = world.listings["chapter"]
        address = reverse("admin:organisations_listing_close", args=[listing.pk])
        assert client.post(address, {}).context["form"].errors == {"reason": ["Velg hvorfor gruppa er lagt ned."]}
        client.post(address, {"reason": "for-fa"})
        listing.refresh_from_db()
        assert (listing.status, listing.closed_reason) == ("nedlagt", "for-fa")
        assert client.get(f"/gruppe/{listing.slug}/").status_code == 410

    def test_what_somebody_else_has_closed_down_already_says_so(self, client, world):
        listing = world.listings["chapter"]
        lifecycle.close_down(listing, by=None, reason="for-fa", today=TODAY)
        answer = client.post(
            reverse("admin:organisations_listing_close", args=[listing.pk]), {"reason": "annet"}, follow=True
        )
        said = [str(one) for one in answer.context["messages"]]
        assert (answer.status_code, said) == (200, ["chapter listing er allerede lagt ned."])
        listing.refresh_from_db()
        assert listing.closed_reason == "for-fa"

    def test_what_nobody_has_seen_is_not_closed_down(self, client, world):
        draft = ListingFactory(organisation=world.organisations["chapter"], status="kladd")
        address = reverse("admin:organisations_listing_close", args=[draft.pk])
        assert client.post(address, {"reason": "for-fa"}).status_code == 404
        draft.refresh_from_db()
        assert draft.status == "kladd"

    def test_confirming_many_from_the_list(self, client, world):
        Listing.objects.update(confirmed_at=date(2026, 1, 1))
        chosen = [listing.pk for listing in world.listings.values()]
        page = reverse("admin:organisations_listing_changelist")
        client.post(page, {"action": "confirm", "_selected_action": chosen})
        confirmed = Listing.objects.filter(confirmed_at=date.today())
        assert [listing.name for listing in confirmed] == ["branch listing", "chapter listing"]


class TestTwoPeople:
    @pytest.fixture
    def listing(self, client, db):
        world = make_world()
        self.first, self.second = world.users["chapter editor"], member("ola", world.organisations["chapter"]).user
        return world.listings["chapter"]

    def open(self, client, user, listing):
        enter(client, user)
        return form_of(client.get(reverse("admin:organisations_listing_change", args=[listing.pk])))

    def send(self, client, user, listing, form):
        enter(client, user)
        return client.post(reverse("admin:organisations_listing_change", args=[listing.pk]), form)

    def test_the_second_is_told_loses_nothing_and_then_saves_knowingly(self, client, listing):
        first, second = self.open(client, self.first, listing), self.open(client, self.second, listing)
        self.send(client, self.first, listing, {**first, "price": "Gratis"})
        answer = self.send(client, self.second, listing, {**second, "name": "Nytt navn"})
        (sentences,) = answer.context["adminform"].form.errors.values()
        assert sentences[1] == "Pris: var «ikke oppgitt», er nå «Gratis»."
        again = form_of(answer)
        assert again["name"] == ["Nytt navn"]
        listing.refresh_from_db()
        assert (listing.name, listing.price) == ("chapter listing", "Gratis")
        assert self.send(client, self.second, listing, again).status_code == 302
        listing.refresh_from_db()
        assert (listing.name, listing.price) == ("Nytt navn", "")

    def test_the_second_is_told_that_the_first_has_closed_it_down(self, client, listing):
        second = self.open(client, self.second, listing)
        lifecycle.close_down(listing, by=self.first, reason="for-fa", today=date.today())
        for button in ("_unpublish", "_confirm"):
            answer = self.send(client, self.second, listing, {**second, button: "x"})
        (sentences,) = answer.context["adminform"].form.errors.values()
        assert sentences[1] == "Status: var «Publisert», er nå «Nedlagt»."
        listing.refresh_from_db()
        assert listing.status == "nedlagt"
        saved = self.send(client, self.second, listing, {**form_of(answer), "_confirm": "x"})
        assert [str(one) for one in get_messages(saved.wsgi_request)] == [NOT_CONFIRMED.format(listing)]

    def test_the_second_is_told_that_the_first_has_moved_it(self, client, listing):
        second = self.open(client, self.second, listing)
        with changing(listing, by=self.first, how=How.FORM):
            listing.organisation = Organisation.objects.get(name="branch")
            listing.save()
        answer = self.send(client, self.second, listing, {**second, "name": "Nytt navn"})
        (sentences,) = answer.context["adminform"].form.errors.values()
        assert sentences[1] == "Organisasjon: var «chapter», er nå «branch»."

    def test_a_confirmation_meanwhile_disturbs_nobody(self, client, listing):
        form = self.open(client, self.second, listing)
        lifecycle.confirm([listing], by=None, how=ConfirmedHow.MAIL, today=date.today())
        assert self.send(client, self.second, listing, {**form, "name": "Nytt navn"}).status_code == 302

    def test_a_row_of_the_schedule_that_the_other_removed_is_no_stumbling_block(self, client, listing):
        first, second = self.open(client, self.first, listing), self.open(client, self.second, listing)
        self.send(client, self.first, listing, {**first, "meetings-0-weekday": "fredag"})
        answer = self.send(client, self.second, listing, {**second, "meetings-0-weekday": "mandag"})
        self.send(client, self.second, listing, form_of(answer))
        assert [meeting.weekday for meeting in listing.meetings.all()] == ["mandag"]
