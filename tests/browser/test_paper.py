"""Every public page on paper: no navigation, no colour needed, nothing folded away, and a code to go back by."""

import pytest
from django.conf import settings

from tests.groups.paper import pdf
from tests.site import addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paper"), pytest.mark.django_db]
PAGES = addresses.pages(languages=("nb",))
every_page = pytest.mark.parametrize("address", PAGES, ids=str)

CONTROLS = """() => [...document.querySelectorAll(
    'nav, button, input, select, textarea:not([readonly]), summary, [data-leave]')]
  .filter(one => one.checkVisibility() && one.getClientRects().length && !one.closest('main details'))
  .map(one => one.outerHTML.slice(0, 80))"""
FOLDED = """() => [...document.querySelectorAll('main details:not([open])')]
  .filter(one => one.getClientRects().length)
  .filter(one => [...one.children].some(child => child.tagName != 'SUMMARY' && !child.getClientRects().length))
  .map(one => one.outerHTML.slice(0, 80))"""
COLOURED = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const spread = all => Math.max(...all) - Math.min(...all);
  const grey = ([red, green, blue, alpha = 1]) => alpha == 0 || spread([red, green, blue]) < 8;
  const white = ([red, green, blue, alpha = 1]) => alpha == 0 || Math.min(red, green, blue) > 250;
  return [...document.querySelectorAll('body *')].filter(one => one.getClientRects().length && !one.closest('svg'))
    .filter(one => { const style = getComputedStyle(one);
      return !grey(parts(style.color)) || !white(parts(style.backgroundColor)) || !grey(parts(style.borderTopColor)); })
    .map(one => one.outerHTML.slice(0, 80)); }"""


@pytest.fixture
def on_paper(contexts, site):
    """Opens a page of the real site as it is printed, on a machine that likes it dark."""
    pages = []

    def opened(path):
        page = contexts(viewport={"width": 1280, "height": 720}, color_scheme="dark").new_page()
        pages.append(page)
        page.goto(site + path)
        page.emulate_media(media="print")
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def printed(contexts, site):
    """A page of the real site as the browser prints it."""

    def made(path):
        page = contexts(viewport={"width": 1280, "height": 720}).new_page()
        page.goto(site + path)
        content = page.pdf(format="A4", prefer_css_page_size=True)
        page.close()
        return content

    return made


@every_page
def test_there_is_no_navigation_no_colour_and_nothing_folded_away(on_paper, address):
    page = on_paper(address.path)
    assert page.evaluate(CONTROLS) == []
    assert page.evaluate(FOLDED) == []
    assert page.evaluate(COLOURED) == []


@pytest.mark.parametrize(
    "path", ["/gruppe/open/", "/kommune/tromso/", "/grupper/?for=parorende&ukedag=onsdag", "/nn/hjelp-na/"]
)
def test_a_page_says_where_it_is_from_and_a_camera_finds_the_way_back(printed, path):
    made = printed(path)
    assert (settings.SITE_URL + path).partition("://")[2].rstrip("/") in pdf.text(made)
    codes = {code for number in range(1, pdf.pages(made) + 1) for code in pdf.qr_codes(made, page=number)}
    assert codes == {settings.SITE_URL + path}


@pytest.mark.parametrize("path", ["/", "/fylke/troms/kart/", "/dekning/"])
def test_a_map_is_printed(on_paper, path):
    drawn = on_paper(path).locator(".map > svg").first
    box = drawn.bounding_box()
    assert drawn.is_visible()
    assert min(box["width"], box["height"]) > 200
    assert on_paper(path).locator(".map-legend").first.is_visible()


def test_the_acute_numbers_are_on_paper(printed):
    words = pdf.text(printed("/gruppe/closed/"))
    assert [number for number in ("113", "112", "116 117", "116 123") if number not in words] == []


def test_a_link_says_where_it_leads(printed):
    assert "/gruppe/open/" in pdf.text(printed("/kommune/tromso/"))
    assert "(/hjelp-na/)" in pdf.text(printed("/forste-gang/"))
    assert "(https://" in pdf.text(printed("/om/"))


@pytest.mark.parametrize("path", ["/innbygg/", "/innbygg/?kommune=5501"])
def test_the_list_for_other_sites_has_its_numbers_and_its_code_on_its_first_page(printed, path):
    made = printed(path)
    assert pdf.pages(made) > 1
    first = pdf.text(made, page=1)
    assert [number for number in ("113", "112", "116 117", "116 123") if number not in first] == []
    assert pdf.qr_codes(made) == {settings.SITE_URL + path}


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_folded_on_a_screen_is_read_on_paper(contexts, site, scripts):
    page = contexts(viewport={"width": 1280, "height": 720}, java_script_enabled=scripts).new_page()
    page.goto(site + "/om/")
    folded = "<details><summary>Mer</summary><p>Skjult kunnskap</p></details>"
    page.locator("main .prose").first.evaluate("(prose, html) => prose.insertAdjacentHTML('beforeend', html)", folded)
    assert "Skjult kunnskap" in pdf.text(page.pdf(format="A4"))
    assert page.locator("main details").last.get_attribute("open") is None
    page.close()


def test_the_code_is_fetched_only_when_a_page_is_printed(contexts, site):
    page = contexts(viewport={"width": 1280, "height": 720}).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site + "/gruppe/open/", wait_until="networkidle")
    assert [url for url in asked if url.startswith("/qr.svg")] == []
    page.pdf()
    assert [url for url in asked if url.startswith("/qr.svg")] == ["/qr.svg?til=%2Fgruppe%2Fopen%2F"]
    page.close()
