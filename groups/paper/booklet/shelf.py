"""Where finished booklets lie: a file is there whole or not at all, and the newest stands in the place of the last."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from selvhjelp import whole_file

FORMATS = ("a4", "a5")
MADE = "made.json"


def path_of(slug: str, format: str, language: str) -> Path:
    """Where the booklet of an area lies in a format and a language, made or not."""
    return settings.BOOKLETS_DIR / language / f"{slug}-{format}.pdf"


def put(draft: Path, target: Path) -> None:
    """A finished draft from the same disk takes the place of the last; who reads that goes on reading it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.chmod(0o644)
    os.replace(draft, target)


def made_at(path: Path) -> datetime:
    """When the booklet was made. FileNotFoundError when it has not been."""
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)


def contents() -> dict[str, str]:
    """By booklet, what it was made of; and under «all» what all of them were. Empty when nothing has been made."""
    try:
        return json.loads((settings.BOOKLETS_DIR / MADE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def remember(made_of: dict[str, str]) -> None:
    """What the booklets were made of, so that the next run makes only those that would differ."""
    whole_file.write(settings.BOOKLETS_DIR / MADE, json.dumps(made_of, indent=0, sort_keys=True))
