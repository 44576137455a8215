"""What a page says of itself on paper, and the codes that lead back to it."""

import re
from datetime import datetime

import pytest
import zxingcpp
from django.conf import settings
from django.urls import reverse

from groups.presentation.qr import QrCode
from groups.search import clock
from organisations.models import ContentPage, DangerAnswer
from organisations.schedule import OSLO
from tests.factories import MeetingFactory
from tests.groups.test_qr import drawn
from tests.organisations.staff import enter, make_world

pytestmark = pytest.mark.django_db


def test_a_private_address_is_on_no_paper(client):
    assert b"/qr.svg" not in client.get("/bekreft/en-hemmelig-token/").content
    assert b"/qr.svg" in client.get("/om/").content


@pytest.mark.parametrize(
    "til", ["", "gruppe/open/", "//evil.example.no/", "/\\evil.example.no/", "/a\nb", "/" + "x" * 400]
)
def test_only_paths_of_the_site_become_codes(client, til):
    assert client.get("/qr.svg", {"til": til}).status_code == 404


@pytest.mark.parametrize("path", ["/", "/nn/kommune/tromso/?for=parorende&ukedag=onsdag"])
def test_a_page_asks_for_the_code_of_its_own_address(client, path):
    page = client.get(path).content.decode()
    asked = re.search(r'<img src="(/qr\.svg\?[^"]+)"', page)[1].replace("&amp;", "&")
    svg = client.get(asked).content.decode()
    size, strokes = re.search(r'viewBox="0 0 (\d+) ', svg)[1], re.search(r' d="([^"]+)"', svg)[1]
    (found,) = zxingcpp.read_barcodes(drawn(QrCode(int(size), strokes)))
    assert found.text == settings.SITE_URL + path


@pytest.mark.parametrize("path", ["/atlantis/", "/hefte/troms.pdf"])
def test_a_page_of_an_error_leads_nobody_back(client, path):
    assert b"/qr.svg" not in client.get(path).content


def test_what_an_editor_sees_before_others_leads_nobody_to_the_editors_pages(client):
    world = make_world()
    enter(client, world.users["national"])
    page = ContentPage.objects.get(slug="om", language="nb")
    paths = [
        reverse("listing_preview", args=[next(iter(world.listings.values())).pk]),
        reverse("page_preview", args=[page.pk]),
        reverse("answer_preview", args=[DangerAnswer.objects.first().pk]),
    ]
    for path in paths:
        response = client.get(path)
        assert (response.status_code, b"til=%2Fadmin" in response.content) == (200, False), path
        assert b'class="printed' not in response.content


# ---- words that age ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/gruppe/kveld/", "/grupper/", "/kommune/tromso/", "/moter/", "/innbygg/"])
@pytest.mark.parametrize(("moment", "said"), [("2026-12-02T12:00", "i kveld"), ("2026-12-01T12:00", "i morgen")])
def test_paper_says_the_date_where_the_screen_says_today_or_tomorrow(client, monkeypatch, path, moment, said):
    now = datetime.fromisoformat(moment).replace(tzinfo=OSLO)
    MeetingFactory(listing__slug="kveld", listing__confirmed_at="2026-11-30")
    monkeypatch.setattr(clock, "now", lambda: clock.quarter(now))
    page = client.get(path).content.decode().partition("<main")[2].partition("</main>")[0]
    on_paper = re.sub(r'<(\w+) class="[^"]*screen-only[^"]*".*?</\1>', "", page, flags=re.DOTALL)
    assert re.findall(r"(?i)\bi (?:dag|kveld|morgen) kl", on_paper) == []
    assert re.search(rf"(?i)\b{said}\b", page)
    assert "Onsdag 2." in on_paper
