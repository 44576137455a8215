"""The settings that come from outside, and the one line that is said when one of them is wrong.

The line is in Norwegian, as is all that a person who runs a site here is told.
"""

import re
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from django.http.request import validate_host
from environs import Env, EnvError

PRODUCTION_NEEDS = {
    "SECRET_KEY": "minst 50 tilfeldige tegn",
    "ALLOWED_HOSTS": "vertsnavnene med komma mellom",
    "DATABASE_URL": "postgres://bruker:passord@vert:5432/navn",
    "EMAIL_URL": "smtp+tls://bruker:passord@vert:587",
}
EXAMPLES = PRODUCTION_NEEDS | {
    "DATABASE_REPLICA_URL": PRODUCTION_NEEDS["DATABASE_URL"],
    "CACHE_URL": "redis://vert:6379/0",
}
LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1"}
POSTGRES = {"postgres", "postgresql"}
# A host name or address, and a port; no user, no blank.
HOST = re.compile(r"[\w.-]+(:[0-9]+)?|\[[0-9a-fA-F:]+\](:[0-9]+)?")
# As Django takes it: a leading dot stands for all below it.
ALLOWED_HOST = re.compile(r"\.?[a-zA-Z0-9][\w.-]*|\[[0-9a-fA-F:]+\]")
REDIS = {"redis", "rediss"}
REDIS_PLACE = re.compile(r"rediss?://[^/?]+(/[0-9]*)?(\?.*)?")
# How the line is made safe, and the port where none is named.
MAIL = {
    "smtp": ({}, 25),
    "smtp+tls": ({"EMAIL_USE_TLS": True}, 587),
    "submission": ({"EMAIL_USE_TLS": True}, 587),
    "smtp+ssl": ({"EMAIL_USE_SSL": True}, 465),
    "smtps": ({"EMAIL_USE_SSL": True}, 465),
}
MAIL_SECONDS = 10
MAIL_ADDRESS = re.compile(r"[^\s@<>,;]+@[\w-]+(\.[\w-]+)+")


class Environment:
    """What the operator has set, in the environment or in the file `.env`.

    Reading a value that is missing though required, or malformed, ends the program with one line naming it.
    """

    def __init__(self, dotenv: Path):
        self._env = Env(expand_vars=False)
        self._read(dotenv)
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

    @property
    def contact_email(self) -> str:
        """Where people write to, and where mails come from: on a site in use an address of its own host."""
        host = urlsplit(self.site_url).hostname if self.is_production else "example.no"
        address = self.text("CONTACT_EMAIL", f"kontakt@{host}")
        if not MAIL_ADDRESS.fullmatch(address):
            refuse(f"CONTACT_EMAIL må være en e-postadresse, ikke «{address}».")
        return address

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

    def hosts(self, name: str, default: list[str]) -> list[str]:
        """Comma-separated names of hosts, the site's own among them; the default is for a local machine only."""
        hosts = [part.strip() for part in self._env.str(name, "").split(",") if part.strip()]
        if not hosts and self.is_production:
            self._missing(name)
        if unfit := [host for host in hosts if not ALLOWED_HOST.fullmatch(host)]:
            refuse(f"{name} må være navn på verter, uten https:// og port, ikke «{unfit[0]}».")
        own = urlsplit(self.site_url).hostname
        if self.is_production and not validate_host(own, hosts):
            refuse(f"{name} mangler «{own}», som står i SITE_URL.")
        return hosts or default

    def whole_number(self, name: str, default: int, *, at_most: int) -> int:
        """A whole number from 1 to `at_most`."""
        raw = self._env.str(name, "") or str(default)
        if not re.fullmatch(r"[0-9]{1,9}", raw) or not 1 <= int(raw) <= at_most:
            refuse(f"{name} må være et helt tall fra 1 til {at_most}, ikke «{raw}».")
        return int(raw)

    def switch(self, name: str) -> bool:
        """On (`1`) or off (`0` or absent); anything else is refused rather than guessed at."""
        raw = self._env.str(name, "") or "0"
        if raw not in {"0", "1"}:
            refuse(f"{name} må være 0 eller 1, ikke «{raw}».")
        return raw == "1"

    def database(self, name: str) -> dict | None:
        """A PostgreSQL address as Django's settings, or None when it is not set."""
        parsed = self._address(name, POSTGRES, self._env.dj_db_url)
        if parsed and not parsed["NAME"]:
            refuse(f"{name} sier ikke hvilken database. Skriv den som en adresse: {example(name)}.")
        return parsed

    def email(self) -> dict | None:
        """`EMAIL_URL` as Django's settings, or None when it is not set."""
        parsed = self._address("EMAIL_URL", MAIL, lambda name: mail_settings(self._env.str(name)))
        if parsed and not parsed["EMAIL_HOST"]:
            self._unreadable("EMAIL_URL")
        return parsed

    def cache(self) -> dict | None:
        """`CACHE_URL` as Django's settings, or None when it is not set."""
        parsed = self._address("CACHE_URL", REDIS, self._env.dj_cache_url)
        if parsed and not REDIS_PLACE.fullmatch(parsed["LOCATION"]):
            self._unreadable("CACHE_URL")
        return parsed and parsed | {"BACKEND": "selvhjelp.shared_cache.SharedCache"}

    def _read(self, dotenv: Path) -> None:
        try:
            if dotenv.exists():
                self._env.read_env(str(dotenv), recurse=False)
        except (OSError, UnicodeDecodeError):
            refuse(f"{dotenv} kan ikke leses. La den som kjører dette, få lese filen, og lagre den som UTF-8.")

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
        return parsed or self._unreadable(name)

    def _unreadable(self, name: str) -> NoReturn:
        refuse(f"{name} kan ikke leses. Skriv den som en adresse: {example(name)}.")

    def _missing(self, name: str) -> NoReturn:
        refuse(f"{name} mangler. En side i drift (SITE_URL=https://…) trenger den: {example(name)}.")

    def _check_site_url(self) -> None:
        if self.site_url and not is_site(self.site_url):
            refuse(f"SITE_URL må være https://<vert> (eller http://127.0.0.1:<port>), ikke «{self.site_url}».")


def mail_settings(address: str) -> dict:
    """Django's settings for a mail server. ValueError when the port is none, KeyError when the scheme is none of ours.

    Our own, since the reader that comes with environs takes `smtp+tls` and leaves the line open.
    """
    parts = urlsplit(address)
    secured, usual_port = MAIL[parts.scheme]
    return secured | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": MAIL_SECONDS,
    }


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
    return EXAMPLES.get(name, "se README")


def refuse(reason: str) -> NoReturn:
    """End the start with one line that says what to mend."""
    sys.exit(f"selvhjelp: {reason}")
