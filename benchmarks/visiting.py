"""What a real browser loads on its first visit."""

import os
import shutil
from urllib.parse import urlsplit

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def first_visit(address: str) -> dict:
    """Requests, bytes over the line (headers too) and other hosts of one page in an empty browser."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        asked, loaded = [], []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
        page.goto(address, wait_until="networkidle")
        browser.close()
    over_the_line = [url for url in asked if not url.startswith("data:")]
    others = {urlsplit(url).netloc for url in over_the_line} - {urlsplit(address).netloc}
    return {"requests": len(over_the_line), "kilobytes": sum(loaded) / 1000, "other_hosts": len(others)}
