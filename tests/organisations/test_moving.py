"""When a later register changes a municipality, its groups follow, or a person is told to place them."""

import pytest
from django.conf import settings

from organisations.models import Listing
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.importing import import_registers
from selvhjelp.places.registers import read_registers
from tests.factories import ListingFactory, OrganisationFactory
from tests.places.later import bergen_lets_arna_go, karlsoy_merges_into_tromso, senja_splits

pytestmark = pytest.mark.django_db


@pytest.fixture
def registers(monkeypatch):
    """The committed registers; the gazetteer that other tests use must not see what this test makes of them."""
    monkeypatch.setattr(Gazetteer, "_current", Gazetteer.current())
    return read_registers(settings.FIXTURES_DIR / "places")


def test_a_merged_municipality_takes_its_groups_along(registers):
    listing = ListingFactory(municipality_id="5534")
    point = OrganisationFactory(municipality_id="5534")
    point.covers_municipalities.set(["5534"])
    import_registers(karlsoy_merges_into_tromso(registers))
    listing.refresh_from_db()
    point.refresh_from_db()
    assert (listing.municipality_id, point.municipality_id) == ("5501", "5501")
    assert [(one.by, one.how) for one in listing.versions.order_by("number")] == [(None, "for"), (None, "register")]
    assert list(point.covers_municipalities.values_list("code", flat=True)) == ["5501"]


def test_a_split_one_lists_the_groups_that_a_person_must_place(registers):
    listing = ListingFactory(municipality_id="5530", name="Torsdagsgruppa")
    report = import_registers(senja_splits(registers))
    said = [line for event in report.events for line in event.lines]
    assert said == [f"{listing.slug} «Torsdagsgruppa» lå i Senja, som er delt i Lenvik, Berg. Velg kommune for gruppa."]
    assert Listing.objects.get().municipality_id == "5530"


def test_a_group_with_a_postal_code_moves_by_itself_when_its_municipality_is_split(registers):
    code = registers_postal_code("5530")
    listing = ListingFactory(municipality_id="5530", postal_code_id=code)
    report = import_registers(senja_splits(registers))
    listing.refresh_from_db()
    assert listing.municipality_id == "5527"
    assert [(one.by, one.how) for one in listing.versions.order_by("number")] == [(None, "for"), (None, "register")]
    assert [line for event in report.events for line in event.lines] == []


def test_whoever_covered_a_split_municipality_covers_all_its_parts(registers):
    point = OrganisationFactory()
    point.covers_municipalities.set(["4601"])
    import_registers(bergen_lets_arna_go(registers))
    assert set(point.covers_municipalities.values_list("code", flat=True)) == {"4601", "4603"}


def registers_postal_code(municipality):
    from selvhjelp.places.models import PostalCode

    return PostalCode.objects.in_municipality(municipality).first().code
