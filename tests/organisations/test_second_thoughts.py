"""What an editor is asked to think of after saving: a door that is shown, and words the site itself never says."""

import pytest
from django.urls import reverse

from organisations.admin.second_thoughts import SHOWS_ITS_DOOR
from organisations.wording import LABEL, PARTICIPANT
from tests.factories import ListingFactory
from tests.organisations.staff import enter, form_of, person

pytestmark = pytest.mark.django_db
DOOR = {"street_address": "Eksempelveien 3"}


@pytest.fixture
def staff(client):
    enter(client, person("sjef", is_superuser=True))
    return client


def warned(staff, model, row, **changes) -> list[str]:
    page = reverse(f"admin:organisations_{model}_change", args=[row.pk])
    answer = staff.post(page, {**form_of(staff.get(page)), **changes}, follow=True)
    assert answer.redirect_chain
    return [str(one) for one in answer.context["messages"] if one.level_tag == "warning"]


@pytest.mark.parametrize(
    ("before", "changes", "expected"),
    [
        ({"access": "apen", **DOOR}, {"access": "lukket"}, [SHOWS_ITS_DOOR]),
        ({"access": "apen", "venue": "Huset"}, {"access": "lukket"}, [SHOWS_ITS_DOOR]),
        ({"access": "apen", **DOOR}, {"access": "lukket", "hides_address": "ja"}, []),
        ({"access": "apen"}, {"access": "lukket"}, []),
        ({"access": "apen", **DOOR}, {"price": "Gratis"}, []),
        ({"access": "lukket", "hides_address": False, **DOOR}, {"price": "Gratis"}, []),
        ({"access": "lukket", "hides_address": False, **DOOR}, {"access": "apen"}, []),
    ],
)
def test_who_closes_an_open_group_is_asked_about_its_door(staff, before, changes, expected):
    listing = ListingFactory(**before)
    assert warned(staff, "listing", listing, **changes) == expected


@pytest.mark.parametrize("field", ["name", "description", "how_to_join", "first_time", "size", "price", "gift"])
def test_a_word_that_the_site_never_says_is_asked_about_once_and_stored(staff, field):
    listing = ListingFactory()
    asked = [f"Du skriver «brukere». {PARTICIPANT} Vil du si det på en annen måte?"]
    assert warned(staff, "listing", listing, **{field: "Brukere møter brukere"}) == asked
    assert warned(staff, "listing", listing) == []
    listing.refresh_from_db()
    assert getattr(listing, field) == "Brukere møter brukere"


def test_a_text_in_nynorsk_is_read_too_and_an_organisation_is_asked_about_its_own(staff):
    listing = ListingFactory(organisation__about="")
    asked = [f"Du skriver «rusmisbrukarar». {LABEL} Vil du si det på en annen måte?"]
    assert warned(staff, "listing", listing, description="For rusmisbrukarar.") == asked
    assert warned(staff, "organisation", listing.organisation, about="For rusmisbrukarar.") == asked


def test_names_of_fellowships_are_no_such_words(staff):
    assert warned(staff, "listing", ListingFactory(), description="Et møte i Anonyme Narkomane.") == []
