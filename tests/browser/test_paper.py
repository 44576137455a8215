"""Every public page on paper: no navigation, no colour needed, nothing folded away, and a code to go back by."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

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

LINKS = """without => [...document.querySelectorAll('main a:is([href^="/"], [href^="http"])')]
  .filter(one => one.getClientRects().length && !one.closest(without))
  .map(one => one.getAttribute('href'))"""
# Links whose address would only be in the way.
NOT_SPELLED_OUT = {
    "svg": "a map",
    ".pro, .pro-more": "one A4: each group has its number or its address, and the page its own",
    "table": "a row for each place, each with its number",
    ".names": "a list of places, each with its number",
    ".chips": "what the list was narrowed by",
}


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
    "address",
    # A group that is gone has no page to go back to.
    [one for one in PAGES if one.route != "sheet" and not one.is_gone]
    + ["/grupper/?for=parorende&ukedag=onsdag", "/nn/hjelp-na/"],
    ids=str,
)
def test_a_page_says_where_it_is_from_and_where_its_links_lead(contexts, site, address):
    page = contexts(viewport={"width": 1280, "height": 720}).new_page()
    page.goto(site + str(address))
    made = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")
    links = page.evaluate(LINKS, ", ".join(NOT_SPELLED_OUT))
    page.close()
    words = together(pdf.text(made))
    assert [link for link in links if together(link) not in words] == []
    here = settings.SITE_URL + str(address)
    assert here.partition("://")[2].rstrip("/") in together(pdf.text(made, page=1))
    assert here in pdf.qr_codes(made)


def together(words: str) -> str:
    """An address may be broken over lines on paper."""
    return "".join(words.split())


@pytest.mark.parametrize("path", ["/", "/fylke/troms/kart/", "/dekning/"])
def test_a_map_is_printed(on_paper, path):
    drawn = on_paper(path).locator(".map > svg").first
    box = drawn.bounding_box()
    expect(drawn).to_be_visible()
    assert min(box["width"], box["height"]) > 200
    expect(on_paper(path).locator(".map-legend").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "with_it"),
    [
        ("/fylke/nordland/kart/", ["Antall grupper"]),
        ("/fylke/troms/kart/", ["Antall grupper"]),
        ("/dekning/", ["Nærmeste gruppe", "Alle grupper", "Pårørende"]),
    ],
)
def test_a_map_is_on_the_first_page_with_what_it_is_of(printed, path, with_it):
    first = pdf.text(printed(path), page=1)
    assert [words for words in with_it if words not in first] == []


def test_the_acute_numbers_are_on_paper(printed):
    words = pdf.text(printed("/gruppe/closed/"))
    assert [number for number in ("113", "112", "116 117", "116 123") if number not in words] == []


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
