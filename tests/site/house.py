"""A copy of the whole house in a folder of its own, as a fresh clone is, started as `make run` starts it."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import psutil
from django.conf import settings

from tests.site.real_site import KEPT, free_port

PARTS = ("selvhjelp", "groups", "organisations", "templates", "static", "fixtures", "locale")
SECONDS = 180


class House:
    """Without `.env` and `var/` at first. One may start it, ask it, and end it in every way."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        for part in PARTS:
            shutil.copytree(settings.BASE_DIR / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(settings.BASE_DIR / "manage.py", folder)

    def start(self, **environment) -> "House":
        """Begin; what it says is read from `said`."""
        given = {name: os.environ[name] for name in KEPT if name in os.environ}
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "selvhjelp.start"], cwd=self.folder, stdout=said, stderr=said,
                env=given | {"PORT": str(self.port), "WEB_CONCURRENCY": "1", "NO_BOOKLETS": "1"} | environment,
                start_new_session=True, preexec_fn=_hears_every_signal,
            )  # fmt: skip
        return self

    @property
    def said(self) -> list[str]:
        return (self.folder / "said").read_text().splitlines()

    def until_it_answers(self) -> "House":
        self.until(lambda: self.process.poll() is not None or self.status("/livez") == 200)
        assert self.process.poll() is None, "\n".join(self.said)
        return self

    def until(self, holds) -> None:
        ends = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < ends, "\n".join(self.said)
            time.sleep(0.1)

    def status(self, path: str) -> int | None:
        """What a page answers, or None when nobody does."""
        with suppress(OSError), closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path)
            return connection.getresponse().status

    def processes(self) -> list[psutil.Process]:
        """All that still works in the house."""
        return [one for one in psutil.process_iter(["cwd"]) if (one.info["cwd"] or "").startswith(str(self.folder))]

    def server(self) -> psutil.Process:
        return psutil.Process(int((self.folder / "var/postgres/postmaster.pid").read_text().split()[0]))

    def end(self, number=signal.SIGINT) -> int:
        """As the terminal does it, to all that it started; with what the house ended."""
        os.killpg(self.process.pid, number)
        return self.process.wait(SECONDS)

    def raze(self) -> None:
        """Until nothing is left: a server whose worker is killed first makes a new one, which would answer for long."""
        self.until(self._is_killed)
        with suppress(AttributeError):
            self.process.wait(SECONDS)

    def _is_killed(self) -> bool:
        for process in (left := self.processes()):
            with suppress(psutil.Error):
                process.kill()
        return not left


def _hears_every_signal() -> None:
    """Tests that were started by `nohup` hand on its deafness."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
