"""A visit leaves no trace: nothing that was typed or looked at comes into a log, a cookie or a cache's keys."""

import logging

import pytest
from django.core.cache import cache
from django.db import OperationalError

from selvhjelp.logging import PrivateFormatter
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db

CANARY = "kanarifugl"


@pytest.fixture
def log():
    """Everything that any logger writes, as it would stand in the file."""
    lines = []

    class Listener(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    listener = Listener()
    listener.setFormatter(PrivateFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request", "django.security", "django.server")]
    for logger in loggers:
        logger.addHandler(listener)
    yield lines
    for logger in loggers:
        logger.removeHandler(listener)


@pytest.mark.parametrize(
    "path",
    [
        f"/grupper/?sted={CANARY}",
        f"/grupper/?q={CANARY}",
        f"/api/forslag/?q={CANARY}",
        f"/kommune/{CANARY}/",
        f"/gruppe/{CANARY}/",
        f"/{CANARY}/",
        f"/hjelp-na/?{CANARY}",
        f"/bekreft/{CANARY}/",
        f"/meld-feil/{CANARY}/",
    ],
)
def test_an_address_is_in_no_log(client, log, path):
    client.get(path, headers={"user-agent": CANARY, "referer": f"https://example.no/{CANARY}"})
    assert len(log) >= 1
    assert [line for line in log if CANARY in line or "127.0.0.1" in line] == []


def test_what_was_typed_is_in_no_log(client, log):
    client.post("/grupper/", {"sted": CANARY})
    assert [line for line in log if CANARY in line] == []


def test_a_log_line_tells_route_status_and_milliseconds(client, log):
    client.get("/hjelp-na/")
    assert [line.split("selvhjelp.requests ")[1].rpartition(" ")[0] for line in log] == ["route=help_now status=200"]


def test_an_exception_is_logged_by_its_kind_and_place_alone(client, log, monkeypatch):
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise ValueError(CANARY)

    monkeypatch.setattr("groups.views.lists.search_for", fail)
    response = client.get("/grupper/")
    assert response.status_code == 500
    assert any("builtins.ValueError" in line for line in log)
    assert [line for line in log if CANARY in line] == []


def test_no_key_of_the_cache_tells_an_address(client):
    ListingFactory()
    client.get("/kommune/tromso/?for=rus")
    assert [key for key in cache._cache if "tromso" in key or "rus" in key] == []


# ---- when something is away --------------------------------------------------------------------------------------


@pytest.fixture
def database_is_away(client, monkeypatch):
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)


def test_without_a_database_a_page_gives_the_acute_numbers(client, database_is_away):
    response = client.get("/grupper/")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    for number in ("tel:113", "tel:112", "tel:116117", "tel:116123"):
        assert number in response.content.decode()


@pytest.mark.parametrize("path", ["/hjelp-na/", "/under-18/", "/trygg-bruk/", "/en/hjelp-na/", "/livez"])
def test_help_needs_no_database(client, database_is_away, path):
    assert client.get(path).status_code == 200


def test_readiness_tells_that_the_database_is_away(client, database_is_away):
    assert client.get("/readyz").status_code == 503


def test_a_page_seen_before_is_served_while_the_database_is_away(client, request):
    ListingFactory(name="Sett før")
    seen = client.get("/kommune/tromso/")
    request.getfixturevalue("database_is_away")
    again = client.get("/kommune/tromso/")
    assert (again.status_code, again.content) == (200, seen.content)


@pytest.mark.parametrize(("path", "status"), [("/finnes-ikke/", 404), ("/kommune/atlantis/", 404), ("/gruppe/x/", 404)])
def test_an_error_page_has_the_acute_numbers_and_a_way_on(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert "tel:113" in response.content.decode()
    assert 'href="/grupper/"' in response.content.decode()
    assert response.cookies == {}


def test_a_page_is_still_true_for_who_has_its_tag(client):
    ListingFactory()
    first = client.get("/kommune/tromso/")
    again = client.get("/kommune/tromso/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    ListingFactory()
    assert client.get("/kommune/tromso/", headers={"if-none-match": first["ETag"]}).status_code == 200
