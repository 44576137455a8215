"""A browser, and a server that shows the gallery with the site's own headers, styles and scripts."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from zlib import crc32

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings

from organisations.models import Listing, Organisation
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.site.directory import make_directory

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHARES_OF_MATRIX = 4
# Milliseconds.
PATIENCE = 15_000
NEEDS_NO_DATABASE = [
    "selvhjelp.middleware.SafetyHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "selvhjelp.middleware.LanguageFromPathMiddleware",
    "tests.browser.gallery.WithoutDatabase",
]


def pytest_collection_modifyitems(items):
    """The other browser tests stay together, in one browser; of the matrix each process takes shares in its own."""
    for item in items:
        if item.get_closest_marker("matrix"):
            share = crc32(item.nodeid.encode()) % SHARES_OF_MATRIX
            item.add_marker(pytest.mark.xdist_group(f"share {share}"))


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request, client_address):
        """A thread that ends takes its connection to the database along."""
        super().process_request_thread(request, client_address)
        connections.close_all()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        """Nothing: the tests speak for themselves."""


@contextmanager
def serving(make_application, **changed):
    """Serves an application with changed settings and plain static files; gives its address."""
    plain_storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = settings.STORAGES | {"staticfiles": plain_storage}
    with override_settings(STORAGES=storages, ALLOWED_HOSTS=["127.0.0.1"], **changed):
        application = StaticFilesHandler(make_application())
        server = make_server("127.0.0.1", 0, application, Server, QuietHandler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


def stored(write):
    """What `write` does, on a connection of its own: it is stored at once, and a server that runs beside sees it.

    A test's own connection stores nothing, and is rolled back.
    """

    def written():
        try:
            # Without the mark `django_db` a test is on the database of the machine.
            assert connections["default"].settings_dict["NAME"].startswith("test_")
            return write()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(written).result()


@pytest.fixture(scope="module")
def gallery():
    """The address of the gallery, ending in a slash. Its settings must be gone before the next module's tests."""
    own = {"ROOT_URLCONF": "tests.browser.gallery", "MIDDLEWARE": NEEDS_NO_DATABASE}
    with serving(get_wsgi_application, **own) as address:
        yield f"{address}/galleri/"


@pytest.fixture(scope="session")
def chromium():
    """A running browser; without one the test is skipped, and `make test` says so at its end."""
    executable = os.environ.get("CHROMIUM")
    if not executable:
        pytest.skip("CHROMIUM is not set")
    from playwright.sync_api import expect, sync_playwright

    # A press that leads to another page does not wait for all of it, and a busy machine is slow: what a test sees,
    # it asks for with `expect`, that looks until it is there.
    expect.set_options(timeout=PATIENCE)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(chromium):
    """One browser context for each set of options: what it has loaded once it does not load again."""
    opened = {}

    def context(**options):
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = chromium.new_context(**options)
        return opened[key]

    yield context
    for one in opened.values():
        one.close()


@pytest.fixture
def open_page(contexts, gallery):
    """Opens a page of the gallery: open_page("start", width=320, color_scheme="dark")."""
    pages = []

    def opened(name, *, width=1280, height=720, **options):
        page = contexts(viewport={"width": width, "height": height}, **options).new_page()
        pages.append(page)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(gallery + name + "/")
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The address of the real site with a small directory in it, for the tests of one file."""
    with django_db_blocker.unblock():
        make_directory()
        owner = OrganisationFactory(name="Al-Anon Nord – eksempel", is_example=True)
        listing = ListingFactory(
            slug="tromso-90", name="Åpen kveld (eksempel)", organisation=owner, audience=["parorende"],
            contact_role="Gruppekontakten", contact_phone="00 00 00 90", contact_email="kveld@example.no",
        )  # fmt: skip
        MeetingFactory(listing=listing)
        with serving(get_wsgi_application) as address:
            yield address
        Listing.objects.all().delete()
        Organisation.objects.all().delete()


@pytest.fixture
def visit(contexts, site):
    """Opens an address of the site: visit("/moter/", width=360)."""
    pages = []

    def opened(path, *, width=1280, height=800, **options):
        page = contexts(viewport={"width": width, "height": height}, **options).new_page()
        pages.append(page)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(site + path)
        return page

    yield opened
    for page in pages:
        page.close()
