"""Reads the message catalogues of `locale/` entry by entry."""

import re
from dataclasses import dataclass

from tests.site.words import ROOT

LANGUAGES = ("nn", "en")
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) ((?:".*"\n?)+)', re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One text of a catalogue; `forms` are its translations, two where the source has a plural."""

    language: str
    context: str | None
    original: str
    plural: str | None
    forms: tuple

    def __str__(self):
        return f"{self.language}: {self.original}"

    @property
    def key(self):
        return self.context, self.original, self.plural

    @property
    def pairs(self):
        """Each translation with the source text that it stands for."""
        return [(self.original if number == 0 else self.plural, form) for number, form in enumerate(self.forms)]


def path(language):
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def entries(language) -> list[Entry]:
    """All texts of a catalogue but its header."""
    blocks = path(language).read_text(encoding="utf-8").split("\n\n")
    return [entry for block in blocks if (entry := _entry(language, block)).original]


def _entry(language, block) -> Entry:
    fields = {name: _unquoted(lines) for name, lines in FIELD.findall(block)}
    forms = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
    return Entry(language, fields.get("msgctxt"), fields.get("msgid", ""), fields.get("msgid_plural"), forms)


def _unquoted(lines):
    text = "".join(re.findall(r'^"(.*)"$', lines, re.MULTILINE))
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)
