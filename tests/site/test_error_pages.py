"""Pages for when something is wrong help: they say what happened, have the acute numbers, and always a way on."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from groups import error_pages
from groups.views import errors
from organisations.editorial import recording
from organisations.models import Helpline, TextHow
from tests.site import html, valid_html

pytestmark = pytest.mark.django_db
NUMBERS = {"tel:113", "tel:112", "tel:116117", "tel:116123"}
VIEWS = {400: errors.bad_request, 403: errors.forbidden, 404: errors.not_found, 500: errors.server_error}


def read(text):
    page = html.Page()
    page.feed(text)
    return page


def helps(page):
    """One heading, the numbers, the way out, and a way on inside the site."""
    links = [link.attributes.get("href", "") for link in page.all("a")]
    main = page.all("main")[0]
    assert len(page.all("h1")) == 1
    assert set(links) >= NUMBERS
    assert any("data-leave" in link.attributes for link in page.all("a"))
    assert len(main.text.split()) > 8
    return links


@pytest.mark.parametrize("status", VIEWS)
def test_a_page_of_the_site_helps(status):
    response = VIEWS[status](RequestFactory().get("/x/"))
    assert response.status_code == status
    assert {"/", "/grupper/", "/hjelp-na/"} <= set(helps(html.read(response)))


@pytest.mark.parametrize("status", [400, 403, 404, 410, 414, 429, 500, 503])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_page_stands_without_any_context(status, language):
    """The numbers are missing then, and the way to them is not."""
    with translation.override(language):
        page = read(render_to_string(f"{status}.html"))
    assert valid_html.faults(render_to_string(f"{status}.html")) == []
    prefix = "" if language == "nb" else f"/{language}"
    assert f"{prefix}/hjelp-na/" in [link.attributes.get("href") for link in page.all("a")]
    assert page.all("html")[0].attributes["lang"] == language


def test_the_files_for_the_proxy_have_the_numbers_in_each_language(tmp_path):
    written = error_pages.write(tmp_path)
    assert len(written) == len(error_pages.PAGES) * 3
    for path in written:
        page = read(path.read_text(encoding="utf-8"))
        helps(page)
        assert page.all("html")[0].attributes["lang"] == (path.name.split(".")[1] if path.name.count(".") > 1 else "nb")
    assert "Vent litt" in (tmp_path / "429.html").read_text(encoding="utf-8")


def test_the_command_writes_what_editors_have_written(tmp_path):
    line = Helpline.objects.get(key="ambulanse")
    line.phone = "00 00 00 13"
    recording.save(line, by=None, how=TextHow.FORM)
    call_command("write_error_pages", tmp_path / "errors", verbosity=0)
    assert 'href="tel:+4700000013"' in (tmp_path / "errors" / "502.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "suggested"),
    [
        ("/kommune/tromsoo/", "/kommune/tromso/?avstand=60"),
        ("/kommune/trmoso/", "/kommune/tromso/?avstand=60"),
        ("/nn/kommune/kristiansannd/", "/nn/kommune/kristiansand/?avstand=60"),
        ("/kommune/grunerlokka/", "/kommune/oslo/?avstand=60"),
        ("/fylke/finmark/", "/fylke/finnmark/"),
        ("/fylke/finmark/kart/", "/fylke/finnmark/"),
    ],
)
def test_a_mistyped_place_suggests_the_nearest_spellings(client, path, suggested):
    response = client.get(path)
    links = [link.attributes.get("href") for link in html.read(response).all("a")]
    assert response.status_code == 404
    assert suggested in links
    assert client.get(suggested).status_code == 200


def test_two_names_of_one_place_are_suggested_once(client):
    links = [link.attributes.get("href") for link in html.read(client.get("/kommune/tromsoo/")).all("a")]
    suggested = [link for link in links if "?avstand=60" in link or link.startswith("/fylke/")]
    assert len(suggested) > 1
    assert len(suggested) == len(set(suggested))


@pytest.mark.parametrize("slug", ["xqzw", "%F0%9F%98%80", "a" * 500, "..", "%00", "0"])
def test_what_resembles_nothing_is_a_404_all_the_same(client, slug):
    assert client.get(f"/kommune/{slug}/").status_code == 404
