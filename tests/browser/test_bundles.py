"""One stylesheet and one script, joined from all their parts and light enough for a bad line."""

import gzip
import hashlib
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from selvhjelp.bundles import BUNDLES, DESIGNSYSTEMET, BundleFinder, joined

STATIC = settings.BASE_DIR / "static"
FONT = STATIC / "vendor/figtree/figtree-2.001-nordic.woff2"


@pytest.mark.parametrize(("folder", "bundle"), [("css", "css/site.css"), ("js", "js/site.js")])
def test_every_own_file_is_in_the_bundle(folder, bundle):
    files = {f"{folder}/{path.name}" for path in (STATIC / folder).iterdir()}
    assert files == {part for part in BUNDLES[bundle] if part.startswith(f"{folder}/")}


def test_every_vendored_file_is_in_use_and_unchanged():
    folder = STATIC / DESIGNSYSTEMET
    recorded = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text().splitlines())
    files = [path for path in folder.iterdir() if path.name != "SHA256SUMS"]
    assert recorded == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    in_use = {part.rsplit("/", 1)[1] for part in BUNDLES["css/site.css"] if part.startswith(DESIGNSYSTEMET)}
    assert set(recorded) - {"LICENSE"} == in_use


def test_foreign_css_stands_in_a_layer_and_ours_does_not(tmp_path):
    (tmp_path / "vendor/designsystemet/1.22.0").mkdir(parents=True)
    (tmp_path / "css").mkdir()
    for part in BUNDLES["css/site.css"]:
        text = ".theirs{color:red}" if part.startswith("vendor/") else "/* why */\n.ours {\n  color: green;\n}\n"
        (tmp_path / part).write_text(text)
    lines = joined("css/site.css", tmp_path).splitlines()
    assert lines[0] == "@layer designsystemet {.theirs{color:red}}"
    assert lines[-1] == ".ours{color:green;}"
    assert "why" not in "".join(lines)


def test_a_missing_part_stops_the_joining(tmp_path):
    with pytest.raises(FileNotFoundError):
        joined("js/site.js", tmp_path)


def test_the_finder_serves_the_joined_files_and_leaves_other_paths_alone():
    with open(finders.find("css/site.css"), encoding="utf-8") as file:
        assert file.read() == joined("css/site.css", STATIC)
    assert BundleFinder().find("css/other.css") == []


def test_the_finder_writes_anew_only_what_changed(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    finder = BundleFinder()
    assert {name for name, _ in finder.list([])} == set(BUNDLES)
    written = tmp_path / "bundles/js/site.js"
    first = written.stat().st_mtime_ns
    finder.find("js/site.js")
    assert written.stat().st_mtime_ns == first
    written.write_text("stale")
    finder.find("js/site.js")
    assert written.read_text("utf-8") == joined("js/site.js", STATIC)


def test_style_and_font_are_within_their_share_of_the_first_visit():
    css = gzip.compress(joined("css/site.css", STATIC).encode(), 9)
    assert len(css) <= 18_000
    assert FONT.stat().st_size <= 20_000


def test_only_space_that_parts_nothing_is_left_out_of_a_style(tmp_path, monkeypatch):
    monkeypatch.setitem(BUNDLES, "css/site.css", ("one.css",))
    (tmp_path / "one.css").write_text('a :is(b, c) {\n  margin: 0 1px;\n}\n\nd::after { content: ": ; {"; }\n')
    assert joined("css/site.css", tmp_path) == 'a :is(b,c){margin:0 1px;}d::after{content:": ; {";}\n'


def test_no_style_loads_anything_from_elsewhere():
    css = joined("css/site.css", STATIC)
    sources = re.findall(r"url\(\"?([^\")]{0,60})", css)
    assert {source.split(":")[0] for source in sources if ":" in source} == {"data"}
    assert [source for source in sources if ":" not in source] == ["../vendor/figtree/figtree-2.001-nordic.woff2"]
    assert "@import" not in css
