"""The words that people meet: plain, the same in three languages, and never the banned ones."""

import csv
import re
from collections import Counter
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from organisations.wording import BANNED, NAMES, banned_in
from tests.site.words import LANGUAGES, LINK, ROOT, Message, messages, pages, public_templates, template_text, words_in

SLUGS = [
    "fagfolk",
    "for-parorende",
    "forste-gang",
    "hjelp-na",
    "om",
    "om-selvhjelp",
    "personvern",
    "start-gruppe",
    "tilgjengelighet",
    "trygg-bruk",
    "under-18",
]
# Addresses of the contract that a content page may lead to.
ADDRESSES = {f"/{slug}/" for slug in SLUGS} | {
    "/",
    "/grupper/",
    "/moter/",
    "/organisasjoner/",
    "/kontaktpunkter/",
    "/fagfolk/",
    "/dekning/",
    "/innbygg/lag/",
}
CHOICES = {
    ("for", "parorende"),
    ("for", "rus"),
    ("relasjon", "foreldre"),
    ("relasjon", "partner"),
    ("relasjon", "barn"),
    ("tema", "etterlatte"),
    ("sammensetning", "heterogen"),
    ("form", "digital"),
    ("opptak", "samler"),
    ("lar", "velkommen"),
    ("alder", "ungdom"),
}
OFFICIAL_SITES = {
    "al-anon.no",
    "selvhjelp.no",
    "www.116111.no",
    "www.bring.no",
    "www.erikbolstad.no",
    "www.geonames.org",
    "www.ivareta.no",
    "www.kartverket.no",
    "www.sidetmedord.no",
    "www.soschat.no",
    "www.ssb.no",
    "www.uutilsynet.no",
}
PRIVACY_SENTENCE = (
    "Vi lagrer ikke hvem du er eller hva du leter etter. Ingen informasjonskapsler, ingen sporing. "
    "Telefonen din kan likevel huske at du har vært her."
)
PHONE_NUMBER = re.compile(r"\b(?:11[0-37]|116 ?\d{3})\b|\b\d{3} ?\d{2} ?\d{3}\b|\b(?:\d{2} ?){4}\b")
HELPLINE_COLUMNS = [
    *("key", "navn_nb", "navn_nn", "navn_en", "telefon", "tider_nb", "tider_nn", "tider_en", "dognapent"),
    *("for_nb", "for_nn", "for_en", "nettside", "kontrollert", "rekkefolge", "stripe"),
]
DAY_AND_NIGHT = {"nb": "hele døgnet", "nn": "heile døgnet", "en": "day and night"}

every_page = pytest.mark.parametrize("page", pages(), ids=str)
every_rule = pytest.mark.parametrize("rule", BANNED, ids=lambda rule: f"{rule.language} {rule.pattern}")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def helplines():
    with (ROOT / "fixtures" / "helplines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counterpart(page):
    return next(other for other in pages() if (other.language, other.slug) == ("nb", page.slug))


# The rules themselves


@every_rule
def test_a_banned_word_is_caught_in_its_example(rule):
    assert rule.found_in(rule.example) != []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Du trenger ingen henvisning, også etter behandling. Bruk døra til høyre; du fortjener det."),
        ("nb", "Alle har et brukernavn, og ingen har fortjeneste av det. Anonyme Narkomane møtes her."),
        ("nb", "Et navn folk bruker om bydelen."),
        ("nn", "Du treng inga tilvising, òg etter behandling. Ho har nytta høvet, og ingen har forteneste av det."),
        ("en", "You need no referral, also after treatment. Alcoholics Anonymous and Narcotics Anonymous meet here."),
    ],
)
def test_a_harmless_word_is_left_alone(language, sentence):
    assert banned_in(sentence, language) == []


def test_only_pages_for_professionals_may_say_patient():
    assert banned_in("En pasient spør.", "nb") == ["pasient"]
    assert banned_in("En pasient spør.", "nb", for_professionals=True) == []


def test_every_name_that_is_let_through_would_else_be_caught():
    caught = {name for name in NAMES for rule in BANNED if rule.found_in(name)}
    assert caught == set(NAMES) - {"Narcotics Anonymous"}


# Banned words


@every_page
def test_a_content_page_has_no_banned_word(page):
    assert banned_in(page.text, page.language, for_professionals=page.slug == "fagfolk") == []


@every_language
def test_the_helplines_have_no_banned_word(language):
    said = [row[f"{column}_{language}"] for row in helplines() for column in ("navn", "tider", "for")]
    assert banned_in("\n".join(said), language) == []


def test_no_public_template_has_a_banned_word():
    found = {path: banned_in(text, "nb", for_professionals="fagfolk" in path) for path, text in public_templates()}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_source_strings_have_no_banned_word():
    every = [message for language in LANGUAGES for message in messages(language) if message.is_public]
    found = {
        message.original: banned_in(message.original, "nb", for_professionals=message.is_for_professionals)
        for message in every
    }
    assert {text: words for text, words in found.items() if words} == {}


@every_language
def test_the_catalogue_has_no_banned_word(language):
    found = {
        message.translation: banned_in(message.translation, language, for_professionals=message.is_for_professionals)
        for message in messages(language)
        if message.is_public
    }
    assert {text: words for text, words in found.items() if words} == {}


def test_a_template_is_read_as_its_reader_sees_it():
    source = (
        '{# bruker #}<p class="tjeneste" title="Les mer">{% translate "Hei" %} {{ bruker }}'
        "{% blocktranslate %}du{% endblocktranslate %}</p><script>klient</script>"
    )
    assert template_text(source).split() == ["Hei", "Les", "mer", "du"]


def test_a_message_said_only_in_the_admin_is_not_public():
    assert not Message(("organisations/admin/listing.py",), "Bruker", "").is_public
    assert Message(("organisations/admin/listing.py", "groups/views.py"), "Bruker", "").is_public


# Plain language


@every_page
def test_sentences_are_short_on_average(page):
    lengths = [words_in(sentence) for sentence in page.sentences]
    assert sum(lengths) / len(lengths) <= 15


@every_page
def test_no_sentence_is_longer_than_thirty_words(page):
    assert [sentence for sentence in page.sentences if words_in(sentence) > 30] == []


# One shape in three languages


@every_language
def test_every_language_has_the_same_pages(language):
    assert sorted(page.slug for page in pages() if page.language == language) == SLUGS


@every_page
def test_a_page_has_as_many_headings_as_in_bokmal(page):
    assert len(page.headings) == len(counterpart(page).headings)


@every_page
def test_a_page_has_the_same_numbers_and_links_as_in_bokmal(page):
    assert (page.tokens, page.links) == (counterpart(page).tokens, counterpart(page).links)


@every_page
def test_a_page_has_the_same_paragraphs_and_list_items_as_in_bokmal(page):
    shape = [line[:2] == "- " for line in page.source.splitlines() if line]
    assert shape == [line[:2] == "- " for line in counterpart(page).source.splitlines() if line]


@every_page
def test_a_page_is_a_title_a_lead_of_at_most_two_sentences_and_sections(page):
    title, *rest = page.source.splitlines()
    assert title.startswith("# ")
    assert len(re.findall(r"[.!?](?=\s|$)", page.lead)) in (1, 2)
    assert [line for line in rest if line.startswith("#") and not line.startswith("## ")] == []


@every_page
def test_a_page_holds_no_markup_beyond_its_format(page):
    assert re.findall(r"<[^>]*>|&\w+;|^[ \t]+-|`|\{%", page.source, re.MULTILINE) == []


@every_page
def test_the_headings_of_a_page_differ(page):
    assert Counter(page.headings).most_common(1)[0][1] == 1


# Numbers and links


@every_page
def test_a_number_token_is_one_of_the_helplines(page):
    assert set(page.tokens) - {row["key"] for row in helplines()} == set()


@every_page
def test_a_phone_number_stands_only_as_a_token(page):
    text = re.sub(r"https?://\S+|\b[\w.]+\.no\b", " ", page.source)
    assert PHONE_NUMBER.findall(text) == []


@every_page
def test_other_tokens_are_the_name_and_the_address_of_the_site(page):
    assert set(re.findall(r"\{\{(.*?)\}\}", page.source)) <= {"site_name", "contact_email"}


@every_page
def test_an_internal_link_is_an_address_of_the_contract(page):
    parts = [urlsplit(link) for link in page.links if not link.startswith("http")]
    assert {part.path for part in parts} - ADDRESSES == set()
    chosen = {(name, value) for part in parts for name, values in parse_qs(part.query).items() for value in values}
    assert chosen - CHOICES == set()


@every_page
def test_a_link_text_leads_to_one_place_only(page):
    addresses = {}
    for text, address in LINK.findall(page.source):
        addresses.setdefault(text, set()).add(address)
    assert {text: places for text, places in addresses.items() if len(places) > 1} == {}


@every_page
def test_an_external_link_goes_to_an_official_site(page):
    assert {urlsplit(link).hostname for link in page.links if link.startswith("http")} - OFFICIAL_SITES == set()


def test_the_privacy_sentence_stands_as_agreed():
    page = next(page for page in pages() if (page.language, page.slug) == ("nb", "personvern"))
    assert PRIVACY_SENTENCE in page.source


# The file of helplines


# Few stand in the strip, and nobody has called a number before somebody has.
MAY_BE_EMPTY = {"stripe", "kontrollert"}


def test_the_helplines_have_the_agreed_columns_and_no_empty_ones():
    assert [list(row) for row in helplines()] == [HELPLINE_COLUMNS] * len(helplines())
    assert [
        (row["key"], name) for row in helplines() for name in row if not row[name] and name not in MAY_BE_EMPTY
    ] == []


def test_the_strip_holds_four_numbers_in_their_order():
    strip = sorted((row for row in helplines() if row["stripe"]), key=lambda row: row["stripe"])
    assert [row["telefon"] for row in strip] == ["113", "112", "116 117", "116 123"]


@every_language
def test_only_a_line_open_day_and_night_says_so(language):
    says_so = {row["key"] for row in helplines() if row[f"tider_{language}"] == DAY_AND_NIGHT[language]}
    assert says_so == {row["key"] for row in helplines() if row["dognapent"] == "ja"}


def test_a_helpline_has_a_key_of_its_own_and_a_place_in_the_order():
    rows = helplines()
    assert [row["key"] for row in rows if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["key"])] == []
    assert len({row["key"] for row in rows}) == len({row["telefon"] for row in rows}) == len(rows)
    assert [int(row["rekkefolge"]) for row in rows] == sorted({int(row["rekkefolge"]) for row in rows})
    assert all(date.fromisoformat(row["kontrollert"]) for row in rows if row["kontrollert"])
