"""The example files as files: what they must contain, and what may never stand in them."""

import re
from collections import Counter
from datetime import date

import pytest

from organisations import vocabulary as words
from organisations.schedule import parse_meetings
from tests.site.demo_files import (
    having,
    listings,
    municipalities,
    municipalities_of,
    organisations,
    postal_codes,
    published,
    values,
)

COLUMNS = [
    "slug", "navn", "organisasjon", "program", "for", "relasjon", "tema", "tilgang", "sammensetning", "drift",
    "form", "opptak", "oppstart_dato", "pamelding", "ruset", "lar", "mal", "livssyn", "kjonn", "alder", "alder_fra",
    "alder_til", "tilrettelagt", "taushet", "folge", "storrelse", "pris", "gave", "sprak", "kommune", "lokale",
    "adresse", "postnummer", "skjul_adresse", "lat", "lon", "finn_fram", "moter", "pause_fra", "pause_til",
    "beskrivelse", "slik_blir_du_med", "forste_gang", "motelenke", "mote_telefon", "kontakt_rolle",
    "kontakt_telefon", "kontakt_epost", "kontakt_tid", "nettside", "status", "sist_bekreftet",
]  # fmt: skip
VOCABULARIES = {
    "for": words.Audience,
    "relasjon": words.Relation,
    "tilgang": words.Access,
    "sammensetning": words.Composition,
    "drift": words.RunBy,
    "form": words.Form,
    "opptak": words.Intake,
    "pamelding": words.SignUp,
    "ruset": words.Intoxicated,
    "lar": words.Lar,
    "mal": words.Goal,
    "livssyn": words.Worldview,
    "kjonn": words.Gender,
    "alder": words.AgeGroup,
    "tilrettelagt": words.Facility,
    "taushet": words.Confidentiality,
    "status": words.Status,
}
THEMES = {
    "alkohol", "narkotika", "cannabis", "opioider", "sentralstimulerende", "legemidler", "doping", "spill",
    "dataspill", "sex-og-kjarlighet", "mat", "psykisk-helse", "rop", "angst", "depresjon", "ensomhet", "traumer",
    "sorg", "etterlatte", "grensesetting", "skam", "samliv", "foreldrerolle", "barnevern", "soning", "ettervern",
    "kriser", "glede", "skeiv",
}  # fmt: skip
LANGUAGES = {"no", "en", "se", "sma", "smj", "fkv", "pl", "uk", "ar", "fa", "so"}
DAYS_OF_LOADING = (date(2026, 11, 22), date(2026, 12, 31), date(2028, 2, 29), date(2028, 11, 22))


def days(cell):
    """The number in a relative date: -40 of `-40d`."""
    return int(cell.removesuffix("d"))


# How many, and where


def test_the_columns_are_those_of_the_exchange_in_its_order():
    assert list(listings()[0]) == COLUMNS


def test_about_seven_hundred_groups_in_about_220_municipalities_of_every_county():
    assert 660 <= len(published()) <= 740
    assert 215 <= len(municipalities_of(published())) <= 225
    assert len({code[:2] for code in municipalities_of(published())}) == 15


def test_cities_have_many_groups_and_most_municipalities_one_or_two():
    counts = Counter(row["kommune"] for row in listings() if row["kommune"])
    assert {code: counts[code] for code in ("0301", "4601", "5001", "1103", "5501", "4204")} == {
        "0301": 45, "4601": 30, "5001": 25, "1103": 18, "5501": 14, "4204": 14,
    }  # fmt: skip
    assert sum(number <= 2 for number in counts.values()) > len(counts) / 2


def test_groups_for_different_problems_stand_in_at_least_ninety_municipalities():
    heterogeneous = [row for row in published() if row["sammensetning"] == "heterogen"]
    assert len(municipalities_of(heterogeneous)) >= 90


def test_every_municipality_is_covered_by_a_contact_point_or_a_regional_office():
    covering = [row for row in organisations() if row["type"] in ("kontaktpunkt", "region") and row["eksempel"] == "ja"]
    covered = {code for row in covering for code in values(row["dekker"])}
    assert len(municipalities()) == 357
    assert [code for code in municipalities() if code not in covered and code[:2] not in covered] == []


def test_near_tromso_there_are_open_and_closed_groups_for_every_kind_of_relative():
    rows = [row for row in published() if row["kommune"] == "5501" and "parorende" in row["for"]]
    assert {row["relasjon"] for row in rows if row["tilgang"] == "lukket"} >= {"foreldre", "partner", "sosken", "barn"}
    assert sum(row["tilgang"] == "apen" for row in rows) >= 3
    assert "al-anon-nord" in {row["organisasjon"] for row in rows}


# Words


@pytest.mark.parametrize("column", VOCABULARIES)
def test_every_word_of_a_vocabulary_occurs_and_no_other(column):
    assert {word for row in listings() for word in values(row[column])} == set(VOCABULARIES[column].values)


def test_every_theme_and_language_of_the_contract_occurs():
    assert {word for row in listings() for word in values(row["tema"])} == THEMES
    assert {word for row in listings() for word in values(row["sprak"])} >= LANGUAGES


def test_every_frequency_weekday_kind_of_meeting_and_week_occurs():
    rules = [rule for row in listings() for rule in parse_meetings(row["moter"], today=DAYS_OF_LOADING[0])]
    assert {rule.frequency for rule in rules} == set(words.Frequency.values)
    assert {rule.weekday for rule in rules} == {*range(7), None}
    assert {rule.kind for rule in rules} == {*words.MeetingKind.values, ""}
    assert {rule.which for rule in rules} == {*words.Which.values, ""}


@pytest.mark.parametrize("column", ["drift", "pamelding", "ruset", "lar", "mal", "livssyn", "taushet", "tilrettelagt"])
def test_much_is_left_unstated(column):
    assert any(not row[column] for row in published())
    assert any(row[column] for row in published())


def test_every_kind_of_organisation_occurs():
    assert {row["type"] for row in organisations()} == set(words.OrganisationKind.values)


# Rules


def test_slugs_are_place_and_number_and_come_once():
    slugs = [row["slug"] for row in listings()]
    assert len(set(slugs)) == len(slugs)
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9-]+-[0-9]+", slug)] == []
    assert {slug for slug in slugs if slug.startswith("tromso-")} == {f"tromso-{number}" for number in range(1, 15)}


def test_no_two_groups_of_a_municipality_have_one_name():
    assert [key for key, number in Counter((r["navn"], r["kommune"]) for r in listings()).items() if number > 1] == []


def test_open_groups_take_new_people_and_twelve_step_groups_are_open():
    assert {row["opptak"] for row in listings() if row["tilgang"] == "apen"} == {"ledig"}
    assert {row["tilgang"] for row in listings() if row["drift"] == "tolvtrinn"} == {"apen"}
    assert {row["tilgang"] for row in listings() if row["program"] == "lms-programmet"} == {"lukket"}


def test_only_groups_for_different_problems_say_nothing_of_whom_they_are_for():
    assert {row["sammensetning"] for row in listings() if not row["for"]} == {"heterogen"}
    assert [row["slug"] for row in having("relasjon") if "parorende" not in values(row["for"])] == []


def test_who_meets_somewhere_has_a_municipality_and_a_postal_code_of_it():
    for row in listings():
        assert row["kommune"] in municipalities() or ("oppmote" not in row["form"] and not row["kommune"])
        if row["postnummer"]:
            assert postal_codes()[row["postnummer"]]["kommune_code"] == row["kommune"]


def test_points_lie_near_their_postal_code():
    for row in having("lat"):
        code = postal_codes()[row["postnummer"]]
        assert abs(float(row["lat"]) - float(code["lat"])) < 0.01
        assert abs(float(row["lon"]) - float(code["lon"])) < 0.01
    assert 100 < len(having("lat")) < len(listings()) - 100


def test_a_group_that_starts_has_a_date_mostly_in_the_future():
    starts = [days(row["oppstart_dato"]) for row in listings() if row["opptak"] == "oppstart"]
    assert 1 <= sum(start < 0 for start in starts) <= 2
    assert len(starts) >= 15


def test_ages_stand_in_order():
    ages = [(int(row["alder_fra"]), int(row["alder_til"])) for row in having("alder_til") if row["alder_fra"]]
    assert ages
    assert [age for age in ages if age[0] > age[1]] == []


def test_published_groups_are_confirmed_and_sizes_are_those_of_the_sources():
    assert [row["slug"] for row in published() if not row["sist_bekreftet"]] == []
    assert {row["storrelse"] for row in listings()} >= {"4–8", "3–10", ""}


@pytest.mark.parametrize("today", DAYS_OF_LOADING)
def test_every_schedule_can_be_read_whatever_the_day(today):
    assert all(parse_meetings(row["moter"], today=today) for row in published())


# The awkward ones


def test_groups_are_paused_now_later_and_before():
    pauses = [(days(row["pause_fra"]), row["pause_til"]) for row in having("pause_fra")]
    assert ("-5d", "+20d") in [(row["pause_fra"], row["pause_til"]) for row in having("pause_fra")]
    assert any(first > 0 for first, _ in pauses)
    assert any(last and days(last) < 0 for _, last in pauses)
    assert any(not last for _, last in pauses)


def test_addresses_are_hidden_of_most_closed_and_a_few_open_groups():
    hidden = Counter((row["tilgang"], row["skjul_adresse"]) for row in listings() if row["adresse"])
    assert hidden[("lukket", "ja")] > hidden[("lukket", "nei")] > 0
    assert 5 <= hidden[("apen", "ja")] <= 20


def test_some_groups_have_gone_unconfirmed_for_long():
    ages = {days(row["sist_bekreftet"]) for row in published()}
    assert ages >= {-100, -200, -250, -364}
    assert 1 <= sum(days(row["sist_bekreftet"]) <= -365 for row in published()) <= 5


def test_groups_meet_on_the_net_and_by_phone_without_a_municipality():
    nowhere = [row for row in published() if not row["kommune"]]
    assert {form for row in nowhere for form in values(row["form"])} == {"digital", "telefon"}
    assert {row["slug"] for row in nowhere} >= {"nett-1", "nett-3"}
    assert [row for row in published() if row["kommune"] and row["form"] == "digital"]


def test_schedules_cancel_end_begin_later_pass_midnight_and_come_several_times_a_week():
    cells = [row["moter"] for row in published()]
    for clause in (" ikke +", " til +", " til -", " fra +", " fra -", " siste", " datoer +", "|"):
        assert any(clause in cell for cell in cells), clause
    rules = [rule for cell in cells for rule in parse_meetings(cell, today=DAYS_OF_LOADING[0])]
    assert sum(rule.start is not None and rule.end < rule.start for rule in rules) >= 3


def test_names_are_long_and_places_sami():
    assert 105 <= max(len(row["navn"]) for row in listings()) <= 120
    assert {"5610", "5612", "5628", "5041", "1875"} <= municipalities_of(published())
