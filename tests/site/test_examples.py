"""The example listings, loaded through the importer that everybody uses, on any day."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command

from groups.search import catalogue, clock
from organisations.models import Listing, Organisation
from tests.site import html

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("examples")]

NOW, TWO_YEARS_ON = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2028, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("day", [NOW, TWO_YEARS_ON], ids=["now", "two years on"])
def test_they_are_as_fresh_on_any_day(client, day):
    with time_machine.travel(day, tick=False):
        call_command("load_examples", verbosity=0)
        _are_fresh(client)


def _are_fresh(client):
    search = catalogue.current(clock.now())
    assert 640 <= len(search.entries) <= 700
    assert len({entry.municipality for entry in search.entries if entry.municipality}) >= 210
    assert sum(1 for entry in search.entries if entry.next_meeting(clock.now())) >= 250
    assert client.get("/moter/").status_code == 200
    page = html.read(client.get("/kommune/tromso/?for=parorende&avstand=60"))
    assert len([link for link in page.all("a") if "card-link" in link.attributes.get("class", "")]) >= 10


def test_every_municipality_is_covered_and_no_real_organisation_owns_a_listing():
    call_command("load_examples", verbosity=0)
    from selvhjelp.places.models import Municipality

    uncovered = [
        municipality.code
        for municipality in Municipality.objects.in_force()
        if not Organisation.objects.covering(municipality.code, municipality.county_id).exists()
    ]
    assert uncovered == []
    assert list(Listing.objects.filter(organisation__is_example=False)) == []
