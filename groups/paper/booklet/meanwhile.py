"""Booklets made beside something else, in a process of its own that nobody waits for."""

import subprocess
import sys
import threading

from django.conf import settings

COMMAND = ("manage.py", "make_booklets", "--verbosity", "0", "--meanwhile")


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
    """Receives the signal. The worker that started it lives on, and takes note when it ends."""
    if making := make():
        threading.Thread(target=making.wait, name="booklets", daemon=True).start()
