"""What happens when somebody leaves, prints, or comes with a phone and no scripts."""

import gzip

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NEUTRAL = "https://snl.no/"


def answer_elsewhere(page):
    page.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="<h1>Et leksikon</h1>", content_type="text/html"))


def test_leaving_takes_the_pages_place_in_the_history(open_page):
    page = open_page("start")
    answer_elsewhere(page)
    page.get_by_role("link", name="Forlat siden").click()
    page.wait_for_url(NEUTRAL)
    page.go_back()
    assert page.url == "about:blank"


def test_leaving_works_without_scripts_and_tells_nobody_where_from(open_page):
    page = open_page("liste", java_script_enabled=False)
    answer_elsewhere(page)
    with page.expect_request(NEUTRAL) as left:
        page.get_by_role("link", name="Forlat siden").click()
    page.wait_for_url(NEUTRAL)
    assert left.value.headers.get("referer") is None


def test_the_way_out_stays_in_sight_when_the_page_is_scrolled(open_page):
    page = open_page("liste", width=360, height=640)
    before = page.get_by_role("link", name="Forlat siden").bounding_box()
    page.evaluate("window.scrollTo(0, 1500)")
    after = page.get_by_role("link", name="Forlat siden").bounding_box()
    assert (after["x"], after["width"]) == (before["x"], before["width"])
    assert 0 <= after["y"] <= before["y"]


def test_a_first_visit_is_five_requests_to_this_host_and_60_kilobytes(chromium, gallery):
    context = chromium.new_context()
    page = context.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(gallery + "liste/", wait_until="networkidle")
    bodies = {answer.url: answer.body() for answer in answers}
    context.close()
    host = gallery.removesuffix("galleri/")
    assert [url for url in bodies if not url.startswith(host)] == []
    assert len(answers) <= 5
    packed = sum(len(body) if url.endswith("woff2") else len(gzip.compress(body)) for url, body in bodies.items())
    assert packed <= 60_000


@pytest.mark.parametrize(("width", "menu_is_folded"), [(360, True), (1280, False)])
def test_the_menu_is_one_line_and_works_without_scripts(open_page, width, menu_is_folded):
    page = open_page("start", width=width, java_script_enabled=False)
    summary = page.locator(".menu summary")
    expect(summary).to_be_visible(visible=menu_is_folded)
    assert page.locator(".site-header").bounding_box()["height"] <= 80
    if menu_is_folded:
        summary.click()
    expect(page.get_by_role("link", name="Møter denne uka")).to_be_visible()


def test_on_a_phone_the_open_filters_leave_the_first_hits_in_sight(open_page):
    page = open_page("liste", width=360, height=740, java_script_enabled=False)
    page.locator(".filters > summary").click()
    panel, hits = page.locator(".filters").bounding_box(), page.locator(".hits").bounding_box()
    assert hits["y"] - panel["y"] < 740


def test_on_a_wide_screen_the_filters_stand_beside_the_list(open_page):
    page = open_page("liste", java_script_enabled=False)
    expect(page.get_by_role("group", name="Kan jeg bare komme?")).to_be_visible()
    expect(page.locator(".filters > summary")).to_be_hidden()


def test_on_paper_the_facts_stand_and_the_controls_do_not(open_page):
    page = open_page("gruppe-open")
    page.emulate_media(media="print")
    expect(page.get_by_text("Kan jeg bare komme?")).to_be_visible()
    expect(page.get_by_text("EKSEMPEL – denne gruppa finnes ikke")).to_be_visible()
    shown = [
        name for name in ("Forlat siden", "Legg i kalenderen", "Finn gruppe") if page.get_by_text(name).is_visible()
    ]
    assert shown == []
