"""Maps: every area a link with the list's name, number and address, hit by a thumb, light enough for a bad line."""

import gzip
import re

import pytest
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
    corners = [corner for area in drawing.areas for corner in corners_of(area.path)]
    assert [corner for corner in corners if corner[0] > frame["x"] and corner[1] > frame["y"]] == []


def corners_of(path):
    for ring in path.split("M")[1:]:
        x, y, *steps = map(int, re.findall(r"-?\d+", ring))
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            yield x, y


@pytest.mark.parametrize(
    ("counts", "steps", "texts"),
    [
        ([0, 0], [0, 0], ["0"]),
        ([0, 1], [0, 4], ["0", "1"]),
        ([1, 2, 3, 4], [1, 2, 3, 4], ["1", "2", "3", "4"]),
        ([0, 1, 20, 21, 80], [0, 1, 1, 2, 4], ["0", "1–\u206020", "21–\u206040", "61–\u206080"]),
    ],
)
def test_colours_follow_the_numbers_and_the_legend_says_which(counts, steps, texts):
    assert [maps.step(count, max(counts)) for count in counts] == steps
    assert [entry["text"] for entry in maps.legend(counts)] == texts


def test_every_number_lies_in_the_span_that_the_legend_gives_its_colour():
    for most in range(1, 60):
        spans = {entry["step"]: entry["text"] for entry in maps.legend(range(most + 1))}
        for count in range(1, most + 1):
            low, _, high = spans[maps.step(count, most)].partition("–\u2060")
            assert int(low) <= count <= int(high or low)


def test_a_box_holds_every_corner_of_each_ring():
    assert maps.boxes_of("M5 5l3 0-1 4zM20 30h1v1h-1z") == [maps.Box(5, 5, 8, 9), maps.Box(20, 30, 21, 31)]
