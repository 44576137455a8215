"""The data files that editors keep, as sections of comma-separated words."""

from collections.abc import Iterator
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
    """«a, b c» → «a», «b c»."""
    return [part.strip() for part in line.split(",") if part.strip()]
