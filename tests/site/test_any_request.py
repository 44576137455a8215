"""Whatever is asked of whichever public address: an answer that is understood, never a fault of ours, and never all
groups as if they were the answer."""

import json

import pytest
from django.urls import get_resolver
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.filters import FILTERS
from tests.site import addresses
from tests.site.directory import make_directory
from tests.site.test_bad_input import NASTY

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("any request")]

ACUTE = ("tel:113", "tel:116117", "tel:116123")
# What files are asked for, by route.
FILES = {
    "group_calendar": ["/gruppe/open.ics", "/gruppe/ended.ics", "/gruppe/closed.ics"],
    "poster": ["/plakat/open.pdf"],
    "card": ["/kort.pdf"],
    "group_card": ["/kort/open.pdf"],
    # Those that there are may not have been made yet (tests/groups/paper/test_booklets.py).
    "booklet": ["/hefte/finnes-ikke.pdf"],
    "confirm": ["/bekreft/finnes-ikke/"],
    "qr": ["/qr.svg", "/qr.svg?til=/grupper/"],
    "sheet_pdf": ["/utskrift.pdf"],
    "coverage_csv": ["/dekning.csv"],
    "livez": ["/livez"],
    "readyz": ["/readyz"],
    "robots": ["/robots.txt"],
    "sitemap": ["/sitemap.xml"],
    "security_txt": ["/.well-known/security.txt"],
    "opensearch": ["/opensearch.xml"],
}
PROGRAMS = {
    "groups": ["/api/grupper/"],
    "group": ["/api/grupper/open/", "/api/grupper/ended/", "/api/grupper/finnes-ikke/"],
    "organisations": ["/api/organisasjoner/"],
    "municipalities": ["/api/kommuner/"],
    "counties": ["/api/fylker/"],
    "suggestions": ["/api/forslag/"],
    "schema": ["/api/schema/"],
}
PAGES = sorted({address.path.partition("?")[0] for address in addresses.pages()})
PATHS = [*PAGES, *(path for files in (FILES, PROGRAMS) for paths in files.values() for path in paths)]
NAMES = [*FILTERS, "gruppe", "til", "fra", "uke", "format", "slug", "kode", "page", "limit", "maks", "tittel"]
GOOD = ["rus", "parorende", "5501", "55", "0301", "9008", "kveld", "1", "100", "ja", "open", "a5", "2026-12-24", "apen"]
TEXTS = st.text(max_size=40)
VALUES = st.sampled_from([*GOOD, *NASTY]) | TEXTS
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES) | TEXTS, VALUES), max_size=6)
FUZZ = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_every_route_is_asked():
    files = {route.name for route in addresses.routes() if route.name in addresses.NOT_PAGES}
    (api,) = [found for found in get_resolver().url_patterns if str(found.pattern) == "api/"]
    assert (set(FILES), set(PROGRAMS)) == (files, {route.name for route in api.url_patterns})


def written(query) -> str:
    return urlencode([(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in query])


@pytest.fixture
def small_country(client):
    make_directory()
    return client


def is_understood(response, path) -> bool:
    """Whether a person, or a program, is told what is wrong."""
    if path.startswith("/api/"):
        return isinstance(json.loads(response.content)["feil"], dict)
    page = response.content.decode()
    return "<h1" in page and [number for number in ACUTE if number not in page] == []


@FUZZ
@given(path=st.sampled_from(PATHS), query=QUERIES, method=st.sampled_from(["get", "get", "head"]))
def test_no_query_brings_any_address_down(small_country, path, query, method):
    response = getattr(small_country, method)(f"{path}?{written(query)}")
    assert response.status_code < 500
    if response.status_code >= 400 and method == "get":
        assert is_understood(response, path)


@FUZZ
@given(path=st.sampled_from(PATHS), fields=QUERIES)
def test_nothing_that_is_posted_brings_any_address_down(small_country, path, fields):
    response = small_country.post(path, written(fields), content_type="application/x-www-form-urlencoded")
    assert response.status_code < 500


# A page beside the last one and a place that is asked back are told in their own words.
NARROWING = sorted(set(FILTERS) - {"q", "sted", "side"})


@FUZZ
@given(bad=st.sampled_from(NARROWING), value=st.text(max_size=20), others=QUERIES)
def test_a_parameter_without_a_good_value_finds_nothing_whatever_stands_beside_it(small_country, bad, value, others):
    query = written([(bad, f"xyz{value}"), *[(name, other) for name, other in others if name != bad]])
    told = small_country.get(f"/api/grupper/?{query}")
    assert told.status_code == 400
    assert bad in json.loads(told.content)["feil"]
    page = small_country.get(f"/grupper/?{query}")
    assert page.status_code == 200
    assert "<b>Ingen grupper</b>" in page.content.decode()
