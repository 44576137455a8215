"""What a page says of itself on paper, and the codes that lead back to it."""

import re

import pytest
import zxingcpp
from django.conf import settings

from groups.presentation.qr import QrCode
from tests.groups.test_qr import drawn

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
