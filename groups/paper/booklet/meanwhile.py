"""Booklets made beside something else, in a process of its own that nobody waits for."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings

COMMAND = ("manage.py", "make_booklets", "--verbosity", "0", "--meanwhile")


# A start takes some seconds; what is older was left by one that was killed.
LONGEST_START = 120


def looks_now() -> None:
    """Said by who has started, before it looks at what is stored: what comes from now on is for the next one."""
    _marker().unlink(missing_ok=True)


def _is_starting() -> bool:
    try:
        return time.time() - _marker().stat().st_mtime < LONGEST_START
    except FileNotFoundError:
        return False


def _marker() -> Path:
    return settings.BOOKLETS_DIR / "starting"


def make() -> subprocess.Popen | None:
    """Start making what has changed; None where booklets are made by the timer alone."""
    if not settings.MAKES_BOOKLETS:
        return None
    command = [sys.executable, *COMMAND]
    # In a session of its own: a Ctrl-C is for the site, which ends this when it ends itself.
    return subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True
    )


def make_after_an_import(**kwargs) -> None:
    """Receives the signal. The worker that started it lives on, and takes note when it ends.

    Where one has been started and has not looked yet, that one will see this import too: somebody who reads in ten
    files does not start ten.
    """
    if _is_starting() or not settings.MAKES_BOOKLETS:
        return
    _marker().parent.mkdir(parents=True, exist_ok=True)
    _marker().touch()
    if making := make():
        threading.Thread(target=making.wait, name="booklets", daemon=True).start()
