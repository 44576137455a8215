"""Error pages as files, for the proxy in front: what it shows when it must answer by itself.

A proxy that cannot reach the site, or that holds back too many requests, has pages of its own without a number on them.
These are ours, as editors have last written them. They take style and icon from `/static/`, which the proxy serves too.
"""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation

from groups import context
from organisations.models import DataRevision

# What the proxy answers, and the page for it.
PAGES = {429: "429.html", 500: "500.html", 502: "503.html", 503: "503.html", 504: "503.html"}


def write(folder: Path) -> list[Path]:
    """One file per status and language, `429.html`, `429.nn.html`, …; the paths written. Asks no database."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language), DataRevision.away():
            for status, template in PAGES.items():
                suffix = "" if language == settings.LANGUAGE_CODE else f".{language}"
                written.append(_written(folder / f"{status}{suffix}.html", template))
    return written


def _written(path: Path, template: str) -> Path:
    request = HttpRequest()
    said = {**context.site(request), "languages": [], "noindex": True}
    path.write_text(render_to_string(template, said), encoding="utf-8")
    return path
