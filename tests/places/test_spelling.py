import pytest
from hypothesis import given
from hypothesis import strategies as st

from selvhjelp.places.spelling import fold, fold_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tromsø", "tromso", "TROMSOE", "tromsö", " Tromsø "),
        ("Bærum", "baerum", "barum", "BÆRUM"),
        ("Ålesund", "aalesund", "alesund", "Álesund"),
        ("Nord-Norge", "nordnorge", "nord norge", "NORD – NORGE"),
        ("Kárášjohka", "karasjohka"),
        ("Porsáŋgu", "porsangu"),
        ("Grünerløkka", "grunerlokka", "Grunerloekka"),
    ],
)
def test_spellings_of_one_name_fold_alike(spellings):
    assert len({fold_key(spelling) for spelling in spellings}) == 1


def test_a_troms_is_no_tromso():
    assert fold_key("Troms") != fold_key("Tromsø")


def test_words_are_kept_apart():
    assert fold("Mo i Rana") == ("mo", "i", "rana")


def test_all_municipalities_of_different_names_fold_differently(registers):
    names = {row.name for row in registers.municipalities}
    assert len({fold_key(name) for name in names}) == len(names) == 355


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)
    assert fold(" ".join(once)) == once


def test_a_text_without_latin_letters_has_no_words():
    assert fold("🙂 \x00 \ud800 ؟") == ()
