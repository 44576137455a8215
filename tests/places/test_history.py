import datetime

import pytest

from selvhjelp.places.history import History, names_in
from selvhjelp.places.registers import ChangeRow


def change(year, old_code, old_name, new_code, new_name):
    return ChangeRow(datetime.date(year, 1, 1), "kommune", old_code, old_name, new_code, new_name)


@pytest.fixture
def history(registers):
    names = {row.code: [row.name, *(other.name for other in row.other_names)] for row in registers.municipalities}
    return History([row for row in registers.changes if row.level == "kommune"], names)


def test_every_former_code_arrives_at_codes_in_force(history):
    assert [code for code in history.former_codes() if not history.successors(code)] == []
    assert len(history.former_codes()) == 538


@pytest.mark.parametrize(
    ("code", "successors"),
    [
        ("5501", ("5501",)),
        ("0231", ("3205",)),
        ("1902", ("5501",)),
        ("0701", ("3901",)),
        ("5012", ("5055", "5056", "5059")),
        ("1507", ("1508", "1580")),
        ("9999", ()),
    ],
)
def test_old_codes_lead_to_what_they_became(history, code, successors):
    assert history.successors(code) == successors


def test_one_that_came_back_after_a_merger_leads_to_itself_alone(history):
    assert history.successors("1534") == ("1508", "1580")
    assert history.redirects("1534") == ("1580",)


def test_one_that_was_split_keeps_its_choices(history):
    assert history.redirects("1507") == ("1508", "1580")


def test_names_in_force_are_no_former_names(history, registers):
    former = {name.name: name.successors for name in history.former_names()}
    assert former["Skedsmo"] == ("3205",)
    assert former["Snillfjord"] == ("5055", "5056", "5059")
    assert former["Nes"] == ("3322",)
    assert former["Bø"] == ("4020",)
    assert not {"Tromsø", "Ålesund", "Våler", "Kårášjohka"} & former.keys()


def test_a_code_used_anew_counts_by_its_last_life():
    history = History(
        [change(1990, "0001", "Nord", "0002", "Sør"), change(2000, "0001", "Øst", "0003", "Vest")],
        {"0002": ["Sør"], "0003": ["Vest"]},
    )
    assert history.successors("0001") == ("0003",)


def test_what_is_in_brackets_is_not_part_of_the_name():
    assert list(names_in("Gáivuotna - Kåfjord - Kaivuono")) == ["Gáivuotna", "Kåfjord", "Kaivuono"]
    assert list(names_in(" Nes (Akershus) ")) == ["Nes"]
    assert list(names_in("Nord-Fron")) == ["Nord-Fron"]
