"""What all tests stand on: a real PostgreSQL with the country's registers in it."""

import os
from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

# A browser test leaves Playwright's event loop in its worker, in which Django would refuse the tests after it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session", autouse=True)
def _static_files_as_they_lie(tmp_path_factory):
    """A clean checkout has collected nothing: tests take the files from where they are written."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    collected = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}, STATIC_ROOT=collected):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The registers and the texts are read once; every test starts with them, and with no listing."""
    with django_db_blocker.unblock():
        call_command("import_places", verbosity=0)
        call_command("load_texts", verbosity=0)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        # A thread of a server that has ended may still hold the database, which could not be taken away then.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def pytest_addoption(parser):
    parser.addoption("--today", help="run as if it were then: 2027-05-17 or 2026-12-31T22:50, Norwegian time")


def pytest_configure(config):
    """Rules hold on every day and at every hour; which day it is when the tests run shall not matter."""
    if moment := config.getoption("--today"):
        from organisations.schedule import OSLO

        time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=OSLO)).start()


def pytest_collection_modifyitems(items):
    """No test may empty the database: the registers are read in once for all tests of a process."""
    emptying = [item.nodeid for item in items if _empties_database(item)]
    if emptying:
        raise pytest.UsageError(f"transaction=True empties the registers; commit and clean up instead: {emptying}")


def _empties_database(item) -> bool:
    fixtures = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
    if fixtures & set(getattr(item, "fixturenames", ())):
        return True
    return any(mark.kwargs.get("transaction") or mark.args[:1] == (True,) for mark in item.iter_markers("django_db"))


@pytest.fixture(autouse=True)
def _nothing_is_remembered(settings, tmp_path):
    """A test's rollback takes the data revision back too, so what was kept for a revision would be found again."""
    from groups.search import catalogue
    from organisations.editorial import store
    from selvhjelp.places.gazetteer import Gazetteer

    settings.TEXTS_COPY = tmp_path / "texts.json"
    catalogue.forget()
    store.forget()
    Gazetteer.look_again()
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _no_booklets_of_this_machine(tmp_path_factory):
    """Also for what visits pages once for many tests: what `make run` has made in `var/` is no test's business."""
    from django.conf import settings

    settings.BOOKLETS_DIR = tmp_path_factory.mktemp("booklets")


@pytest.fixture(autouse=True)
def _mail_and_booklets_stay_here(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.BOOKLETS_DIR = tmp_path / "booklets"
    settings.MAKES_BOOKLETS = False
