"""What goes out comes in again the same, byte for byte."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisations.exchange.columns import COLUMNS
from organisations.exchange.exporting import export_rows
from organisations.exchange.formats import FORMATS, read, write
from organisations.exchange.importing import import_table
from organisations.exchange.scope import Scope
from organisations.models import Listing
from tests.factories import ListingFactory, OrganisationFactory

from .everything import forget_listings, listing_with_everything, stated
from .exchange_files import export, import_file, write_text
from .generated_listings import listings, store

pytestmark = pytest.mark.django_db


def test_the_listing_with_everything_leaves_no_column_empty_and_no_field_at_its_default():
    listing = listing_with_everything()
    cells = dict(zip(*export_rows(Scope(None)), strict=True))
    assert [name for name, cell in cells.items() if not cell] == []
    fresh = Listing()
    simple = [column.field for column in COLUMNS if column.field not in ("themes", "languages", "meetings")]
    assert [field for field in simple if getattr(listing, field) == getattr(fresh, f"{field}_id", None)] == []


def test_a_csv_file_goes_out_and_in_and_out_the_same(tmp_path):
    listing = listing_with_everything()
    before, file = stated(listing), export()
    forget_listings()
    assert import_file(write_text(tmp_path, file)) == "Lagret: 1 nye, 0 endret, 0 uendret.\n"
    assert stated(listing) == before
    assert export() == file


def test_a_workbook_goes_out_and_in_and_out_the_same(tmp_path):
    listing = listing_with_everything()
    before, file, path = stated(listing), export(), tmp_path / "grupper.xlsx"
    call_command("export_listings", format="xlsx", output=path)
    forget_listings()
    assert import_file(path) == "Lagret: 1 nye, 0 endret, 0 uendret.\n"
    assert stated(listing) == before
    assert export() == file


def test_a_listing_that_states_nothing_but_the_least_stays_so(tmp_path):
    listing = ListingFactory(status="kladd", confirmed_at=None)
    before, file = stated(listing), export()
    forget_listings()
    import_file(write_text(tmp_path, file))
    assert stated(listing) == before
    assert export() == file


def test_the_file_follows_the_slugs_whatever_order_they_came_in():
    for slug in ("tromso-2", "oslo-1", "tromso-10"):
        ListingFactory(slug=slug)
    assert [row[0] for row in export_rows(Scope(None))] == ["slug", "oslo-1", "tromso-10", "tromso-2"]


def test_an_organisations_file_has_its_own_and_those_below_it_only():
    umbrella = OrganisationFactory(slug="paraply")
    ListingFactory(slug="tromso-1", organisation=OrganisationFactory(parent=umbrella))
    ListingFactory(slug="tromso-2", organisation=umbrella)
    ListingFactory(slug="tromso-3")
    assert [row[0] for row in export_rows(Scope(umbrella))] == ["slug", "tromso-1", "tromso-2"]


@pytest.mark.parametrize("format_name", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(generated=st.lists(listings(), min_size=1, max_size=3))
def test_any_listings_go_out_and_in_and_out_the_same(format_name, generated):
    with transaction.atomic():
        owner = OrganisationFactory()
        for each in generated:
            store(each, owner)
        file = _file(format_name)
        unchanged = import_table(read(format_name, file), Scope(None))
        forget_listings()
        plan = import_table(read(format_name, file), Scope(None))
        again = _rows()
        transaction.set_rollback(True)
    assert (unchanged.errors, len(unchanged.unchanged)) == ([], len(generated))
    assert (plan.errors, len(plan.new)) == ([], len(generated))
    assert again == _table(format_name, file)


def _file(format_name: str) -> bytes:
    content = io.BytesIO()
    write(format_name, export_rows(Scope(None)), content)
    return content.getvalue()


def _rows() -> list[tuple]:
    return [tuple(row) for row in export_rows(Scope(None))]


def _table(format_name: str, file: bytes) -> list[tuple]:
    table = read(format_name, file)
    return [table.header.cells, *(line.cells for line in table.lines)]
