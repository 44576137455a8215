"""What a database leaves behind that was ended by force, and that would keep the next start from succeeding."""

import json
import time
from pathlib import Path

import psutil

# The library's list of those who use the server.
HANDLES = ".handle_pids.json"
# What the server writes about itself when it is ready to answer.
WHOLE_NOTE = 8
SECONDS_TO_GET_READY = 10


def clear(data: Path, *, sockets: Path) -> None:
    """Make the folder such that a server can start there, or one that still runs be taken over."""
    if not data.exists():
        return
    forget_dead_processes(data / HANDLES)
    if is_served(data):
        wait_until_ready(data)
        return
    # A new server would believe that the one named there still runs, when another program has got its number.
    for stale in [data / "postmaster.pid", *sockets.glob(".s.PGSQL.*")]:
        stale.unlink(missing_ok=True)
    if not (data / "postmaster.opts").exists():
        put_aside(data)


def forget_dead_processes(handles: Path) -> None:
    """A process ended by force stays in the library's list and would keep the server running for ever."""
    if not handles.exists():
        return
    try:
        alive = [pid for pid in json.loads(handles.read_text()) if is_running(pid)]
    except ValueError:
        alive = []
    handles.write_text(json.dumps(alive))


def is_running(pid: int) -> bool:
    """Whether it is a Python that still does something. One that has ended, but whose parent has not asked, does not.

    After a restart of the machine the number may be that of any other program.
    """
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and Path(process.exe()).name.startswith("python")
    except psutil.Error:
        return False


def is_served(data: Path) -> bool:
    """Whether any part of a server still works on the data: all of them stand in its folder."""
    return any(process.info["cwd"] == str(data) for process in psutil.process_iter(["cwd"]))


def wait_until_ready(data: Path) -> None:
    """The library does not understand the note of a server that is still about to start."""
    ends = time.monotonic() + SECONDS_TO_GET_READY
    while is_served(data) and len(note(data)) < WHOLE_NOTE and time.monotonic() < ends:
        time.sleep(0.1)


def note(data: Path) -> list[str]:
    """The lines that the server has written about itself until now."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def put_aside(data: Path) -> None:
    """No server has ever run here: it was killed while it was being made. Moved, not deleted, for who can be sure?"""
    number = 1
    while (aside := data.with_name(f"{data.name}.half-made-{number}")).exists():
        number += 1
    data.rename(aside)
