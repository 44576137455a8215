"""An address as a QR code: the strokes of its dark squares, which a page or a sheet draws in its own way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.urls import reverse

# Room for any address that a person would print; a longer one gives squares too small for a phone.
LONGEST = 300
# The quiet edge that a camera needs.
EDGE = 4
# Any of the eight patterns is read as well; to try them all for the prettiest takes ten times as long.
PATTERN = 4


@dataclass(frozen=True)
class QrCode:
    """`size` squares on each side, the quiet edge included; `path` is an SVG path to be stroked one square wide."""

    size: int
    path: str


def qr_code(address: str) -> QrCode | None:
    """The code of an address; None for one that is too long to be read off paper."""
    if len(address) > LONGEST:
        return None
    rows = segno.make_qr(address, error="m", boost_error=False, mask=PATTERN).matrix
    return QrCode(len(rows) + 2 * EDGE, "".join(part for y, row in enumerate(rows) for part in _strokes(y, row)))


def qr_url(path: str) -> str:
    """Where the code of a page of this site is fetched, so that no page carries it; empty for too long an address."""
    return f"{reverse('qr')}?{urlencode({'til': path})}" if len(settings.SITE_URL + path) <= LONGEST else ""


def _strokes(y: int, row: bytearray) -> Iterator[str]:
    """One row: a stroke along the middle of each run of dark squares."""
    x, pen = EDGE, None
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            yield f"M{x} {y + EDGE}.5h{length}" if pen is None else f"m{x - pen} 0h{length}"
            pen = x + length
        x += length
