"""What is wrong with a text is said in words beside the field, and what is right is left alone."""

import pytest

from organisations.editorial import faults, shipped

KNOWN = [number.key for number in shipped.texts().numbers]
LANGUAGES = ("nb", "nn", "en")
GOOD = {
    "title": "Hjelp nå",
    "lead": "Er det fare for liv, så ring først.",
    "body": "## Fare for liv\n\n- [[ambulanse]]\n\nLes mer på [Trygg bruk](/trygg-bruk/) og [hos SSB](https://www.ssb.no/).",
}
# What stands in the text, and a part of the sentence that says so.
WRONG = {
    "a banned word": ("body", "## Om\n\nVi hjelper brukerne.", "«brukerne» skriver vi ikke på sidene. Den som er med"),
    "a promise": ("lead", "Vi garanterer at det hjelper.", "«garanterer» skriver vi ikke på sidene. Vi lover ikke"),
    "no heading": ("body", "Bare tekst.", "Siden har ingen mellomtitler."),
    "text before the first heading": ("body", "Først.\n\n## Så", "Teksten må begynne med en mellomtittel."),
    "a heading of the wrong kind": ("body", "## Ett\n\n### To", "Mellomtitler skrives med to firkanter: ## To"),
    "an empty heading": ("body", "## Ett\n\n##\n\nTekst", "En mellomtittel er tom."),
    "the same heading twice": ("body", "## Ett\n\nA\n\n## Ett", "Mellomtittelen «Ett» står to ganger."),
    "an emergency number": ("body", "## Ring\n\nRing 113 nå.", "Nummeret 113 står uten åpningstider."),
    "a helpline": ("body", "## Ring\n\nRing 116 123.", "Nummeret 116 123 står uten åpningstider."),
    "eight figures in pairs": ("body", "## Ring\n\nRing 22 40 00 40.", "Nummeret 22 40 00 40 står uten åpningstider."),
    "eight figures in a row": ("lead", "Ring 91508588.", "Nummeret 91508588 står uten åpningstider."),
    "eight figures as three": ("body", "## Ring\n\nRing 800 40 567.", "Nummeret 800 40 567 står uten åpningstider."),
    "an unknown number": ("body", "## Ring\n\n[[legevakta]]", "Vi har ikke noe nummer som heter «legevakta»."),
    "a page that is not there": ("body", "## Om\n\n[her](/hjelp-no/)", "Lenken /hjelp-no/ fører ingen steder."),
    "another site's page as ours": (
        "body",
        "## Om\n\n[her](//example.no/)",
        "Lenken //example.no/ fører ingen steder.",
    ),
    "a script as a link": ("body", "## Om\n\n[her](javascript:x)", "Lenken javascript:x må begynne med https://"),
    "HTML": ("body", "## Om\n\n<b>Viktig</b>", "HTML virker ikke her: <b>."),
    "a link in the title": ("title", "[Hjelp](/hjelp-na/)", "Her skal det bare være vanlig tekst"),
    "a number in the lead": ("lead", "Ring [[legevakt]].", "Her skal det bare være vanlig tekst"),
}


@pytest.mark.parametrize(("field", "text", "sentence"), WRONG.values(), ids=WRONG)
def test_a_fault_of_a_page_is_said_of_its_field(field, text, sentence):
    found = faults.of_page(GOOD | {field: text}, "nb", KNOWN)
    assert list(found) == [field]
    assert any(said.startswith(sentence) for said in found[field]), found


@pytest.mark.parametrize(
    "text",
    [
        "## Tall\n\nDet var 70 grupper i 2014 og 107 i 2015, 4–8 i hver, 18 år og eldre.",
        "## Lov\n\nStraffeloven § 196. Les på [116111.no](https://www.116111.no/).",
        "## Tider\n\nKl. 18.00–20.00, 12.01.2027, postnummer 9008 og 0184.",
        "## Filter\n\n[på nett](/grupper/?form=digital) og [forsiden](/)",
        "## Tegn\n\n5 < 6, og {{site_name}} er navnet. Skriv til {{contact_email}}.",
    ],
    ids=["figures", "law", "times", "filters", "signs"],
)
def test_what_only_looks_wrong_is_left_alone(text):
    assert faults.of_page(GOOD | {"body": text}, "nb", KNOWN) == {}


def test_a_banned_word_is_banned_in_its_own_language_alone():
    said = {"lead": "A tilbud is a Norwegian word."}
    assert faults.of_page(GOOD | said, "en", KNOWN) == {}
    assert list(faults.of_page(GOOD | said, "nb", KNOWN)) == ["lead"]


def test_an_answer_to_danger_is_short_and_has_somebody_to_call():
    answer = {"title": "Er noen farlig?", "body": "Ring [[politi]] nå.", "numbers": ["politi"]}
    assert faults.of_answer(answer, "nb", KNOWN) == {}
    assert list(faults.of_answer(answer | {"numbers": []}, "nb", KNOWN)) == ["numbers"]
    assert list(faults.of_answer(answer | {"body": "## Først\n\nRing."}, "nb", KNOWN)) == ["body"]


def test_what_is_said_of_a_number_is_read_in_each_language():
    said = {"name": "RUSinfo", "purpose_nn": "For brukarar.", "purpose_en": "For people.", "hours": None}
    assert list(faults.of_number(said, LANGUAGES)) == ["purpose_nn"]


def test_a_long_sentence_is_told_of_and_no_fault():
    body = f"## Om\n\n{' '.join(['ord'] * 31)}.\n\nKort setning."
    assert [len(sentence.split()) for sentence in faults.long_sentences(body)] == [31]
    assert faults.of_page(GOOD | {"body": body}, "nb", KNOWN) == {}


def test_only_the_page_for_professionals_may_speak_of_patients():
    said = GOOD | {"lead": "Du kan gi pasienten noe å ta med."}
    assert list(faults.of_page(said, "nb", KNOWN)) == ["lead"]
    assert faults.of_page(said, "nb", KNOWN, for_professionals=True) == {}


def test_what_came_with_the_release_has_no_fault():
    texts = shipped.texts()
    found = [
        *[
            faults.of_page(
                {"title": p.title, "lead": p.lead, "body": p.body},
                p.language,
                KNOWN,
                for_professionals=p.slug == "fagfolk",
            )
            for p in texts.pages
        ],
        *[
            faults.of_answer({"title": a.title, "body": a.body, "numbers": a.numbers}, a.language, KNOWN)
            for a in texts.answers
        ],
        *[faults.of_number({n: getattr(one, n) for n in one.__slots__}, LANGUAGES) for one in texts.numbers],
    ]
    assert [one for one in found if one] == []
    assert [s for p in (*texts.pages, *texts.answers) for s in faults.long_sentences(p.body)] == []


def test_an_answer_has_the_same_numbers_and_links_in_all_languages():
    texts = shipped.texts()
    for kind in {answer.kind for answer in texts.answers}:
        said = [texts.answer(kind, language) for language in LANGUAGES]
        assert len({answer.numbers for answer in said}) == 1, kind
        assert len({tuple(faults.NUMBER.findall(answer.body)) for answer in said}) == 1, kind
        assert len({tuple(faults.LINK.findall(answer.body)) for answer in said}) == 1, kind
        assert len({answer.body.count("\n") for answer in said}) == 1, kind
