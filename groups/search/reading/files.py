"""The data files that editors keep, as sections of comma-separated words."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    return Path(settings.BASE_DIR) / "fixtures" / "search"


def lines(name: str) -> Iterator[str]:
    """The lines of a file without explanations and empty ones; an indented line keeps its indent."""
    for line in (folder() / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.rstrip()


def sections(name: str) -> dict[str, list[str]]:
    """The words under each `[heading]`."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current += words(line)
    return found


def words(line: str) -> list[str]:
    """«a, b c» → «a», «b c»; «(a|b) c» → «a c», «b c»."""
    return [phrase for part in line.split(",") if part.strip() for phrase in _choices(part.strip())]


def _choices(phrase: str) -> list[str]:
    """Every way of taking one of what stands in each pair of brackets."""
    parts = [part.split("|") for part in re.split(r"[()]", phrase)]
    return [" ".join("".join(chosen).split()) for chosen in product(*parts)] if len(parts) > 1 else [phrase]
