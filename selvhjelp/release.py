"""Which code is running: part of every page's tag, so that a new release is seen at once."""

from functools import cache
from hashlib import sha256

from django.conf import settings

PARTS = ("groups", "organisations", "selvhjelp", "templates", "static", "locale", "fixtures", "requirements.txt")


@cache
def fingerprint() -> str:
    """A short hash of the files that decide what a page looks like; the same on every machine with the same release."""
    digest = sha256(f"{settings.SITE_NAME} {settings.CONTACT_EMAIL}".encode())
    for part in PARTS:
        root = settings.BASE_DIR / part
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".po"}:
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
