"""Rules that hold on every public page, in every language: a new route is covered the day it is born."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import translation
from django.utils.dates import MONTHS

from tests.site import addresses, html, valid_html
from tests.site.directory import make_directory

ADDRESSES = addresses.pages()
EXAMPLE = {"nb": "EKSEMPEL", "nn": "DØME", "en": "EXAMPLE"}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def breaking(language):
    """A date, or what stands before a clock, with an ordinary space in it; and two times with a bare dash."""
    with translation.override(language):
        months = "|".join(str(month) for month in MONTHS.values())
    return re.compile(rf"(?i)\d\.? (?:{months})\b|\b\d\.?\s(?:{months}) \d{{4}}|\bkl\. \d|\bat \d\d:|\d–\d\d[.:]")


BREAKS = {language: breaking(language) for language in addresses.LANGUAGES}
# The one page that other sites may frame, and the one that frames it to show how it looks.
FRAMED, FRAMES = "framed", "frame_maker"


# One worker fetches all pages once; the rules below read what it got.
pytestmark = [pytest.mark.xdist_group("every page"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def responses(django_db_setup, django_db_blocker):
    """Every page's response, and the status of everything that any of them links to."""
    client = Client()
    with django_db_blocker.unblock(), transaction.atomic():
        make_directory()
        found = {address: client.get(address.path) for address in ADDRESSES}
        statuses = {path: client.get(path).status_code for path in sorted(linked_from(found.values()))}
        transaction.set_rollback(True)
    return found, statuses


def linked_from(responses) -> set[str]:
    """The addresses inside the site that the pages link to, without their filters."""
    links = {link.attributes.get("href", "") for response in responses for link in html.read(response).all("a")}
    inside = {link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("/static/")}
    # A sheet is nothing without the groups in its address.
    return {link if ".pdf" in link else urlsplit(link).path for link in inside}


def of_routes(*names, are=True):
    """Only for the addresses whose route is one of these; `are` False: none of these."""
    chosen = [one for one in ADDRESSES if (one.route in names) == are]
    return pytest.mark.parametrize("address", chosen, ids=str, indirect=True)


def shows_examples(address) -> bool:
    """Pages on which groups of the small directory stand, all of them examples."""
    if address.route in ("sheet", FRAMED, FRAMES):
        return "gruppe=" in address.path or (address.route == FRAMED and "fylke" not in address.path)
    if "?sted=" in address.path:
        # A place that is not read, or is one of two: there is nothing to show yet.
        return False
    return address.route.startswith("group") or (address.route == "professionals_in" and "tid" not in address.path)


def policy_of(response) -> set[str]:
    return {part.strip() for part in response.headers["Content-Security-Policy"].split(";") if part.strip()}


@pytest.fixture(params=ADDRESSES, ids=str)
def address(request):
    return request.param


@pytest.fixture
def response(responses, address):
    return responses[0][address]


def test_it_answers(response, address):
    assert response.status_code == (410 if address.is_gone else 200)


def test_it_is_valid_html(response):
    assert valid_html.faults(response.content.decode()) == []


def test_it_sets_no_cookie_and_varies_with_nobody(response):
    assert response.cookies == {}
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@of_routes(FRAMED, FRAMES, are=False)
def test_its_policy_lets_nothing_in_from_elsewhere(response):
    assert policy_of(response) == POLICY


@of_routes(FRAMED)
def test_the_framed_page_alone_may_stand_in_any_frame(response):
    assert policy_of(response) == POLICY - {"frame-ancestors 'none'"} | {"frame-ancestors *"}
    assert "X-Frame-Options" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@of_routes(FRAMES)
def test_the_page_that_shows_the_frame_takes_it_from_this_site_alone(response):
    assert policy_of(response) == POLICY | {"frame-src 'self'"}


@of_routes(FRAMED, are=False)
def test_every_other_page_stays_out_of_frames(response):
    assert "frame-ancestors 'none'" in policy_of(response)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@of_routes(FRAMED)
def test_every_link_of_the_framed_page_opens_outside_it(response):
    (base,) = html.read(response).all("base")
    assert base.attributes == {"target": "_top"}
    assert [link for link in html.read(response).all("a") if "target" in link.attributes] == []
    assert html.read(response).all("form", "script", "button", "input") == []


def test_its_headers_keep_the_address_to_itself(response):
    headers = response.headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_it_is_in_its_language(response, address):
    (root,) = html.read(response).all("html")
    assert root.attributes["lang"] == address.language
    assert response.headers["Content-Language"] == address.language


def test_it_has_one_heading_and_a_title_of_its_own(response):
    page = html.read(response)
    assert len(page.all("h1")) == 1
    title = page.all("title")[0].text
    assert title.endswith(settings.SITE_NAME)
    assert title != settings.SITE_NAME


def test_no_date_and_no_time_on_it_can_break_over_a_line(response, address):
    read_out = " ".join(piece for piece, _ in html.read(response).spoken)
    assert BREAKS[address.language].findall(read_out) == []


def test_it_loads_nothing_from_elsewhere(response):
    page = html.read(response)
    loaded = [
        element.attributes.get("src") or element.attributes.get("href")
        for element in page.all("img", "script", "link", "iframe", "source", "use")
        if element.attributes.get("rel") not in {"canonical", "alternate"}
    ]
    assert [source for source in loaded if urlsplit(source).netloc] == []


def test_it_has_no_script_or_style_of_its_own(response):
    page = html.read(response)
    inline = [element for element in page.all("script", "style") if not element.attributes.get("src")]
    handlers = [
        name for element in page.elements for name in element.attributes if name.startswith("on") or name == "style"
    ]
    assert (inline, handlers) == ([], [])


def test_the_acute_numbers_are_on_it(response):
    numbers = [element.attributes["href"] for element in html.read(response).all("a")]
    assert {"tel:113", "tel:112", "tel:116117", "tel:116123"} <= set(numbers)


# To leave would be to leave another site's page, whose own affair that is.
@of_routes(FRAMED, are=False)
def test_one_can_leave_it_and_not_be_followed(response):
    (leave,) = [element for element in html.read(response).all("a") if "data-leave" in element.attributes]
    assert leave.attributes["rel"] == "noreferrer"
    assert urlsplit(leave.attributes["href"]).netloc


def test_links_of_one_text_lead_to_one_place(response):
    found = {}
    for link in html.read(response).all("a"):
        text = " ".join(link.text.split()) or link.attributes.get("aria-label", "")
        found.setdefault(text, set()).add(link.attributes.get("href"))
    assert {text: places for text, places in found.items() if len(places) > 1} == {}


def test_every_id_stands_once_and_every_reference_has_its_id(response):
    page = html.read(response)
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert sorted(ids) == sorted(set(ids))
    for name in ("aria-labelledby", "aria-describedby", "for"):
        wanted = {one for element in page.elements for one in element.attributes.get(name, "").split()}
        assert wanted <= set(ids)


def test_every_link_inside_the_site_leads_somewhere(responses):
    _, statuses = responses
    # A page that tells that a group is gone leads to itself in other languages.
    gone = {address.path: 410 for address in ADDRESSES if address.is_gone}
    assert {path: status for path, status in statuses.items() if status >= 400 and gone.get(path) != status} == {}


def test_it_shows_no_unfilled_place_of_a_template(response):
    assert re.findall(r"\{[{%]|%\(\w+\)[sd]|\[\[[a-z-]+\]\]", response.content.decode()) == []


@pytest.mark.parametrize("address", [one for one in ADDRESSES if shows_examples(one)], ids=str, indirect=True)
def test_a_page_with_examples_says_so_and_stays_out_of_search_engines(response, address):
    page = html.read(response)
    assert EXAMPLE[address.language] in response.content.decode()
    assert [meta.attributes["content"] for meta in page.all("meta") if meta.attributes.get("name") == "robots"] == [
        "noindex"
    ]
