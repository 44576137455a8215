"""What stands in front of Django hands out what Django would say, and never for longer than it is true."""

import gzip
import io
import logging
import sys
from itertools import count
from time import perf_counter

import pytest
import time_machine
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection, transaction

from organisations.models import DataRevision, Listing
from selvhjelp import front_memory
from selvhjelp.front_memory import FrontMemory
from tests.factories import ListingFactory
from tests.site import addresses
from tests.site.directory import make_directory

pytestmark = pytest.mark.django_db

PAGE = "/kommune/tromso/"


class Visitor:
    """Asks a site by way of its front, as gunicorn does, and counts how often Django was asked."""

    def __init__(self):
        django = get_wsgi_application()
        self.asked = 0

        def counted(environ, start_response):
            self.asked += 1
            # It would end the test's connection, and the test's transaction with it.
            request_started.disconnect(close_old_connections)
            try:
                return django(environ, start_response)
            finally:
                request_started.connect(close_old_connections)

        self.front = FrontMemory(counted)

    def get(self, address=PAGE, method="GET", **environ):
        """Status, headers and body."""
        path, _, query = address.partition("?")
        said = []
        body = self.front(
            {
                "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
                "SERVER_NAME": "testserver", "SERVER_PORT": "80", "HTTP_HOST": "testserver",
                "HTTP_ACCEPT_ENCODING": "gzip", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
                "wsgi.errors": sys.stderr,
            }
            | environ,
            lambda *parts: said.append(parts),
        )  # fmt: skip
        [(status, headers)] = said
        return status, dict(headers), b"".join(body)

    def times_asked(self, *calls) -> int:
        """How often Django was asked while these were answered."""
        before = self.asked
        for call in calls:
            self.get(**call)
        return self.asked - before


@pytest.fixture
def visitor(monkeypatch):
    """Each answer asks for the revision, however soon it follows."""
    monkeypatch.setattr(front_memory, "MOMENT", 0)
    return Visitor()


@pytest.fixture
def listing():
    return ListingFactory(name="Torsdagsgruppa", slug="torsdag")


def text(answer) -> str:
    return gzip.decompress(answer[2]).decode()


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """Every page three times: with the second, Django says what it has kept, and the front begins to remember."""
    visitor = Visitor()
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel("2026-05-04 12:00:00+02:00", tick=False),
    ):
        make_directory()
        found = {one: [visitor.get(one.path) for _time in range(3)] for one in addresses.pages()}
        asked = {one: visitor.times_asked({"address": one.path}) for one in addresses.pages()}
        transaction.set_rollback(True)
    return found, asked


@pytest.mark.xdist_group("front memory")
@pytest.mark.parametrize("address", addresses.pages(), ids=str)
def test_every_page_is_the_same_from_the_front(answers, address):
    _made, kept, remembered = answers[0][address]
    assert remembered == kept


@pytest.mark.xdist_group("front memory")
def test_whatever_is_kept_is_remembered(answers):
    found, asked = answers
    is_kept = {one: "ETag" in found[one][0][1] for one in found}
    assert {one: not times for one, times in asked.items()} == is_kept
    assert list(is_kept.values()).count(True) > 100


def test_a_change_is_seen_at_once(visitor, listing):
    visitor.times_asked({}, {}, {})
    assert "Torsdagsgruppa" in text(visitor.get())
    Listing.objects.filter(pk=listing.pk).update(name="Fredagsgruppa")
    assert "Torsdagsgruppa" not in text(visitor.get())
    assert "Fredagsgruppa" in text(visitor.get())


def test_all_who_come_within_a_moment_ask_once_and_after_it_a_change_is_seen(listing, monkeypatch):
    seconds = count()
    monkeypatch.setattr(front_memory, "MOMENT", 3)
    monkeypatch.setattr(front_memory, "perf_counter", lambda: next(seconds))
    visitor, looks, glance = Visitor(), [], DataRevision.glance
    monkeypatch.setattr(DataRevision, "glance", lambda: looks.append(1) or glance())
    # The first is made, the second is kept, and only from the third on there is something to ask about.
    visitor.times_asked({}, {})
    assert (visitor.times_asked({}), len(looks)) == (0, 1)
    Listing.objects.filter(pk=listing.pk).update(name="Fredagsgruppa")
    seen = ["Fredagsgruppa" in text(visitor.get()) for _second in range(4)]
    assert (seen, len(looks)) == ([False, False, True, True], 2)


def test_nobody_waits_for_more_than_a_moment():
    assert front_memory.MOMENT <= 0.05


def test_a_quarter_of_an_hour_later_the_page_is_made_anew(visitor, listing):
    with time_machine.travel("2026-05-04 12:14:50+02:00", tick=False) as clock:
        visitor.times_asked({}, {})
        assert visitor.times_asked({}) == 0
        assert visitor.get()[1]["Cache-Control"] == "public, max-age=10"
        clock.shift(9)
        assert visitor.get()[1]["Cache-Control"] == "public, max-age=1"
        clock.shift(1)
        assert visitor.times_asked({}) == 1


DIFFERENT = {
    "language": {"address": "/nn/kommune/tromso/"},
    "filter": {"address": PAGE + "?dag=1"},
    "host": {"HTTP_HOST": "localhost"},
    "scheme": {"wsgi.url_scheme": "https"},
    "behind a proxy": {"HTTP_X_FORWARDED_PROTO": "https"},
    "no compression": {"HTTP_ACCEPT_ENCODING": ""},
}


@pytest.mark.parametrize("request_", DIFFERENT.values(), ids=DIFFERENT)
def test_what_makes_another_page_is_never_mixed_up(visitor, listing, request_):
    visitor.times_asked({}, {})
    assert visitor.times_asked({}, request_) == 1


NEVER = {
    "post": {"method": "POST"},
    "head": {"method": "HEAD"},
    "a tag": {"HTTP_IF_NONE_MATCH": '"x"'},
    "not there": {"address": "/finnes-ikke/"},
    "admin": {"address": "/admin/login/"},
    "a report": {"address": "/meld-feil/torsdag/"},
    "probe": {"address": "/livez"},
    "a foreign host": {"HTTP_HOST": "example.no"},
}


@pytest.mark.parametrize("request_", NEVER.values(), ids=NEVER)
def test_what_is_not_kept_is_left_to_django(visitor, listing, request_):
    assert visitor.times_asked({}, {}, {}) == 2
    assert visitor.times_asked(request_, request_, request_) == 3


def test_a_connection_that_is_gone_is_left_to_django(visitor, listing, monkeypatch):
    visitor.times_asked({}, {})
    assert visitor.times_asked({}) == 0
    monkeypatch.setattr(connection, "connection", None)
    assert visitor.front.revision(perf_counter()) is None


def test_no_more_than_so_many_are_remembered(visitor, listing, monkeypatch):
    monkeypatch.setattr(front_memory, "MOST_PAGES", 2)
    for path in ("/", PAGE, "/nn/", "/en/"):
        visitor.times_asked(*[{"address": path}] * 2)
    assert len(visitor.front.pages) == 2
    assert visitor.times_asked({"address": "/en/"}) == 0


def test_each_answer_has_its_line_and_no_key_tells_what_was_looked_for(visitor, listing, caplog):
    caplog.set_level(logging.INFO, "selvhjelp.requests")
    for _time in range(3):
        visitor.get("/grupper/?q=kanarifugl")
    lines = [record.getMessage().rpartition(" ")[0] for record in caplog.records]
    assert lines == ["route=group_list status=200"] * 3
    assert "kanarifugl" not in str(list(visitor.front.pages))
