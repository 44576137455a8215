"""Photographs public pages for docs/design.md and README.md: `python docs/pictures/pages.py`.

Takes the address of a site with the examples, else that of `make run`. Needs a Chromium, poppler-utils and Pillow.
"""

import io
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

OUT = Path(__file__).resolve().parent / "pages"
# Name, path, width, light or dark.
PAGES = (
    ("start", "/", 1280, "light"),
    ("list-phone", "/kommune/tromso/", 360, "dark"),
    ("group", "/gruppe/tromso-6/", 1280, "light"),
    ("group-closed-phone", "/gruppe/tromso-1/", 360, "light"),
    ("professionals", "/fagfolk/tromso/", 1280, "dark"),
    ("coverage", "/dekning/", 1280, "light"),
)
# At the head of README.md, side by side: a first screen and a list on a phone.
FRONT = (("/", 1280), ("/kommune/tromso/?for=parorende", 360))
FRONT_HEIGHT, FRONT_GAP, BETWEEN, SMALLER = 920, 24, "#e3d9c9", 0.7
SHEET = "/utskrift.pdf?" + "&".join(f"gruppe=tromso-{number}" for number in (6, 14, 10, 12, 1, 2))
# Few enough for flat colours, and a fifth of the size.
COLOURS = 128


def main(site: str) -> None:
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for name, path, width, scheme in PAGES:
            keep(name, photograph(browser, site + path, width, 760, scheme))
        front = [photograph(browser, site + path, width, FRONT_HEIGHT) for path, width in FRONT]
        browser.close()
    beside(front).quantize(COLOURS).save(OUT.parent / "front.png", optimize=True)
    sheet = urllib.request.urlopen(site + SHEET).read()  # noqa: S310
    command = ["pdftoppm", "-gray", "-png", "-r", "75", "-singlefile", "-"]
    keep("sheet-in-grey", subprocess.run(command, input=sheet, capture_output=True, check=True).stdout)  # noqa: S603


def photograph(browser, address: str, width: int, height: int, scheme="light") -> bytes:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    picture = page.screenshot()
    page.close()
    return picture


def beside(pictures: list[bytes]) -> Image.Image:
    """The pictures as one, from left to right."""
    parts = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    width = sum(part.width for part in parts) + FRONT_GAP * (len(parts) - 1)
    whole, left = Image.new("RGB", (width, FRONT_HEIGHT), BETWEEN), 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + FRONT_GAP
    return whole.resize([round(side * SMALLER) for side in whole.size], Image.Resampling.LANCZOS)


def keep(name: str, picture: bytes) -> None:
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
