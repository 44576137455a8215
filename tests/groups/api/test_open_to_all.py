"""Any program may read it, no one is known, and every fault is told in JSON."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError

from groups.api import groups as group_views
from organisations.models import DataRevision
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db
PATHS = ["grupper/", "grupper/en/", "organisasjoner/", "kommuner/", "fylker/", "forslag/?q=so", "schema/"]


@pytest.fixture(autouse=True)
def _a_listing(db):
    ListingFactory(slug="en")


@pytest.mark.parametrize("path", PATHS)
def test_any_page_may_read_it_also_when_it_is_kept(client, path):
    made, kept = client.get(f"/api/{path}"), client.get(f"/api/{path}")
    checked = client.get(f"/api/{path}", headers={"If-None-Match": made.headers["ETag"]})
    assert (made.status_code, kept.status_code, checked.status_code) == (200, 200, 304)
    assert made.content == kept.content
    for response in (made, kept, checked):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("path", PATHS)
def test_it_sets_no_cookie_and_varies_with_nobody(client, path):
    response = client.get(f"/api/{path}")
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Language"] == "nb"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accepts", ["text/html", "application/xml", "*/*", "nonsense"])
def test_whatever_a_program_accepts_it_gets_json(client, path, accepts):
    plain = client.get(f"/api/{path}")
    asked = client.get(
        f"/api/{path}{'&' if '?' in path else '?'}format=api", headers={"Accept": accepts, "Accept-Language": "en"}
    )
    assert asked.headers["Content-Type"] == "application/json"
    assert asked.json() == plain.json()


def test_a_browser_that_asks_first_is_told_that_it_may(client):
    headers = {"Origin": "https://example.no", "Access-Control-Request-Method": "GET"}
    response = client.options("/api/grupper/", headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_the_pages_are_not_open_to_other_sites(client):
    response = client.get("/grupper/")
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_head_is_get_without_a_body(client):
    response = client.head("/api/grupper/")
    assert (response.status_code, response.content) == (200, b"")


def fault(response) -> list[str]:
    """What was at fault; asserts that it is told in the one form, to anyone."""
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    body = response.json()
    assert list(body) == ["feil"]
    assert all(sentences and all(one.endswith(".") for one in sentences) for sentences in body["feil"].values())
    return list(body["feil"])


@pytest.mark.parametrize(
    "path", ["/api/", "/api/tull/", "/api/grupper/a/b/", "/api/grupper/%F0%9F%98%80/", "/api/%00/"]
)
def test_an_address_that_is_not_there_is_a_404_in_json(client, path):
    response = client.get(path)
    assert (response.status_code, fault(response)) == (404, ["adresse"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_reading_is_possible(client, method, path):
    response = getattr(client, method)(f"/api/{path}")
    assert (response.status_code, fault(response)) == (405, ["metode"])
    assert response.headers["Allow"] == "GET, HEAD"


def test_too_many_parameters_are_a_400_in_json(client):
    response = client.get("/api/grupper/?" + "&".join(["for=rus"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)))
    assert (response.status_code, fault(response)) == (400, ["foresporsel"])


def test_a_foreign_host_is_a_400_in_json(client):
    response = client.get("/api/grupper/", headers={"Host": "annet.example.no"})
    assert (response.status_code, fault(response)) == (400, ["foresporsel"])


def test_a_fault_of_our_own_is_a_500_in_json_that_tells_nothing(client, monkeypatch):
    def break_down(data):
        raise ValueError("hemmelig")

    monkeypatch.setattr(group_views, "search_for", break_down)
    client.raise_request_exception = False
    response = client.get("/api/grupper/")
    assert (response.status_code, fault(response)) == (500, ["tjeneste"])
    assert "hemmelig" not in response.content.decode()


def test_without_a_database_the_newest_copy_is_served_and_else_a_503(client, monkeypatch):
    kept = client.get("/api/fylker/")

    def away():
        raise OperationalError

    monkeypatch.setattr(DataRevision, "current", away)
    assert client.get("/api/fylker/").content == kept.content
    cache.clear()
    response = client.get("/api/grupper/")
    assert (response.status_code, fault(response)) == (503, ["tjeneste"])
    assert response.headers["Retry-After"] == "60"


@pytest.mark.parametrize("language", ["nn", "en"])
def test_it_has_no_language_prefix(client, language):
    assert client.get(f"/{language}/api/grupper/").status_code == 404
