"""The staff's side in a real browser: every page of it, generated from what is registered, in our own colours."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import audit
from tests.browser.staff_side import faults, give, session_of, site_with
from tests.organisations.staff import make_world

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

MODELS = list(admin.site._registry)
# What Django's own templates say in English, should they come back.
ENGLISH = ("Skip to", "Search", "Save", "Delete", "Please correct", "Add ", "Change ", "Home", "---------")


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """The address of the site with a national editor logged in: its address and the cookies."""
    with django_db_blocker.unblock(), site_with(_fill) as (address, (cookies, pages)):
        yield address, cookies, pages


def _fill() -> tuple[list[dict], dict[str, str]]:
    world = make_world()
    return session_of(world.users["national"]), pages_of_all()


def pages_of_all() -> dict[str, str]:
    """Name and path of each page that a national editor sees."""
    found = {"index": reverse("admin:index"), "password_change": reverse("admin:password_change")}
    for model in MODELS:
        stem = f"{model._meta.app_label}_{model._meta.model_name}"
        found[f"{stem}_changelist"] = reverse(f"admin:{stem}_changelist")
        row = model._base_manager.order_by("pk").first()
        for page in ("change", "history"):
            found[f"{stem}_{page}"] = reverse(f"admin:{stem}_{page}", args=[row.pk]) if row else ""
    found["organisations_listing_add"] = reverse("admin:organisations_listing_add")
    return {name: path for name, path in found.items() if path}


NAMES = [
    "index",
    "password_change",
    *[
        f"{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in MODELS
        for page in ("changelist", "change", "history")
    ],
    "organisations_listing_add",
]
SAID_BY_ATTRIBUTES = """[...document.querySelectorAll('[alt], [title], [aria-label], [type=submit][value]')].flatMap(
  part => ['alt', 'title', 'aria-label', part.type === 'submit' ? 'value' : 'alt']
    .map(name => part.getAttribute(name) ?? '')
)"""
# What everybody works with is looked at on a phone in the dark each day; all of it in every look in the matrix.
DAILY = {"index", *(f"organisations_{one}" for one in ("listing_changelist", "listing_change", "contentpage_change"))}
LOOKS = [(1280, "light"), (360, "dark"), (360, "light"), (1280, "dark")]
PAGES = [
    pytest.param(name, *look, id=f"{name}-{look[0]}-{look[1]}", marks=[] if is_daily else pytest.mark.matrix)
    for name in NAMES
    for look in LOOKS
    for is_daily in [look == LOOKS[0] or (look == LOOKS[1] and name in DAILY)]
]


@pytest.fixture
def at_desk(contexts, desk):
    opened = []

    def open_page(name, *, width, scheme):
        address, cookies, paths = desk
        context = contexts(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nb-NO")
        give(context, cookies, address)
        page = context.new_page()
        opened.append(page)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        answer = page.goto(address + paths[name])
        assert answer.status in (200, 403), answer.status
        return page

    yield open_page
    for page in opened:
        page.close()


@pytest.mark.parametrize(("name", "width", "scheme"), PAGES)
def test_a_page_of_the_staff_is_reached_by_everybody_and_speaks_norwegian(at_desk, name, width, scheme):
    page = at_desk(name, width=width, scheme=scheme)
    assert [text for text in page.said if "Content Security Policy" in text] == []
    assert page.evaluate("document.documentElement.lang") == "nb"
    said = page.locator("body").inner_text() + " ".join(page.evaluate(SAID_BY_ATTRIBUTES))
    assert [word for word in ENGLISH if word in said] == []
    page.evaluate(audit.UNFOLD)
    assert page.evaluate(audit.SCROLL_WIDTH) <= width
    assert page.evaluate(audit.OVERLAPPING_BOXES) == []
    assert faults(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_door_is_reached_by_everybody(contexts, desk, width, scheme):
    page = contexts(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(desk[0] + reverse("admin:login"))
    assert page.title() == f"Logg inn – {settings.SITE_NAME}"
    assert page.evaluate(audit.SCROLL_WIDTH) <= width
    assert audit.small_targets(page) == []
    assert faults(page) == []
    page.close()


def test_on_a_phone_the_buttons_of_a_form_cover_nothing(at_desk):
    page = at_desk("organisations_listing_change", width=360, scheme="light")
    assert page.locator(".submit-row").evaluate("row => getComputedStyle(row).position") != "sticky"


def test_what_has_focus_in_a_long_form_is_not_behind_its_buttons(at_desk):
    page = at_desk("organisations_listing_change", width=1280, scheme="light")
    page.evaluate(audit.UNFOLD)
    stops = audit.tab_stops(page)
    assert len(stops) > 40
    assert [stop["part"] for stop in stops if not stop["seen"]] == []


def test_a_form_that_comes_back_begins_with_what_must_be_mended(at_desk):
    page = at_desk("organisations_contentpage_change", width=360, scheme="light")
    page.locator("#id_body").fill("Vi hjelper brukere.")
    page.locator("input[name=_save]").click()
    expect(page.locator(".ds-error-summary")).to_be_focused()
    said = page.locator("body").inner_text()
    assert [word for word in ENGLISH if word in said] == []
    page.locator(".ds-error-summary a").first.click()
    expect(page.locator("#id_body")).to_be_focused()
    assert faults(page) == []
