"""The site as it runs, in gunicorn and with the logs that it really writes: nothing tells who looked for what, and when
the database is away people still get what there is."""

import time
from urllib.parse import quote

import pytest

from tests.site import real_site

pytestmark = pytest.mark.xdist_group("real site")

CANARY = "kanarifugl"
NUMBERS = ("tel:113", "tel:116117", "tel:116123")
SEEN = "/kommune/tromso/"


@pytest.fixture(scope="module")
def doorway(django_db_setup):
    """The way to a database of the site's own, with the registers and no listing."""
    with real_site.database("test_real_site") as target:
        doorway = real_site.Doorway(target)
        real_site.manage("migrate", DATABASE_URL=doorway.url)
        real_site.manage("import_places", DATABASE_URL=doorway.url)
        real_site.manage("collectstatic", "--noinput", DATABASE_URL=doorway.url)
        yield doorway
        doorway.shut()


@pytest.fixture(scope="module")
def site(doorway):
    with real_site.served(doorway.url) as site:
        yield site


def raw(path="/", host="127.0.0.1", more=""):
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n".encode()


ASKED = {
    "a search": (raw(f"/grupper/?sted={CANARY}"), 200),
    "a page that is not there": (raw(f"/{CANARY}/"), 404),
    "a host that is not ours": (raw(f"/{CANARY}", host=f"{CANARY}.example.no"), 400),
    "a host that is none": (raw(f"/{CANARY}", host=f"{CANARY}..@ /"), 400),
    "too many parameters": (raw(f"/grupper/?{'&'.join([CANARY] * 1500)}"), 400),
    "an address that is too long": (raw(f"/grupper/?q={CANARY * 4000}"), 414),
    "an address without an end": (raw(f"/grupper/?q={CANARY * 20_000}"), 414),
    "a header that is none": (raw(more=f"Bad {CANARY}: x\r\n"), 400),
    "a header that is too long": (raw(more=f"X-Long: {CANARY * 2000}\r\n"), 431),
    "no request at all": (f"{CANARY}\r\n\r\n".encode(), 400),
    "a method that there is not": (f"{CANARY} / HTTP/1.1\r\n\r\n".encode(), 400),
    "a login that fails": (raw(f"/admin/login/?next=/{CANARY}"), 200),
}


@pytest.mark.parametrize(("request_", "status"), ASKED.values(), ids=ASKED)
def test_what_somebody_asked_for_is_in_no_log(site, request_, status):
    before = len(site.log)
    assert site.send(request_).split()[1] == str(status).encode()
    wait_until(lambda: len(site.log) > before)
    assert site.said(f"{CANARY}|127[.]0[.]0[.]1") == []


def test_a_fault_of_our_own_is_logged_by_its_kind_and_place_alone(doorway):
    """A process without its templates: the page fails, and so does the page that would say so."""
    program = (
        "from django.core.handlers.wsgi import WSGIHandler; import django; django.setup();"
        "from django.conf import settings; settings.TEMPLATES[0]['DIRS'] = [];"
        "from django.test import Client;"
        f"Client(raise_request_exception=False).get('/{CANARY}/?{CANARY}', REMOTE_ADDR='192.0.2.7')"
    )
    ended = real_site.run_program(program, DATABASE_URL=doorway.url)
    assert "django.template.exceptions.TemplateDoesNotExist" in ended.stderr
    assert [word for word in (CANARY, "192.0.2.7") if word in ended.stderr] == []


@pytest.mark.parametrize("text", ["a" * 10_000, "a b " * 2_500, "å" * 2_000, quote("😀") * 500], ids=len)
def test_ten_thousand_characters_are_answered_by_a_page(site, text):
    status, page = site.get(f"/grupper/?q={quote(text, safe='%')}")
    assert status == 200
    assert 'href="tel:113"' in page


@pytest.mark.parametrize("path", ["/grupper/?q=", "/nn/grupper/?q=", "/en/", "/admin/"])
def test_a_longer_address_is_refused_by_a_page_with_the_acute_numbers(site, path):
    status, page = site.get(path + "a" * 40_000)
    assert status == 414
    assert [number for number in NUMBERS if number not in page] == []
    assert "aaaa" not in page


def test_a_program_is_told_so_in_json(site):
    status, answer = site.get("/api/grupper/?q=" + "a" * 40_000)
    assert (status, answer) == (414, '{"feil": {"adresse": ["Adressen er for lang."]}}')


# ---- when the database is away -----------------------------------------------------------------------------------


def wait_until(holds, seconds=20):
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.fixture
def away(doorway, request):
    """The database goes away in one of two ways, and is back when the test has ended."""
    yield lambda how: getattr(doorway, how)()
    doorway.unlock()


@pytest.mark.parametrize(("how", "unseen"), [("shut", "/kommune/bodo/"), ("hush", "/kommune/oslo/")])
def test_without_its_database_the_site_serves_what_it_has(site, doorway, away, how, unseen):
    _, seen = site.get(SEEN)
    away(how)
    assert site.get(SEEN) == (200, seen)
    status, page = site.get(unseen)
    assert status == 503
    assert [number for number in NUMBERS if number not in page] == []
    assert [site.get(path)[0] for path in ("/hjelp-na/", "/livez", "/readyz")] == [200, 200, 503]

    doorway.unlock()
    assert [site.get(path)[0] for path in (SEEN, unseen, "/readyz")] == [200, 200, 200]


def test_without_its_cache_the_site_serves_all(doorway):
    with real_site.served(doorway.url, CACHE_URL=f"redis://127.0.0.1:{real_site.free_port()}/0") as site:
        assert [site.get(path)[0] for path in (SEEN, SEEN, "/grupper/?sted=tromso", "/hjelp-na/")] == [200] * 4


def test_there_are_as_many_workers_as_are_asked_for(doorway):
    with real_site.served(doorway.url, WEB_CONCURRENCY="3") as site:
        wait_until(lambda: len(site.workers()) == 3)


def test_public_pages_are_read_from_the_copy(doorway):
    """The copy knows of no places here, which tells where a page was read."""
    with real_site.database("test_real_site_copy") as target:
        copy = real_site.Doorway(target)
        real_site.manage("migrate", DATABASE_URL=copy.url)
        with real_site.served(doorway.url, DATABASE_REPLICA_URL=copy.url) as site:
            assert site.get(SEEN)[0] == 404
