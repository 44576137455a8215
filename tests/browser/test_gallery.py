"""Every kind of page can be read, reached and hit: by eye, by ear, by keyboard and by thumb."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import audit
from tests.browser.gallery import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOOKS = [
    pytest.param(320, "light", "none", id="phone"),
    pytest.param(1280, "dark", "none", id="wide-dark", marks=pytest.mark.matrix),
    pytest.param(360, "dark", "active", id="forced-colours", marks=pytest.mark.matrix),
]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme", "forced"), LOOKS)
def test_axe_finds_nothing_and_the_policy_is_kept(open_page, name, width, scheme, forced):
    page = open_page(name, width=width, color_scheme=scheme, forced_colors=forced)
    page.evaluate(audit.UNFOLD)
    assert [text for text in page.said if "Content Security Policy" in text] == []
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_of_a_narrow_phone_whatever_the_spacing_and_size_of_text(open_page, name):
    page = open_page(name, width=320)
    page.evaluate(audit.UNFOLD)
    widths = [page.evaluate(audit.SCROLL_WIDTH)]
    page.evaluate(audit.TEXT_SPACING)
    widths.append(page.evaluate(audit.SCROLL_WIDTH))
    page.evaluate(audit.NO_SPACING)
    page.evaluate(audit.BIG_TEXT)
    page.set_viewport_size({"width": 360, "height": 720})
    widths.append(page.evaluate(audit.SCROLL_WIDTH))
    assert widths == [320, 320, 360]


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_at_least_24_pixels(open_page, name):
    page = open_page(name, width=360)
    page.evaluate(audit.UNFOLD)
    assert audit.small_targets(page) == []


@pytest.mark.parametrize("name", ["start", "liste", "gruppe-closed"])
def test_the_bar_on_top_never_covers_what_has_focus(open_page, name):
    page = open_page(name, width=360, height=640)
    page.keyboard.press("Tab")
    stops = []
    while stop := page.evaluate(audit.WHERE_FOCUS_IS):
        stops.append(stop)
        page.keyboard.press("Tab")
    for _ in list(stops):
        page.keyboard.press("Shift+Tab")
        stops.append(page.evaluate(audit.WHERE_FOCUS_IS))
    assert len(stops) > 40
    assert [stop for stop in stops if stop and not stop["seen"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["start", "liste", "gruppe-open", "gruppe-closed", "gruppe-paused"])
def test_the_ring_around_what_has_focus_is_seen(open_page, name, scheme):
    page = open_page(name, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(audit.UNFOLD)
    page.keyboard.press("Tab")
    assert page.evaluate(audit.FAINT_RINGS) == []


@pytest.mark.matrix
@pytest.mark.parametrize("name", ["start", "liste", "gruppe-open"])
def test_focus_changes_how_the_page_looks(open_page, name):
    page = open_page(name, reduced_motion="reduce")
    page.keyboard.press("Tab")
    alike = []
    while stop := page.evaluate(audit.WHERE_FOCUS_IS):
        focused = page.screenshot(animations="disabled", caret="hide")
        page.evaluate("window.last = document.activeElement; window.last.blur()")
        if page.screenshot(animations="disabled", caret="hide") == focused:
            alike.append(stop["part"])
        page.evaluate("window.last.focus({focusVisible: true, preventScroll: true})")
        page.keyboard.press("Tab")
    assert alike == []
