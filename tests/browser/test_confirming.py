"""From the mail to a chapter's five confirmed groups, by a volunteer with five minutes a month and an old phone."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from playwright.sync_api import expect

from organisations import confirmation
from organisations.models import Listing, Report
from tests.browser.staff_side import faults, site_with
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

LAST_WINTER = date.today() - timedelta(days=170)


@pytest.fixture
def site(db):
    """The address of the site, with a chapter of five groups that has been sent its mail."""
    with site_with(_fill) as (address, _nothing):
        yield address


def _fill():
    chapter = OrganisationFactory(name="Lokallaget", email="post@lokallag.example.no")
    for number in range(4):
        listing = ListingFactory(organisation=chapter, name=f"Gruppe {number}", confirmed_at=LAST_WINTER)
        MeetingFactory(listing=listing)
    ClosedListingFactory(organisation=chapter, name="Lukket gruppe", confirmed_at=LAST_WINTER)
    confirmation.ask(today=date.today())


class Volunteer:
    """Opens and presses; each is an action."""

    def __init__(self, page):
        self.page, self.actions = page, 0
        self.said = []
        page.on("console", lambda message: self.said.append(message.text))

    def open(self, address):
        self.actions += 1
        self.page.goto(address, wait_until="networkidle")

    def press(self, name, role="button"):
        self.actions += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.page.wait_for_load_state("networkidle")


@pytest.fixture
def volunteer(chromium, site):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield Volunteer(context.new_page())
    context.close()


def link(site) -> str:
    (address,) = re.findall(r"/bekreft/\S+", mail.outbox[0].body)
    return site + address


def test_five_groups_are_confirmed_in_at_most_three_actions_from_the_mail(volunteer, site):
    volunteer.open(link(site))
    volunteer.press("Alt stemmer i alle 5 gruppene")
    assert "Takk, svaret er lagret" in volunteer.page.inner_text("h1")
    assert set(Listing.objects.values_list("confirmed_at", "confirmed_how")) == {(date.today(), "epost")}
    assert volunteer.actions == 2 <= 3
    assert (volunteer.page.context.cookies(), volunteer.said) == ([], [])


def test_without_scripts_it_takes_as_many(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    volunteer = Volunteer(context.new_page())
    volunteer.open(link(site))
    volunteer.press("Alt stemmer i alle 5 gruppene")
    assert (set(Listing.objects.values_list("confirmed_at", flat=True)), volunteer.actions) == ({date.today()}, 2)
    context.close()


def test_what_is_wrong_is_asked_for_when_something_is_and_the_button_says_what_it_sends(volunteer, site):
    volunteer.open(link(site))
    page = volunteer.page
    note = page.get_by_label("Hva stemmer ikke?").first
    expect(note).to_be_hidden()
    page.get_by_text("Noe stemmer ikke", exact=True).first.click()
    note.fill("Vi møtes på torsdager nå.")
    expect(page.get_by_role("button", name="Alt stemmer i alle 5 gruppene", exact=True)).to_be_hidden()
    volunteer.press("Send svaret")
    assert list(Report.objects.values_list("text", flat=True)) == ["Vi møtes på torsdager nå."]
    assert Listing.objects.filter(confirmed_at=date.today()).count() == 4


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_can_be_used_by_everyone(chromium, site, width):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(link(site), wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, "best-practice") == []
    context.close()
