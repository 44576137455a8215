"""The daily run: one at a time, and what has had its time is gone after it."""

import io
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from organisations.management.commands import ask_for_confirmation
from organisations.models import FailedLogins, FileImport
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.frozen import FrozenClock
from tests.organisations.staff import person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 7)


@pytest.fixture
def clock(monkeypatch):
    return FrozenClock(monkeypatch, NOW)


@pytest.fixture
def group_to_ask_of(clock):
    owner = OrganisationFactory(email="post@lokallag.example.no")
    return MeetingFactory(listing=ListingFactory(organisation=owner, confirmed_at=NOW.date() - timedelta(151))).listing


@pytest.fixture
def another_run():
    """One that has begun on another machine."""
    other = connection.get_new_connection(connection.get_connection_params())
    other.execute("SELECT pg_advisory_lock(%s)", [ask_for_confirmation._RUNS])
    yield
    other.close()


def run() -> str:
    told = io.StringIO()
    call_command("ask_for_confirmation", stdout=io.StringIO(), stderr=told)
    return told.getvalue()


def test_a_second_run_at_the_same_time_asks_nobody(group_to_ask_of, another_run):
    assert (run().strip(), mail.outbox) == ("Kommandoen kjører allerede.", [])


def test_a_run_that_has_ended_is_in_nobodys_way(group_to_ask_of):
    assert (run(), len(mail.outbox)) == ("", 1)


def test_files_that_were_read_in_are_kept_for_thirty_days(clock):
    kept = {"organisation": OrganisationFactory(), "by": person("kari"), "format_name": "csv", "content": b"navn"}
    now = timezone.now()
    for days in (29, 30, 31):
        upload = FileImport.objects.create(**kept)
        FileImport.objects.filter(pk=upload.pk).update(uploaded_at=now - timedelta(days))
    run()
    ages = [(now - uploaded_at).days for uploaded_at in FileImport.objects.values_list("uploaded_at", flat=True)]
    assert sorted(ages) == [29, 30]


def test_logins_and_counts_that_have_ended_are_gone(clock):
    # What the site of a browser's test has stored may still be there.
    for model in (FailedLogins, Session):
        model.objects.all().delete()
    for key, minutes in (("ended", -1), ("lasts", 1)):
        ends_at = timezone.now() + timedelta(minutes=minutes)
        FailedLogins.objects.create(key=key, ends_at=ends_at)
        Session.objects.create(session_key=key, session_data="", expire_date=ends_at)
    run()
    assert list(FailedLogins.objects.values_list("key", flat=True)) == ["lasts"]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]
