"""The one stylesheet and the one script that a page loads, joined from their parts.

`BundleFinder` stands in STATICFILES_FINDERS, so that `collectstatic`, whitenoise and the test server all serve the
same joined files. Fewer requests are fewer waits on a bad line; the parts stay one noun per file for who works here.
"""

import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

DESIGNSYSTEMET = "vendor/designsystemet/1.22.0"
# In the order in which they were written to follow one another.
DESIGNSYSTEMET_PARTS = (
    "base",
    "button",
    "input",
    "field",
    "fieldset",
    "label",
    "tag",
    "chip",
    "details",
    "breadcrumbs",
    "pagination",
    "skip-link",
    "error-summary",
    "validation-message",
    "alert",
)
BUNDLES = {
    "css/site.css": (
        *(f"{DESIGNSYSTEMET}/{name}.css" for name in DESIGNSYSTEMET_PARTS),
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
        "css/components.css",
        "css/map.css",
        "css/fagfolk.css",
        "css/sheet.css",
        "css/print.css",
    ),
    "js/site.js": (
        "js/leave.js",
        "js/error-summary.js",
        "js/print.js",
        "js/open-for-print.js",
        "js/choose.js",
        "js/frame-maker.js",
        "js/suggest.js",
    ),
}
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Space that parts nothing, but for what stands in quotation marks. Before a colon it does: «a :hover» is not «a:hover».
CSS_SPACE = re.compile(r"""("[^"]*")|\s*([{};])\s*|([:,])\s+""")
JS_COMMENT_LINE = re.compile(r"^\s*//.*$", re.MULTILINE)


def joined(name: str, source: Path) -> str:
    """The text of the bundle `name`, from its parts below the folder `source`.

    A part that is not there is a FileNotFoundError: a page without a part of its style should not be served.
    """
    return "\n".join(_part(path, (source / path).read_text("utf-8")) for path in BUNDLES[name]) + "\n"


def _part(path: str, text: str) -> str:
    if path.startswith("vendor/"):
        # Our own rules stand outside every layer, so they win over these whatever their selectors weigh.
        return f"@layer designsystemet {{{text.strip()}}}"
    if path.endswith(".css"):
        return _without_blanks(CSS_SPACE.sub(r"\1\2\3", CSS_COMMENT.sub("", text)))
    return _without_blanks(JS_COMMENT_LINE.sub("", text))


def _without_blanks(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


class BundleFinder(BaseFinder):
    """Finds the joined files, writing each anew when its parts have changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.source = settings.BASE_DIR / "static"
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundles")

    def find(self, path, find_all=False, **kwargs):
        """The absolute path of the bundle `path`; an empty list when there is none of that name."""
        if path not in BUNDLES:
            return []
        written = str(self._written(path))
        return [written] if find_all or kwargs.get("all") else written

    def list(self, ignore_patterns):
        """Each bundle with the storage that holds it, as `collectstatic` asks for them."""
        for name in BUNDLES:
            if not matches_patterns(name, ignore_patterns):
                self._written(name)
                yield name, self.storage

    def _written(self, name: str) -> Path:
        target = Path(self.storage.path(name))
        text = joined(name, self.source)
        # Left alone when nothing changed, so that its time tells when it did.
        if not target.exists() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, text)
        return target


def _replace(target: Path, text: str) -> None:
    """Write in one stroke: several test processes may ask for the same file at once."""
    handle, draft = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(draft, 0o644)
    os.replace(draft, target)
