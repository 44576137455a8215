"""The ten ways in which an admin site of many owners has been seen to leak or be harmed, each tried."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse

from organisations.models import Listing, Meeting, Membership, Organisation, Programme
from tests.factories import ListingFactory
from tests.organisations.staff import enter, form_of, make_world

CHANGE = "admin:organisations_listing_change"


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def editor(client, world):
    """A browser in which the chapter's editor is logged in."""
    enter(client, world.users["chapter editor"])
    return client


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_1_a_foreign_row_has_no_address(editor, world, page):
    address = reverse(f"admin:organisations_listing_{page}", args=[world.listings["neighbour"].pk])
    assert "neighbour" not in editor.get(address, follow=True).content.decode()


def test_1_a_foreign_row_stands_in_no_list(editor):
    assert [listing.name for listing in editor.get(the_list()).context["cl"].queryset] == [
        "branch listing",
        "chapter listing",
    ]


def test_2_a_filter_names_only_ones_own_organisations(editor, world):
    enter(editor, world.users["umbrella editor"])
    html = editor.get(the_list()).content.decode()
    assert ("neighbour" in html, "stranger" in html) == (True, False)


def test_3_a_forged_owner_is_not_accepted(editor, world):
    listing = world.listings["chapter"]
    address = reverse(CHANGE, args=[listing.pk])
    answer = editor.post(address, {**form_of(editor.get(address)), "organisation": world.organisations["neighbour"].pk})
    assert list(answer.context["adminform"].form.errors) == ["organisation"]
    listing.refresh_from_db()
    assert listing.organisation == world.organisations["chapter"]


def test_4_no_form_asks_for_raw_ids_and_a_forged_one_is_not_named_back(editor, world):
    assert [one for one in registered() if one.raw_id_fields] == []
    address = reverse(CHANGE, args=[world.listings["chapter"].pk])
    forged = {**form_of(editor.get(address)), "organisation": world.organisations["stranger"].pk}
    # A programme may be followed by anyone, so its name is no secret.
    Programme.objects.all().delete()
    assert "stranger" not in editor.post(address, forged).content.decode()


def test_5_an_action_leaves_foreign_rows_alone(editor, world):
    victim = Listing.objects.filter(pk=world.listings["neighbour"].pk)
    before = victim.values().get()
    for action in ["delete_selected", *listing_actions()]:
        editor.post(the_list(), {"action": action, "_selected_action": [before["id"]], "post": "yes"})
    assert victim.values().get() == before


def test_5_an_action_asks_itself_whose_each_row_is(world, rf):
    """Whatever list it is handed: the page's own would have left foreign rows out already."""
    request = rf.post(the_list())
    request.user = world.users["chapter editor"]
    request._messages = CookieStorage(request)
    admin.site._registry[Listing].confirm(request, Listing.objects.all())
    confirmed = Listing.objects.filter(confirmed_by=request.user).order_by("name").values_list("name", flat=True)
    assert list(confirmed) == ["branch listing", "chapter listing"]


def test_6_no_list_is_edited_in_place():
    assert [one for one in registered() if one.list_editable] == []


def test_7_nothing_is_deleted_by_the_dozen_nor_by_an_editor(editor, world):
    # On which nothing hangs that would keep it from being deleted.
    own = ListingFactory(organisation=world.organisations["chapter"])
    editor.post(the_list(), {"action": "delete_selected", "_selected_action": [own.pk], "post": "yes"})
    answer = editor.post(reverse("admin:organisations_listing_delete", args=[own.pk]), {"post": "yes"})
    assert (answer.status_code, Listing.objects.filter(pk=own.pk).exists()) == (403, True)


def test_8_a_forged_meeting_of_another_group_stays_as_it_is(editor, world):
    victim = Meeting.objects.filter(listing=world.listings["neighbour"])
    before = victim.values().get()
    address = reverse(CHANGE, args=[world.listings["chapter"].pk])
    forged = {"meetings-0-id": before["id"], "meetings-0-listing": world.listings["chapter"].pk}
    editor.post(address, {**form_of(editor.get(address)), **forged, "meetings-0-starts_at": "03:00"})
    assert victim.values().get() == before


@pytest.mark.parametrize(
    "question",
    [
        "organisation__approval_reason__startswith",
        "organisation__memberships__user__password__startswith",
        "organisation__parent__listings__contact_phone",
        "contact_phone__startswith",
        "confirmed_by__isnull",
    ],
)
def test_9_a_list_answers_no_probing(editor, question):
    assert editor.get(the_list(), {question: "a"}).status_code == 400


def test_9_who_asks_for_an_answer_is_not_found_out_letter_by_letter(editor):
    assert editor.get("/admin/organisations/report/", {"reply_to__startswith": "a"}).status_code == 400


def test_9_nor_is_a_password_or_where_an_organisation_stands(editor, world):
    enter(editor, world.users["superuser"])
    assert editor.get("/admin/auth/user/", {"password__startswith": "pbkdf2"}).status_code == 400
    assert editor.get("/admin/organisations/organisation/", {"lineage__contains": "1"}).status_code == 400


@pytest.mark.parametrize(
    "asked", [{}, {"status__exact": "publisert"}, {"trenger": "mangler"}, {"q": "a"}, {"p": "1"}, {"o": "1"}]
)
def test_9_a_list_answers_its_own_questions(editor, asked):
    assert editor.get(the_list(), asked).status_code == 200


def test_10_what_others_depend_on_is_not_deleted_and_they_are_not_named(editor, world):
    enter(editor, world.users["umbrella administrator"])
    address = reverse("admin:organisations_organisation_delete", args=[world.organisations["chapter"].pk])
    answer = editor.post(address, {"post": "yes"})
    assert (answer.status_code, b"chapter listing" in answer.content) == (403, False)
    enter(editor, world.users["national"])
    editor.post(address, {"post": "yes"})
    assert Organisation.objects.filter(pk=world.organisations["chapter"].pk).exists()
    assert Listing.objects.filter(pk=world.listings["chapter"].pk).exists()


def test_the_log_of_the_staff_holds_no_address(editor, world):
    enter(editor, world.users["umbrella administrator"])
    membership = world.memberships["chapter"]
    editor.post(reverse("admin:organisations_membership_delete", args=[membership.pk]), {"post": "yes"})
    assert not Membership.objects.filter(pk=membership.pk).exists()
    texts = " ".join(f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all())
    assert ("Redaktør" in texts, "@" in texts) == (True, False)


def the_list():
    return reverse("admin:organisations_listing_changelist")


def listing_actions():
    return list(admin.site._registry[Listing].actions)


def registered():
    return admin.site._registry.values()
