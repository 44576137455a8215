"""Guessing ends after a few tries, for a quarter of an hour.

Counted by user and address together, so that nobody locks somebody else out from afar; by address alone, against one
who tries many users; and, with much patience, by user alone, against many addresses. All workers count together in the
database, under a hash with the site's key, and what has ended is deleted.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisations.models import FailedLogins

# One statement, so that two workers at the same moment count two.
COUNT = """
INSERT INTO organisations_failedlogins (key, count, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET count = organisations_failedlogins.count + 1
"""


def is_locked(request, username: str) -> bool:
    """Whether this user from this address has to wait."""
    FailedLogins.objects.ended().delete()
    limits = _limits(request, username)
    counts = FailedLogins.objects.filter(key__in=limits).values_list("key", "count")
    return any(count >= limits[key] for key, count in counts)


def count_failure(request, username: str) -> None:
    """One more wrong password or code. The wait begins with the first one, and no later failure makes it longer."""
    ends_at = timezone.now() + timedelta(minutes=settings.LOCKOUT_MINUTES)
    with connection.cursor() as cursor:
        # In a fixed order, so that two at once never wait for each other.
        for key in sorted(_limits(request, username)):
            cursor.execute(COUNT, [key, ends_at])


def forget(request, username: str) -> None:
    """Whoever got in at last begins anew. What the address alone did stays counted."""
    FailedLogins.objects.filter(key=_key("both", username, address_of(request))).delete()


def address_of(request) -> str:
    """Where the request comes from; what a visitor writes into the header himself stands left of our own proxies'."""
    proxies = settings.PROXIES_IN_FRONT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return _home_of(forwarded[-proxies])
    return _home_of(request.META.get("REMOTE_ADDR", ""))


def _home_of(address: str) -> str:
    """Of version 6 the network: one home has more addresses than anybody can count."""
    try:
        is_long = ip_address(address).version == 6
    except ValueError:
        return address
    return str(ip_network(f"{address}/64", strict=False)) if is_long else address


def _limits(request, username: str) -> dict[str, int]:
    address = address_of(request)
    return {
        _key("both", username, address): settings.LOCKOUT_FAILURES,
        _key("address", address): settings.LOCKOUT_FAILURES_OF_ADDRESS,
        _key("user", username): settings.LOCKOUT_FAILURES_OF_USER,
    }


def _key(*parts: str) -> str:
    text = "|".join(part.casefold().strip() for part in parts)
    return salted_hmac("lockout", text, algorithm="sha256").hexdigest()
