import threading

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.models import County, Municipality, PlaceName, PostalCode, RegisterImport
from selvhjelp.places.place import Resolution

pytestmark = pytest.mark.django_db


def labels(places):
    return [place.label for place in places]


@pytest.mark.parametrize(
    ("text", "kind", "label", "codes"),
    [
        ("9008", "postnummer", "9008 Tromsø", ("5501",)),
        ("9008 Tromsø", "postnummer", "9008 Tromsø", ("5501",)),
        ("Storgata 1, 9008 TROMSØ", "postnummer", "9008 Tromsø", ("5501",)),
        ("tromso", "kommune", "Tromsø", ("5501",)),
        ("TROMSØ", "kommune", "Tromsø", ("5501",)),
        ("tromsø kommune", "kommune", "Tromsø", ("5501",)),
        ("i Tromsø", "kommune", "Tromsø", ("5501",)),
        ("baerum", "kommune", "Bærum", ("3201",)),
        ("Kárášjohka", "kommune", "Karasjok", ("5610",)),
        ("karasjohka", "kommune", "Karasjok", ("5610",)),
        ("Gáivuotna – Kåfjord – Kaivuono", "kommune", "Kåfjord", ("5540",)),
        ("kaivuono", "kommune", "Kåfjord", ("5540",)),
        ("Mo i Rana", "poststed", "Mo i Rana", ("1833",)),
        ("Longyearbyen", "poststed", "Longyearbyen", ()),
        ("Svalbard", "omrade", "Svalbard", ()),
        ("Skedsmo", "tidligere-kommune", "Skedsmo", ("3205",)),
        ("0231", "kommune", "Lillestrøm", ("3205",)),
        ("Grünerløkka", "bydel", "Grünerløkka", ("0301",)),
        ("grunerlokka", "bydel", "Grünerløkka", ("0301",)),
        ("Ahus", "sykehus", "Ahus", ("3222",)),
        ("Valer, Østfold", "kommune", "Våler, Østfold", ("3114",)),
        ("Våler i Innlandet", "kommune", "Våler, Innlandet", ("3419",)),
        ("Nes i Buskerud", "tidligere-kommune", "Nes, tidligere kommune", ("3322",)),
        ("Gáivuona suohkan", "kallenavn", "Gáivuona", ("5540",)),
    ],
)
def test_any_spelling_finds_its_place(gazetteer, text, kind, label, codes):
    place = gazetteer.resolve(text).place
    assert (place.kind, place.label, place.municipality_codes) == (kind, label, codes)


@pytest.mark.parametrize("text", ["nordnorge", "nord norge", "Nord-Norge", "NORD–NORGE"])
def test_a_part_of_the_country_covers_its_counties(gazetteer, text):
    place = gazetteer.resolve(text).place
    counties = {gazetteer.municipality(code).county_code for code in place.municipality_codes}
    assert (place.kind, place.is_area, counties) == ("landsdel", True, {"18", "55", "56"})


@pytest.mark.parametrize(("text", "code"), [("troms", "55"), ("Romsa", "55"), ("oslo fylke", "03"), ("56", "56")])
def test_a_county_is_found_by_its_name_and_number(gazetteer, text, code):
    place = gazetteer.resolve(text).place
    assert (place.kind, place.code, place.point) == ("fylke", code, None)
    assert len(place.municipality_codes) == len(gazetteer.municipalities(code))


def test_a_doubled_name_is_asked_about_with_the_county(gazetteer):
    resolution = gazetteer.resolve("Våler")
    assert labels(resolution.places) == ["Våler, Østfold", "Våler, Innlandet"]
    assert resolution.place is None


def test_a_split_county_is_asked_about(gazetteer):
    assert labels(gazetteer.resolve("30").places) == ["Østfold", "Akershus", "Buskerud"]


def test_quarters_of_one_name_are_asked_about_with_the_town(gazetteer):
    assert labels(gazetteer.resolve("Ila").places) == ["Ila, Oslo", "Ila, Trondheim"]


@pytest.mark.parametrize(
    ("text", "first", "also"),
    [
        ("Oslo", PlaceKind.MUNICIPALITY, []),
        ("Os", PlaceKind.MUNICIPALITY, ["Os, Bjørnafjorden"]),
        ("Bø", PlaceKind.MUNICIPALITY, ["Bø, tidligere kommune"]),
        ("Ringerike", PlaceKind.MUNICIPALITY, ["Ringerike, distrikt"]),
        ("Frogner", PlaceKind.CITY, ["Frogner bydel, Oslo"]),
        ("Oppland", PlaceKind.CITY, ["Oppland, tidligere fylke"]),
        ("5501", PlaceKind.POSTAL_CODE, ["Tromsø"]),
    ],
)
def test_municipality_goes_before_postal_place_before_nickname_before_county(gazetteer, text, first, also):
    resolution = gazetteer.resolve(text)
    assert (resolution.place.kind, labels(resolution.also)) == (first, also)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jæren", ["Jæren, distrikt"]),
        ("Jaren", ["Jaren, Gran"]),
        ("Røa", ["Røa, Oslo"]),
        ("roa", ["Roa, Lunner"]),
        ("Ørnes", ["Ørnes, Meløy"]),
        ("A\u030as", ["Ås"]),
        ("Lærdal", ["Lærdal"]),
        ("Bärum", ["Bærum"]),
    ],
)
def test_whoever_writes_a_letter_of_the_name_means_it(gazetteer, text, found):
    resolution = gazetteer.resolve(text)
    assert labels(resolution.places) == found
    assert gazetteer.look_up([text]).places == resolution.places


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Os", ["Os", "Os, Bjørnafjorden"]),
        ("frogner", ["Frogner, Lillestrøm", "Frogner bydel, Oslo"]),
        ("roa", ["Roa, Lunner", "Røa, Oslo"]),
        ("Ringerike", ["Ringerike"]),
        ("5501", ["5501 Haugesund"]),
        ("Tromsø", ["Tromsø"]),
    ],
)
def test_what_gave_way_may_be_meant_when_it_lies_elsewhere(gazetteer, text, candidates):
    assert labels(gazetteer.resolve(text).candidates) == candidates


def test_every_label_leads_back_to_its_place(gazetteer):
    lost = {
        (name.place.kind, name.place.label)
        for name in gazetteer.names()
        if gazetteer.resolve(name.place.label).place != name.place
    }
    assert lost == {("fylke", "Oslo")}  # the municipality Oslo is the same land


def test_every_municipality_is_found_by_each_of_its_names(gazetteer):
    lost = [
        name.text
        for place in gazetteer.municipalities()
        for name in gazetteer.official_names(place)
        if place not in gazetteer.resolve(name.text).places
    ]
    assert lost == []


def test_every_postal_code_is_found(gazetteer, registers):
    found = {row.code: gazetteer.resolve(row.code).place.municipality_codes for row in registers.postal_codes}
    assert found == {row.code: tuple(filter(None, [row.municipality_code])) for row in registers.postal_codes}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("trmosø", "Tromsø"),
        ("Haugesnd", "Haugesund"),
        ("lilehammer", "Lillehammer"),
        ("Grønnerløkka", "Grünerløkka"),
        ("kristiansan", "Kristiansand"),
        ("554", "0554 Oslo"),
    ],
)
def test_a_misspelling_is_answered_with_the_nearest_spelling(gazetteer, text, first):
    resolution = gazetteer.resolve(text)
    assert resolution.places == ()
    assert resolution.suggestions[0] == first
    assert len(resolution.suggestions) <= 5
    assert all(gazetteer.resolve(suggestion).places for suggestion in resolution.suggestions)


def test_an_unused_postal_code_is_answered_with_its_neighbours(gazetteer):
    assert gazetteer.resolve("9999").suggestions == ("9990 Båtsfjord", "9991 Båtsfjord")


@pytest.mark.parametrize("text", ["", " ", "xyzzyqwert", "🙂", "\x00", "\ud800", "ي", "%", "'; --", "12345678"])
def test_what_is_no_place_finds_none(gazetteer, text):
    assert gazetteer.resolve(text).places == ()


@given(text=st.text(alphabet=st.characters(), max_size=300))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_no_text_makes_it_fail(gazetteer, text):
    resolution = gazetteer.resolve(text)
    gazetteer.look_up(text.split())
    gazetteer.by_slug(text)
    gazetteer.county_by_slug(text)
    assert not (resolution.places and resolution.suggestions)


@pytest.mark.parametrize("text", ["a" * 10_000, "ø " * 5_000, "\x00\ud800" * 5_000, "tromsø " * 1_500, "9008 " * 2_000])
def test_a_very_long_text_is_harmless(gazetteer, text):
    gazetteer.resolve(text)
    gazetteer.look_up(text.split())
    assert gazetteer.by_slug(text).places == ()


def test_a_lookup_asks_no_database(gazetteer, django_assert_num_queries):
    with django_assert_num_queries(0):
        gazetteer.resolve("Tromsø")
        gazetteer.resolve("trmosø")
        gazetteer.by_slug("skedsmo")
        gazetteer.nearest((69.65, 18.95))
        assert Gazetteer.current() is gazetteer


def test_refreshing_without_a_new_register_costs_one_query(gazetteer, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Gazetteer.refresh() is gazetteer


def test_a_database_without_registers_gives_an_empty_gazetteer(monkeypatch):
    monkeypatch.setattr(Gazetteer, "_current", None)
    for model in (RegisterImport, PlaceName, PostalCode, Municipality, County):
        model.objects.all().delete()
    empty = Gazetteer.current()
    assert (empty.revision, empty.counties(), list(empty.names())) == ("", (), [])
    assert empty.resolve("Tromsø") == Resolution()


def test_several_threads_share_one_gazetteer(gazetteer):
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(Gazetteer.current())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {id(found) for found in seen} == {id(gazetteer)}


# Words out of a longer text


def test_exact_words_find_a_name_and_nothing_near_it(gazetteer):
    assert gazetteer.look_up(["tromsø"]).place.code == "5501"
    assert gazetteer.look_up(["nordre", "follo"]).place.label == "Nordre Follo"
    assert gazetteer.look_up(["Tromsø", "kommune"]).place.code == "5501"
    assert gazetteer.look_up(["nordnorge"]).place.label == "Nord-Norge"
    assert gazetteer.look_up(["tromsoo"]).places == ()
    assert gazetteer.look_up(["tromsoo"]).suggestions == ()


def test_everyday_words_do_not_grow_together_into_a_place(gazetteer):
    assert gazetteer.look_up(["for", "de"]).places == ()
    assert gazetteer.look_up(["forde"]).place.label == gazetteer.resolve("Førde").place.label


def test_the_longest_name_tells_how_far_to_look(gazetteer):
    assert gazetteer.longest_name == 4


# Facts about places


def test_a_name_in_another_language_carries_its_language(gazetteer):
    (matched,) = gazetteer.resolve("gaivuotna").matched
    assert (matched.text, matched.language, matched.place.name) == ("Gáivuotna", "se", "Kåfjord")


def test_official_names_come_with_their_languages(gazetteer):
    names = gazetteer.official_names(gazetteer.municipality("5622"))
    pairs = [(name.text, name.language) for name in names]
    assert pairs == [("Porsanger", ""), ("Porsáŋgu", "se"), ("Porsanki", "fkv")]
    assert [name.text for name in gazetteer.official_names(gazetteer.municipality("5501"))] == ["Tromsø"]
    assert [name.text for name in gazetteer.official_names(gazetteer.county("55"))] == ["Troms", "Romsa", "Tromssa"]


def test_counties_and_municipalities_come_in_norwegian_order(gazetteer):
    counties = [place.name for place in gazetteer.counties()]
    assert (counties[0], counties[-1], len(counties)) == ("Agder", "Østfold", 15)
    municipalities = [place.name for place in gazetteer.municipalities("56")]
    assert (municipalities[0], municipalities[-1], len(municipalities)) == ("Alta", "Vardø", 18)


def test_the_nearest_municipalities_come_first(gazetteer):
    tromso = gazetteer.municipality("5501")
    nearest = gazetteer.nearest(tromso.point, limit=3, excluding=["5501"])
    assert [nearby.place.name for nearby in nearest] == ["Karlsøy", "Balsfjord", "Lyngen"]
    assert [round(nearby.km) for nearby in nearest] == [42, 48, 50]


def test_within_holds_all_up_to_the_distance(gazetteer):
    tromso = gazetteer.municipality("5501")
    assert [nearby.place.code for nearby in gazetteer.within(tromso.point, 0)] == ["5501"]
    assert [nearby.place.name for nearby in gazetteer.within(tromso.point, 48.6)] == ["Tromsø", "Karlsøy", "Balsfjord"]


def test_distances_start_at_the_postal_code_itself(gazetteer):
    kvaloysletta, center = gazetteer.postal_code("9100"), gazetteer.postal_code("9008")
    assert kvaloysletta.point != center.point


def test_an_unknown_code_is_nothing(gazetteer):
    assert (gazetteer.municipality("9999"), gazetteer.county("99"), gazetteer.postal_code("0000")) == (None, None, None)
