"""What every answer of the site has in common."""

import logging
import time

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from organisations.models import DataRevision

# Characters of path and query: room for every filter there is, and for two pages pasted into the search.
LONGEST_ADDRESS = 32_000

# Where the name of the route is told to what stands in front of Django.
ROUTE = "selvhjelp.route"

request_log = logging.getLogger("selvhjelp.requests")


class RequestLogMiddleware:
    """One line per request: the route's name, the status and milliseconds; no address, no search, no visitor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        response = self.get_response(request)
        match = getattr(request, "resolver_match", None) or route_of(request)
        route = request.environ[ROUTE] = (match.view_name if match else None) or "-"
        log_request(route, response.status_code, started)
        return response


def log_request(route: str, status: int, started: float) -> None:
    """`started`: by `time.perf_counter`."""
    request_log.info("route=%s status=%d ms=%.0f", route, status, (time.perf_counter() - started) * 1000)


def route_of(request):
    """The route of a page that was answered from memory; None for an address that there is not."""
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


class SafetyHeadersMiddleware:
    """Headers that keep other sites out, and the address of the page from them."""

    HEADERS = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=(), browsing-topics=()",
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith("/admin/"):
            # With no-referrer a browser sends «Origin: null», and Django refuses the login form.
            response.headers["Referrer-Policy"] = "same-origin"
            patch_cache_control(response, no_store=True, private=True)
        return response


class DatabaseDownMiddleware:
    """503 with the acute numbers and what to do, when the database does not answer."""

    RETRY_SECONDS = "60"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Only for a database that is away; a fault of our own stays a 500."""
        if not isinstance(exception, (OperationalError, InterfaceError)):
            return None
        with DataRevision.away():
            response = render(request, "503.html", status=503)
        response["Retry-After"] = self.RETRY_SECONDS
        return response


class LanguageFromPathMiddleware:
    """The language is what the address says (`/nn/…`, `/en/…`, else Bokmål), so that pages can be cached.

    Django's own middleware would look at the browser's wishes and make every page vary with them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class LongAddressMiddleware:
    """414 with the acute numbers for an address that nobody has typed; gunicorn's own page would have none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.path_info) + len(request.META.get("QUERY_STRING", "")) <= LONGEST_ADDRESS:
            return self.get_response(request)
        # The page links to itself in other languages, which would make it as long as the address.
        request.path, request.META["QUERY_STRING"] = reverse("start"), ""
        return render(request, "414.html", status=414)
