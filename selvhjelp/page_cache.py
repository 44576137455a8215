"""Public pages kept in memory: each is a function of its address, the release, the data revision and the quarter.

So a kept page is never wrong: when a listing changes or a quarter of an hour has passed, its key is another one. The
same key is the page's ETag, by which a browser learns that what it has is still true. Pages are kept compressed, as
nearly everyone wants them. When the database is away, the newest kept copy is served for a while.
"""

import gzip
from hashlib import sha256
from time import time

from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag

from groups.search import clock
from organisations.models import DataRevision
from selvhjelp import release
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.routers import reading_only

QUARTER = 15 * 60
# How old a page may be that is served while the database is away.
STALE_SECONDS = 60 * 60
# A browser asks again after so long at most: an editor's change should not wait for the quarter to pass.
MOST_SECONDS = 60
# Below this, compressing makes a page longer.
WORTH_COMPRESSING = 500
# Not pages, or staff's own; booklets change when they are made, not when the data do.
NOT_KEPT = ("/admin/", "/static/", "/livez", "/readyz", "/meld-feil/", "/bekreft/", "/hefte/")
# Where a kept page's data revision and quarter are told to what stands in front of Django.
STATE = "selvhjelp.state"
KEPT_HEADERS = ("Content-Type", "Content-Language", "Content-Disposition", "Link", "X-Robots-Tag")


class PageCacheMiddleware:
    """Answers from memory where it can; one query, for the data revision."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or is_left_alone(request.path_info):
            return self.get_response(request)
        with reading_only():
            return self._answer(request)

    def _answer(self, request):
        address = address_of(request)
        try:
            revision = DataRevision.current()
        except (OperationalError, InterfaceError):
            return self._without_database(request, address)
        now = clock.now()
        tag = digest(release.fingerprint(), revision, now.isoformat(), address)
        if quote_etag(tag) in parse_etags(request.headers.get("If-None-Match", "")):
            return validated(HttpResponseNotModified(), tag)
        kept = cache.get(tag)
        if kept:
            request.environ[STATE] = revision, now
            return validated(revived(kept, request), tag)
        Gazetteer.keep_up_with(revision)
        with DataRevision.held(revision):
            return self._made(request, address, tag)

    def _made(self, request, address, tag):
        response = self.get_response(request)
        if response.status_code != 200 or response.streaming or response.cookies or wants_no_copy(response):
            return response
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        kept = gzip.compress(response.content, 6, mtime=0), headers
        cache.set(tag, kept, STALE_SECONDS)
        cache.set(digest("newest", address), tag, STALE_SECONDS)
        return validated(revived(kept, request), tag)

    def _without_database(self, request, address):
        """The newest copy, as it was; else the page itself, which may need no database, or a 503."""
        kept = cache.get(cache.get(digest("newest", address), ""))
        if kept:
            return revived(kept, request)
        with DataRevision.away():
            return self.get_response(request)


def wants_no_copy(response) -> bool:
    """A page with something on it that must be gone when it is taken away: somebody's name."""
    return "no-store" in response.headers.get("Cache-Control", "")


def is_left_alone(path: str) -> bool:
    unprefixed = path[3:] if path.startswith(("/nn/", "/en/")) else path
    return unprefixed.startswith(NOT_KEPT)


def address_of(request) -> str:
    return f"{request.get_host()} {request.path_info}?{request.META.get('QUERY_STRING', '')}"


def digest(*parts) -> str:
    """A key that tells nothing: a cache is a kind of log, and an address is a search."""
    return sha256(" ".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def revived(kept, request) -> HttpResponse:
    """The kept page in the form that this browser takes."""
    content, headers = kept
    response = HttpResponse(headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(content) > WORTH_COMPRESSING:
        response.content = content
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.content = gzip.decompress(content)
    response.headers["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def validated(response, tag: str):
    """The tag, and for how long a browser need not ask."""
    response.headers["ETag"] = quote_etag(tag)
    response.headers["Cache-Control"] = validity()
    return response


def validity() -> str:
    """As a header: never past the quarter of an hour."""
    left = QUARTER - int(time()) % QUARTER
    return f"public, max-age={min(MOST_SECONDS, left)}"
