"""How the groups work and how the booklet is read: `fixtures/booklet/<language>.md`, as blocks that a template sets."""

from functools import cache

from django.conf import settings
from django.utils.translation import get_language
from markdown_it import MarkdownIt

FOLDER = settings.FIXTURES_DIR / "booklet"


def explained() -> dict:
    """`{"title", "blocks": [{"kind": "heading" | "text" | "item", "spans": [{"text", "strong"}]}]}`."""
    return _explained(get_language() or settings.LANGUAGE_CODE)


@cache
def _explained(language: str) -> dict:
    tokens = MarkdownIt("commonmark", {"html": False}).parse((FOLDER / f"{language}.md").read_text(encoding="utf-8"))
    blocks = list(_blocks(tokens))
    return {"title": blocks[0]["spans"][0]["text"], "blocks": blocks[1:]}


def _blocks(tokens):
    kind, in_list = "text", False
    for token in tokens:
        if token.type in ("bullet_list_open", "bullet_list_close"):
            in_list = token.type == "bullet_list_open"
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type == "inline":
            yield {"kind": "item" if in_list else kind, "spans": _spans(token.children)}
            kind = "text"


def _spans(children) -> list[dict]:
    spans, strong = [], False
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.content:
            spans.append({"text": child.content, "strong": strong})
    return spans
