"""Public pages read from a copy of the database where there is one, and staff from the original."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from organisations.models import Listing
from selvhjelp.routers import ReplicaRouter, reading_only


@pytest.fixture
def replica(monkeypatch):
    monkeypatch.setitem(settings.DATABASES, "replica", settings.DATABASES["default"])


def test_a_public_page_reads_from_the_copy(replica):
    with reading_only():
        assert ReplicaRouter().db_for_read(Listing) == "replica"
    assert ReplicaRouter().db_for_read(Listing) is None


def test_without_a_copy_everything_reads_from_the_one_there_is():
    with reading_only():
        assert ReplicaRouter().db_for_read(User) is None


def test_tables_are_never_made_in_the_copy():
    assert [ReplicaRouter().allow_migrate(name, "organisations") for name in ("default", "replica")] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "wanted"), [("/kommune/tromso/", True), ("/om/", True), ("/admin/login/", False)])
def test_the_routes_that_may_read_from_the_copy(client, monkeypatch, path, wanted):
    asked = []
    monkeypatch.setattr(ReplicaRouter, "db_for_read", lambda self, model, **hints: asked.append(_reading()))
    client.get(path)
    assert set(asked) <= {wanted}


def _reading() -> bool:
    from selvhjelp import routers

    return routers._reading_only.get()
