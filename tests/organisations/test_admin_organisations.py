"""New organisations, what they may say of themselves, and a national editor's yes or no."""

import re

import pytest
from django.urls import reverse

from organisations.models import Organisation
from tests.factories import TROMSO, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory
from tests.organisations.staff import enter, form_of, make_world

ADD = "admin:organisations_organisation_add"


@pytest.fixture
def world(db):
    return make_world()


def add(client, **fields):
    client.post(reverse(ADD), {**form_of(client.get(reverse(ADD))), "kind": "lokallag", **fields})
    return Organisation.objects.filter(name=fields["name"]).first()


def change(client, organisation, **fields):
    address = reverse("admin:organisations_organisation_change", args=[organisation.pk])
    answer = client.post(address, {**form_of(client.get(address)), **fields})
    organisation.refresh_from_db()
    return answer


def test_a_chapter_that_an_umbrella_adds_waits_for_a_national_editor(client, world):
    enter(client, world.users["umbrella editor"])
    added = add(client, name="Nytt lokallag", parent=world.organisations["umbrella"].pk, approval="godkjent")
    assert added.approval == "venter"


def test_an_editor_adds_nothing_at_the_top_of_the_tree(client, world):
    enter(client, world.users["umbrella editor"])
    assert add(client, name="Ny landsorganisasjon") is None


def test_a_chapter_of_an_example_is_an_example(client, world):
    Organisation.objects.update(is_example=True)
    enter(client, world.users["umbrella editor"])
    added = add(client, name="Nytt lokallag", parent=world.organisations["umbrella"].pk)
    assert added.is_example


@pytest.mark.parametrize(
    ("field", "value"), [("approval", "avslatt"), ("is_example", "on"), ("kind", "nasjonalt-senter"), ("parent", "")]
)
def test_an_editor_does_not_change_what_others_decide(client, world, field, value):
    enter(client, world.users["chapter editor"])
    before = Organisation.objects.filter(name="chapter").values(field).get()
    change(client, world.organisations["chapter"], **{field: value, "approval_reason": "Nei"})
    assert Organisation.objects.filter(name="chapter").values(field).get() == before


def test_a_national_editor_says_no_with_a_reason_that_is_kept(client, world):
    enter(client, world.users["national"])
    change(client, world.organisations["stranger"], approval="avslatt", approval_reason="Fagfolk leder gruppene.")
    refused = Organisation.objects.get(name="stranger")
    assert (refused.approval, refused.approval_reason) == ("avslatt", "Fagfolk leder gruppene.")
    assert (refused.decided_by, refused.decided_at is None) == (world.users["national"], False)


def test_a_refusal_without_a_reason_is_not_stored(client, world):
    enter(client, world.users["national"])
    answer = change(client, world.organisations["stranger"], approval="avslatt")
    errors = answer.context["adminform"].form.errors
    assert errors == {"approval_reason": ["Skriv hvorfor organisasjonen ikke kan stå her."]}
    assert Organisation.objects.get(name="stranger").approval == "godkjent"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/organisasjoner/", "/organisasjon/over/", "/grupper/", "/moter/", "/sitemap.xml",
                                  "/kontaktpunkter/", "/api/organisasjoner/", "/api/kommuner/", "/api/grupper/",
                                  "/api/forslag/?q=venter"])  # fmt: skip
def test_visitors_see_nothing_of_an_organisation_that_is_not_let_in(client, path):
    over = OrganisationFactory(name="Over", slug="over")
    waiting = OrganisationFactory(name="Venter på svar", slug="venter-pa-svar", parent=over, approval="venter")
    waiting.covers_municipalities.set([TROMSO])
    ProgrammeFactory(name="Venter på svar", slug="venter-pa-svar", organisation=waiting)
    MeetingFactory(listing=ListingFactory(name="Venter på svar", organisation=waiting))
    assert re.findall("venter.pa.svar|venter på svar", client.get(path).content.decode(), re.IGNORECASE) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("approval", "status"), [("godkjent", 200), ("venter", 404), ("avslatt", 404)])
@pytest.mark.parametrize("path", ["/organisasjon/over/", "/gruppe/en/", "/gruppe/en.ics", "/api/grupper/en/"])
def test_an_address_answers_when_its_organisation_is_let_in(client, approval, status, path):
    organisation = OrganisationFactory(name="Over", slug="over", approval=approval, approval_reason="Ikke selvhjelp.")
    ListingFactory(slug="en", organisation=organisation)
    assert client.get(path).status_code == status
