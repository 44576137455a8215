"""Paper is found from the pages of what is on it."""

import pytest

from groups.paper.booklet import shelf
from tests.site import html
from tests.site.directory import make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hrefs(client):
    make_directory()

    def found(path):
        links = {link.attributes["href"] for link in html.read(client.get(path)).all("a")}
        return {href for href in links if ".pdf" in href}

    return found


def lay(slug, format, language):
    path = shelf.path_of(slug, format, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
def test_a_group_has_its_poster_and_its_card(hrefs, prefix):
    assert hrefs(f"{prefix}/gruppe/open/") == {f"{prefix}/plakat/open.pdf", f"{prefix}/kort/open.pdf"}


@pytest.mark.parametrize("path", ["/", "/fylke/troms/", "/fagfolk/"])
def test_no_page_leads_to_a_booklet_that_is_not_made(hrefs, path):
    assert {href for href in hrefs(path) if "hefte" in href} == set()


def test_a_county_has_its_booklets_and_the_country_s(hrefs):
    for slug in ("troms", "norge", "oslo"):
        for format in shelf.FORMATS:
            lay(slug, format, "nn")
    wanted = {"/nn/hefte/troms.pdf", "/nn/hefte/troms.pdf?format=a5", "/nn/hefte/norge.pdf"}
    assert hrefs("/nn/fylke/troms/") == wanted
    assert hrefs("/nn/") == {"/nn/hefte/norge.pdf"}
    assert hrefs("/nn/fagfolk/") == {"/nn/hefte/norge.pdf", "/nn/kort.pdf"}
    assert hrefs("/fylke/troms/") == set()
