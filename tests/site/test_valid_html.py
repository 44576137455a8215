"""What the validator finds, so that a page without a finding means something."""

import pytest

from tests.site.valid_html import faults

PAGE = '<!doctype html><html lang="nb"><head><title>x</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        "<p><div>a</div></p>",
        "<a href='/'>a <a href='/b'>b</a></a>",
        "<p id='a' id='b'>a</p>",
        "<ul><div>a</div></ul>",
        "<ul>a<li>b</li></ul>",
        "<span><p>a</p></span>",
        "<h2><div>a</div></h2>",
        "<button>a <a href='/'>b</a></button>",
        "<dl><p>a</p></dl>",
        "<table><div>a</div></table>",
        "<div>a",
        "</section>",
        "<img src='/a.png'>",
        "<label>a <button>b</button></label>",
        "<center>a</center>",
        "<b><i>a</b></i>",
        "a & b &nosuch; c",
    ],
)
def test_a_fault_is_found(body):
    assert faults(PAGE.format(body)) != []


@pytest.mark.parametrize(
    "body",
    [
        "<p>a <a href='/'>b</a> &amp; c</p>",
        "<a href='/'><div>a whole card</div></a>",
        "<details><summary><h2>a</h2></summary><p>b</p></details>",
        "<label>a <input type='text' name='b'></label>",
        "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>",
        "<svg viewBox='0 0 1 1'><a href='/'><path d='M0 0'/></a></svg>",
        "<ul><li>a</li>\n</ul>",
    ],
)
def test_what_is_valid_is_left_alone(body):
    assert faults(PAGE.format(body)) == []
