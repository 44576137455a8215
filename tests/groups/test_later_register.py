"""A worker that was running when a later register came shows what it says, without being started anew."""

import csv
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command

from groups.search import catalogue
from selvhjelp.places.gazetteer import Gazetteer
from tests.factories import ListingFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

CHANGES = [
    ("1121", "Time", "1121", "Bryne"),
    ("1508", "Ålesund", "1509", "Ålesund"),
    ("5534", "Karlsøy", "5501", "Tromsø"),
    ("5530", "Senja", "5527", "Lenvik"),
    ("5530", "Senja", "5529", "Berg"),
]


@pytest.fixture
def later(tmp_path):
    """The committed files as somebody would edit them when municipalities are merged, split, renamed and numbered."""
    folder = tmp_path / "places"
    shutil.copytree(settings.FIXTURES_DIR / "places", folder)
    _rewrite(folder / "kommuner.csv", _municipalities)
    heirs = {"5534": "5501", "1508": "1509", "5530": "5527"}
    _rewrite(
        folder / "postnummer.csv",
        lambda row: [{**row, "kommune_code": heirs.get(row["kommune_code"], row["kommune_code"])}],
    )
    with (folder / "endringer.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(("2028-01-01", "kommune", *change) for change in CHANGES)
    return folder


@pytest.fixture
def running(monkeypatch):
    """This process as it was before the import, which another process makes."""
    before = Gazetteer.current()
    monkeypatch.setattr(Gazetteer, "_current", before)
    monkeypatch.setattr(Gazetteer, "_looked_at", None)
    yield lambda: monkeypatch.setattr(Gazetteer, "_current", before)
    catalogue.forget()


def test_pages_of_a_running_site_follow_the_register(client, running, later, capsys):
    moved, numbered = ListingFactory(municipality_id="5534"), ListingFactory(municipality_id="1508")
    ListingFactory(municipality_id="5530", name="Torsdagsgruppa")
    assert client.get("/kommune/karlsoy/").status_code == 200
    call_command("import_places", folder=later)
    running()

    assert "Torsdagsgruppa" in capsys.readouterr().out
    assert _redirects(client, "/kommune/karlsoy/") == "/kommune/tromso/"
    assert _redirects(client, "/kommune/1508/") == "/kommune/alesund/"
    assert "Bryne" in client.get("/kommune/time/").content.decode()
    assert client.get("/kommune/senja/").status_code == 200
    assert "Lenvik" in client.get("/kommune/senja/").content.decode()
    found = {code: _slugs(client, f"kommune={code}") for code in ("5501", "1509")}
    assert found == {"5501": [moved.slug], "1509": [numbered.slug]}
    # Bookmarks and frames of other sites hold the numbers of their day.
    assert [_slugs(client, f"kommune={code}") for code in ("5534", "1508")] == [[moved.slug], [numbered.slug]]


OF_A_GROUP = [
    "/gruppe/{}/",
    "/gruppe/{}.ics",
    "/meld-feil/{}/",
    "/utskrift/?gruppe={}",
    "/utskrift.pdf?gruppe={}",
    "/plakat/{}.pdf",
    "/kort/{}.pdf",
    "/api/grupper/{}/",
    "/organisasjon/eier/?gruppe={}",
    "/grupper/?{}",
    "/moter/?{}",
]


@pytest.mark.parametrize("address", OF_A_GROUP)
def test_a_group_whose_municipality_was_split_is_shown_until_somebody_places_it(client, running, later, address):
    organisation = OrganisationFactory(slug="eier", municipality_id="5530")
    listing = ListingFactory(municipality_id="5530", organisation=organisation)
    call_command("import_places", folder=later)
    running()
    assert client.get(address.format(listing.slug)).status_code == 200


@pytest.mark.parametrize("county", ["troms", "more-og-romsdal", "rogaland"])
def test_a_county_whose_drawing_is_older_than_its_register_has_a_page(client, running, later, county):
    call_command("import_places", folder=later)
    running()
    assert [client.get(f"/fylke/{county}/{page}").status_code for page in ("", "kart/")] == [200, 200]
    assert client.get("/dekning/").status_code == 200


def _municipalities(row):
    match row["code"]:
        case "5534":
            return []
        case "1508":
            return [{**row, "code": "1509"}]
        case "1121":
            return [{**row, "name": "Bryne", "official_name": "Bryne"}]
        case "5530":
            return [
                {**row, "code": code, "name": name, "official_name": name}
                for code, name in (("5527", "Lenvik"), ("5529", "Berg"))
            ]
    return [row]


def _rewrite(path, change):
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        names, changed = rows.fieldnames, [new for row in rows for new in change(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(changed)


def _redirects(client, address):
    response = client.get(address)
    assert response.status_code == 301
    return response.headers["Location"]


def _slugs(client, query):
    return [row["slug"] for row in client.get(f"/api/grupper/?{query}").json()["results"]]
