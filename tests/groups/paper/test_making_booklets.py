"""The command that makes booklets, and the addresses that serve what it has made."""

import os
import threading
import time
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils.http import http_date

from groups.management.commands import make_booklets
from groups.paper.booklet import meanwhile, shelf
from groups.paper.booklet.area import areas
from groups.paper.booklet.press import Press
from groups.paper.typesetter import Unset
from groups.search import clock
from organisations.models import Listing
from tests.factories import KARASJOK, MeetingFactory
from tests.groups.paper import pdf

pytestmark = pytest.mark.django_db
ONE = {"format": "a4", "language": "nb"}


@pytest.fixture
def group():
    return MeetingFactory(listing__name="Onsdagsgruppa").listing


@pytest.fixture
def said(capsys):
    def make(*areas, **options):
        call_command("make_booklets", *areas, **ONE | options)
        return capsys.readouterr().out.splitlines()

    return make


# ---- made when something has changed ------------------------------------------------------------------------------


def test_all_areas_formats_and_languages_are_made(monkeypatch):
    monkeypatch.setattr(Press, "booklet", lambda self, front, chapters, back, *, target, page_word: target.touch() or 7)
    call_command("make_booklets", verbosity=0)
    made = {
        path.relative_to(path.parents[1]).as_posix()
        for path in shelf.path_of("x", "a4", "nb").parents[1].rglob("*.pdf")
    }
    assert made == {
        f"{language}/{area.slug}-{format}.pdf"
        for area in areas() for language in ("nb", "nn", "en") for format in ("a4", "a5")
    }  # fmt: skip
    assert len(made) == 2 * 3 * (1 + 15)


def test_a_second_time_makes_nothing(said, group):
    assert said("troms") == ["nb/troms-a4.pdf: 7 sider"]
    assert said("troms") == []


def test_only_what_would_differ_is_made_again(said, group):
    said("troms", "finnmark")
    MeetingFactory(listing__municipality_id=KARASJOK)
    assert [line.partition(":")[0] for line in said("troms", "finnmark")] == ["nb/finnmark-a4.pdf"]


def test_what_is_missing_is_made_again(said, group):
    said("troms")
    shelf.path_of("troms", "a4", "nb").unlink()
    assert len(said("troms")) == 1


def test_a_new_day_makes_it_again(said, group, time_machine):
    said("troms")
    time_machine.move_to(datetime.now() + timedelta(days=1))
    assert len(said("troms")) == 1


def test_an_unknown_area_is_named(said):
    with pytest.raises(CommandError, match="atlantis"):
        said("atlantis")


def test_nothing_is_left_lying_about(said, group, settings):
    (settings.BOOKLETS_DIR / "draft-of-a-killed-run").mkdir(parents=True)
    said("troms")
    assert sorted(path.name for path in shelf.path_of("troms", "a4", "nb").parents[1].iterdir()) == ["made.json", "nb"]


def test_what_fails_leaves_the_last_one_as_it_was(said, group, monkeypatch):
    said("troms")
    before = shelf.path_of("troms", "a4", "nb").read_bytes()
    Listing.objects.published().update(name="Torsdagsgruppa")
    monkeypatch.setattr(
        "groups.paper.booklet.press.bind", lambda parts, target, **more: target.write_bytes(b"half") / 0
    )
    with pytest.raises(ZeroDivisionError):
        said("troms")
    monkeypatch.undo()
    assert shelf.path_of("troms", "a4", "nb").read_bytes() == before
    assert len(said("troms")) == 1


def test_what_typst_complains_of_is_told(tmp_path):
    press = Press(tmp_path, "a4", clock.now())
    with pytest.raises(Unset, match="frame"):
        press.part("groups", press.data("none", {}), 1)


def test_one_at_a_time(capsys):
    """Somebody else holds the lock in a connection of their own."""
    held, release = threading.Event(), threading.Event()

    def hold():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [make_booklets.LOCK])
            held.set()
            release.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    call_command("make_booklets", "troms", **ONE)
    assert not shelf.path_of("troms", "a4", "nb").exists()
    release.set()
    other.join()
    assert capsys.readouterr().out == "Heftene lages alt av noen andre.\n"


# ---- made beside other things -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_import_starts_making_them_and_waits_for_nothing(settings, monkeypatch, tmp_path, group, dry_run):
    started = []
    monkeypatch.setattr(meanwhile.subprocess, "Popen", lambda command, **options: started.append(command[1:]))
    settings.MAKES_BOOKLETS = True
    file = tmp_path / "none.csv"
    file.write_text("slug;navn\n")
    call_command("import_listings", str(file), any_organisation=True, dry_run=dry_run, verbosity=0)
    assert started == ([] if dry_run else [list(meanwhile.COMMAND)])


class Ended:
    """A process that is through."""

    def wait(self):
        return 0


def test_ten_imports_after_one_another_start_one_and_the_first_after_it_has_looked_the_next(settings, monkeypatch):
    started = []
    monkeypatch.setattr(meanwhile, "make", lambda: started.append(1) or Ended())
    monkeypatch.setattr(make_booklets.os, "nice", lambda number: None)
    monkeypatch.setattr(make_booklets.signal, "signal", lambda *_: None)
    monkeypatch.setattr(make_booklets, "_gets_its_turn", lambda cursor, waits: False)
    settings.MAKES_BOOKLETS = True
    for _import in range(10):
        meanwhile.make_after_an_import()
    assert len(started) == 1
    call_command("make_booklets", meanwhile=True)
    meanwhile.make_after_an_import()
    meanwhile.make_after_an_import()
    assert len(started) == 2
    # The one that was started has been killed before it looked.
    with time_machine.travel(time.time() + meanwhile.LONGEST_START + 1):
        meanwhile.make_after_an_import()
    assert len(started) == 3


def test_one_waits_for_its_turn_and_a_third_goes_home(monkeypatch):
    """What the waiting one was started for is newer than what is being made."""
    taken, asked = {make_booklets.LOCK}, []

    class Cursor:
        def execute(self, sql, parameters):
            asked.append((sql, *parameters))

    def takes(cursor, lock):
        return lock not in taken and not taken.add(lock)

    def somebody_ends(seconds):
        assert not make_booklets._gets_its_turn(cursor, waits=True)
        taken.discard(make_booklets.LOCK)

    cursor = Cursor()
    monkeypatch.setattr(make_booklets, "_takes", takes)
    monkeypatch.setattr(make_booklets.time, "sleep", somebody_ends)
    assert not make_booklets._gets_its_turn(cursor, waits=False)
    assert make_booklets._gets_its_turn(cursor, waits=True)
    assert asked == [("SELECT pg_advisory_unlock(%s)", make_booklets.NEXT)]


def test_they_can_be_left_to_the_timer(settings):
    settings.MAKES_BOOKLETS = False
    assert meanwhile.make() is None


def fetched(client, address, **options):
    """Status and content; a file that is not read to its end would stay open."""
    response = client.get(address, **options)
    return response.status_code, b"".join(response)


# ---- served as they lie --------------------------------------------------------------------------------------------


def test_the_newest_is_served_with_its_day_and_can_be_asked_for_anew(client, said, group):
    said("troms")
    path = shelf.path_of("troms", "a4", "nb")
    response = client.get("/hefte/troms.pdf")
    assert b"".join(response) == path.read_bytes()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="hefte-troms-a4-{date.today().isoformat()}.pdf"'
    assert response["Last-Modified"] == http_date(int(path.stat().st_mtime))
    assert response["X-Robots-Tag"] == "noindex"
    assert fetched(client, "/hefte/troms.pdf", headers={"if-none-match": response["ETag"]}) == (304, b"")
    Listing.objects.published().update(name="Torsdagsgruppa")
    said("troms")
    status, content = fetched(client, "/hefte/troms.pdf", headers={"if-none-match": response["ETag"]})
    assert (status, "Torsdagsgruppa" in pdf.text(content)) == (200, True)


@pytest.mark.parametrize(
    ("address", "lies_at"),
    [
        ("/hefte/norge.pdf", "nb/norge-a4.pdf"),
        ("/hefte/norge.pdf?format=a4", "nb/norge-a4.pdf"),
        ("/hefte/norge.pdf?format=", "nb/norge-a4.pdf"),
        ("/hefte/norge.pdf?format=a5", "nb/norge-a5.pdf"),
        ("/nn/hefte/troms.pdf", "nn/troms-a4.pdf"),
        ("/en/hefte/troms.pdf?format=a5", "en/troms-a5.pdf"),
    ],
)
def test_each_address_has_its_own_file(client, settings, address, lies_at):
    for path in (settings.BOOKLETS_DIR / language / f"{slug}-{format}.pdf" for language in ("nb", "nn", "en")
                 for slug in ("norge", "troms") for format in ("a4", "a5")):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.relative_to(settings.BOOKLETS_DIR).as_posix())
    assert fetched(client, address) == (200, lies_at.encode())


@pytest.mark.parametrize(
    "address", ["/hefte/atlantis.pdf", "/hefte/troms.pdf?format=a3", "/hefte/troms", "/hefte/.pdf"]
)
def test_what_there_is_no_booklet_of_is_404(client, address):
    assert client.get(address).status_code == 404


def test_a_county_of_old_leads_to_the_one_it_has_become(client):
    response = client.get("/hefte/55.pdf")
    assert (response.status_code, response["Location"]) == (301, "/hefte/troms.pdf")


def test_one_that_is_not_made_yet_is_told_of_and_not_made(client, group, monkeypatch):
    monkeypatch.setattr(Press, "booklet", lambda *args, **more: pytest.fail("a visit has made a booklet"))
    response = client.get("/hefte/troms.pdf")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Heftet er ikke laget ennå" in response.content.decode()
    assert not os.path.exists(shelf.path_of("troms", "a4", "nb"))


def test_it_is_served_without_a_question_to_the_database(client, said, group, django_assert_num_queries):
    said("troms")
    fetched(client, "/hefte/troms.pdf")
    with django_assert_num_queries(0):
        assert fetched(client, "/hefte/troms.pdf")[0] == 200
