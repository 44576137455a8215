import shutil

import pytest
from django.conf import settings

from selvhjelp.places.kinds import PlaceKind
from selvhjelp.places.registers import FILES, RegisterError, read_registers, revision_of


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        shutil.copy(settings.BASE_DIR / "fixtures" / "places" / name, tmp_path)
    return tmp_path


def spoil(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_the_registers_are_complete(registers):
    assert len(registers.counties) == 15
    assert len(registers.municipalities) == 357
    assert len(registers.postal_codes) == 5114 + 8
    assert len(registers.changes) == 619


def test_every_municipality_has_a_postal_code(registers):
    assert {row.code for row in registers.municipalities} == {
        row.municipality_code for row in registers.postal_codes if row.municipality_code
    }


def test_every_code_in_the_nicknames_exists(registers):
    municipalities = {row.code for row in registers.municipalities}
    postal_codes = {row.code for row in registers.postal_codes}
    assert [row.name for row in registers.nicknames if not municipalities.issuperset(row.municipality_codes)] == []
    assert [row.name for row in registers.nicknames if not postal_codes.issuperset(row.postal_codes)] == []
    assert {row.kind for row in registers.nicknames} <= set(PlaceKind.values)


def test_the_nicknames_hold_what_was_promised(registers):
    names = {kind: {row.name for row in registers.nicknames if row.kind == kind} for kind in PlaceKind.values}
    town_of = {row.code: row.municipality_code for row in registers.postal_codes}
    boroughs = {row.name: town_of[row.postal_codes[0]] for row in registers.nicknames if row.kind == PlaceKind.BOROUGH}
    assert sum(town == "0301" for town in boroughs.values()) == 15 + 1  # Sankt and St. Hanshaugen
    assert sum(town == "4601" for town in boroughs.values()) == 8
    assert sum(town == "5001" for town in boroughs.values()) == 4
    assert sum(town == "1103" for town in boroughs.values()) == 9
    assert {"Helgeland", "Romerike", "Hallingdal", "Lofoten"} <= names[PlaceKind.DISTRICT]
    assert {"Hordaland", "Sogn og Fjordane", "Oppland", "Hedmark", "Viken"} <= names[PlaceKind.FORMER_COUNTY]
    assert {"Rikshospitalet", "Ahus", "UNN Tromsø", "SUS"} <= names[PlaceKind.HOSPITAL]


def test_a_borough_lies_in_one_town(registers):
    town_of = {row.code: row.municipality_code for row in registers.postal_codes}
    boroughs = [row for row in registers.nicknames if row.kind == PlaceKind.BOROUGH]
    assert [row.name for row in boroughs if len({town_of[code] for code in row.postal_codes}) > 1] == []


def test_boroughs_of_one_town_share_no_postal_code(registers):
    boroughs = {row.postal_codes for row in registers.nicknames if row.kind == PlaceKind.BOROUGH}
    codes = [code for postal_codes in boroughs for code in postal_codes]
    assert len(codes) == len(set(codes))


def test_the_revision_follows_the_content(folder):
    before = revision_of(folder)
    assert revision_of(folder) == before
    spoil(folder / "fylker.csv", "Oslo", "Osslo")
    assert revision_of(folder) != before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("kommuner.csv", "\n0301,", "\n301,", "kommuner.csv, linje 2: «301» er ikke et nummer på 4 siffer."),
        ("kommuner.csv", "alt_names", "andre", "kommuner.csv, linje 2: kolonnen 'alt_names' mangler."),
        ("kommuner.csv", "Oslove,03,", "Oslove,99,", "kommuner.csv: 0301 Oslo ligger i fylke 99, som ikke finnes."),
        ("fylker.csv", "\n11,", "\n03,", "fylker.csv: 03 står to ganger."),
        ("postnummer.csv", ",0301,", ",0399,", "postnummer.csv: 0001 Oslo ligger i kommune 0399, som ikke finnes."),
        ("postnummer.csv", ",P,", ",X,", "postnummer.csv, linje 2: kategori «X» er ukjent."),
        ("fylker.csv", "|se|sma,", "|se,", "fylker.csv, linje 5: alt_names og alt_langs har ikke like mange verdier."),
    ],
)
def test_a_bad_register_is_refused_with_file_and_line(folder, name, old, new, message):
    spoil(folder / name, old, new)
    with pytest.raises(RegisterError) as refusal:
        read_registers(folder)
    assert str(refusal.value) == message


def test_a_missing_file_is_named(folder):
    (folder / "endringer.csv").unlink()
    with pytest.raises(RegisterError, match=r"^endringer\.csv: filen mangler"):
        read_registers(folder)
