"""Photographs public pages for docs/design.md from a site that runs with the examples: `python docs/pictures/pages.py`.

Takes the address of the site, else that of `make run`. Needs a Chromium, poppler-utils and Pillow.
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
            page = browser.new_page(viewport={"width": width, "height": 760}, color_scheme=scheme)
            page.goto(site + path)
            keep(name, page.screenshot())
            page.close()
        browser.close()
    sheet = urllib.request.urlopen(site + SHEET).read()  # noqa: S310
    command = ["pdftoppm", "-gray", "-png", "-r", "75", "-singlefile", "-"]
    keep("sheet-in-grey", subprocess.run(command, input=sheet, capture_output=True, check=True).stdout)  # noqa: S603


def keep(name: str, picture: bytes) -> None:
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
