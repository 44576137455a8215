"""The content pages: Markdown in three languages under `fixtures/pages/`, its tokens filled in."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from groups.helplines import helpline

FOLDER = settings.FIXTURES_DIR / "pages"
HELPLINE = re.compile(r"\[\[([a-z0-9-]+)\]\]")
INTERNAL_LINK = re.compile(r'href="(/[^"]*)"')
EXTERNAL_LINK = re.compile(r'href="(https?://[^"]*)"')


@dataclass(frozen=True)
class Content:
    """One page of text. `body` is HTML that is safe to show: raw HTML in the source is never passed on."""

    title: str
    lead: str
    body: SafeString


def page(slug: str) -> Content:
    """The page in the language of the visitor. FileNotFoundError when there is none of that name."""
    return _page(slug, get_language() or settings.LANGUAGE_CODE)


@cache
def _page(slug: str, language: str) -> Content:
    source = (FOLDER / language / f"{slug}.md").read_text(encoding="utf-8")
    for token, value in {"{{site_name}}": settings.SITE_NAME, "{{contact_email}}": settings.CONTACT_EMAIL}.items():
        source = source.replace(token, value)
    title, lead, *rest = source.strip().split("\n\n", 2)
    html = MarkdownIt("commonmark", {"html": False}).render("".join(rest))
    return Content(title.removeprefix("# ").strip(), " ".join(lead.split()), mark_safe(_filled_in(html, language)))  # noqa: S308


def _filled_in(html: str, language: str) -> str:
    """Numbers with their hours, links that stay in the language, and outward links that tell nobody whence."""
    html = HELPLINE.sub(lambda found: _number(found.group(1)), html)
    if language != settings.LANGUAGE_CODE:
        html = INTERNAL_LINK.sub(rf'href="/{language}\1"', html)
    return EXTERNAL_LINK.sub(r'href="\1" rel="noreferrer"', html)


def _number(key: str) -> str:
    line = helpline(key)
    hours = "" if line.always_open else f" ({line.hours})"
    return format_html('{}: <a class="nowrap" href="tel:{}">{}</a>{}', line.name, line.tel, line.phone, hours)


def host_of(address: str) -> str:
    """The name of a site, to be read: «selvhjelp.no»."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
