"""Kept pages once more, in front of Django: most answers are the same bytes as the one before.

`page_cache` decides what is kept and for how long; this hands out again what has just gone out, for as long as the
data revision and the quarter of an hour are the same. It asks the database for the revision on the bare connection,
once for all who come within a moment, so that a rush of visitors is no rush of questions. Whatever is out of the
ordinary (a HEAD, a tag that is asked about, a database that is away) goes to Django.
"""

from dataclasses import dataclass
from time import perf_counter

from groups.search import clock
from organisations.models import DataRevision
from selvhjelp import page_cache
from selvhjelp.middleware import ROUTE, log_request
from selvhjelp.routers import reading_only

# Pages in a worker's memory, some kilobytes each.
MOST_PAGES = 300
# Seconds for which one look at the revision serves. A change is seen so late at most: sooner than somebody who has
# saved something can ask for the page of it.
MOMENT = 0.05
# All that an answer depends on besides the address.
CIRCUMSTANCES = ("HTTP_HOST", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "SCRIPT_NAME")


@dataclass(frozen=True)
class Kept:
    """An answer as it went out, without what depends on the second."""

    state: tuple
    route: str
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


class FrontMemory:
    """A WSGI application around the site's own."""

    def __init__(self, application):
        self.application = application
        self.pages: dict[str, Kept] = {}
        self.looked: tuple[float, int | None] = (float("-inf"), None)

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ:
            return self.application(environ, start_response)
        started, key = perf_counter(), key_of(environ)
        kept = self.pages.get(key)
        if kept and kept.state == (self.revision(started), clock.now()):
            start_response(kept.status, [*kept.headers, ("Cache-Control", page_cache.validity())])
            log_request(kept.route, 200, started)
            return [kept.body]
        return self._made(environ, start_response, key)

    def revision(self, now: float) -> int | None:
        """The data revision, as it was a moment ago at most; None where Django must find out."""
        looked_at, revision = self.looked
        if revision is None or now - looked_at >= MOMENT:
            with reading_only():
                revision = DataRevision.glance()
            # At once: threads take turns here, and each finds a whole pair.
            self.looked = (now, revision)
        return revision

    def _made(self, environ, start_response, key):
        said = {}

        def remember(status, headers, *rest):
            said.update(status=status, headers=headers)
            return start_response(status, headers, *rest)

        response = self.application(environ, remember)
        if state := environ.get(page_cache.STATE):
            if len(self.pages) >= MOST_PAGES:
                self.pages = {}
            headers = tuple((name, value) for name, value in said["headers"] if name != "Cache-Control")
            self.pages[key] = Kept(state, environ[ROUTE], said["status"], headers, response.content)
        return response


def key_of(environ) -> str:
    """Tells nothing, as the keys of the page cache."""
    takes_gzip = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    address = (environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""))
    # As one tuple: no blank in one part can make it look like another.
    return page_cache.digest((takes_gzip, *(environ.get(name, "") for name in CIRCUMSTANCES), *address))
