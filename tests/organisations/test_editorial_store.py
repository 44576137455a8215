"""Pages read the editors' texts from the database; without it they read what this machine last wrote down."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from organisations.editorial import recording, seeding, shipped, store, written_copy
from organisations.models import ContentPage, DangerAnswer, DangerKind, DataRevision, Helpline, TextHow, TextVersion

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 12)


@pytest.fixture
def page():
    return ContentPage.objects.get(slug="om", language="nb")


@pytest.fixture
def away(monkeypatch):
    """The database does not answer a question about anything."""

    def refuse(*args, **kwargs):
        raise OperationalError("away")

    def go():
        monkeypatch.setattr(DataRevision, "current", refuse)

    return go


def edit(row, **changed):
    for name, value in changed.items():
        setattr(row, name, value)
    recording.save(row, by=None, how=TextHow.FORM)


# ---- into the database -------------------------------------------------------------------------------------------


def test_an_empty_database_gets_all_that_the_files_have():
    texts = shipped.texts()
    assert ContentPage.objects.count() == len(texts.pages) == 33
    assert DangerAnswer.objects.count() == len(texts.answers) == len(DangerKind) * 3
    assert list(Helpline.objects.values_list("key", flat=True)) == [number.key for number in texts.numbers]
    assert store.current() == texts


def test_reading_in_twice_changes_nothing():
    before = DataRevision.current()
    assert seeding.load_shipped() == 0
    assert DataRevision.current() == before
    assert set(TextVersion.objects.values_list("number", "how")) == {(1, TextHow.SHIPPED)}


def test_what_somebody_has_edited_is_not_touched(page):
    edit(page, title="Om oss")
    call_command("load_texts", verbosity=0)
    page.refresh_from_db()
    assert page.title == "Om oss"


def test_what_nobody_has_edited_follows_the_file(page):
    ContentPage.objects.filter(pk=page.pk).update(title="Fra en eldre utgave")
    TextVersion.objects.filter(subject=page.subject).update(fields={"title": "Fra en eldre utgave"})
    assert seeding.load_shipped() == 1
    page.refresh_from_db()
    assert page.title == shipped.texts().page("om", "nb").title
    assert [version.number for version in recording.versions_of(page)] == [2, 1]


def test_a_number_that_was_taken_away_does_not_come_back():
    Helpline.objects.get(key="na").delete()
    seeding.load_shipped()
    assert not Helpline.objects.filter(key="na").exists()
    assert [number.key for number in store.current().numbers if number.key == "na"] == []


def test_a_missing_page_is_read_from_the_file(page):
    page.delete()
    store.forget()
    assert store.current().page("om", "nb") == shipped.texts().page("om", "nb")


# ---- from the database -------------------------------------------------------------------------------------------


def test_a_change_is_seen_at_once_and_raises_the_data_revision(page, client):
    before = DataRevision.current()
    assert "Om oss og våre" not in client.get("/om/").content.decode()
    edit(page, title="Om oss og våre")
    assert DataRevision.current() > before
    assert "Om oss og våre" in client.get("/om/").content.decode()
    assert "Om oss og våre" not in client.get("/nn/om/").content.decode()


@pytest.mark.parametrize("row", ["page", "answer", "number"])
def test_every_way_of_writing_raises_the_data_revision(row):
    rows = {"page": ContentPage.objects, "answer": DangerAnswer.objects, "number": Helpline.objects}[row]
    before = DataRevision.current()
    rows.update(owner="En annen")
    assert DataRevision.current() > before


def test_the_texts_are_read_once_for_a_revision(django_assert_num_queries, page):
    store.current()
    with django_assert_num_queries(1):
        store.current()
    edit(page, lead="Nytt.")
    # The revision, and the three tables.
    with django_assert_num_queries(4):
        store.current()


# ---- the copy ----------------------------------------------------------------------------------------------------


def test_the_copy_stands_in_for_the_database(page, away, settings):
    edit(page, title="Sist skrevet")
    store.refresh()
    store.forget()
    away()
    assert store.current().page("om", "nb").title == "Sist skrevet"
    assert store.current() == written_copy.read().texts


def test_a_page_stands_with_its_numbers_when_the_database_is_away(page, client, away):
    edit(Helpline.objects.get(key="ambulanse"), phone="00 00 00 13")
    edit(page, title="Sist skrevet")
    store.refresh()
    store.forget()
    away()
    found = client.get("/om/")
    assert found.status_code == 200
    assert "Sist skrevet" in found.content.decode()
    assert 'href="tel:+4700000013"' in found.content.decode()


@pytest.mark.parametrize(("path", "status"), [("/finnes-ikke/", 404), ("/kommune/tromso/", 503)])
def test_an_error_page_has_the_last_written_numbers(client, away, path, status):
    edit(Helpline.objects.get(key="ambulanse"), phone="00 00 00 13")
    store.refresh()
    store.forget()
    away()
    found = client.get(path)
    assert found.status_code == status
    assert 'href="tel:+4700000013"' in found.content.decode()


def test_without_a_copy_the_files_stand(away, client):
    away()
    assert store.current() == shipped.texts()
    assert client.get("/hjelp-na/").status_code == 200


@pytest.mark.parametrize("content", ["", "{", "[]", '{"database": "x", "revision": 1, "texts": {"pages": [{"x": 1}]}}'])
def test_a_copy_that_cannot_be_read_is_none(settings, content):
    settings.TEXTS_COPY.write_text(content)
    assert written_copy.read() is None
    assert store.last() == shipped.texts()


def test_reading_something_new_writes_the_copy(page):
    """So that each machine has its own: whoever serves the page writes it down."""
    store.current()
    first = written_copy.read()
    edit(page, title="Fra en annen maskin")
    store.current()
    assert written_copy.read().texts.page("om", "nb").title == "Fra en annen maskin"
    assert written_copy.read().revision > first.revision


def test_a_change_of_something_else_leaves_the_copy_alone(settings):
    store.current()
    before = settings.TEXTS_COPY.stat().st_mtime_ns
    DataRevision.objects.update(number=DataRevision.current() + 1)
    store.current()
    assert settings.TEXTS_COPY.stat().st_mtime_ns == before


def test_who_lags_behind_does_not_write_over_a_newer_copy(page):
    old = store.current()
    edit(page, title="Nyere")
    new = store.current()
    written_copy.keep(old, DataRevision.current() - 1)
    assert written_copy.read().texts == new


def test_the_start_writes_over_any_copy(page):
    """After a backup was read in, the revision is lower than before."""
    edit(page, title="Fra før krasjet")
    store.current()
    DataRevision.objects.update(number=1)
    ContentPage.objects.filter(pk=page.pk).update(title="Fra kopien")
    store.refresh()
    assert written_copy.read().texts.page("om", "nb").title == "Fra kopien"


def test_a_newer_copy_by_another_process_wins_while_the_database_is_away(page, away):
    mine = store.current()
    theirs = written_copy.Copy(written_copy.database(), DataRevision.current() + 5, shipped.texts())
    edit(page, title="Deres")
    changed = mine.from_data(mine.as_data() | {"pages": [asdict(p, title="Deres") for p in mine.pages]})
    written_copy.keep(changed, theirs.revision)
    away()
    assert store.current() == changed


def asdict(page, **changed):
    return {name: getattr(page, name) for name in page.__slots__} | changed


def test_the_copy_is_written_at_once_or_not_at_all(settings, monkeypatch, page, caplog):
    store.current()
    before = settings.TEXTS_COPY.read_text()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    edit(page, title="Får ikke plass")
    assert store.current().page("om", "nb").title == "Får ikke plass"
    assert settings.TEXTS_COPY.read_text() == before
    assert [path.name for path in Path(settings.TEXTS_COPY).parent.glob(".texts*")] == []
    assert caplog.messages[-1] == "copy=unwritten kind=OSError"


def test_the_copy_holds_nothing_that_is_not_shown(settings):
    Helpline.objects.update(owner="Hemmelig rolle")
    store.refresh()
    assert "Hemmelig rolle" not in settings.TEXTS_COPY.read_text()
    assert set(json.loads(settings.TEXTS_COPY.read_text())) == {"database", "revision", "texts"}


# ---- looked over -------------------------------------------------------------------------------------------------


def test_what_nobody_has_checked_for_180_days_is_for_the_desk():
    lines = list(Helpline.objects.all()[:4])
    days = [180, 181, 0, None]
    for line, ago in zip(lines, days, strict=True):
        line.checked_on = None if ago is None else TODAY - timedelta(days=ago)
        line.save()
    Helpline.objects.exclude(pk__in=[line.pk for line in lines]).update(checked_on=TODAY)
    assert set(Helpline.objects.unchecked(TODAY)) == {lines[1], lines[3]}


def test_an_answer_waits_for_both_readers():
    DangerAnswer.objects.update(read_by_physician_on=TODAY, read_by_lawyer_on=TODAY)
    answer = DangerAnswer.objects.first()
    answer.read_by_lawyer_on = None
    answer.save()
    assert list(DangerAnswer.objects.unread()) == [answer]
