"""Addresses as QR codes: a camera reads back what was written."""

import re

import pytest
import zxingcpp

from groups.presentation.qr import EDGE, LONGEST, qr_code

ADDRESSES = [
    "https://samtale.example.no/gruppe/tromso-14/",
    "https://samtale.example.no/en/kommune/tromso/?hyppighet=annenhver-uke&for=parorende&ukedag=onsdag",
    "http://127.0.0.1:8000/",
    "https://samtale.example.no/grupper/?" + "x" * (LONGEST - 37),
]
SCALE = 4


def drawn(code):
    """The strokes as a picture, four pixels a square."""
    width = code.size * SCALE
    rows = [bytearray(b"\xff" * width) for _ in range(width)]
    x = y = 0
    for kind, across, down, length in re.findall(r"([Mm])(\d+) (\d+)(?:\.5)?h(\d+)", code.path):
        x, y = (int(across), int(down)) if kind == "M" else (x + int(across), y)
        for row in rows[y * SCALE : (y + 1) * SCALE]:
            row[x * SCALE : (x + int(length)) * SCALE] = b"\0" * int(length) * SCALE
        x += int(length)
    return memoryview(b"".join(rows)).cast("B", shape=[width, width])


@pytest.mark.parametrize("address", ADDRESSES, ids=len)
def test_a_camera_reads_the_address_back(address):
    (found,) = zxingcpp.read_barcodes(drawn(qr_code(address)))
    assert found.text == address


def test_all_lies_within_the_quiet_edge():
    code = qr_code(ADDRESSES[0])
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", code.path)]
    assert min(min(pair) for pair in starts) == EDGE
    assert max(y for _x, y in starts) == code.size - EDGE - 1


def test_what_is_too_long_to_be_read_off_paper_has_none():
    assert qr_code("x" * LONGEST) is not None
    assert qr_code("x" * (LONGEST + 1)) is None
