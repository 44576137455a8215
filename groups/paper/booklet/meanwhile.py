"""Booklets made beside something else, in a process of its own that nobody waits for."""

import subprocess
import sys

from django.conf import settings

COMMAND = ("manage.py", "make_booklets", "--verbosity", "0", "--meanwhile")


def make(**kwargs) -> subprocess.Popen | None:
    """Start making what has changed; None where booklets are made by the timer alone. Also a signal's receiver."""
    if not settings.MAKES_BOOKLETS:
        return None
    command = [sys.executable, *COMMAND]
    # In a session of its own: a Ctrl-C is for the site, which ends this when it ends itself.
    return subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True
    )
