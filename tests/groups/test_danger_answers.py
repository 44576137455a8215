"""Words of danger are answered above the hits, with whom to call, and never instead of them."""

import pytest

from groups import content
from groups.search.reading.danger import KINDS
from organisations.models import DangerKind
from tests.factories import ListingFactory, MeetingFactory

pytestmark = pytest.mark.django_db
LANGUAGES = {"nb": "", "nn": "/nn", "en": "/en"}
TOLD = {
    "liv": ("vil ikke leve lenger", "116123"),
    "overdose": ("får ikke vekket ham", "113"),
    "abstinens": ("skjelver, har ikke drukket siden i går", "116117"),
    "vold": ("han slår meg", "116006"),
    "barn": ("mamma drikker, jeg er 12 år", "116111"),
    "behandling": ("trenger avrusning", "+4791508588"),
}


@pytest.fixture(autouse=True)
def _a_group():
    MeetingFactory(listing=ListingFactory(name="Onsdagsgruppa"))


def test_there_is_an_answer_to_every_kind_of_danger_that_is_read():
    assert set(DangerKind.values) == set(KINDS) == set(TOLD)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOLD)
def test_the_answer_stands_above_the_hits_in_the_language_of_the_page(client, kind, language):
    words, number = TOLD[kind]
    page = client.post(f"{LANGUAGES[language]}/grupper/", {"q": words})
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["answers"][0].kind == kind
    assert text.index(page.context["answers"][0].title) < text.rindex(f"tel:{number}") < text.index('id="treff"')
    assert "no-store" in page.headers["Cache-Control"]
    assert words not in text.replace(f'value="{words}"', "")


def test_a_link_with_words_of_danger_is_answered_too(client):
    found = client.get("/grupper/", {"q": "selvmord"})
    assert [answer.kind for answer in found.context["answers"]] == ["liv"]


def test_grief_is_no_danger(client):
    found = client.get("/grupper/", {"q": "mistet sønnen i overdose"})
    assert found.context["answers"] == []


def test_several_dangers_have_an_answer_each():
    assert [answer.kind for answer in content.answers(("liv", "vold"))] == ["liv", "vold"]
