"""What every page's template is given; nothing here may touch the session, the user or a cookie."""

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import lazy

from groups import helplines
from groups.presentation.printed import printed


def site(request) -> dict:
    """The site's name, the acute numbers, this very page in the other languages, and what it says on paper."""
    return {
        "site_name": settings.SITE_NAME,
        "strip": lazy(helplines.strip, list)(),
        "languages": lazy(_languages, list)(request),
        "paper": printed(request),
    }


def _languages(request) -> list[dict]:
    """The same page with the same filters in each language. What was posted belongs to no address."""
    address = request.get_full_path() if request.method == "GET" else request.path
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return [
        {"code": code, "name": name, "url": translate_url(address, code), "current": code == current}
        for code, name in settings.LANGUAGES
    ]
