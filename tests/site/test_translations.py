"""The Nynorsk and the English catalogue: whole, faithful to the Bokmål source, and in their own language throughout."""

import gettext
import re

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import translation

from organisations import vocabulary as words
from tests.site import addresses, directory, html
from tests.site.catalogues import LANGUAGES, entries, path
from tests.site.foreign_words import MARKUP, PLACEHOLDER, foreign_words
from tests.site.words import pages

EVERY = [entry for language in LANGUAGES for entry in entries(language)]
every_language = pytest.mark.parametrize("language", LANGUAGES)


# Whole


def test_both_catalogues_have_the_same_texts():
    assert {entry.key for entry in EVERY if entry.language == "nn"} == {e.key for e in EVERY if e.language == "en"}


@every_language
def test_no_translation_waits_for_a_check(language):
    assert re.findall(r"^#,.*fuzzy.*$|^#~.*$", path(language).read_text(encoding="utf-8"), re.MULTILINE) == []


@every_language
def test_every_text_is_translated_in_all_its_forms(language):
    missing = [entry for entry in EVERY if entry.language == language and not all(entry.forms)]
    assert [str(entry) for entry in missing] == []
    assert [str(entry) for entry in EVERY if len(entry.forms) != (2 if entry.plural else 1)] == []


@every_language
def test_the_compiled_catalogue_says_what_the_source_says(language):
    with path(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    wrong = [str(entry) for entry in EVERY if entry.language == language and _looked_up(compiled, entry) != entry.forms]
    assert wrong == []


def _looked_up(compiled, entry):
    if entry.plural:
        return tuple(compiled.ngettext(entry.original, entry.plural, number) for number in (1, 2))
    if entry.context:
        return (compiled.pgettext(entry.context, entry.original),)
    return (compiled.gettext(entry.original),)


# Faithful


def differing(pattern):
    """The texts where what `pattern` finds is not the same in the source and the translation."""
    return [
        (original, form)
        for entry in EVERY
        for original, form in entry.pairs
        if sorted(pattern.findall(original)) != sorted(pattern.findall(form))
    ]


def test_a_translation_has_the_placeholders_of_its_source():
    assert differing(PLACEHOLDER) == []


def test_a_translation_has_the_markup_and_the_addresses_of_its_source():
    assert differing(MARKUP) == []


def test_a_translation_begins_and_ends_with_the_spaces_of_its_source():
    assert differing(re.compile(r"^\s+|\s+$")) == []


def test_a_translation_begins_with_a_capital_where_its_source_does():
    assert [
        pair for entry in EVERY for pair in entry.pairs if _begins_large(pair[0]) and not _begins_large(pair[1])
    ] == []


def _begins_large(text):
    """Whether the first letter or digit of a text is not a small letter."""
    first = re.search(r"[^\W_]", PLACEHOLDER.sub("X", text))
    return bool(first) and not first[0].islower()


def test_a_question_stays_a_question():
    assert [pair for entry in EVERY for pair in entry.pairs if len({text.endswith("?") for text in pair}) > 1] == []


# In their own language


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nn", "Dette er ikke en uke.", {"ikke", "en", "uke"}),
        ("nn", "Ikkje kvar veke, men annakvar veke.", set()),
        ("nn", "Selvhjelp Norge, %(navn)s og post@navn.example.no", set()),
        ("en", "Groups på nett", {"på"}),
        ("en", "Møre og Romsdal", set()),
    ],
)
def test_a_word_of_another_language_is_found(language, text, found):
    assert foreign_words(text, language) == found


@every_language
def test_no_translation_has_words_of_another_language(language):
    found = {
        form: foreign_words(form, language) for entry in EVERY if entry.language == language for form in entry.forms
    }
    assert {form: words for form, words in found.items() if words} == {}


@every_language
def test_a_translation_has_the_quotation_marks_of_its_language(language):
    others = {"nn": '“”‘"', "en": "«»"}[language]
    texts = [MARKUP.sub("", form) for entry in EVERY if entry.language == language for form in entry.forms]
    assert [text for text in texts if set(text) & set(others)] == []


@pytest.fixture(scope="module")
def responses(django_db_setup, django_db_blocker):
    """Every page in Nynorsk and English; what editors wrote stands on it in Bokmål."""
    with django_db_blocker.unblock(), transaction.atomic():
        directory.make_directory()
        found = {address: Client().get(address.path) for address in addresses.pages(languages=LANGUAGES)}
        transaction.set_rollback(True)
    return found


# The mark makes the database, also when this test runs alone.
@pytest.mark.django_db
@pytest.mark.xdist_group("every page in translation")
@pytest.mark.parametrize("address", addresses.pages(languages=LANGUAGES), ids=str)
def test_no_page_has_words_of_another_language(responses, address):
    assert foreign_words(_said_by_the_site(responses[address]), address.language) == set()


def _said_by_the_site(response) -> str:
    """What a reader sees or hears of a page, without what editors wrote and what stands in a language of its own."""
    page = html.read(response)
    spoken = [page.all("title")[0].text, page.all("body")[0].text]
    spoken += [element.attributes[name] for element in page.elements for name in SPOKEN if name in element.attributes]
    text = "\n".join(spoken)
    in_other_languages = [element.text for element in page.all("span", "a") if "lang" in element.attributes]
    for written in (settings.SITE_NAME, *WRITTEN_BY_EDITORS, *in_other_languages):
        text = text.replace(written, " ")
    return text


SPOKEN = ("aria-label", "alt", "title", "placeholder")
SENTENCES = [text for text in directory.ALL_STATED.values() if isinstance(text, str) and " " in text]
WRITTEN_BY_EDITORS = [directory.LONG, directory.ABOUT, *SENTENCES]


# The agreed words


@pytest.mark.parametrize(
    ("word", "nynorsk", "english"),
    [
        (words.Audience.RELATIVES, "Pårørande", "Relatives"),
        (words.Access.OPEN, "Ope: nye kan kome kvar gong", "Open: new people can come each time"),
        (words.Access.CLOSED, "Lukka: dei same kvar gong", "Closed: the same people each time"),
        (words.Composition.SAME, "Same problem", "Same problem"),
        (words.Composition.DIFFERENT, "Ulike livsproblem", "Different problems in life"),
        (words.RunBy.PEER, "Ein likeperson opnar og held tida", "A peer opens and keeps the time"),
        (words.RunBy.SELF_HELP_LEADER, "Ein opplærd sjølvhjelpsleiar", "A trained self-help leader"),
        (words.Confidentiality.SILENCE, "Teieplikt", "Duty of confidentiality"),
        (words.Confidentiality.ANONYMITY, "Anonymitet", "Anonymity"),
        (words.Frequency.WEEKLY, "Kvar veke", "Every week"),
        (words.Frequency.EVERY_OTHER_WEEK, "Annakvar veke", "Every other week"),
        (words.Intake.TAKES_NEW, "Tek imot nye", "Takes new people"),
        (words.Intake.CLOSED, "Tek ikkje imot nye no", "Not taking new people now"),
        (words.Weekday.TUESDAY, "Tysdag", "Tuesday"),
        (words.Weekday.SATURDAY, "Laurdag", "Saturday"),
    ],
)
def test_a_word_of_the_vocabulary_is_the_agreed_one(word, nynorsk, english):
    assert (_in("nn", word.label), _in("en", word.label)) == (nynorsk, english)


@pytest.mark.parametrize(
    ("text", "nynorsk", "english"),
    [
        ("Akutt hjelp", "Akutt hjelp", "Emergency help"),
        ("Noe stemmer ikke", "Noko stemmer ikkje", "Something is wrong here"),
        ("Forlat siden", "Forlat sida", "Leave this page"),
        ("sist bekreftet", "sist stadfesta", "last confirmed"),
        ("Norge", "Noreg", "Norway"),
    ],
)
def test_a_text_that_stands_everywhere_is_the_agreed_one(text, nynorsk, english):
    assert (_in("nn", text), _in("en", text)) == (nynorsk, english)


@every_language
@pytest.mark.parametrize("text", ["Noe stemmer ikke", "Forlat siden"])
def test_a_content_page_calls_a_link_what_it_is_called(language, text):
    said = f"«{_in(language, text)}»" if language == "nn" else f"“{_in(language, text)}”"
    assert any(said in page.source for page in pages() if page.language == language)


@every_language
@pytest.mark.parametrize(
    ("text", "slug"),
    [("Trygg bruk", "trygg-bruk"), ("Personvern", "personvern"), ("Tilgjengelighet", "tilgjengelighet")],
)
def test_a_link_in_the_footer_is_called_what_its_page_is_called(language, text, slug):
    (page,) = [page for page in pages() if (page.language, page.slug) == (language, slug)]
    assert page.source.startswith(f"# {_in(language, text)}\n")


def _in(language, text) -> str:
    """A text of the source, or a label of the vocabulary, in a language."""
    with translation.override(language):
        return translation.gettext(text) if isinstance(text, str) else str(text)
