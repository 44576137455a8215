"""The settings that come from outside, and the one line that is said when one of them is wrong."""

import re
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from environs import Env, EnvError

PRODUCTION_NEEDS = {
    "SECRET_KEY": "at least 50 random characters",
    "ALLOWED_HOSTS": "the host names, comma-separated",
    "DATABASE_URL": "postgres://user:password@host:5432/name",
    "EMAIL_URL": "smtp+tls://user:password@host:587",
}
EXAMPLES = PRODUCTION_NEEDS | {
    "DATABASE_REPLICA_URL": PRODUCTION_NEEDS["DATABASE_URL"],
    "CACHE_URL": "redis://host:6379/0",
}
LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1"}
POSTGRES = {"postgres", "postgresql"}
# A host name or address, and a port; no user, no blank.
HOST = re.compile(r"[\w.-]+(:[0-9]+)?|\[[0-9a-fA-F:]+\](:[0-9]+)?")
REDIS = {"redis", "rediss"}
MAIL = {"smtp", "smtps", "smtp+tls", "smtp+ssl", "submission", "submit", "consolemail", "filemail", "memorymail"}


class Environment:
    """What the operator has set, in the environment or in the file `.env`.

    Reading a value that is missing though required, or malformed, ends the program with one line naming it.
    """

    def __init__(self, dotenv: Path):
        self._env = Env(expand_vars=False)
        if dotenv.exists():
            self._env.read_env(str(dotenv), recurse=False)
        self.site_url = self.text("SITE_URL", "").rstrip("/")
        self._check_site_url()

    @property
    def is_production(self) -> bool:
        """`SITE_URL` decides: https means that real people use the site."""
        return self.site_url.startswith("https://")

    @property
    def port(self) -> int:
        """Where the site listens on this machine."""
        return self.whole_number("PORT", 8000, at_most=65_535)

    @property
    def workers(self) -> int:
        """How many processes answer."""
        return self.whole_number("WEB_CONCURRENCY", 2, at_most=256)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; empty counts as absent."""
        value = self._env.str(name, "") or default
        return self._missing(name) if value is None else value

    def required_in_production(self, name: str, default=None):
        """A text that may be absent on a local machine only."""
        value = self._env.str(name, "")
        if not value and self.is_production:
            self._missing(name)
        return value or default

    def list_required_in_production(self, name: str, default: list[str]) -> list[str]:
        """Comma-separated texts; the default is for a local machine only."""
        parts = [part.strip() for part in self._env.str(name, "").split(",") if part.strip()]
        if not parts and self.is_production:
            self._missing(name)
        return parts or default

    def whole_number(self, name: str, default: int, *, at_most: int) -> int:
        """A whole number from 1 to `at_most`."""
        raw = self._env.str(name, "") or str(default)
        if not re.fullmatch(r"[0-9]{1,9}", raw) or not 1 <= int(raw) <= at_most:
            refuse(f"{name} must be a whole number from 1 to {at_most}, not {raw!r}.")
        return int(raw)

    def switch(self, name: str) -> bool:
        """On (`1`) or off (`0` or absent); anything else is refused rather than guessed at."""
        raw = self._env.str(name, "") or "0"
        if raw not in {"0", "1"}:
            refuse(f"{name} must be 0 or 1, not {raw!r}.")
        return raw == "1"

    def database(self, name: str) -> dict | None:
        """A PostgreSQL address as Django's settings, or None when it is not set."""
        parsed = self._address(name, POSTGRES, self._env.dj_db_url)
        if parsed and not parsed["NAME"]:
            refuse(f"{name} names no database. Write it as an address: {example(name)}.")
        return parsed

    def email(self) -> dict | None:
        """`EMAIL_URL` as Django's settings, or None when it is not set."""
        return self._address("EMAIL_URL", MAIL, self._env.dj_email_url)

    def cache(self) -> dict | None:
        """`CACHE_URL` as Django's settings, or None when it is not set."""
        parsed = self._address("CACHE_URL", REDIS, self._env.dj_cache_url)
        return parsed and parsed | {"BACKEND": "selvhjelp.shared_cache.SharedCache"}

    def _address(self, name, schemes, parse) -> dict | None:
        raw = self._env.str(name, "")
        if not raw:
            return None
        try:
            scheme = urlsplit(raw).scheme
            parsed = dict(parse(name)) if scheme in schemes else None
        except (EnvError, ValueError, KeyError):
            parsed = None
        # The value itself may hold a password, and is not said.
        return parsed or refuse(f"{name} cannot be read. Write it as an address: {example(name)}.")

    def _missing(self, name: str) -> NoReturn:
        refuse(f"{name} is missing. A production site (SITE_URL=https://…) needs it: {example(name)}.")

    def _check_site_url(self) -> None:
        if self.site_url and not is_site(self.site_url):
            refuse(f"SITE_URL must be https://<host> (or http://127.0.0.1:<port>), not {self.site_url!r}.")


def is_site(address: str) -> bool:
    """A whole site of its own: https anywhere, http on this machine alone, and no path."""
    try:
        parts = urlsplit(address)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS)
    return bool(is_safe and has_port and HOST.fullmatch(parts.netloc) and not (parts.path or parts.query))


def example(name: str) -> str:
    return EXAMPLES.get(name, "see the README")


def refuse(reason: str) -> NoReturn:
    """End the start with one line that says what to mend."""
    sys.exit(f"selvhjelp: {reason}")
