"""The coverage map: how far it is from each municipality to a group, and that no full group hides a hole."""

import csv
import gzip
import io
import random
import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache

from groups.presentation import coverage_page
from groups.search import catalogue, clock, coverage
from selvhjelp.places import borders
from selvhjelp.places.distance import Point, kilometres
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.models import Municipality
from tests.factories import KARASJOK, OSLO, TROMSO, ClosedListingFactory, ListingFactory
from tests.site import html

pytestmark = pytest.mark.django_db

HEADER = "fylke_kode;fylke;kommune_kode;kommune;km_alle;km_bli_med;km_heterogen;km_parorende"
VARDO = "5634"


def distances(**having):
    """Kilometres by municipality to the nearest listing, or to the nearest that has a word."""
    found_in = catalogue.current(clock.now())
    listings = found_in.everyone
    for parameter, value in having.items():
        listings &= found_in.with_word(parameter, value)
    return coverage.nearest(found_in, listings)


def rows(client, path="/dekning.csv"):
    text = client.get(path).content.decode("utf-8-sig")
    return {row["kommune_kode"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def point_of(code):
    return Gazetteer.current().municipality(code).point


def summary(response):
    """Kind of group and its three numbers, as the page shows them."""
    table = re.search(r"<table class=\"coverage-summary\".*?</table>", response.content.decode(), re.DOTALL)[0]
    page = html.Page()
    page.feed(table)
    cells = [cell.text for cell in page.all("td")]
    kinds = [link.text for link in page.all("a")]
    return {kind: tuple(map(int, cells[3 * place : 3 * place + 3])) for place, kind in enumerate(kinds)}


# ---- distances -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 40, 400])
def test_the_nearest_is_what_measuring_all_of_them_finds(number):
    dice = random.Random(number)
    points = sorted({Point(dice.uniform(57.9, 71.2), dice.uniform(4.5, 31.2)) for _ in range(number)})
    for place in Gazetteer.current().municipalities():
        expected = min(kilometres(place.point, point) for point in points)
        assert coverage.shortest(place.point, points) == expected


def test_without_any_group_there_is_no_distance():
    assert coverage.shortest(Point(60, 10), []) is None
    assert set(distances().values()) == {None}


def test_every_municipality_is_measured_from_its_own_point():
    listing = ListingFactory(lat=70.0, lon=20.0)
    found = distances()
    assert found.keys() == {place.code for place in Gazetteer.current().municipalities()}
    assert found[VARDO] == kilometres(point_of(VARDO), (listing.lat, listing.lon))


def test_a_hidden_group_is_measured_to_its_municipality():
    ListingFactory(hides_address=True, lat=69.9, lon=20.0)
    assert distances()[TROMSO] == 0


def test_a_group_on_the_net_is_near_nobody():
    ListingFactory(forms=["digital"])
    ListingFactory(forms=["digital", "telefon"], municipality_id=None)
    assert set(distances().values()) == {None}


def test_a_group_that_meets_and_is_on_the_net_counts():
    ListingFactory(forms=["digital", "oppmote"])
    assert distances()[TROMSO] == 0


def test_a_group_that_is_no_longer_current_is_not_there():
    ListingFactory(confirmed_at=date.today() - timedelta(365))
    assert set(distances().values()) == {None}


@pytest.mark.parametrize(
    ("km", "level"),
    [(0, "near"), (30, "near"), (31, "mid"), (60, "mid"), (61, "far"), (None, "far")],
)
def test_near_is_30_kilometres_and_within_reach_60(km, level):
    assert coverage_page.level(km) == level


def test_the_number_shown_is_the_number_judged():
    assert coverage_page.rounded({"a": 30.4, "b": 30.5, "c": None}) == {"a": 30, "b": 31, "c": None}


# ---- the page --------------------------------------------------------------------------------------------------------


def test_each_kind_of_group_is_counted_apart(client):
    near = len(Gazetteer.current().within(point_of(TROMSO), 30.49))
    within = len(Gazetteer.current().within(point_of(TROMSO), 60.49))
    ListingFactory(composition="heterogen", intake="ledig")
    ClosedListingFactory(audience=["parorende"], intake="stengt")
    everywhere = (near, within, 357 - within)
    assert summary(client.get("/dekning/")) == {
        "Alle grupper": everywhere,
        "Kan bli med nå": everywhere,
        "Ulike livsproblemer": everywhere,
        "Pårørende": everywhere,
    }


def test_full_groups_leave_a_hole_where_one_asks_for_a_seat(client):
    ClosedListingFactory(intake="stengt")
    ClosedListingFactory(intake="venteliste")
    numbers = summary(client.get("/dekning/"))
    assert numbers["Alle grupper"][0] > 0
    assert numbers["Kan bli med nå"] == (0, 0, 357)
    assert numbers["Ulike livsproblemer"] == (0, 0, 357)
    assert numbers["Pårørende"] == (0, 0, 357)


def shown(client, query):
    """The one sentence about what the map shows, and the kind that is marked as chosen."""
    response = client.get("/dekning/" + query)
    assert response.status_code == 200
    page = html.read(response)
    chosen = [link.text for link in page.all("a") if link.attributes.get("aria-current") == "true"]
    within = re.search(r"<b>(\d+) av 357 kommuner</b>", response.content.decode())[1]
    return chosen, int(within)


def test_a_link_chooses_what_the_map_shows(client):
    ListingFactory()
    around_tromso = len(Gazetteer.current().within(point_of(TROMSO), 60.49))
    ListingFactory(municipality_id=OSLO, audience=["parorende"])
    around_oslo = len(Gazetteer.current().within(point_of(OSLO), 60.49))
    assert shown(client, "") == (["Alle grupper"], around_tromso + around_oslo)
    assert shown(client, "?for=parorende") == (["Pårørende"], around_oslo)
    assert shown(client, "?sammensetning=heterogen") == (["Ulike livsproblemer"], 0)
    assert shown(client, "?for=rus") == ([], around_tromso)


def test_two_choices_hold_together(client):
    ListingFactory(audience=["parorende"])
    ClosedListingFactory(municipality_id=OSLO, audience=["parorende"], intake="stengt")
    around_tromso = len(Gazetteer.current().within(point_of(TROMSO), 60.49))
    assert shown(client, "?for=parorende&bli-med=ja") == ([], around_tromso)


def test_a_value_that_makes_no_sense_finds_nothing_and_is_named(client):
    ListingFactory()
    assert shown(client, "?for=alle") == ([], 0)
    assert "alle" in html.read(client.get("/dekning/?for=alle")).all("main")[0].text


def test_parameters_of_other_pages_are_left_alone(client):
    ListingFactory()
    assert shown(client, "?kommune=0301&sted=&q=x&avstand=1&side=9") == shown(client, "")


def test_the_table_has_every_municipality_once_under_its_county(client):
    response = client.get("/dekning/")
    table = response.content.decode().split("coverage-summary", 1)[1].split("<table>", 1)[1]
    expected = [
        part
        for county in Gazetteer.current().counties()
        for part in (county.name, *(place.label for place in Gazetteer.current().municipalities(county.code)))
    ]
    page = html.Page()
    page.feed(table.split("</thead>", 1)[1].split("</table>", 1)[0])
    assert [cell.text for cell in page.all("th")] == expected


def test_municipalities_of_one_name_are_told_apart(client):
    links = [link for link in html.read(client.get("/dekning/")).all("a") if "/kommune/" in link.attributes["href"]]
    assert len({link.text for link in links}) == len(links) == 357


def test_every_county_on_the_map_leads_to_its_part_of_the_table(client):
    page = html.read(client.get("/dekning/"))
    ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    links = [link for link in page.all("a") if link.attributes["href"].startswith("#fylke-")]
    assert [link.attributes["href"] for link in links] == [
        f"#fylke-{one.code}" for one in Gazetteer.current().counties()
    ]
    assert {link.attributes["href"][1:] for link in links} <= ids


def test_a_county_on_the_map_says_its_numbers(client):
    ListingFactory(municipality_id=OSLO)
    names = [link.attributes.get("aria-label", "") for link in html.read(client.get("/dekning/")).all("a")]
    assert "Oslo: 1 av 1 kommuner innen 60\u00a0km" in names
    assert "Finnmark: 0 av 18 kommuner innen 60\u00a0km" in names


def test_every_municipality_is_drawn_once_and_those_around_the_oslofjord_twice():
    found = coverage_page.coverage_map(dict.fromkeys((p.code for p in Gazetteer.current().municipalities()), None))
    shapes = [shape for county in found["counties"] for shape in county["shapes"]]
    assert [shape["level"] for shape in shapes] == ["far"] * 15
    drawn = borders.map_of_municipalities().areas + borders.municipalities_around_oslofjord().areas
    rings = sum(area.path.count("M") for area in drawn)
    assert sum(shape["path"].count("M") for shape in shapes) == rings
    assert found["inset"]["name"] == "Oslo"


def test_the_map_weighs_no_more_than_40_kilobytes(client):
    content = client.get("/dekning/").content
    (figure,) = re.findall(rb"<figure class=\"map.*?</figure>", content, re.DOTALL)
    assert len(gzip.compress(figure)) <= 40_000
    assert len(gzip.compress(content)) <= 40_000


# ---- the file --------------------------------------------------------------------------------------------------------


def test_the_file_opens_in_a_spreadsheet(client):
    ListingFactory(municipality_id=KARASJOK)
    response = client.get("/dekning.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="dekning.csv"'
    assert response.content.startswith(b"\xef\xbb\xbffylke_kode;")
    lines = response.content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == HEADER
    assert len(lines) == 1 + 357 + 1
    assert "56;Finnmark;5610;Karasjok;0;0;;" in lines


def test_the_file_says_what_the_page_says(client):
    ListingFactory()
    ListingFactory(municipality_id=OSLO, audience=["parorende"])
    listed = rows(client)
    assert listed[VARDO]["km_alle"] == str(round(kilometres(point_of(VARDO), point_of(TROMSO))))
    assert listed[VARDO]["km_parorende"] == str(round(kilometres(point_of(VARDO), point_of(OSLO))))
    assert listed[VARDO]["km_heterogen"] == ""
    near = [row for row in listed.values() if int(row["km_alle"]) <= 30]
    assert len(near) == summary(client.get("/dekning/"))["Alle grupper"][0]
    assert rows(client, "/en/dekning.csv") == listed


def test_no_cell_of_the_file_is_calculated(client):
    Municipality.objects.filter(code=TROMSO).update(name='=HYPERLINK("x")')
    Gazetteer.forget()
    try:
        assert rows(client)[TROMSO]["kommune"] == '\'=HYPERLINK("x")'
    finally:
        Gazetteer.forget()


@pytest.mark.parametrize("path", ["/dekning/", "/dekning/?for=parorende&bli-med=ja", "/dekning.csv"])
@pytest.mark.parametrize("number", [1, 3])
def test_coverage_asks_for_the_data_revision_alone(client, django_assert_num_queries, path, number):
    ListingFactory.create_batch(number)
    client.get("/")
    cache.clear()
    with django_assert_num_queries(1):
        assert client.get(path).status_code == 200
