"""An editor reads a file in, in a real browser: a table of what would happen, each error in its cell, yes, and undo."""

import csv
import io
from datetime import date

import pytest
from playwright.sync_api import expect

from organisations.models import Listing
from tests.browser.conftest import stored
from tests.browser.staff_side import PASSWORD, site_with, with_password
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.exchange_files import published
from tests.organisations.staff import member

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

SHOWN = {"contact_email": "gruppa@example.no", "venue": "Huset", "confirmed_at": date(2026, 1, 2)}
COLUMNS = ["slug", *published()]


@pytest.fixture
def site(db):
    with site_with(_fill) as (address, _nothing):
        yield address


def _fill():
    chapter = OrganisationFactory(name="Ivareta Øyriket")
    with_password(member("redaktor", chapter).user)
    for number, name in enumerate(["Endres", "Uendret", "Står ikke her"], start=1):
        listing = ListingFactory(slug=f"tromso-{number}", name=name, organisation=chapter, **SHOWN)
        MeetingFactory(listing=listing)


def _names() -> dict[str, str]:
    return dict(Listing.objects.order_by("name").values_list("name", "status"))


def _file(*rows) -> dict:
    """As a browser hands it over."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return {"name": "grupper.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode()}


WEDNESDAY = "onsdag 18:00-20:00 ukentlig"
CHANGED = {**published(navn="Endres", lokale="Kafeen", moter=WEDNESDAY), "slug": "tromso-1"}
UNCHANGED = {**published(navn="Uendret", moter=WEDNESDAY), "slug": "tromso-2"}


def test_an_editor_sees_what_a_file_would_do_mends_it_says_yes_and_undoes_it(chromium, site):
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}/admin/organisations/listing/les-inn/")
    page.locator("[name=username]").fill("redaktor@example.no")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    before = stored(_names)

    wrong = published(navn="Feil", tilgang="halvåpen")
    _hand_in(page, _file(CHANGED, UNCHANGED, published(navn="Ny"), wrong))
    faulty = page.locator("table.faulty")
    expect(faulty).to_have_count(1)
    assert faulty.locator("caption").inner_text() == "Linje 5: Feil"
    assert faulty.locator("td .content").first.inner_text() == "halvåpen"
    expect(page.get_by_role("button", name="Ja, lagre dette")).to_have_count(0)

    page.get_by_role("link", name="Velg en annen fil").click()
    _hand_in(page, _file(CHANGED, UNCHANGED, published(navn="Ny")))
    said = page.locator("#content").inner_text()
    (difference,) = page.locator(".differences > div").all()
    assert (difference.locator("del").inner_text(), difference.locator("ins").inner_text()) == ("Huset", "Kafeen")
    assert [word for word in ("Ny", "Endres", "Uendret", "Står ikke her") if word not in said] == []
    assert stored(_names) == before

    page.get_by_role("button", name="Ja, lagre dette").click()
    page.wait_for_selector("text=1 ny og 1 endret gruppe")
    assert stored(_names) == {**before, "Ny": "publisert"}
    page.get_by_role("button", name="Angre alt fra denne fila").click()
    page.wait_for_selector("text=Gruppene er som før")
    assert stored(_names) == {**before, "Ny": "kladd"}
    assert stored(lambda: Listing.objects.get(slug="tromso-1").venue) == "Huset"
    context.close()


def _hand_in(page, file):
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Vis hva som vil skje").click()
    page.wait_for_selector("table.counts")
    page.wait_for_load_state()
