"""`make run`: make everything ready, then serve. The second time there is little left to do."""

import atexit
import errno
import os
import secrets
import signal
import socket
import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from selvhjelp import whole_file
from selvhjelp.environment import refuse

BASE_DIR = Path(__file__).resolve().parent.parent
DOTENV = BASE_DIR / ".env"
# Example listings have dates relative to the day they were loaded; older than this, they are loaded anew.
EXAMPLES_KEEP = timedelta(days=7)

# So long what runs beside the site has to end.
SECONDS_TO_END = 10


# The signal that somebody has stopped this with, when it is known.
stopped_by: list[int] = []


def main() -> None:
    """Prepare the database and the files, say where the site is, and serve until somebody stops it."""
    end_on_signals()
    try:
        run()
    except Exception:
        # What breaks after that, breaks because of it: a query that was left in the middle, for one.
        if not stopped_by:
            raise
        sys.exit(128 + stopped_by[0])


def run() -> None:
    """The whole way, from settings to the server's end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
    os.umask(0o022)
    write_dotenv()
    import django

    django.setup()
    refuse_a_taken_port()
    prepare()
    tell()
    make_booklets()
    serve()


def end_on_signals() -> None:
    """Whoever stops the preparations (Ctrl-C, kill, the terminal's end) stops the database too, with no more words."""
    for number in (signal.SIGINT, signal.SIGTERM, *hangup()):
        signal.signal(number, end)


def end(number: int, _frame) -> NoReturn:
    """Receives the signal; what is registered to be done at the end stops the database."""
    stopped_by.append(number)
    sys.exit(128 + number)


def hangup() -> list[signal.Signals]:
    """The signal that the terminal is gone, unless somebody has asked to live on without it (`nohup`)."""
    return [] if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else [signal.SIGHUP]


def write_dotenv() -> None:
    """A local machine gets a random key of its own, once. An operator's settings are never touched."""
    if DOTENV.exists() or os.environ.get("SECRET_KEY") or os.environ.get("SITE_URL", "").startswith("https://"):
        return
    try:
        whole_file.write(DOTENV, f"# Made by `make run`; see the README.\nSECRET_KEY={new_key()}\n", mode=0o600)
    except OSError as error:
        refuse(f"{DOTENV} kan ikke skrives ({error.strerror}). La den som kjører dette, få skrive der.")


def new_key() -> str:
    """Random characters enough for Django's secret key, none of which a shell or a .env file would read."""
    return secrets.token_urlsafe(48)


def refuse_a_taken_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port()))
        except OSError as error:
            if error.errno == errno.EACCES:
                refuse(f"PORT {port()} er ikke for alle. Velg en over 1023: PORT=8000.")
            refuse(f"PORT {port()} er opptatt. Stopp det som bruker den, eller velg en annen: PORT=8001.")


def port() -> int:
    from django.conf import settings

    return settings.PORT


def prepare() -> None:
    """Migrations, registers, texts, example listings and static files, each only where something has changed."""
    from django.conf import settings
    from django.core.management import call_command

    from selvhjelp import production

    migrate()
    production.refuse_examples()
    if not (has_registers() and is_done("registers", registers_key())):
        call_command("import_places")
        done("registers", registers_key())
    call_command("load_texts", verbosity=0)
    if settings.LOADS_EXAMPLES:
        load_examples()
        tell_logins()
    if not is_done("static", fingerprint(BASE_DIR / "static")):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        done("static", fingerprint(BASE_DIR / "static"))


def migrate() -> None:
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0)
    except OperationalError as error:
        refuse(f"DATABASE_URL er en database som ikke svarer som den skal ({error.__cause__.__class__.__name__}).")


def is_done(name: str, key: str) -> bool:
    """It was done on this machine, and nothing has changed since: the key is the same."""
    from django.conf import settings

    stamp = settings.VAR_DIR / f"{name}.done"
    return stamp.exists() and stamp.read_text() == key


def done(name: str, key: str) -> None:
    from django.conf import settings

    whole_file.write(settings.VAR_DIR / f"{name}.done", key)


def has_registers() -> bool:
    from selvhjelp.places.models import Municipality

    return Municipality.objects.exists()


def registers_key() -> str:
    """The registers' own fingerprint and the database that they are read into."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    return f"{fingerprint(BASE_DIR / 'fixtures/places')} {database['HOST']} {database['NAME']}"


def load_examples() -> None:
    """Into an empty database; and again when their dates have grown old, so that they never rot."""
    from django.conf import settings
    from django.core.management import CommandError, call_command

    from organisations.models import Listing

    stamp = settings.VAR_DIR / "examples.loaded"
    is_empty = not Listing.objects.exists()
    if not is_empty and not (stamp.exists() and date.today() - date.fromisoformat(stamp.read_text()) > EXAMPLES_KEEP):
        return
    try:
        call_command("load_examples")
    except CommandError as error:
        # Somebody has put groups of their own beside the examples: the site serves all the same.
        print(error, file=sys.stderr)
    whole_file.write(stamp, date.today().isoformat())


def tell_logins() -> None:
    """One line for each kind of staff: role, user, password and TOTP secret."""
    from django.conf import settings

    from organisations import demo_logins

    for login in demo_logins.create(settings.VAR_DIR / "demo-logins.json"):
        print(login, flush=True)


def fingerprint(folder: Path) -> str:
    """Changes when a file of the folder does."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def tell() -> None:
    from django.conf import settings

    print(f"{settings.SITE_NAME}: {settings.SITE_URL}/  (Ctrl-C stopper alt)", flush=True)


def make_booklets() -> None:
    """Beside the site, which does not wait for them; they end with it."""
    from groups.paper.booklet import meanwhile

    if making := meanwhile.make():
        # Before the database is: what was registered last is done first.
        atexit.register(end_booklets, making, os.getpid())


def end_booklets(making: subprocess.Popen, started_by: int) -> None:
    """End what makes them, and wait until it has let go of the database."""
    from django.conf import settings

    from selvhjelp import leftovers

    # Workers, too, end by way of this: their end is not the site's.
    if os.getpid() != started_by:
        return
    making.terminate()
    try:
        making.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        making.kill()
        making.wait()
    leftovers.forget_dead_processes(settings.VAR_DIR / "postgres" / leftovers.HANDLES)


def serve() -> None:
    """Run gunicorn in this very process, which holds the embedded database: when one ends, so does the other."""
    from gunicorn.app.base import BaseApplication

    from selvhjelp import gunicorn_settings, warm_up

    warm_up.fill_memory()
    hooks = {"post_fork": leave_the_database}
    if hangup():
        hooks["when_ready"] = end_with_the_terminal

    class Server(BaseApplication):
        def load_config(self):
            for name, value in (gunicorn_settings.values() | hooks).items():
                self.cfg.set(name, value)

        def load(self):
            from selvhjelp.wsgi import application

            return application

    Server().run()


def end_with_the_terminal(_server) -> None:
    """gunicorn would read its settings anew and go on, where nobody can stop it any more."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


def leave_the_database(_server, _worker) -> None:
    from django.conf import settings

    from selvhjelp import database

    if settings.USES_EMBEDDED_DATABASE:
        database.leave_to_parent()


if __name__ == "__main__":
    sys.exit(main())
