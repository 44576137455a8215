"""The second factor: an app on a phone that shows codes, and codes on paper for the day when the phone is gone."""

import secrets

import django_otp
import segno
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations import permissions
from organisations.models import Organisation, RecoveryCode

BEGAN = "began"
CODES = 10
# Without those that look alike on paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def device_of(user) -> TOTPDevice | None:
    """The user's app, once it has shown a right code."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()


def is_needed(user) -> bool:
    """National editors, superusers and who edits more than one organisation need it; everyone who has one uses it.

    An umbrella's editors edit its chapters too: their password would open all of them.
    """
    many = len(Organisation.objects.editable_by(user)[:2]) > 1
    return permissions.is_national(user) or many or device_of(user) is not None


def is_passed(request) -> bool:
    """Whether nothing is left to be asked of who is logged in."""
    return request.user.is_verified() or not is_needed(request.user)


def is_recent(request) -> bool:
    """Whether the login is less than a week old, however busy the week was."""
    began = request.session.get(BEGAN)
    return began is not None and timezone.now().timestamp() - began < settings.SESSION_COOKIE_AGE


def verify(request, code: str) -> bool:
    """Whether it is a right code of the app, or one of those on paper, which is used up by it."""
    device, code = device_of(request.user), "".join(code.split()).lower()
    if device is None:
        return False
    with transaction.atomic():
        passed = device.verify_token(code) if code.isdigit() else _use_up(request.user, code)
    if passed:
        # A new key: who held the session before the code has nothing of it after.
        request.session.cycle_key()
        django_otp.login(request, device)
    return passed


@transaction.atomic
def set_up(request, key: str, code: str) -> list[str] | None:
    """Take the app into use if the code is what it shows, and give new codes for paper; None for a wrong code."""
    device = TOTPDevice(user=request.user, name="app", key=key, confirmed=True)
    device.save()
    if not device.verify_token("".join(code.split())):
        device.delete()
        return None
    TOTPDevice.objects.filter(user=request.user).exclude(pk=device.pk).delete()
    request.session.cycle_key()
    django_otp.login(request, device)
    return new_recovery_codes(request.user)


def new_key() -> str:
    """A secret for an app, hexadecimal."""
    return secrets.token_hex(20)


def picture_of(user, key: str) -> tuple[str, str]:
    """What the app scans, as a data: address, and the same as letters to type."""
    device = TOTPDevice(user=user, key=key)
    address = device.config_url
    secret = address.partition("secret=")[2].partition("&")[0]
    # On white of its own: a camera reads nothing dark on dark.
    return segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="white"), secret


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Codes to write down, in the place of all earlier ones. They are shown once and kept as hashes."""
    user.recovery_codes.all().delete()
    codes = [_new_code() for _number in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return codes


def _new_code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(5)) for _part in range(2))


@transaction.atomic
def take_away(user) -> None:
    """The phone and the paper are gone: the user sets it up anew at the next login."""
    TOTPDevice.objects.filter(user=user).delete()
    user.recovery_codes.all().delete()


def _use_up(user, code: str) -> bool:
    deleted, _rows = user.recovery_codes.filter(digest=_digest(user, code)).delete()
    return deleted == 1


def _digest(user, code: str) -> str:
    return salted_hmac("recovery", f"{user.pk}|{code.replace('-', '')}", algorithm="sha256").hexdigest()


def _note_the_time(sender, request, user, **kwargs):
    request.session[BEGAN] = timezone.now().timestamp()


user_logged_in.connect(_note_the_time, dispatch_uid="login began")
