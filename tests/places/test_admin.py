import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

pytestmark = pytest.mark.django_db

REGISTERS = ["county", "municipality", "postalcode", "placename", "registerchange", "registerimport"]


@pytest.fixture
def as_superuser(client):
    client.force_login(get_user_model().objects.create_superuser("nasjonal", password=None))
    return client


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_read_in_admin_and_not_written(as_superuser, register):
    assert as_superuser.get(reverse(f"admin:places_{register}_changelist")).status_code == 200
    assert as_superuser.get(reverse(f"admin:places_{register}_add")).status_code == 403


@pytest.mark.parametrize("words", ["5610", "Karasjok", "Kárášjohka"])
def test_a_municipality_is_searched_by_number_and_any_name(as_superuser, words):
    page = as_superuser.get(reverse("admin:places_municipality_changelist"), {"q": words})
    assert [municipality.code for municipality in page.context["cl"].result_list] == ["5610"]


def test_the_list_of_municipalities_asks_the_same_however_many_it_shows(as_superuser, django_assert_num_queries):
    address = reverse("admin:places_municipality_changelist")
    for county in ("03", "31", "50"):
        with django_assert_num_queries(6):
            as_superuser.get(address, {"county__code__exact": county})
