"""The embedded database's list of who uses it: whoever has ended, however, no longer counts."""

import json
import os
import subprocess
import sys

import pytest

from selvhjelp import leftovers, whole_file


@pytest.fixture
def ended():
    """A process that was killed and that nobody has asked after: it still has its number."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    yield process.pid
    process.wait()


@pytest.fixture
def gone():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_process_that_has_ended_is_taken_off_the_list(tmp_path, ended, gone):
    handles = tmp_path / ".handle_pids.json"
    handles.write_text(json.dumps([ended, os.getpid(), gone]))
    leftovers.forget_dead_processes(handles)
    assert json.loads(handles.read_text()) == [os.getpid()]


def test_a_list_that_was_cut_off_is_begun_anew(tmp_path):
    handles = tmp_path / ".handle_pids.json"
    handles.write_text("[12, ")
    leftovers.forget_dead_processes(handles)
    assert json.loads(handles.read_text()) == []


def test_the_number_of_a_process_may_be_another_programs_by_now(tmp_path):
    handles = tmp_path / ".handle_pids.json"
    with subprocess.Popen(["sleep", "60"]) as other:
        handles.write_text(json.dumps([other.pid]))
        leftovers.forget_dead_processes(handles)
        other.kill()
    assert json.loads(handles.read_text()) == []


@pytest.fixture
def data(tmp_path):
    """The data of a server that was killed: the note of itself, half written, and its socket's."""
    folder = tmp_path / "postgres"
    folder.mkdir()
    for name in ("postmaster.pid", ".s.PGSQL.5432.lock", "postmaster.opts", "PG_VERSION"):
        (folder / name).write_text(f"{os.getpid()}\n")
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_server_wrote_about_itself_goes(data):
    leftovers.clear(data, sockets=data)
    assert names(data) == ["PG_VERSION", "postmaster.opts"]


def test_what_a_server_that_runs_wrote_about_itself_stays(data):
    before = names(data)
    (data / "postmaster.pid").write_text("line\n" * leftovers.WHOLE_NOTE)
    with subprocess.Popen(["sleep", "60"], cwd=data) as server:
        leftovers.clear(data, sockets=data)
        server.kill()
    assert names(data) == before


def test_a_database_that_was_never_finished_is_put_aside(data):
    (data / "postmaster.opts").unlink()
    leftovers.clear(data, sockets=data)
    assert names(data.parent) == ["postgres.half-made-1"]
    data.mkdir()
    leftovers.clear(data, sockets=data)
    assert names(data.parent) == ["postgres.half-made-1", "postgres.half-made-2"]


def test_a_file_is_there_as_a_whole_and_for_whom_it_is_meant(tmp_path):
    file = tmp_path / "var" / "secret"
    whole_file.write(file, "one", mode=0o600)
    whole_file.write(file, "two", mode=0o600)
    assert (file.read_text(), file.stat().st_mode & 0o777, names(file.parent)) == ("two", 0o600, ["secret"])
