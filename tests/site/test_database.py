"""The embedded database's list of who uses it: whoever has ended, however, no longer counts."""

import json
import os
import subprocess
import sys

import pytest

from selvhjelp import database


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
    database._forget_dead_processes(tmp_path)
    assert json.loads(handles.read_text()) == [os.getpid()]


def test_a_list_that_was_cut_off_is_begun_anew(tmp_path):
    handles = tmp_path / ".handle_pids.json"
    handles.write_text("[12, ")
    database._forget_dead_processes(tmp_path)
    assert json.loads(handles.read_text()) == []
