"""Logins to try the staff's side with, one for each kind of staff; only where the examples are.

The passwords and secrets are random for each machine and kept beside its database, so that they can be told again.
"""

import json
import secrets
from base64 import b32decode, b32encode
from dataclasses import asdict, dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations.models import Membership, Organisation
from organisations.models.membership import Role
from selvhjelp import whole_file

# Who one is, and which example organisation one has something to do with; none for national editors.
ROLES = {
    "nasjonal": (Role.NATIONAL, None),
    "paraply": (Role.ADMINISTRATOR, "ivareta"),
    "lokallag": (Role.EDITOR, "ivareta-tromso"),
    "kontaktpunkt": (Role.EDITOR, "kontaktpunkt-alta"),
}
SECRET_BYTES = 20


@dataclass(frozen=True)
class DemoLogin:
    """`totp_secret` in base32, as an authenticator takes it."""

    role: str
    user: str
    password: str
    totp_secret: str

    def __str__(self):
        return f"{self.role} {self.user} {self.password} {self.totp_secret}"


def create(file: Path) -> list[DemoLogin]:
    """The logins of this machine: those in the file, or new ones that are written there, readable by its owner alone.

    Safe to run again: accounts that somebody has taken away come back with the same password.
    """
    logins = _read(file) or _write(file, [_new(role) for role in ROLES])
    with transaction.atomic():
        for login in logins:
            _open_account(login)
    return logins


def accounts():
    """The accounts of demo logins that there are in the database, whichever machine made them."""
    addresses = [_address(role) for role in ROLES]
    return get_user_model().objects.filter(username__in=ROLES, email__in=addresses)


def _address(role: str) -> str:
    return f"{role}@example.no"


def _read(file: Path) -> list[DemoLogin]:
    return [DemoLogin(**login) for login in json.loads(file.read_text())] if file.exists() else []


def _write(file: Path, logins: list[DemoLogin]) -> list[DemoLogin]:
    whole_file.write(file, json.dumps([asdict(login) for login in logins]), mode=0o600)
    return logins


def _new(role: str) -> DemoLogin:
    secret = b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return DemoLogin(role, role, secrets.token_urlsafe(12), secret)


def _open_account(login: DemoLogin) -> None:
    user, is_new = get_user_model().objects.get_or_create(
        username=login.user, defaults={"email": _address(login.user), "is_staff": True}
    )
    if is_new:
        user.set_password(login.password)
        user.save()
    role, slug = ROLES[login.role]
    organisation = Organisation.objects.filter(slug=slug).first() if slug else None
    if organisation or role == Role.NATIONAL:
        Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"role": role})
    TOTPDevice.objects.get_or_create(user=user, name="demo", defaults={"key": _hexadecimal(login.totp_secret)})


def _hexadecimal(secret: str) -> str:
    return b32decode(secret).hex()
