"""Given names that are common in Norway, to tell a person from a role."""

import re
from functools import cache

from django.conf import settings

FILE = settings.FIXTURES_DIR / "names" / "first_names.txt"
WORD = re.compile(r"[^\W\d_]+")


def names_in(text: str) -> list[str]:
    """The words of the text that are given names, as they are written there."""
    return [word for word in WORD.findall(text) if word.casefold() in _first_names()]


@cache
def _first_names() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="utf-8").split())
