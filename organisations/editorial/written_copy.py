"""The last written copy of the texts, on this machine. Pages read it while the database is away.

Whichever process reads something new from the database writes it down, so that each machine has its own copy and none
has to be told. A process that lags behind never writes over a newer one.
"""

import json
import logging
import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from .texts import Texts

log = logging.getLogger("selvhjelp.texts")


@dataclass(frozen=True, slots=True)
class Copy:
    """The texts, and of which database and data revision they are."""

    database: str
    revision: int
    texts: Texts


_read: tuple[tuple[int, int], Copy | None] | None = None


def read() -> Copy | None:
    """The copy; None when there is none that this release can read. The file is read again only when it has changed."""
    global _read
    try:
        status = settings.TEXTS_COPY.stat()
        stamp = (status.st_mtime_ns, status.st_ino)
        if _read is None or _read[0] != stamp:
            _read = stamp, _parsed(settings.TEXTS_COPY.read_text(encoding="utf-8"))
    except OSError:
        return None
    return _read[1]


def keep(texts: Texts, revision: int, *, whatever_is_there: bool = False) -> None:
    """Write the texts down, unless the copy says the same or is newer. A machine without room for it does without."""
    found = read()
    if found and found.texts == texts:
        return
    if found and not whatever_is_there and found.database == database() and found.revision >= revision:
        return
    try:
        _write(json.dumps({"database": database(), "revision": revision, "texts": texts.as_data()}, ensure_ascii=False))
    except OSError as error:
        log.warning("copy=unwritten kind=%s", error.__class__.__name__)


def database() -> str:
    """Tells databases apart without naming them."""
    default = settings.DATABASES["default"]
    return sha256(f"{default['HOST']} {default.get('PORT')} {default['NAME']}".encode()).hexdigest()[:16]


def _parsed(content: str) -> Copy | None:
    try:
        data = json.loads(content)
        return Copy(data["database"], data["revision"], Texts.from_data(data["texts"]))
    except (ValueError, TypeError, KeyError):
        return None


def _write(content: str) -> None:
    """Beside it first, then in its place at once: nobody ever reads half of it."""
    target: Path = settings.TEXTS_COPY
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=target.parent, prefix=f".{target.name}-", delete=False
    ) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        Path(file.name).chmod(0o644)
        os.replace(file.name, target)
    except OSError:
        Path(file.name).unlink(missing_ok=True)
        raise
