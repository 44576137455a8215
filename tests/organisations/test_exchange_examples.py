"""The example listings come in through the import that everybody uses, and never near what is real."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command

from organisations.exchange.examples import load_examples, read_examples
from organisations.exchange.owners import ORGANISATION_COLUMNS, PROGRAMME_COLUMNS
from organisations.models import DataRevision, Listing, Organisation, Programme
from tests.factories import ListingFactory

from .exchange_files import minimal

pytestmark = pytest.mark.django_db
DEMO = settings.FIXTURES_DIR / "demo"
TODAY = date(2026, 11, 22)


def organisation(slug, kind="lokallag", **cells) -> dict:
    blank = dict.fromkeys(ORGANISATION_COLUMNS, "")
    return blank | {"slug": slug, "navn": slug.title(), "type": kind, "eksempel": "ja"} | cells


def programme(slug, owner) -> dict:
    return dict.fromkeys(PROGRAMME_COLUMNS, "") | {"slug": slug, "navn": slug.title(), "organisasjon": owner}


@pytest.fixture
def folder(tmp_path):
    """A national organisation, its chapter with one group, and a programme; a test says what is different."""

    def write(organisations=(), programmes=(), listings=()):
        default = [
            organisation("landet", "paraply", eksempel="nei", nettside="https://example.no/"),
            organisation("laget", overordnet="landet", korte_navn="L|Lag", dekker="55|0301", kommune="5501"),
        ]
        _write(tmp_path / "organisations.csv", [*default, *organisations])
        _write(tmp_path / "programmes.csv", [programme("veien", "landet"), *programmes])
        group = minimal(slug="tromso-1", organisasjon="laget", program="veien", sist_bekreftet="-40d")
        _write(tmp_path / "listings.csv", listings or [group])
        return tmp_path

    return write


def _write(path, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue())


def load(folder, today=TODAY):
    return load_examples(read_examples(folder), today=today)


def refusal(folder) -> str:
    with pytest.raises(CommandError) as error:
        call_command("load_examples", folder=folder)
    return str(error.value)


def test_organisations_come_with_their_place_in_the_tree_their_names_and_what_they_cover(folder):
    load(folder())
    chapter = Organisation.objects.get(slug="laget")
    assert (chapter.parent.slug, chapter.kind, chapter.is_example) == ("landet", "lokallag", True)
    assert (chapter.short_names, chapter.municipality_id) == (["L", "Lag"], "5501")
    assert [county.code for county in chapter.covers_counties.all()] == ["55"]
    assert [municipality.code for municipality in chapter.covers_municipalities.all()] == ["0301"]
    assert Organisation.objects.get(slug="landet").is_example is False
    assert Programme.objects.get(slug="veien").organisation.slug == "landet"


def test_dates_move_with_the_day_on_which_the_examples_are_loaded(folder):
    load(folder())
    assert Listing.objects.get().confirmed_at == date(2026, 10, 13)
    later = TODAY + timedelta(days=730)
    with time_machine.travel(later, tick=False):
        assert len(load(folder(), later).changed) == 1
    assert Listing.objects.get().confirmed_at == later - timedelta(days=40)


def test_twice_on_one_day_changes_nothing(folder):
    load(folder())
    before = DataRevision.current()
    plan = load(folder())
    assert (len(plan.unchanged), DataRevision.current()) == (1, before)


def test_an_example_organisation_follows_its_file_and_a_real_one_its_editors(folder):
    load(folder())
    Organisation.objects.update(about="Skrevet av en redaktør")
    load(folder())
    assert dict(Organisation.objects.values_list("slug", "about")) == {"landet": "Skrevet av en redaktør", "laget": ""}


def test_a_real_organisations_group_is_never_overwritten_by_an_example(folder):
    real = ListingFactory(slug="tromso-1", name="Virkelig")
    assert refusal(folder()).split("\n")[0] == "Linje 2: Gruppa «tromso-1» hører til en annen organisasjon."
    real.refresh_from_db()
    assert (real.name, Organisation.objects.filter(slug="laget").exists()) == ("Virkelig", False)


def test_a_real_organisation_owns_no_example(folder):
    assert refusal(folder(listings=[minimal(organisasjon="landet")])).split("\n")[0] == (
        "Linje 2, kolonne «organisasjon»: Landet er ikke et eksempel, og kan ikke eie eksempler."
    )


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"organisations": [organisation("nord", overordnet="syd"), organisation("syd")]},
            "organisations.csv: Linje 4: Organisasjonen «syd» finnes ikke, eller står lenger ned i fila.",
        ),
        (
            {"organisations": [organisation("nord", dekker="5501|9999")]},
            "organisations.csv: Linje 4, kolonne «dekker»: 9999 finnes ikke.",
        ),
        (
            {"programmes": [programme("stien", "borte")]},
            "programmes.csv: Linje 3: Organisasjonen «borte» finnes ikke, eller står lenger ned i fila.",
        ),
    ],
)
def test_what_is_wrong_with_an_owner_is_told_with_its_file_and_line_and_nothing_is_stored(folder, files, sentence):
    assert refusal(folder(**files)) == sentence
    assert Organisation.objects.count() == 0


def test_a_file_with_other_columns_is_refused(folder):
    path = folder() / "programmes.csv"
    path.write_text("slug,navn\na,b\n")
    assert refusal(path.parent) == "programmes.csv: Fila skal ha kolonnene slug, navn, organisasjon, om."


def test_a_site_in_production_refuses_examples(folder, settings):
    settings.PRODUCTION = True
    assert refusal(folder()) == "Dette er et nettsted i drift. Folk ville lete etter grupper som ikke finnes."
    assert Listing.objects.count() == 0


def test_the_examples_that_a_new_site_starts_with_load_and_load_again():
    tables = read_examples(DEMO)
    plan = load_examples(tables, today=TODAY)
    assert (plan.errors, len(plan.new)) == ([], len(tables[-1].lines))
    assert not Listing.objects.filter(organisation__is_example=False).exists()
    assert len(load_examples(tables, today=TODAY).unchanged) == len(plan.new)
