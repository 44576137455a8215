"""Every page of the real site in a real browser, and the ways people take through it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.wsgi import get_wsgi_application

from organisations.models import Listing, Organisation
from tests.browser.conftest import serving
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.site import addresses
from tests.site.directory import make_directory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

ADDRESSES = addresses.pages(languages=["nb"])
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The address of the real site with a small directory in it, for the tests of this file."""
    with django_db_blocker.unblock():
        _fill()
        with serving(get_wsgi_application) as address:
            yield address
        _empty()


def _empty():
    Listing.objects.all().delete()
    Organisation.objects.all().delete()


def _fill():
    make_directory()
    owner = OrganisationFactory(name="Al-Anon Nord – eksempel", is_example=True)
    listing = ListingFactory(slug="tromso-90", name="Åpen kveld (eksempel)", organisation=owner, audience=["parorende"])
    MeetingFactory(listing=listing)


@pytest.fixture
def visit(contexts, site):
    """Opens an address of the site: visit("/moter/", width=360)."""
    pages = []

    def opened(path, *, width=1280, **options):
        page = contexts(viewport={"width": width, "height": 800}, **options).new_page()
        pages.append(page)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(site + path)
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_page_has_no_fault_that_a_program_can_find(visit, address, width):
    page = visit(address.path, width=width, color_scheme="dark" if width == 320 else "light")
    assert page.said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": RULES})
    assert [violation["id"] for violation in found.response["violations"]] == []


@pytest.mark.matrix
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("address", addresses.pages(), ids=str)
def test_every_page_in_every_form(visit, address, width, scheme):
    page = visit(address.path, width=width, color_scheme=scheme)
    assert page.said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_who_stands_close_to_someone_finds_a_group_near_a_postal_code(visit, width, scripts):
    page = visit("/", width=width, java_script_enabled=scripts)
    page.get_by_text("Jeg står nær en som ruser seg").click()
    page.get_by_label("Hvor leter du?").fill("9008")
    page.get_by_role("button", name="Vis grupper").click()
    assert page.url.endswith("/kommune/tromso/?for=parorende&avstand=60")
    assert page.get_by_role("heading", level=1).inner_text() == "Grupper for pårørende nær Tromsø"
    card = page.locator(".card", has_text="Åpen kveld")
    assert "kl." in card.inner_text()
    page.get_by_role("link", name="Åpen kveld (eksempel)").click()
    assert page.get_by_role("heading", name="Neste møte").is_visible()


def test_who_lives_where_there_is_no_group_leaves_with_next_steps(visit):
    page = visit("/", width=360)
    page.get_by_label("Hvor leter du?").fill("karlsøy")
    page.get_by_role("button", name="Vis grupper").click()
    page.get_by_role("link", name="Inntil 60").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Grupper i Karlsøy"
    assert page.get_by_role("heading", name="De nærmeste gruppene").is_visible()
    assert page.get_by_role("heading", name="Grupper som møtes på nett eller telefon").is_visible()
    assert page.get_by_role("link", name="Slik starter du en gruppe i Karlsøy").is_visible()


def test_filters_narrow_the_list_and_chips_give_it_back(visit):
    page = visit("/kommune/tromso/")
    before = page.locator(".hits b").inner_text()
    page.get_by_role("group", name="Hvordan blir jeg med?").get_by_label("Lukket").check()
    page.get_by_role("button", name="Vis treff").click()
    assert "tilgang=lukket" in page.url
    assert page.locator(".hits b").inner_text() != before
    page.get_by_role("link", name="Lukket gruppe").click()
    assert page.locator(".hits b").inner_text() == before


def test_a_visit_leaves_no_cookie_and_asks_nobody_else(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/grupper/", "/kommune/tromso/", "/gruppe/open/", "/moter/", "/hjelp-na/"):
        page.goto(site + path, wait_until="networkidle")
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert [url for url in asked if not url.startswith(site)] == []
    context.close()


def test_the_way_can_be_gone_with_a_keyboard_alone(visit):
    page = visit("/")
    page.get_by_label("Jeg har et problem selv").focus()
    page.keyboard.press("Space")
    page.get_by_label("Hvor leter du?").focus()
    page.keyboard.type("Tromsø")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/tromso/**")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "card-link":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/gruppe/**")
    assert page.get_by_role("heading", level=1).is_visible()
