"""The ways people take through the real site, with a thumb, with a keyboard alone, and without scripts."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_who_stands_close_to_someone_finds_whom_to_call_near_a_postal_code(visit, width, scripts):
    page = visit("/", width=width, java_script_enabled=scripts)
    page.get_by_text("Jeg står nær en som ruser seg").click()
    page.get_by_label("Hvor leter du?").fill("9008")
    page.get_by_role("button", name="Vis grupper").click()
    page.wait_for_url(lambda address: address.endswith("/kommune/tromso/?for=parorende&avstand=60"))
    assert page.get_by_role("heading", level=1).inner_text() == "Grupper for pårørende nær Tromsø"
    card = page.locator(".card", has_text="Åpen kveld")
    assert "kl." in card.inner_text()
    page.get_by_role("link", name="Åpen kveld (eksempel)").click()
    expect(page.get_by_role("heading", name="Neste møte")).to_be_visible()
    expect(page.locator('main a[href="tel:+4700000090"]').first).to_be_visible()


def test_with_a_keyboard_alone_one_gets_from_the_first_screen_to_whom_to_call(visit):
    page = visit("/")
    tab_to(page, 'input[name="for"]')
    # Arrows move within a set of choices; the first is one's own problem.
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.querySelector('[name=for]:checked').value") == "parorende"
    tab_to(page, 'input[name="sted"]')
    page.keyboard.type("Tromsø")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/tromso/**")
    tab_to(page, '.card-link[href="/gruppe/tromso-90/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/gruppe/tromso-90/")
    tab_to(page, 'main a[href="tel:+4700000090"]')
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") > 0


def test_the_first_stop_leads_past_what_stands_on_every_page(visit):
    page = visit("/kommune/tromso/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til innholdet"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def tab_to(page, selector, most=150):
    """Press Tab until the part has focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"The Tab key never reaches {selector}.")


def test_who_lives_where_there_is_no_group_leaves_with_next_steps(visit):
    page = visit("/", width=360)
    page.get_by_label("Hvor leter du?").fill("karlsøy")
    page.get_by_role("button", name="Vis grupper").click()
    page.get_by_role("link", name="Inntil 60").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Grupper i Karlsøy"
    expect(page.get_by_role("heading", name="De nærmeste gruppene")).to_be_visible()
    expect(page.get_by_role("heading", name="Grupper som møtes på nett eller telefon")).to_be_visible()
    expect(page.get_by_role("link", name="Slik starter du en gruppe i Karlsøy")).to_be_visible()


def test_filters_narrow_the_list_and_chips_give_it_back(visit):
    page = visit("/kommune/tromso/")
    before = page.locator(".hits b").inner_text()
    page.get_by_role("group", name="Hvordan blir jeg med?").get_by_label("Lukket").check()
    page.get_by_role("button", name="Vis treff").click()
    page.wait_for_url("**tilgang=lukket**")
    assert page.locator(".hits b").inner_text() != before
    page.get_by_role("link", name="Lukket gruppe").click()
    assert page.locator(".hits b").inner_text() == before


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_after_filtering_the_title_tells_the_number_of_hits_and_the_page_begins_at_them(visit, scripts):
    page = visit("/kommune/tromso/", width=360, height=740, java_script_enabled=scripts)
    assert page.title() == "Tromsø – Samme bord"
    page.locator(".filters > summary").click()
    page.get_by_role("group", name="Hvordan blir jeg med?").get_by_label("Lukket").check()
    page.get_by_role("button", name="Vis treff").click()
    page.wait_for_url("**tilgang=lukket**")
    count = page.locator(".hits b").inner_text().split()[0]
    assert page.title() == f"Tromsø, {count} treff – Samme bord"
    assert 0 <= page.locator(".hits").bounding_box()["y"] < 740 / 2
    assert page.locator(".hits").get_attribute("role") == "status"


def test_back_returns_to_the_same_place(visit):
    page = visit("/grupper/", width=360, height=640)
    card = page.locator(".card-link").nth(4)
    card.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 300
    card.click()
    page.wait_for_url("**/gruppe/**")
    page.go_back()
    page.wait_for_function("wanted => Math.abs(scrollY - wanted) < 60", arg=before)
    assert page.url.endswith("/grupper/")


def test_what_was_filtered_is_there_again_on_the_way_back(visit):
    page = visit("/kommune/tromso/?tilgang=apen")
    before = page.locator(".hits b").inner_text()
    page.locator(".card-link").first.click()
    page.wait_for_url("**/gruppe/**")
    page.go_back()
    assert page.locator(".hits b").inner_text() == before
    expect(page.get_by_role("group", name="Hvordan blir jeg med?").get_by_label("Åpent")).to_be_checked()


def test_a_form_with_errors_begins_at_their_summary(visit):
    page = visit("/meld-feil/open/", width=360)
    # Whoever sends in no time is taken for a robot.
    page.wait_for_timeout(3_500)
    page.locator("main form button[type=submit]").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    link = page.locator("[data-error-summary] a").first
    field = link.get_attribute("href")
    link.click()
    expect(page.locator(field)).to_be_focused()
    assert page.title().startswith("Feil: ")


def test_a_visit_leaves_no_cookie_no_worker_and_asks_nobody_else(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/grupper/", "/kommune/tromso/", "/gruppe/open/", "/moter/", "/hjelp-na/"):
        page.goto(site + path, wait_until="networkidle")
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert [url for url in asked if not url.startswith(site)] == []
    context.close()
