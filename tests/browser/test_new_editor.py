"""A new editor, invited by mail, publishes a group in under three minutes: from the mail to the public page.

The clock of a test machine says little of a person, so that what a person does is counted and given the time that it
takes somebody who is slow: a press with looking for it, and every letter.
"""

import re
import time

import pytest
from django.core import mail
from playwright.sync_api import expect

from organisations.models import Role
from tests.browser.staff_side import PASSWORD, site_with, with_password
from tests.factories import OrganisationFactory
from tests.organisations.staff import member

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

# Seconds: to think, find and press; and for each letter, with two fingers.
A_PRESS, A_LETTER = 3, 0.5
THREE_MINUTES = 180


@pytest.fixture
def site(db):
    """The address of the site, with a chapter whose administrator is alone."""
    with site_with(_fill) as (address, _nothing):
        yield address


def _fill():
    chapter = OrganisationFactory(name="Ivareta Øyriket")
    with_password(member("leder", chapter, Role.ADMINISTRATOR).user)


class Person:
    """Somebody at a browser of their own. What they do is counted."""

    def __init__(self, context):
        self.page = context.new_page()
        self.presses = self.letters = 0
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.set_default_timeout(60_000)

    def open(self, address):
        self.presses += 1
        self.page.goto(address)

    def press(self, role, name):
        self.presses += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def choose(self, question, answer):
        """A radio or a box of a question."""
        self.presses += 1
        self.page.get_by_role("group", name=re.compile(re.escape(question))).get_by_label(answer, exact=True).check()

    def write(self, question, text):
        self.presses += 1
        self.letters += len(text)
        self.page.get_by_label(re.compile("^" + re.escape(question))).first.fill(text)

    @property
    def seconds(self) -> float:
        return self.presses * A_PRESS + self.letters * A_LETTER


@pytest.fixture
def people(chromium):
    """Opens a browser for somebody: people(width=360)."""
    contexts = []

    def opened(width=1280, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 800}, locale="nb-NO", **options))
        return Person(contexts[-1])

    yield opened
    for context in contexts:
        context.close()


def invite(leader, site, address):
    """The administrator logs in, and invites by name of the page alone."""
    leader.open(f"{site}/admin/")
    leader.write("E-post", "leder@example.no")
    leader.write("Passord", PASSWORD)
    leader.press("button", "Logg inn")
    leader.press("link", "Redaktører")
    leader.press("link", "Inviter en redaktør")
    leader.write("Hvem vil du invitere?", address)
    leader.press("button", "Send invitasjonen")
    leader.page.get_by_text(f"Vi har sendt en lenke til {address}.").wait_for()


def link(site) -> str:
    """What stands in the mail."""
    (message,) = mail.outbox
    return site + re.search(r"/admin/invitasjon/\S+", message.body).group(0)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, True), (360, False)],
                         ids=["screen", "phone", "phone-no-scripts"])  # fmt: skip
def test_a_new_editor_publishes_a_group_in_under_three_minutes(people, site, width, scripts):
    invite(people(), site, "kari@example.no")
    kari = people(width, java_script_enabled=scripts)
    began = time.monotonic()
    kari.open(link(site))
    kari.write("Nytt passord", PASSWORD)
    kari.write("Det samme en gang til", PASSWORD)
    kari.press("button", "Lagre passordet og begynn")
    kari.press("link", "Legg til i grupper")
    kari.write("Hva heter gruppa?", "Onsdagsgruppa")
    kari.choose("Hvem er gruppa for?", "Pårørende")
    kari.choose("Har deltakerne det samme problemet?", "Samme problem")
    kari.choose("Kan nye komme hver gang?", "Åpent: nye kan komme hver gang")
    kari.choose("Hvordan møtes dere?", "Fysisk møte")
    kari.write("Gateadresse", "Eksempelveien 3")
    kari.write("Postnummer", "9008")
    kari.choose("Hvor ofte?", "Hver uke")
    kari.choose("Hvilken dag?", "Onsdag")
    kari.write("Fra klokka", "18:00")
    kari.write("Til klokka", "20:00")
    kari.write("Telefon", "00 00 00 01")
    kari.press("button", "Lagre og publiser")
    kari.page.get_by_text("Onsdagsgruppa er publisert. Alle kan se gruppa nå.").wait_for()
    took = time.monotonic() - began
    assert kari.said == []
    assert kari.seconds < THREE_MINUTES
    assert kari.presses <= 25
    assert took < THREE_MINUTES
    visitor = people()
    visitor.open(f"{site}/gruppe/tromso-1/")
    assert visitor.page.inner_text("h1") == "Onsdagsgruppa"
    text = visitor.page.inner_text("main").lower()
    assert ("onsdag" in text, "18.00" in text, "eksempelveien 3" in text) == (True, True, True)


def test_with_a_script_the_form_answers_while_one_types(people, site):
    invite(people(), site, "kari@example.no")
    kari = people()
    kari.open(link(site))
    for field in ("new_password1", "new_password2"):
        kari.page.locator(f"[name={field}]").fill(PASSWORD)
    kari.press("button", "Lagre passordet og begynn")
    kari.press("link", "Legg til i grupper")
    form = kari.page
    expect(form.get_by_role("group", name=re.compile("Hvilke pårørende"))).to_be_hidden()
    kari.choose("Hvem er gruppa for?", "Pårørende")
    expect(form.get_by_role("group", name=re.compile("Hvilke pårørende"))).to_be_visible()
    kari.write("Postnummer", "9008")
    form.get_by_text("9008 ligger i Tromsø.").wait_for()
    expect(form.locator("[name=municipality]")).to_have_value("Tromsø")
    kari.write("Postnummer", "0150")
    form.get_by_text("0150 ligger i Oslo.").wait_for()
    expect(form.locator("[name=municipality]")).to_have_value("Oslo")
    kari.write("Kommune", "Bærum")
    kari.write("Postnummer", "9008")
    form.get_by_text("9008 ligger i Tromsø.").wait_for()
    expect(form.locator("[name=municipality]")).to_have_value("Bærum")
    kari.choose("Hvor ofte?", "Annenhver uke")
    kari.choose("Hvilke uker?", "Partallsuker")
    kari.choose("Hvilken dag?", "Onsdag")
    kari.write("Fra klokka", "18:00")
    kari.write("Til klokka", "20:00")
    form.locator("#meetings-0 .next-dates li").nth(4).wait_for()
    assert all("nsdag" in day for day in form.locator("#meetings-0 .next-dates li").all_inner_texts())
    kari.press("button", "Legg til et møte")
    expect(form.locator("#meetings-1")).to_be_visible()
    assert kari.said == []
