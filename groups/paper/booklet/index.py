"""The list from A to Å: groups, organisations and municipalities, in Norwegian order, by letter."""

from collections.abc import Iterable
from itertools import groupby

from selvhjelp.places.slugs import norwegian_sort_key

# What follows z in the order of sort keys.
LETTERS = {"{": "Æ", "|": "Ø", "}": "Å"}
DIGITS = "0–9"


def index(rows: Iterable[dict], pages: dict[str, int]) -> list[dict]:
    """`[{"letter", "rows": [{"text", "page"}]}]` from rows of `text` and `label`; KeyError for one nowhere."""
    keyed = sorted((norwegian_sort_key(row["text"]), row["text"], pages[row["label"]]) for row in rows)
    return [
        {"letter": letter, "rows": [{"text": text, "page": page} for _key, text, page in found]}
        for letter, found in groupby(keyed, key=lambda row: _letter(row[0]))
    ]


def _letter(key: str) -> str:
    first = key[:1]
    return DIGITS if not first or first.isdigit() else LETTERS.get(first, first.upper())
