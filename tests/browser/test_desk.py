"""The desk in a real browser: it can be used by everyone, keeps to the policy, and one press confirms."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from organisations import reports
from organisations.models import Listing, Notice, Role
from tests.browser.staff_side import faults, give, session_of, site_with
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.staff import member

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

AGES = (0, 35, 100, 160, 210, 250, 300, 400)


@pytest.fixture
def desk(chromium, db):
    """Opens the desk of an umbrella's administrator: desk(width=360)."""
    contexts = []
    with site_with(_fill) as (address, cookies):

        def opened(**options):
            context = chromium.new_context(**options)
            contexts.append(context)
            give(context, cookies, address)
            page = context.new_page()
            page.said = []
            page.on("console", lambda message: page.said.append(message.text))
            page.goto(f"{address}/admin/", wait_until="networkidle")
            return page

        yield opened
        for context in contexts:
            context.close()


def _fill() -> list[dict]:
    """The cookies of who is in."""
    umbrella = OrganisationFactory(name="Landsforbundet for pårørende", kind="paraply", email="post@paraply.example.no")
    for number, age in enumerate(AGES):
        chapter = OrganisationFactory(name=f"Lag {number}", parent=umbrella, email="post@lag.example.no")
        for owner in (chapter, umbrella):
            fields = {"contact_phone": "00 00 00 01", "confirmed_at": date.today() - timedelta(days=age)}
            listing = ListingFactory(organisation=owner, name=f"Gruppe {number} i {owner}", venue="Huset", **fields)
            MeetingFactory(listing=listing)
    reports.file(listing, kind="tid")
    ListingFactory(organisation=umbrella, name="Kladden", status="kladd")
    ListingFactory(organisation=umbrella, name="Med pause", pause_from=date.today())
    Notice.objects.create(organisation=umbrella, kind="ring")
    return session_of(member("leder", umbrella, Role.ADMINISTRATOR).user)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_desk_can_be_used_by_everyone(desk, width):
    page = desk(viewport={"width": width, "height": 800})
    expect(page.locator("section.need")).to_have_count(7)
    expect(page.locator("section.umbrella svg").first).to_be_visible()
    assert page.said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, "best-practice") == []


def test_one_press_confirms_with_scripts_and_without(desk):
    for script in (True, False):
        page = desk(java_script_enabled=script)
        before = Listing.objects.filter(confirmed_at=date.today()).count()
        page.get_by_role("button", name="Alt stemmer i Gruppe").first.click()
        page.wait_for_load_state("networkidle")
        assert "er bekreftet i dag. Takk!" in page.inner_text("body")
        assert Listing.objects.filter(confirmed_at=date.today()).count() == before + 1
        assert page.said == []
