"""Reads what people will read: the content pages, the templates and the message catalogues, as plain text."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("nb", "nn", "en")
SPOKEN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "content")
TOKEN = re.compile(r"\[\[([^\]]*)\]\]")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Page:
    """One content page as it lies in `fixtures/pages/<language>/<slug>.md`."""

    language: str
    slug: str
    source: str

    def __str__(self):
        return f"{self.language}/{self.slug}"

    @property
    def headings(self):
        return re.findall(r"^## (.+)$", self.source, re.MULTILINE)

    @property
    def tokens(self):
        return TOKEN.findall(self.source)

    @property
    def links(self):
        return [address for _, address in LINK.findall(self.source)]

    @property
    def lead(self):
        return self.source.split("\n\n")[1]

    @property
    def text(self):
        """The page without markup; a token counts as one word."""
        text = TOKEN.sub("nummer", self.source)
        text = LINK.sub(r"\1", text).replace("{{site_name}}", "navn").replace("{{contact_email}}", "adresse")
        return re.sub(r"^(#+|-) |\*\*", "", text, flags=re.MULTILINE)

    @property
    def sentences(self):
        """The running text and list items, cut at full stops, question and exclamation marks."""
        lines = (line for line in self.text.splitlines() if line.strip())
        return [part for line in lines for part in re.split(r"(?<=[.!?])[»”]?\s+", line) if re.search(r"\w", part)]


def pages():
    """Every content page, README left out."""
    files = sorted((ROOT / "fixtures" / "pages").glob("*/*.md"))
    return [Page(file.parent.name, file.stem, file.read_text(encoding="utf-8")) for file in files]


def words_in(sentence):
    """How many words a sentence has; dashes and numbers between words count as nothing and one."""
    return len(re.findall(r"\w[\w’'./:-]*", sentence))


class _Spoken(HTMLParser):
    """Collects what a reader sees or hears of a template: text, and the attributes that are read aloud."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self._silent = None

    def handle_starttag(self, tag, attrs):
        self._silent = tag if tag in ("script", "style") else self._silent
        self.parts += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag):
        self._silent = None if tag == self._silent else self._silent

    def handle_data(self, data):
        if not self._silent:
            self.parts.append(data)


def template_text(source):
    """What a template says in its source language: translated strings and plain text, without tags and comments."""
    source = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", " ", source, flags=re.DOTALL)
    translated = re.findall(r"""\{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')""", source)
    spoken = _Spoken()
    spoken.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL))
    return "\n".join([*("".join(pair) for pair in translated), *spoken.parts])


def public_templates():
    """The templates that visitors see, as (path, text); those of the admin are left out."""
    files = sorted(file for file in (ROOT / "templates").rglob("*") if file.suffix in (".html", ".txt"))
    public = [file.relative_to(ROOT) for file in files if "admin" not in file.relative_to(ROOT).parts]
    return [(str(path), template_text((ROOT / path).read_text(encoding="utf-8"))) for path in public]


@dataclass(frozen=True)
class Message:
    """One entry of a message catalogue with the places in the code that say it."""

    references: tuple
    original: str
    translation: str

    @property
    def is_public(self):
        """Whether any place that says it is outside the admin, judged by its path; without a place, yes."""
        return not self.references or not all("admin" in path.lower() for path in self.references)

    @property
    def is_for_professionals(self):
        return bool(self.references) and all("fagfolk" in path for path in self.references)


def messages(language):
    """The entries of `locale/<language>/LC_MESSAGES/django.po`; none while there is no catalogue."""
    file = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    blocks = file.read_text(encoding="utf-8").split("\n\n") if file.exists() else []
    return [_message(block) for block in blocks if _string(block, "msgid")]


def _message(block):
    references = tuple(re.findall(r"([^\s:]+)(?::\d+)?", "\n".join(re.findall(r"^#: (.*)$", block, re.MULTILINE))))
    return Message(references, _string(block, "msgid"), _string(block, "msgstr"))


def _string(block, keyword):
    """The text after `keyword`, its plural and numbered forms included, joined over its lines."""
    found = re.findall(rf'^{keyword}(?:_plural|\[\d\])? ((?:".*"\n?)+)', block, re.MULTILINE)
    return " ".join("".join(re.findall(r'"(.*)"', lines)) for lines in found)
