"""Maps: every area a link with the list's name, number and address, hit by a thumb, light enough for a bad line."""

import gzip
import re
from math import dist

import pytest
from django.core.cache import cache
from django.urls import reverse

from groups.presentation import maps
from selvhjelp.places import borders
from selvhjelp.places.gazetteer import Gazetteer
from tests.factories import ListingFactory
from tests.site import html

pytestmark = pytest.mark.django_db

# The width of a map on a phone of 320 pixels.
NARROWEST = 288
COUNTIES = ["03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56"]


def map_of(response) -> str:
    return re.search(r"<figure class=\"map.*?</figure>", response.content.decode(), re.DOTALL)[0]


def links(response, within) -> dict[str, str]:
    """Address and name of the links in a part of the page."""
    page = html.Page()
    page.feed(within(response))
    return {link.attributes["href"]: link.attributes.get("aria-label") or link.text for link in page.all("a")}


def areas(response):
    return {url: name for url, name in links(response, map_of).items() if not url.startswith("#")}


def listed(response):
    content = response.content.decode()
    return re.search(r"<ul class=\"names\".*?</ul>", content, re.DOTALL)[0]


def test_the_map_of_counties_has_the_names_numbers_and_addresses_of_its_list(client):
    ListingFactory()
    ListingFactory()
    ListingFactory(municipality_id="0301")
    response = client.get("/")
    assert areas(response) == {
        reverse("county", args=[place.slug]): maps.name_and_count(place.name, {"55": 2, "03": 1}.get(place.code, 0))
        for place in Gazetteer.current().counties()
    }
    assert areas(response)["/fylke/troms/"] == "Troms, 2 grupper"
    assert areas(response)["/fylke/oslo/"] == "Oslo, 1 gruppe"
    assert list(areas(response)) == list(links(response, listed))


def test_the_map_adds_no_more_than_8_kilobytes_to_the_first_screen(client):
    response = client.get("/")
    whole = response.content
    without = whole.replace(map_of(response).encode(), b"")
    assert len(gzip.compress(whole)) - len(gzip.compress(without)) <= 8_000


def test_oslo_and_its_neighbours_can_be_hit_by_a_thumb_on_the_narrowest_phone():
    drawing, enlarged = borders.map_of_counties(), borders.counties_around_oslofjord()
    unit = NARROWEST / drawing.width
    sides = {area.code: maps.around(maps.boxes_of(area.path)).sides for area in drawing.areas}
    sides |= {area.code: maps.around(maps.boxes_of(area.path)).sides for area in enlarged.areas}
    assert list(sides) == COUNTIES
    assert [code for code, (across, down) in sides.items() if min(across, down) * unit < 24] == []


def test_what_is_enlarged_lies_in_its_frame_and_on_nothing_else():
    drawing, enlarged = borders.map_of_counties(), borders.counties_around_oslofjord()
    frame = maps.inset(drawing, enlarged)
    right, bottom = frame["x"] + frame["width"], frame["y"] + frame["height"]
    moved = [box for path in maps.paths_in_inset(drawing, enlarged).values() for box in maps.boxes_of(path)]
    inside = maps.around(moved)
    assert frame["x"] < inside.left < inside.right < right <= drawing.width
    assert frame["y"] < inside.top < inside.bottom < bottom <= drawing.height
    corners = [corner for area in drawing.areas for ring in maps.rings_of(area.path) for corner in ring]
    assert [corner for corner in corners if corner[0] > frame["x"] and corner[1] > frame["y"]] == []


@pytest.mark.parametrize(
    ("counts", "steps", "texts"),
    [
        ([0, 0], [0, 0], ["0"]),
        ([0, 1], [0, 1], ["0", "1"]),
        ([3, 3], [1, 1], ["3"]),
        ([0, 1, 2, 3, 4, 25], [0, 1, 1, 2, 2, 4], ["0", "1–\u20602", "3–\u20605", "12–\u206025"]),
        ([26, 36, 48, 87], [1, 2, 3, 4], ["26–\u206035", "36–\u206047", "48–\u206064", "65–\u206087"]),
    ],
)
def test_colours_follow_the_numbers_and_the_legend_says_which(counts, steps, texts):
    assert [maps.step(count, maps.bounds(counts)) for count in counts] == steps
    assert [entry["text"] for entry in maps.legend(counts)] == texts


def test_every_number_lies_in_the_span_that_the_legend_gives_its_colour():
    for most in range(1, 60):
        numbers = range(most + 1)
        spans = {entry["step"]: entry["text"] for entry in maps.legend(numbers)}
        for count in numbers:
            low, _, high = spans[maps.step(count, maps.bounds(numbers))].partition("–\u2060")
            assert int(low) <= count <= int(high or low)


def test_a_box_holds_every_corner_of_each_ring():
    assert maps.boxes_of("M5 5l3 0-1 4zM20 30h1v1h-1z") == [maps.Box(5, 5, 8, 9), maps.Box(20, 30, 21, 31)]


@pytest.mark.parametrize("code", COUNTIES)
def test_no_circle_reaches_the_middle_of_another_small_municipality(code):
    small = maps.hits(code).values()
    for one in small:
        rivals = [other for other in small if other != one and (other.is_drawn or not one.is_drawn)]
        others = [dist((one.x, one.y), (other.x, other.y)) for other in rivals]
        assert 0 < one.radius <= min([*others, 2 * maps.THUMB]) / 2


def test_lonely_islands_can_be_hit_and_seen():
    drawn = {code for county in COUNTIES for code, circle in maps.hits(county).items() if circle.is_drawn}
    names = {Gazetteer.current().municipality(code).name for code in drawn}
    assert names == {"Fedje", "Kvitsøy", "Røst", "Træna", "Utsira", "Værøy"}
    assert [
        county
        for county in COUNTIES
        for circle in maps.hits(county).values()
        if circle.is_drawn and 2 * circle.radius * NARROWEST / width_of_map(county) < 24
    ] == []


def width_of_map(code):
    county = Gazetteer.current().county(code)
    found = maps.of_municipalities(county, dict.fromkeys(county.municipality_codes, 0))
    return int(found["view_box"].split()[2])


@pytest.mark.parametrize("slug", ["nordland", "troms", "akershus"])
def test_the_map_of_a_county_has_the_names_numbers_and_addresses_of_its_list(client, slug):
    ListingFactory()
    ListingFactory(municipality_id="1804")
    response = client.get(f"/fylke/{slug}/kart/")
    county = Gazetteer.current().county_by_slug(slug).places[0]
    assert areas(response) == {
        reverse("municipality", args=[place.slug]): maps.name_and_count(
            place.name, 1 if place.code in ("5501", "1804") else 0
        )
        for place in Gazetteer.current().municipalities(county.code)
    }
    assert set(areas(response)) == set(links(response, listed))


def test_a_link_of_the_map_says_what_that_of_the_list_says(client):
    ListingFactory.create_batch(2, municipality_id="4601")
    response = client.get("/")
    assert areas(response)["/fylke/vestland/"] == "Vestland, 2 grupper"
    # What the numbers of the list mean is said once, as the name of the list.
    assert links(response, listed)["/fylke/vestland/"] == "Vestland 2"
    assert 'aria-label="Navn, med antall grupper"' in response.content.decode()


def test_the_map_of_a_county_counts_what_the_filters_leave_and_carries_them_along(client):
    ListingFactory()
    ListingFactory(audience=["parorende"])
    response = client.get("/fylke/troms/kart/?for=parorende")
    assert areas(response)["/kommune/tromso/?for=parorende"] == "Tromsø, 1 gruppe"
    assert "/kommune/tromso/?for=parorende" in links(response, listed)


def test_a_county_of_one_municipality_has_the_list_alone(client):
    response = client.get("/fylke/oslo/kart/")
    assert list(links(response, listed)) == ["/kommune/oslo/"]
    assert "<figure" not in response.content.decode()
    assert "/kart/" not in client.get("/fylke/oslo/").content.decode()


def test_the_map_of_a_former_county_leads_to_the_county_of_today(client):
    response = client.get("/fylke/hordaland/kart/")
    assert (response.status_code, response.headers["Location"]) == (301, "/fylke/vestland/")
    assert client.get("/fylke/finnes-ikke/kart/").status_code == 404


def test_no_map_of_a_county_is_heavier_than_40_kilobytes(client):
    sizes = {
        county.slug: len(gzip.compress(client.get(f"/fylke/{county.slug}/kart/").content))
        for county in Gazetteer.current().counties()
    }
    assert {slug: size for slug, size in sizes.items() if size > 40_000} == {}


@pytest.mark.parametrize(("path", "queries"), [("/", 1), ("/fylke/nordland/kart/", 1)])
@pytest.mark.parametrize("number", [1, 3])
def test_a_map_asks_for_the_data_revision_alone(client, django_assert_num_queries, path, queries, number):
    ListingFactory.create_batch(number, municipality_id="1804")
    client.get("/")
    cache.clear()
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
