"""What people type, and what it is understood as."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groups.search.reading import read
from groups.search.reading.lexicon import static
from groups.search.reading.text import LONGEST_TEXT

TODAY = date(2026, 11, 24)
NAMED = frozenset(
    {("org", "aa", "Anonyme Alkoholikere"), ("org", "aa", "AA"), ("org", "na", "NA"), ("org", "al-anon", "Al-Anon"),
     ("org", "ivareta", "Ivareta"), ("org", "ivareta", "LMS"), ("program", "stigen", "Stigen")}
)  # fmt: skip

pytestmark = pytest.mark.django_db


def _filters(text) -> str:
    reading = read(text, named=NAMED, today=TODAY)
    return " ".join(f"{name}={'|'.join(values)}" for name, values in sorted(reading.filters.items()))


UNDERSTOOD = {
    # A theme is no person
    "gambling addiction": "tema=spill",
    "spillavhengighet": "tema=spill",
    "xanax misbruk": "tema=legemidler",
    "spilleavhengig": "for=rus tema=spill",
    "mann med spilleproblemer": "for=rus tema=spill",
    "mitt eget drikkeproblem": "for=rus tema=alkohol",
    "noe på nett for meg som drikker": "for=rus form=digital tema=alkohol",
    "jeg har tatt anabole i seks år": "for=rus tema=doping",
    "søsteren min har tatt piller": "for=parorende relasjon=sosken tema=legemidler",
    "jegdrikkerformye": "for=rus tema=alkohol",
    # Whoever asks for leave, and who only tells
    "på LAR": "lar=velkommen|lytte",
    "kan jeg komme på NA når jeg går på LAR": "lar=velkommen org=na",
    "LAR ok": "lar=velkommen",
    # Relatives
    "bonusmor til gutt som ruser seg": "for=parorende relasjon=foreldre",
    "bonusfaren min drikker": "for=parorende relasjon=barn tema=alkohol",
    "foreldre til voksne barn som ruser seg": "for=parorende relasjon=foreldre",
    "damer som er pårørende": "for=parorende kjonn=kvinner",
    "vil ikke at naboen skal se meg": "",
    # Other words for what is asked
    "F10.2": "tema=alkohol",
    "kona gjemmer vinflasker": "for=parorende relasjon=partner tema=alkohol",
    "bare å møte opp": "pamelding=ingen",
    "i overmorgen": "dag=2026-11-26",
    # Whom it is about, and who reads
    "mamma drikker": "for=parorende relasjon=barn tema=alkohol",
    "moren min drikker": "for=parorende relasjon=barn tema=alkohol",
    "min far ruser seg": "for=parorende relasjon=barn",
    "kona spiller": "for=parorende relasjon=partner tema=spill",
    "sønnen min": "for=parorende relasjon=foreldre",
    "datter med rusproblem": "for=parorende relasjon=foreldre",
    "barnebarnet ruser seg": "for=parorende relasjon=besteforeldre",
    "samboeren er full": "for=parorende relasjon=partner tema=alkohol",
    "søstera mi": "for=parorende relasjon=sosken",
    "sjefen drikker": "for=parorende relasjon=kollega tema=alkohol",
    "mor til en rusavhengig": "for=parorende relasjon=foreldre",
    "for mødre": "for=parorende relasjon=foreldre",
    "foreldregruppe": "for=parorende relasjon=foreldre",
    "som søster": "for=parorende relasjon=sosken",
    "mor": "for=parorende",
    "trenger en venn": "",
    "jeg drikker": "for=rus tema=alkohol",
    "jeg er mor og drikker": "for=rus tema=alkohol",
    "jeg er mor til en som drikker": "for=parorende relasjon=foreldre tema=alkohol",
    "han drikker": "for=parorende tema=alkohol",
    "rus": "for=rus",
    "pårørende rus": "for=parorende",
    "mistet en venn i overdose": "for=parorende relasjon=venn tema=etterlatte",
    "barn av alkoholiker": "for=parorende relasjon=barn tema=alkohol",
    "en på jobben drikker": "for=parorende relasjon=kollega tema=alkohol",
    "søstera mi tok overdose og døde": "for=parorende relasjon=sosken tema=etterlatte",
    "mistet sønnen i overdose": "for=parorende relasjon=foreldre tema=etterlatte",
    # Gender only where it is a condition
    "menn": "",
    "for menn": "kjonn=menn",
    "kun kvinner": "kjonn=kvinner",
    "kvinnegruppe": "kjonn=kvinner",
    # Places and everyday words
    "9008": "kommune=5501",
    "tromso": "kommune=5501",
    "tromsoe": "kommune=5501",
    "nordnorge": "fylke=18|55|56",
    "Nord-Norge": "fylke=18|55|56",
    "Grünerløkka": "kommune=0301",
    "Kárášjohka": "kommune=5610",
    "Våler": "kommune=3114|3419",
    "Våler i Østfold": "kommune=3114",
    "5003 Bergen": "kommune=4601",
    "ikke i Oslo": "utenfor=0301",
    "trenger time": "",
    "gruer meg": "",
    "kjem heim": "",
    "Time": "kommune=1121",
    "bor i Time": "kommune=1121",
    "AA Sola": "kommune=1124 org=aa",
    "Kari Lund": "",
    "snakke med Lena": "",
    "innen 20 km fra Hamar": "avstand=20 kommune=3403",
    "2 mil fra Hamar": "avstand=20 kommune=3403",
    # Time
    "aa møte i kveld oslo": "dag=i-dag kommune=0301 org=aa tid=kveld",
    "annenhver tirsdag": "hyppighet=annenhver-uke ukedag=tirsdag",
    "24.12": "dag=2026-12-24",
    "1. mai": "dag=2027-05-01",
    "27.11.2026": "dag=2026-11-27",
    "31.02.2027": "",
    "kl 19": "tid=kveld",
    "12.30": "",
    "kl. 12.30": "tid=ettermiddag",
    # Inflections, compounds, misspellings, forms of the language
    "sorggruppene": "tema=sorg",
    "spilleproblemer": "tema=spill",
    "onsdagsmøte": "ukedag=onsdag",
    "tromsøgruppa": "kommune=5501",
    "pårørnde": "for=parorende",
    "trmsø": "kommune=5501",
    "begren": "kommune=4601",
    "bdoø": "kommune=1804",
    "ahsj": "tema=cannabis",
    "stavngr": "kommune=1103",
    "bergenn": "kommune=4601",
    "my mother in law drinks": "for=parorende relasjon=annen tema=alkohol",
    "foreldre som har mistet kontakten med barna": "for=parorende relasjon=foreldre",
    "besteforeldre som passer barnebarn": "for=parorende relasjon=besteforeldre",
    "moren til kjæresten min drikker": "for=parorende relasjon=annen tema=alkohol",
    "hun jeg bor med drikker": "for=parorende relasjon=partner tema=alkohol",
    "broren hennes drikker": "for=parorende tema=alkohol",
    "jeg har problem med øl": "for=rus tema=alkohol",
    "atla": "kommune=5601",
    "kristainsand aa": "kommune=4204 org=aa",
    "spileavhenig": "for=rus tema=spill",
    "pårørande på laurdag": "for=parorende ukedag=lordag",
    "selvhj.grp pårør.": "for=parorende",
    # Grown together without spaces
    "gruppeibergen": "kommune=4601",
    "pårørendegruppebergen": "for=parorende kommune=4601",
    "alanontromsø": "kommune=5501 org=al-anon",
    "mannenmin drikker": "for=parorende relasjon=partner tema=alkohol",
    "my husband drinks": "for=parorende relasjon=partner tema=alkohol",
    # Organisations and programmes
    "al anon": "org=al-anon",
    "LMS Tromsø": "kommune=5501 org=ivareta",
    "ikke AA": "",
    "stigen": "program=stigen",
    "åpent AA-møte": "motetype=alle org=aa",
    # How one joins
    "tar imot nye": "opptak=ledig",
    "kan bli med nå": "bli-med=ja",
    # Abbreviations that are also words
    "LAR": "lar=velkommen|lytte",
    "han lar meg ikke": "",
    "slutte aa drikke": "for=rus tema=alkohol",
    "ikke religiøs": "livssyn=uavhengig",
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_people_type_is_understood(text):
    assert _filters(text) == UNDERSTOOD[text]


def test_words_in_any_order_mean_the_same():
    assert (
        _filters("pårørende tromsø onsdag")
        == _filters("onsdag tromsø pårørende")
        == _filters("tromsø onsdag pårørende")
    )


def test_what_is_not_understood_is_left_as_text_in_order():
    assert read("Strikking og Turer i Tromsø", named=NAMED, today=TODAY).text == "strikking turer"


def test_a_form_of_a_word_that_says_nothing_is_not_left_though_it_stands_in_a_phrase():
    assert read("sønnen min har sluttet på skolen", named=NAMED, today=TODAY).text == ""


def test_words_of_danger_are_never_left_as_text():
    for text in ("selvmord", "vil ikke leve", "etter selvmordet til broren min", "blå på leppene", "kvelertak i går"):
        assert read(text, named=NAMED, today=TODAY).text == "", text


def test_a_text_is_read_up_to_its_longest():
    assert read("ord " * 4_000 + "tromsø", named=NAMED, today=TODAY).filters == {}
    assert len(read("x" * 20_000, named=NAMED, today=TODAY).text) <= LONGEST_TEXT


BAD = ["", " ", "\x00", "\ud800", "🙂🙂", "'; DROP TABLE listing; --", "<script>", "\u202etset", "%s %d {0}",
       "a" * 10_000, "((((", "*", "…", "ｆｕｌｌ", "مساعدة", "0" * 500, "1/1/1/1", "ikke " * 300]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_bad_input_is_read_without_complaint(text):
    reading = read(text, named=NAMED, today=TODAY)
    assert reading.help == ()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(sorted(static().words)), max_size=9).map(" ".join))
def test_any_text_can_be_read_and_gives_values_once(text):
    reading = read(text, named=NAMED, today=TODAY)
    assert all(len(values) == len(set(values)) > 0 for values in reading.filters.values())


def test_every_synonym_means_what_its_line_says():
    """A phrase may say more than its line («kvinner uten menn»), but never less, and never leave words."""
    for phrase, meaning in static().synonyms:
        if "*" in phrase or not meaning.filters:
            continue
        reading = read(phrase, named=frozenset(), today=TODAY)
        for name, values in meaning.filters:
            assert set(values) <= set(reading.filters.get(name, ())), phrase
        assert reading.text == "", phrase
