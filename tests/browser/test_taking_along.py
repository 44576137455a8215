"""From a professional's question to a sheet in somebody's hand, and the list on another site's page."""

import http.server
import re
import threading

import pytest
from playwright.sync_api import expect

from groups.presentation.sheet_size import SIZES
from organisations import vocabulary as words
from tests.browser.conftest import stored
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.groups.paper import pdf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

SIX = ["open", "closed", "hidden", "long", "sami", "starts"]


@pytest.fixture(scope="module")
def longest(site, django_db_blocker):
    """Six groups with as much in every field as it holds."""
    with django_db_blocker.unblock():
        slugs = stored(_longest)
    return slugs


def _longest():
    owner = OrganisationFactory(name="Landsforeningen for alle pårørende i hele Norge – eksempel", is_example=True)
    listings = [ListingFactory(organisation=owner, **_full(number)) for number in range(6)]
    for listing in listings:
        for weekday in ("mandag", "onsdag", "torsdag"):
            MeetingFactory(listing=listing, weekday=weekday)
    return [listing.slug for listing in listings]


def _full(number) -> dict:
    """Every field that a sheet shows, as long as the form lets an editor write it."""
    return {
        "name": f"{number} " + "Samtalegruppe for besteforeldre og nære pårørende " * 2,
        "relations": ["foreldre", "besteforeldre", "partner", "sosken", "barn", "venn", "kollega"],
        "audience": ["rus", "parorende"],
        "venue": "Frivilligsentralen og aktivitetshuset ved elva " * 2,
        "street_address": "Kommandørkaptein Eksempelsens vei 1234, oppgang C, femte etasje til høyre for heisen",
        "lat": 69.65,
        "lon": 18.95,
        "directions": "Gå inn fra gårdsrommet og ta trappa opp. " * 8,
        "first_time": "Noen tar imot deg ved døra og viser deg rundt. " * 8,
        "contact_role": "Den som svarer for gruppene i hele fylket, på vegne av hele organisasjonen",
        "contact_phone": "00 00 00 01 eller 00 00 00 02",
        "contact_email": "gruppekontakten-for-besteforeldre-og-naere@landsforeningen.example.no",
        "contact_hours": "Mandag til torsdag kl. 10–14, tirsdag også kl. 18–21, og lørdag og søndag når noen kan det",
        "website": "https://www.landsforeningen.example.no/grupper/samtalegrupper/besteforeldre-og-naere/",
        "price": "Gratis, men vi deler på kaffe og leie, omtrent tjue kroner hver gang",
        "gender": "kvinner",
        "age_from": 18,
        "age_to": 99,
        "intoxicated": words.Intoxicated.LISTEN,
        "lar": words.Lar.LISTEN,
        "companion": True,
        "sign_up": words.SignUp.CONVERSATION,
        "doubted_on": "2026-11-20",
    }


def pages_of(page) -> int:
    """How many sheets of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def address(slugs) -> str:
    return "/utskrift/?" + "&".join(f"gruppe={slug}" for slug in slugs)


# ---- three interactions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_postal_code_is_three_interactions_from_a_finished_sheet(visit, width, scripts):
    page = visit("/fagfolk/", width=width, java_script_enabled=scripts)
    page.get_by_label("Postnummer eller kommune").fill("9008")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fagfolk/tromso/**")
    page.locator('.take:has([value="tromso-90"])').click()
    page.get_by_role("button", name="Lag et ark å ta med").click()
    page.wait_for_url("**/utskrift/?gruppe=tromso-90")
    sheet = page.locator("article.sheet")
    assert sheet.get_by_role("heading", level=1).inner_text() == "Noen å snakke med"
    assert "00 00 00 90" in sheet.inner_text()
    expect(page.get_by_role("link", name="Last ned arket (PDF)")).to_be_visible()
    assert page.said == []


WITHOUT_ROOM = """() => {
  const pen = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('.lookup select')].flatMap(list => {
    const style = getComputedStyle(list);
    pen.font = style.font;
    const room = list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return [...list.options].map(option => option.text).filter(text => pen.measureText(text).width > room);
  }); }"""


@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("prefix", ["", "/nn", "/en"], ids=["nb", "nn", "en"])
@pytest.mark.parametrize("path", ["/fagfolk/", "/innbygg/lag/"])
def test_what_is_chosen_can_be_read_whole(visit, path, prefix, width):
    assert visit(prefix + path, width=width).evaluate(WITHOUT_ROOM) == []


def test_the_page_of_a_municipality_is_two_screens_long_at_most(visit):
    page = visit("/fagfolk/tromso/", height=900)
    bottom = page.evaluate("document.querySelector('.pro').getBoundingClientRect().bottom + scrollY")
    assert bottom <= 2 * 900


def test_no_more_can_be_ticked_than_there_is_room_for(visit):
    page = visit("/kommune/tromso/")
    boxes = page.locator("main section:first-of-type .take input")
    for number in range(6):
        boxes.nth(number).check()
    assert page.locator("[data-chosen]").inner_text() == "6 av 6 valgt"
    expect(boxes.nth(6)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(6)).to_be_enabled()


def test_what_was_ticked_can_be_given_up_on_the_sheet(visit):
    page = visit(address(["open", "tromso-90"]))
    page.get_by_role("group", name="Grupper på arket, inntil 6").get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Lag arket på nytt").click()
    page.wait_for_url("**/utskrift/?gruppe=tromso-90")


# ---- one page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_a_sheet_is_one_page(visit, count):
    assert pages_of(visit(address(SIX[:count]))) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_groups_with_all_there_is_to_say_still_give_one_page(visit, longest, count):
    assert pages_of(visit(address(longest[:count]))) == 1


@pytest.mark.parametrize("count", [2, 3, 4, 6])
@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_sheet_is_one_page_in_every_language(visit, longest, language, count):
    assert pages_of(visit(f"/{language}{address(longest[:count])}")) == 1


def test_every_size_that_a_sheet_may_have_has_its_letters(visit):
    page = visit(address(["open"]))
    page.emulate_media(media="print")
    sized = page.evaluate(
        """sizes => sizes.map(size => {
            const sheet = document.querySelector('.sheet');
            sheet.dataset.size = size;
            return Math.round(parseFloat(getComputedStyle(sheet).fontSize) * 0.75 * 10) / 10;
        })""",
        [str(size) for size in SIZES],
    )
    assert sized == list(SIZES)


def test_on_paper_a_sheet_is_the_sheet_alone(visit):
    page = visit(address(["open"]))
    page.emulate_media(media="print")
    seen = "element => element.getClientRects().length > 0"
    parts = [".strip", ".site-header", ".site-footer", ".sheet-tools", ".ds-breadcrumbs", ".sheet"]
    assert {part: page.locator(part).first.evaluate(seen) for part in parts} == {
        **dict.fromkeys(parts[:-1], False), ".sheet": True,
    }  # fmt: skip


FULL = ["oslo/", "oslo/?for=rus&for=parorende", "bergen/?for=rus", "bergen/?for=parorende", "stavanger/?for=rus"]


@pytest.mark.parametrize("path", ["tromso/", "tromso/?for=parorende", "utsira/", *FULL])
@pytest.mark.parametrize("language", ["", "/en"], ids=["nb", "en"])
def test_the_page_of_a_municipality_is_one_a4_without_controls(visit, language, path):
    page = visit(f"{language}/fagfolk/{path}")
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    seen = "element => element.getClientRects().length > 0"
    parts = [".lookup", ".take", ".take-along", ".paper-only", ".site-name", ".printed"]
    assert [page.locator(part).first.evaluate(seen) for part in parts] == [False, False, False, True, True, True]


def test_the_a4_of_a_municipality_has_its_neighbours_and_a_way_to_each_group(visit):
    page = visit("/fagfolk/tromso/")
    neighbours = page.locator(".names").last.locator("li").all_text_contents()
    page.emulate_media(media="print")
    around = " ".join(page.locator(".pro-around").inner_text().split())
    assert re.fullmatch(r"Naboene: Karlsøy \d+( · \S[^·]* \d+){7}", around)
    assert len(neighbours) == 8
    cards = page.locator(".pro-card")
    ways = [card.locator(".paper-only").inner_text() for card in cards.all()]
    assert len(ways) > 3
    assert [
        way
        for way in ways
        if not re.fullmatch(r"Ring [\d ]+(?:eller [\d ]+)?|/gruppe/[\w-]+/", way.replace("\xa0", " "))
    ] == []


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/fagfolk/tromso/?for=rus&ukedag=mandag", "Egen rus eller annen avhengighet · Mandag"),
        ("/grupper/?for=parorende&ukedag=onsdag", "Pårørende · Onsdag"),
    ],
    ids=["professionals", "list"],
)
def test_what_a_list_was_narrowed_by_is_words_on_paper(visit, path, chosen):
    page = visit(path)
    page.emulate_media(media="print")
    made = page.pdf(format="A4", prefer_css_page_size=True)
    words = pdf.even(pdf.read("pdftotext", made, "-layout", "-l", "1").decode())
    assert f"Valgte filtre: {chosen}" in words


def test_a_kind_that_steps_aside_still_says_on_paper_how_many_there_are(visit):
    page = visit("/fagfolk/tromso/?for=rus")
    more = page.locator("[aria-labelledby=slag-parorende] .tap")
    said = more.inner_text()
    assert said.endswith("pårørende")
    assert said in pdf.text(page.pdf(format="A4", prefer_css_page_size=True))


@pytest.mark.parametrize("path", ["/fagfolk/tromso/", "/kommune/tromso/"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_phone_the_way_to_the_sheet_sticks_only_when_something_is_ticked(visit, path, scripts):
    page = visit(path, width=360, height=640, java_script_enabled=scripts)
    position = "getComputedStyle(document.querySelector('.take-along')).position"
    assert page.evaluate(position) != "sticky"
    page.locator(".take input").first.check()
    assert page.evaluate(position) == "sticky"
    page.locator(".take input").first.uncheck()
    assert page.evaluate(position) != "sticky"


# ---- on another site's page -----------------------------------------------------------------------------------------


@pytest.fixture
def other_site(site):
    """A page of somebody else's that frames two of ours: the one that may be framed, and one that may not."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            frames = "".join(
                f'<iframe name="{name}" src="{site}{path}" width="600" height="500"></iframe>'
                for name, path in (("may", "/innbygg/?kommune=5501&for=parorende"), ("not", "/kommune/tromso/"))
            )
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Kommunen</title>{frames}".encode())

        def log_message(self, *args):
            """Nothing: the tests speak for themselves."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Another name is another site to a browser.
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_another_site_can_frame_the_list_and_nothing_else(chromium, other_site):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(other_site, wait_until="networkidle")
    assert page.frame("may").locator("h1").inner_text() == "Grupper for pårørende i Tromsø"
    assert page.frame("not").url.startswith("chrome-error:")
    assert context.cookies() == []
    context.close()


def test_a_link_in_the_frame_opens_outside_it(chromium, other_site, site):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(other_site, wait_until="networkidle")
    page.frame("may").get_by_role("link", name="Åpen kveld (eksempel)").click()
    page.wait_for_url(f"{site}/gruppe/tromso-90/")
    assert page.get_by_role("heading", level=1).inner_text() == "Åpen kveld (eksempel)"
    context.close()


def test_the_frame_asks_nobody_else_and_needs_no_script(chromium, other_site, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(other_site, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((site, other_site))] == []
    expect(page.frame("may").locator(".card").first).to_be_visible()
    context.close()


def test_a_choice_shows_at_once_what_the_list_will_be(visit):
    page = visit("/innbygg/lag/?kommune=5501")
    page.get_by_label("For hvem?").select_option("parorende")
    page.wait_for_url("**/innbygg/lag/?**for=parorende**")
    assert page.frame_locator(".frame-preview").locator("h1").inner_text().startswith("Grupper for pårørende")
    assert "for=parorende" in page.locator("#felt-kode").input_value()
    assert page.said == []
