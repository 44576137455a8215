"""The settings that come from outside, and the one line that is said when one of them is wrong."""

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

    def list(self, name: str, default: list[str]) -> list[str]:
        """Comma-separated texts."""
        return [part.strip() for part in self._env.str(name, "").split(",") if part.strip()] or default

    def whole_number(self, name: str, default: int, *, at_least: int = 1) -> int:
        """A whole number, at least `at_least`."""
        raw = self._env.str(name, "") or str(default)
        if not raw.isascii() or not raw.isdigit() or int(raw) < at_least:
            refuse(f"{name} must be a whole number, at least {at_least}, not {raw!r}.")
        return int(raw)

    def switch(self, name: str) -> bool:
        """On (`1`) or off (`0` or absent); anything else is refused rather than guessed at."""
        raw = self._env.str(name, "") or "0"
        if raw not in {"0", "1"}:
            refuse(f"{name} must be 0 or 1, not {raw!r}.")
        return raw == "1"

    def database(self, name: str) -> dict | None:
        """A PostgreSQL address as Django's settings, or None when it is not set."""
        if not self._env.str(name, ""):
            return None
        scheme = urlsplit(self._env.str(name)).scheme
        if scheme not in {"postgres", "postgresql"}:
            refuse(f"{name} must begin with postgres://, not {scheme!r}: the site runs on PostgreSQL only.")
        return self._parsed(name, self._env.dj_db_url)

    def email(self) -> dict | None:
        """`EMAIL_URL` as Django's settings, or None when it is not set."""
        return self._parsed("EMAIL_URL", self._env.dj_email_url) if self._env.str("EMAIL_URL", "") else None

    def cache(self) -> dict | None:
        """`CACHE_URL` as Django's settings, or None when it is not set."""
        return self._parsed("CACHE_URL", self._env.dj_cache_url) if self._env.str("CACHE_URL", "") else None

    def _parsed(self, name, parse):
        try:
            return dict(parse(name))
        except (EnvError, ValueError, KeyError) as error:
            refuse(f"{name} cannot be read ({error.__class__.__name__}). Write it as an address: {example(name)}.")

    def _missing(self, name: str) -> NoReturn:
        refuse(f"{name} is missing. A production site (SITE_URL=https://…) needs it: {example(name)}.")

    def _check_site_url(self) -> None:
        if self.site_url and not self.site_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            refuse(f"SITE_URL must begin with https:// (or be http://127.0.0.1…), not {self.site_url!r}.")


def example(name: str) -> str:
    return PRODUCTION_NEEDS.get(name, "see the README")


def refuse(reason: str) -> NoReturn:
    """End the start with one line that says what to mend."""
    sys.exit(f"selvhjelp: {reason}")
