"""The content pages and the answers to danger: Markdown by editors, its tokens filled in."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from groups.helplines import Helpline, in_language
from organisations.editorial import store
from organisations.editorial.texts import AnswerText, Number, PageText

# A number that begins a paragraph or a point is told with its name; in the middle of a sentence the number is enough.
HELPLINE = re.compile(r"(<(?:p|li)>)?\[\[([a-z0-9-]+)\]\]")
INTERNAL_LINK = re.compile(r'href="(/[^"]*)"')
EXTERNAL_LINK = re.compile(r'href="(https?://[^"]*)"')
# All pages in all languages, and what an editor looks at before saving.
MOST_KEPT = 128


@dataclass(frozen=True)
class Content:
    """One page of text. `body` is HTML that is safe to show: raw HTML in the source is never passed on."""

    title: str
    lead: str
    body: SafeString
    checked_on: date | None


@dataclass(frozen=True)
class Answer:
    """What stands above the hits when somebody writes words of danger."""

    kind: str
    title: str
    body: SafeString
    helplines: tuple[Helpline, ...]


def page(slug: str) -> Content:
    """The page in the language of the visitor. LookupError when there is none of that name."""
    texts = store.current()
    return shown_page(texts.page(slug, _language()), texts.numbers)


def answers(kinds) -> list[Answer]:
    """The answers to kinds of danger, in their order."""
    texts = store.current()
    return [shown_answer(texts.answer(kind, _language()), texts.numbers) for kind in kinds]


@lru_cache(MOST_KEPT)
def shown_page(text: PageText, numbers: tuple[Number, ...]) -> Content:
    """The page as visitors see it."""
    checked_on = date.fromisoformat(text.checked_on) if text.checked_on else None
    return Content(_named(text.title), _named(text.lead), html(text.body, text.language, numbers), checked_on)


@lru_cache(MOST_KEPT)
def shown_answer(text: AnswerText, numbers: tuple[Number, ...]) -> Answer:
    """The answer as visitors see it, without numbers that are not there any more."""
    known = {number.key: in_language(number, text.language) for number in numbers}
    to_call = tuple(known[key] for key in text.numbers if key in known)
    return Answer(text.kind, _named(text.title), html(text.body, text.language, numbers), to_call)


def html(source: str, language: str, numbers: tuple[Number, ...]) -> SafeString:
    """Numbers with their hours, links that stay in the language, and outward links that tell nobody whence."""
    made = MarkdownIt("commonmark", {"html": False}).disable("image").render(_named(source))
    known = {number.key: in_language(number, language) for number in numbers}
    made = HELPLINE.sub(lambda found: (found[1] or "") + _number(known.get(found[2]), is_first=bool(found[1])), made)
    if language != settings.LANGUAGE_CODE:
        made = INTERNAL_LINK.sub(rf'href="/{language}\1"', made)
    return mark_safe(EXTERNAL_LINK.sub(r'href="\1" rel="noreferrer"', made))  # noqa: S308


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _named(source: str) -> str:
    return source.replace("{{site_name}}", settings.SITE_NAME).replace("{{contact_email}}", settings.CONTACT_EMAIL)


def _number(line: Helpline | None, *, is_first: bool) -> str:
    """Nothing for a number that is not there any more: a page must stand all the same."""
    if line is None:
        return ""
    hours = "" if line.always_open else f" ({line.hours})"
    name = f"{line.name}: " if is_first else ""
    return format_html('{}<a class="nowrap" href="tel:{}">{}</a>{}', name, line.tel, line.phone, hours)


def host_of(address: str) -> str:
    """The name of a site, to be read: «selvhjelp.no»."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
