"""The logins that `make run` prints: real accounts with the rights of their role, the same each time."""

import stat

import pytest
from django.contrib.auth import authenticate, get_user_model
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations import demo_logins
from organisations.models import Listing
from tests.factories import ListingFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins(tmp_path):
    umbrella = OrganisationFactory(slug="ivareta", kind="paraply")
    for slug, parent in {"ivareta-tromso": umbrella, "kontaktpunkt-alta": None}.items():
        ListingFactory(name=slug, organisation=OrganisationFactory(slug=slug, parent=parent))
    return demo_logins.create(tmp_path / "var" / "logins.json")


def test_there_is_one_for_each_kind_of_staff(logins):
    assert [login.role for login in logins] == ["nasjonal", "paraply", "lokallag", "kontaktpunkt"]
    assert [len(str(login).split()) for login in logins] == [4, 4, 4, 4]


@pytest.mark.parametrize(
    ("role", "edits"),
    [
        ("nasjonal", {"ivareta-tromso", "kontaktpunkt-alta"}),
        ("paraply", {"ivareta-tromso"}),
        ("lokallag", {"ivareta-tromso"}),
        ("kontaktpunkt", {"kontaktpunkt-alta"}),
    ],
)
def test_each_may_edit_what_its_role_may(logins, role, edits):
    (login,) = [login for login in logins if login.role == role]
    user = authenticate(username=login.user, password=login.password)
    assert set(Listing.objects.editable_by(user).values_list("name", flat=True)) == edits


def test_they_are_the_same_the_next_time_and_come_back_when_taken_away(logins, tmp_path):
    get_user_model().objects.get(username="lokallag").delete()
    again = demo_logins.create(tmp_path / "var" / "logins.json")
    assert again == logins
    assert TOTPDevice.objects.count() == 4
    assert authenticate(username="lokallag", password=logins[2].password)


def test_nobody_else_on_the_machine_can_read_them(logins, tmp_path):
    mode = (tmp_path / "var" / "logins.json").stat().st_mode
    assert stat.S_IMODE(mode) & 0o077 == 0
