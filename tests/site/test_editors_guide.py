"""The editors' guide says what stands on the screen: its labels are those of the pages, and its pictures are there."""

import re
import runpy
import struct
from pathlib import Path

import django
import pytest
from django.conf import settings

from organisations.wording import banned_in

DOCS = settings.BASE_DIR / "docs"
GUIDE = (DOCS / "editors.md").read_text(encoding="utf-8")
LABELS = sorted(set(re.findall(r"\*\*(.+?)\*\*", GUIDE)))
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", GUIDE)
# Bold, and the beginning of a paragraph rather than a label.
HEADINGS = {
    "feit skrift", "Hva skjer hvis ingen svarer?", "Åpen eller lukket?", "Når møtes dere?", "Til slutt", "Pause.",
    "Tar dere imot nye?", "Ta bort fra nettsiden.", "Legge ned.", "Ble noe feil?",
}  # fmt: skip


def said_on_the_pages() -> str:
    """All that the pages say, in templates, in Python, and in what Django itself says."""
    sources = [*(settings.BASE_DIR / "templates").rglob("*.*"), *(settings.BASE_DIR / "organisations").rglob("*.py")]
    sources += (settings.BASE_DIR / "groups/presentation").glob("*.py")
    sources.append(Path(django.__file__).parent / "contrib/admin/locale/nb/LC_MESSAGES/django.po")
    text = " ".join(path.read_text(encoding="utf-8") for path in sources if path.suffix != ".pyc")
    # Variables, and strings that Python joins over lines.
    return re.sub(r'"\s+f?"', "", text.replace("{{ number }}", "5"))


@pytest.fixture(scope="module")
def said():
    return said_on_the_pages().casefold()


@pytest.mark.parametrize("label", [label for label in LABELS if label not in HEADINGS])
def test_a_label_in_the_guide_stands_on_a_page(said, label):
    assert label.casefold() in said


def test_every_heading_that_is_let_through_stands_in_the_guide():
    assert set(LABELS) >= HEADINGS


def test_every_picture_is_there_has_words_of_its_own_and_none_is_left_over():
    assert sorted(path.name for path in (DOCS / "pictures/editors").glob("*.png")) == sorted(
        Path(path).name for _words, path in PICTURES
    )
    assert all((DOCS / path).is_file() for _words, path in PICTURES)
    words = [words for words, _path in PICTURES]
    assert (len(set(words)), all(len(one) > 15 for one in words)) == (len(words), True)


def test_pictures_are_no_wider_than_the_pages_they_show_and_light_to_fetch():
    sizes = {}
    for _words, path in PICTURES:
        data = (DOCS / path).read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        sizes[path] = (struct.unpack(">I", data[16:20])[0], len(data))
    assert [path for path, (width, size) in sizes.items() if width > 900 or size > 300_000] == []


def test_the_script_takes_the_pictures_of_the_guide():
    script = (DOCS / "pictures/make.py").read_text(encoding="utf-8")
    taken = set(re.findall(r'\.take\("([a-z-]+)"', script))
    assert taken == {Path(path).stem for _words, path in PICTURES}
    assert callable(runpy.run_path(str(DOCS / "pictures/make.py"))["fill"])


def test_links_within_the_guide_lead_somewhere():
    anchors = {re.sub(r"[^\w\s-]", "", line).strip().lower().replace(" ", "-") for line in
               re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)}  # fmt: skip
    links = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert len(links) >= 8
    assert [link for link in links if link not in anchors] == []


def test_the_guide_says_no_banned_word_but_where_it_says_not_to():
    text = re.sub(r"\]\([^)]*\)", "]", GUIDE)
    assert banned_in(text.replace("«utfordring»", ""), "nb") == []
