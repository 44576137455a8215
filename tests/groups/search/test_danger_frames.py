"""What is only talked about is no danger, and danger is never lost because it is told beside a book or a job."""

import pytest

from groups.search.reading.danger import KINDS
from groups.search.reading.lexicon import static
from groups.search.reading.text import words_of

SUBJECTS = ("selvmord", "overdose", "abstinenser", "vold", "vold i nære relasjoner", "voldtekt")
FRAMES = (
    "bok om {}", "skoleoppgave om {}", "masteroppgave om {}", "film om {}", "serie om {}", "podkast om {}",
    "kurs om {}", "foredrag om {}", "artikkel om {}", "book about {}", "har gruppa et tema om {}",
    "snakker dere om {} på møtene", "undervisning i {}", "film der de snakker om {}",
)  # fmt: skip
ACUTE = {
    "vil dø": "liv",
    "orker ikke leve mer": "liv",
    "jeg vil ta livet mitt": "liv",
    "jeg har tatt overdose": "overdose",
    "kompisen puster ikke": "overdose",
    "jeg har abstinenser": "abstinens",
    "mannen min slår meg": "vold",
    "jeg blir slått hjemme": "vold",
}
BESIDE = (
    "jeg har skrevet en bok og {}", "skriver masteroppgave og {}", "leser en bok, {}", "jobber på en kafé og {}",
    "så en film. {}", "er student og {}", "jobber på krisesenter, {}", "bok om sorg, {}", "{} som i en film",
)  # fmt: skip


def _kinds(text):
    return list(static().danger.read(words_of(text)).kinds)


@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_talked_about_is_no_danger(frame):
    assert {subject: _kinds(frame.format(subject)) for subject in SUBJECTS} == {key: [] for key in SUBJECTS}


@pytest.mark.parametrize("beside", BESIDE)
def test_danger_beside_what_is_talked_about_is_danger(beside):
    texts = {beside.format(acute): kind for acute, kind in ACUTE.items()}
    assert {text for text, kind in texts.items() if kind not in _kinds(text)} == set()


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("acute", ACUTE)
def test_danger_after_a_subject_is_danger(subject, acute):
    texts = [f"bok om {subject} og {acute}", f"oppgave om {subject}, {acute}", f"film om {subject}. {acute}"]
    assert [text for text in texts if ACUTE[acute] not in _kinds(text)] == []


OWN = {
    "jobber med selvmordstanker": "liv",
    "fastlegen sier jeg har mye abstinenser": "abstinens",
    "student, har mye abstinenser": "abstinens",
    "undervisning i dag abstinenser": "abstinens",
    "husker da han slo meg i går": "vold",
    "leser om hvordan ta selvmord": "liv",
    "bok om hvordan jeg kan ta livet mitt": "liv",
    "har en sak om vold": "vold",
}


@pytest.mark.parametrize("text", OWN)
def test_what_the_reader_has_herself_is_no_subject(text):
    assert OWN[text] in _kinds(text)


OUT = (
    "kom ut fra avrusning i dag", "skrives ut fra behandling i morgen", "nettopp sluppet ut av fengsel",
    "ferdig med avgiftning", "løslatt i går fra fengsel", "utskrevet fra rehab", "ute av rusinstitusjonen",
    "hjem fra døgnbehandling",
)  # fmt: skip
USE = (
    "og har så lyst på heroin", "og skal ruse meg", "og kommer til å ta en dose", "og klarer ikke la være",
    "nå vil jeg drikke igjen", "og tar samme dose som før", "og skal sette første skudd på et år",
    "og har skaffet meg heroin", "suget er helt sykt", "og ruser meg igjen",
)  # fmt: skip
NO_USE = (
    "og trenger ettervern", "og vil ikke ruse meg mer", "og leter etter en gruppe", "har ikke lyst på heroin lenger",
    "og vil ha noen å snakke med", "og er rusfri",
)  # fmt: skip


@pytest.mark.parametrize("out", OUT)
def test_out_of_treatment_or_prison_and_about_to_use_is_danger(out):
    assert {f"{out} {use}" for use in USE if "behandling" not in _kinds(f"{out} {use}")} == set()


@pytest.mark.parametrize("out", OUT)
def test_out_of_treatment_or_prison_is_none_by_itself(out):
    assert {f"{out} {rest}" for rest in NO_USE if _kinds(f"{out} {rest}")} == set()


PARENTS = (
    "mamma", "mammaen min", "mamsen", "pappa", "papsen", "farsan", "stefaren min", "stemora mi", "bonuspappaen min",
    "fosterfaren min", "mammas kjæreste",
)  # fmt: skip
USING = ("drikker", "er full", "drikker hver dag", "ruser seg", "har drukket igjen", "er dritings", "går på piller")


@pytest.mark.parametrize("parent", PARENTS)
def test_a_child_is_heard_by_whatever_it_calls_a_parent(parent):
    assert {f"{parent} {using}" for using in USING if _kinds(f"{parent} {using}") != ["barn"]} == set()


@pytest.mark.parametrize("age", ["19", "30", "45 år"])
@pytest.mark.parametrize("parent", ["mamma", "pappa", "stefaren min", "farsan"])
def test_whoever_is_grown_up_is_no_child(parent, age):
    texts = [f"jeg er {age} og {parent} drikker", f"{parent} drikker fortsatt, jeg er {age}"]
    assert [text for text in texts if _kinds(text)] == []


@pytest.mark.parametrize("parent", ["mamma", "pappa", "stefaren min", "farsan"])
def test_whoever_tells_a_childs_age_is_one(parent):
    texts = [f"jeg er {age} og {parent} drikker" for age in ("9", "12", "17 år")]
    assert [text for text in texts if _kinds(text) != ["barn"]] == []


@pytest.mark.parametrize("role", ["jeg er {}", "er {} til en som", "som {}"])
def test_a_parent_who_speaks_is_no_child(role):
    parents = ("mamma", "pappa", "stefar", "bonusmor", "fosterfar")
    assert {parent for parent in parents if _kinds(f"{role.format(parent)} drikker")} == set()


NOW = ("i går", "for to dager siden", "for en time siden", "igjen i kveld", "er det noe for meg", "da han kom hjem")
TOLD = {
    "mannen slo meg": "vold",
    "har selvmordstanker": "liv",
    "tok overdose": "overdose",
    "har abstinenser": "abstinens",
}


@pytest.mark.parametrize("told", TOLD)
def test_what_happened_lately_is_not_taken_for_long_ago(told):
    assert {f"{told} {when}" for when in NOW if TOLD[told] not in _kinds(f"{told} {when}")} == set()


@pytest.mark.parametrize("told", ["mannen slo meg", "hadde selvmordstanker", "tok overdose", "hadde abstinenser"])
def test_what_happened_years_ago_is_none(told):
    texts = [f"{told} for {years} år siden" for years in ("ti", "mange", "12")]
    assert {text for text in texts if set(_kinds(text)) & set(KINDS)} == set()
