"""The site as it runs: gunicorn in a process of its own, on a database that can be taken away."""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
from django.conf import settings

KEPT = ("PATH", "HOME", "XDG_RUNTIME_DIR", "LANG")
SETTINGS = {"SECRET_KEY": "x7" * 30, "WEB_CONCURRENCY": "1", "NO_BOOKLETS": "1"}
START_SECONDS = 60


@contextmanager
def database(name: str):
    """An empty database beside the tests' own, with the registers in it; where it is found (host, port, user, name)."""
    tests = settings.DATABASES["default"]
    server = {"host": tests["HOST"], "port": tests["PORT"] or 5432, "user": tests["USER"]}
    with closing(psycopg.connect(**server, dbname="postgres", autocommit=True)) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            yield server | {"dbname": name}
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def address_of(target: dict) -> str:
    """The database as a setting, also where it is reached by a file."""
    if target["host"].startswith("/"):
        return f"postgres://{target['user']}@/{target['dbname']}?host={target['host']}&port={target['port']}"
    return f"postgres://{target['user']}@{target['host']}:{target['port']}/{target['dbname']}"


def manage(*command, **environment) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], env=whole(environment), cwd=settings.BASE_DIR, check=True, timeout=120,
        capture_output=True,
    )  # fmt: skip


def run_program(program: str, **environment):
    """A few lines of Python in a process of their own, with the site's settings."""
    given = whole({"DJANGO_SETTINGS_MODULE": "selvhjelp.settings"} | environment)
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=given, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60)


def whole(environment: dict) -> dict:
    """What a process of the site gets to know: the settings given, and nothing that the tests run with."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | SETTINGS | environment


class Doorway:
    """A port through which the database is reached, until somebody shuts it or lets it fall silent."""

    def __init__(self, target: dict):
        self._target = target
        self._listener: socket.socket | None = None
        self._ends: list[socket.socket] = []
        self.port = free_port()
        self.unlock()

    @property
    def url(self) -> str:
        return f"postgres://{self._target['user']}@127.0.0.1:{self.port}/{self._target['dbname']}"

    def unlock(self) -> None:
        """Let everybody in, from now on or again."""
        self._receive(self._pass_on)

    def shut(self) -> None:
        """As when the server has been stopped: whoever is inside is thrown out, and nobody comes in."""
        for end in [self._listener, *self._ends]:
            if end:
                hang_up(end)
        self._listener = None
        self._ends.clear()

    def hush(self) -> None:
        """As when the server hangs: whoever is inside is thrown out, and whoever comes hears nothing."""
        self._receive(self._ends.append)

    def _receive(self, welcome):
        self.shut()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._listen, args=[self._listener, welcome], daemon=True).start()

    def _listen(self, listener, welcome):
        with suppress(OSError):
            while True:
                welcome(listener.accept()[0])

    def _pass_on(self, inside):
        outside = self._connect()
        self._ends += [inside, outside]
        for source, target in [(inside, outside), (outside, inside)]:
            threading.Thread(target=pump, args=[source, target], daemon=True).start()

    def _connect(self):
        host, port = self._target["host"], self._target["port"]
        if not host.startswith("/"):
            return socket.create_connection((host, int(port)))
        outside = socket.socket(socket.AF_UNIX)
        outside.connect(f"{host}/.s.PGSQL.{port}")
        return outside


def pump(source, target) -> None:
    """Pass on what comes, until one of the ends hangs up."""
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    hang_up(source)
    hang_up(target)


def hang_up(end) -> None:
    """Closing alone would leave those who wait for it waiting."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


class Site:
    """A gunicorn as in production or as in `make run`, and all that it has said."""

    GUNICORN = ("gunicorn", "-c", "selvhjelp/gunicorn_settings.py", "selvhjelp.wsgi")
    MAKE_RUN = ("selvhjelp.start",)

    def __init__(self, database_url: str, module=GUNICORN, **environment):
        self.port = free_port()
        given = {"DATABASE_URL": database_url, "PORT": str(self.port)} | environment
        command = [sys.executable, "-m", *(part.format(port=self.port) for part in module)]
        self._said = tempfile.TemporaryFile("w+b")  # noqa: SIM115
        self._process = subprocess.Popen(
            command, env=whole(given), cwd=settings.BASE_DIR, stdout=self._said, stderr=self._said
        )

    @property
    def log(self) -> list[str]:
        """The lines that it has written until now."""
        self._said.seek(0)
        return self._said.read().decode().splitlines()

    def wait(self) -> "Site":
        """Until it answers."""
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            with suppress(OSError, http.client.HTTPException):
                self.get("/livez")
                return self
            assert self._process.poll() is None, "\n".join(self.log)
            time.sleep(0.1)
        raise AssertionError("\n".join(self.log))

    def get(self, path: str, **headers):
        """Status and text. The path goes out as it is."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return response.status, response.read().decode()

    def send(self, raw: bytes) -> bytes:
        """The first bytes of the answer to what may be no request at all."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=30)) as connection:
            connection.sendall(raw)
            return connection.recv(65_536)

    def workers(self) -> list[str]:
        """The numbers of the processes that answer."""
        return Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)
        self._said.close()

    def said(self, pattern: str) -> list[str]:
        """Lines of the log that hold the pattern."""
        return [line for line in self.log if re.search(pattern, line)]


@contextmanager
def served(database_url: str, module=Site.GUNICORN, **environment):
    """The site while it runs."""
    site = Site(database_url, module, **environment)
    try:
        yield site.wait()
    finally:
        site.stop()


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return probe.getsockname()[1]
