"""What a PDF holds, as poppler's tools read it; and what a camera reads off its pages."""

import os
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from itertools import combinations

import pytest
import zxingcpp

TOOLS = ("pdfinfo", "pdftotext", "pdffonts", "pdftoppm")


def read(tool: str, pdf: bytes, *options: str) -> bytes:
    """What a tool says of the PDF. Without poppler the test is skipped, but never in CI."""
    if shutil.which(tool) is None:
        assert os.environ.get("CI") != "true", "poppler-utils is missing"
        pytest.skip("poppler-utils is not installed")
    done = subprocess.run(
        [tool, *options, "-", *(["-"] if tool == "pdftotext" else [])], input=pdf, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def info(pdf: bytes) -> dict[str, str]:
    lines = read("pdfinfo", pdf).decode().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def pages(pdf: bytes) -> int:
    return int(info(pdf)["Pages"])


def text(pdf: bytes, *, page: int | None = None) -> str:
    """Its words in reading order, blanks evened out: a line break is only a blank."""
    options = [] if page is None else ["-f", str(page), "-l", str(page)]
    return even(read("pdftotext", pdf, "-raw", *options).decode())


def even(words: str) -> str:
    return " ".join(re.sub("[\u2060\u00ad]", "", words).split())


def letter_sizes(pdf: bytes) -> dict[float, int]:
    """How many words there are of each letter size, in points; in Figtree a word is 1.2 times as high."""
    boxes = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', read("pdftotext", pdf, "-bbox").decode())
    return Counter(round((float(bottom) - float(top)) / 1.2, 1) for top, bottom in boxes)


def right_edges(pdf: bytes, word: str, *, page: int) -> dict[int, int]:
    """Where such words of a page end, in points from its left side, and how many end there."""
    words = read("pdftotext", pdf, "-bbox", "-f", str(page), "-l", str(page)).decode().replace("\u2060", "")
    return Counter(round(float(edge)) for edge in re.findall(rf'xMax="([\d.]+)" yMax="[\d.]+">{word}<', words))


def printed_over(pdf: bytes) -> list[tuple[str, str]]:
    """Words that stand on top of each other: whose letters, without the room around them, share a part of the page."""
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<',
                       read("pdftotext", pdf, "-bbox").decode())  # fmt: skip
    boxes = [(*map(float, box), word) for *box, word in words]
    return [(one[4], other[4]) for one, other in combinations(boxes, 2) if _share(one, other)]


def _share(one, other) -> bool:
    """A word's box has a third of air: above its letters, and below them."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0 and high > 0.35 * min(one[3] - one[1], other[3] - other[1])


def fonts(pdf: bytes) -> list[tuple[str, str]]:
    """Each font's name, and «yes» when it is embedded."""
    rows = read("pdffonts", pdf).decode().splitlines()[2:]
    return [(row.split()[0].partition("+")[2], row.split()[-5]) for row in rows]


def is_for_all_readers(pdf: bytes) -> bool:
    """It says that it is PDF/UA-1, and it is tagged, titled and has a language."""
    told = info(pdf)
    return told["Tagged"] == "yes" and bool(told["Title"]) and b"<pdfuaid:part>1<" in pdf and b"/Lang(" in pdf


def qr_codes(pdf: bytes, *, page: int = 1) -> set[str]:
    """The addresses that a camera reads off a page."""
    width, height, grey = picture(pdf, page)
    found = zxingcpp.read_barcodes(memoryview(grey).cast("B", shape=[height, width]))
    return {code.text for code in found}


@cache
def picture(pdf: bytes, page: int) -> tuple[int, int, bytes]:
    """Width, height and the greys of a page."""
    raw = read("pdftoppm", pdf, "-gray", "-r", "150", "-f", str(page), "-l", str(page))
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", raw)
    return int(header[1]), int(header[2]), raw[header.end() :]
