import gzip
import re
import shutil

import pytest
from django.conf import settings

from selvhjelp.places.borders import (
    counties_around_oslofjord,
    map_of_counties,
    map_of_county,
    map_of_municipalities,
    municipalities_around_oslofjord,
    outlines_of_counties,
    project,
    write_maps,
)

FOLDER = settings.BASE_DIR / "fixtures" / "places"
WHOLE_PATH = re.compile(r"(M\d+ \d+(l-?\d+[ -]\d+([ -]\d+[ -]\d+)*|h1v1h-1)z)+")


def compressed(drawing):
    return len(gzip.compress("".join(area.path for area in drawing.areas).encode()))


def test_every_county_and_municipality_is_drawn(registers):
    assert [area.code for area in map_of_counties().areas] == [row.code for row in registers.counties]
    assert [area.code for area in map_of_municipalities().areas] == sorted(row.code for row in registers.municipalities)
    assert [area.code for area in outlines_of_counties().areas] == [row.code for row in registers.counties]
    drawn = [area.code for row in registers.counties for area in map_of_county(row.code).areas]
    assert sorted(drawn) == sorted(row.code for row in registers.municipalities)


def test_every_path_is_one_that_a_browser_draws(registers):
    drawings = [map_of_counties(), map_of_municipalities(), outlines_of_counties()]
    drawings += [counties_around_oslofjord(), municipalities_around_oslofjord()]
    drawings += [map_of_county(row.code) for row in registers.counties]
    odd = [area for drawing in drawings for area in drawing.areas if not WHOLE_PATH.fullmatch(area.path)]
    assert odd == []


def test_maps_keep_within_their_sizes(registers):
    assert compressed(map_of_counties()) < 7_000
    assert compressed(map_of_municipalities()) + compressed(outlines_of_counties()) < 30_000
    assert max(compressed(map_of_county(row.code)) for row in registers.counties) < 10_000


def test_maps_are_drawn_from_the_committed_borders(tmp_path):
    for path in FOLDER.glob("*.geojson"):
        shutil.copy(path, tmp_path)
    names = write_maps(tmp_path)
    stale = [
        name
        for name in names
        if (tmp_path / "kart" / f"{name}.json").read_text() != (FOLDER / "kart" / f"{name}.json").read_text()
    ]
    assert stale == []
    assert len(names) == 5 + 15


def test_the_crowded_counties_are_drawn_four_times_as_large():
    small = {area.code: area.path for area in map_of_counties().areas}
    large = counties_around_oslofjord()
    assert [area.code for area in large.areas] == ["03", "31", "32", "39"]
    assert large.frame.scale / map_of_counties().frame.scale == pytest.approx(4.2, abs=0.1)
    assert municipalities_around_oslofjord().frame.scale / map_of_municipalities().frame.scale == pytest.approx(
        4.2, abs=0.1
    )
    assert all(area.path != small[area.code] for area in large.areas)


def test_every_municipality_lies_on_the_map(registers):
    drawing = map_of_municipalities()
    places = [drawing.frame.locate((row.lat, row.lon)) for row in registers.municipalities]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in places)


def test_norway_stands_upright_and_is_taller_than_wide():
    drawing = map_of_counties()
    (oslo_x, oslo_y), (vardo_x, vardo_y) = map(drawing.frame.locate, [(59.91, 10.75), (70.37, 31.1)])
    assert (oslo_x < vardo_x, oslo_y > vardo_y) == (True, True)
    assert drawing.height / drawing.width == pytest.approx(1.23, abs=0.03)


def test_a_degree_of_longitude_shrinks_towards_the_pole():
    assert project((58, 17))[0] == pytest.approx(project((58, 15))[0] * -1)
    assert project((70, 17))[0] / project((58, 17))[0] == pytest.approx(0.645, abs=0.01)


@pytest.mark.parametrize("code", ["99", "", "x", "../fylker", "٣"])
def test_an_unknown_county_has_no_map(code):
    assert map_of_county(code) is None
