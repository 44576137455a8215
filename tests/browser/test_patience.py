"""What a test of a page sees, it waits for: a press that leads elsewhere is over before the next page is all there."""

import re
from pathlib import Path

LOOKS_ONCE = re.compile(
    r"^ *assert .*(\.(is_(visible|hidden|enabled|disabled|checked|editable)|count)\(\)|page\.url\b)"
)
# A page that was gone back to is there.
GONE_BACK = {'assert page.url == "about:blank"', 'assert page.url.endswith("/grupper/")'}


def test_no_test_of_a_page_looks_only_once():
    hasty = [
        (path.name, number, line.strip())
        for path in sorted(Path(__file__).parent.glob("test_*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if LOOKS_ONCE.search(line) and line.strip() not in GONE_BACK and "objects." not in line
    ]
    assert hasty == []
