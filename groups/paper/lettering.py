"""Which letters the fonts can draw: one that none of them has would stop the whole sheet."""

import unicodedata
from functools import cache

from .typesetter import FONTS

# Nothing that is read is lost with these: emoji and their joiners, control signs, variants.
SILENT = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Sk", "So"}
UNKNOWN = "?"


def drawable(value):
    """The same texts, lists and dicts, with what no font can draw left out, or a question mark for a letter."""
    if isinstance(value, str):
        return "".join(map(_sign, unicodedata.normalize("NFC", value)))
    if isinstance(value, dict):
        return {key: drawable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(one) for one in value]
    return value


def _sign(sign: str) -> str:
    if sign == "\n" or sign in _covered():
        return sign
    return "" if unicodedata.category(sign) in SILENT else UNKNOWN


@cache
def _covered() -> frozenset[str]:
    runs = [line.split("-") for line in (FONTS / "coverage.txt").read_text().split()]
    return frozenset(chr(code) for first, last in runs for code in range(int(first, 16), int(last, 16) + 1))
