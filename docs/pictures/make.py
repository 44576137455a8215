"""Photographs the editors' pages for docs/editors.md, so that its pictures show the pages as they are: `make pictures`.

On a database of its own, beside the one in `DATABASE_URL` (else in the embedded PostgreSQL), with a small invented
organisation; it is taken away afterwards. Needs a Chromium that knows Norwegian (Debian: `chromium chromium-l10n`).
"""

import json
import os
import re
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))
OUT = HERE / "editors"
# Else the browser's own calendars and clocks are American.
NORWEGIAN = {**os.environ, "LANGUAGE": "nb"}
# Around a part of a page, in pixels.
EDGE = 8
PHONE, DESK = {"width": 390, "height": 860}, {"width": 900, "height": 860}
FILL = "import runpy; runpy.run_path('docs/pictures/make.py')['fill']()"


def main() -> None:
    import django

    django.setup()
    from tests.site import real_site

    with real_site.database("selvhjelp_pictures") as target:
        door = real_site.address_of(target)
        real_site.manage("migrate", DATABASE_URL=door)
        real_site.manage("import_places", DATABASE_URL=door)
        filled = real_site.run_program(FILL, DATABASE_URL=door)
        if filled.returncode:
            sys.exit(filled.stderr)
        with real_site.served(door, real_site.Site.MAKE_RUN) as site:
            photograph(f"http://127.0.0.1:{site.port}", json.loads(filled.stdout.splitlines()[-1]))


# ---- what stands in the pictures: nobody and nothing that there is -------------------------------------------------


def fill() -> None:
    """A chapter with groups in every state; writes the addresses and sessions that the camera needs."""
    import django

    django.setup()
    from django.conf import settings

    from organisations import confirmation
    from organisations.models import ConfirmationRequest, Role

    # The mails go nowhere; their links go into the pictures.
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    umbrella, chapter = organisations()
    groups = [group(chapter, *one) for one in GROUPS]
    for number, age in enumerate((0, 10, 40, 95, 160, 210, 250, 380)):
        other = organisation(f"Lag {number + 1} – eksempel", umbrella)
        for more in range(2):
            group(other, f"Gruppe {more + 1} i lag {number + 1}", age + 3 * more, "torsdag", "Biblioteket")
    editor, leader = account("kari", chapter, Role.EDITOR), account("leder", umbrella, Role.ADMINISTRATOR)
    reported(groups[1])
    changed(groups[0], editor)
    confirmation.ask(today=date.today())
    asked = ConfirmationRequest.objects.get(organisation=chapter)
    told = {
        "confirm": f"/bekreft/{confirmation.token_for(asked)}/",
        "groups": [listing.pk for listing in groups],
        "report": groups[1].reports.get().pk,
        "organisation": chapter.pk,
        "editor": session(editor),
        "leader": session(leader),
    }
    print(json.dumps(told))


# Name, days since it was confirmed, weekday, venue.
GROUPS = (
    ("Onsdagsgruppa", 155, "onsdag", "Frivilligsentralen"),
    ("Foreldregruppa", 155, "mandag", "Biblioteket"),
    ("Søskengruppa", 20, "tirsdag", "Kulturhuset"),
    ("Formiddagskaffen", 20, "fredag", "Menighetshuset"),
    ("Gruppa på nett", 155, "søndag", ""),
)


def organisations():
    umbrella = organisation("Pårørende i nord – eksempel", None, kind="paraply", email="post@paraply.example.no")
    return umbrella, organisation("Pårørende i Tromsø – eksempel", umbrella, email="post@lokallag.example.no")


def organisation(name, parent, **fields):
    from tests.factories import OrganisationFactory

    fields = {"email": "post@lag.example.no", "phone": "00 00 00 09", **fields}
    return OrganisationFactory(name=name, parent=parent, is_example=True, **fields)


def group(owner, name, age, weekday, venue):
    from tests.factories import ListingFactory, MeetingFactory

    listing = ListingFactory(
        name=name,
        organisation=owner,
        audience=["parorende"],
        confirmed_at=date.today() - timedelta(days=age),
        forms=["oppmote"] if venue else ["digital"],
        venue=venue,
        street_address="Eksempelveien 3" if venue else "",
        municipality_id="5501" if venue else None,
        contact_role="Gruppekontakten",
        contact_phone="00 00 00 01",
        contact_email="gruppa@lokallag.example.no",
        description="Vi er pårørende som møtes og deler erfaringer. Du kan fortelle, eller bare lytte.",
    )
    MeetingFactory(listing=listing, weekday=weekday.replace("ø", "o"))
    return listing


def account(name, owner, role):
    from tests.organisations.staff import member

    return member(name, owner, role).user


def reported(listing) -> None:
    from organisations import reports

    reports.file(listing, kind="tid", text="De begynner kl. 18.30 nå, ikke 18.", reply_to="noen@example.no")


def changed(listing, user) -> None:
    """Two versions, so that there is a history to look at."""
    from organisations.history.recording import changing
    from organisations.models import How

    with changing(listing, by=user, how=How.FORM):
        listing.venue = "Frivilligsentralen, 2. etasje"
        listing.save()


def session(user) -> str:
    from django.test import Client

    from tests.organisations.staff import enter

    browser = Client()
    enter(browser, user)
    return browser.cookies["sessionid"].value


# ---- the camera ----------------------------------------------------------------------------------------------------


def photograph(site: str, told: dict) -> None:
    from playwright.sync_api import sync_playwright

    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"], env=NORWEGIAN)
        visitor = Camera(browser, site, PHONE)
        of_confirming(visitor, told)
        editor = Camera(browser, site, DESK, told["editor"])
        of_desk(editor)
        of_form(editor, told)
        of_life(editor, told)
        of_files(editor, told)
        of_umbrella(Camera(browser, site, DESK, told["leader"]))
        browser.close()


class Camera:
    """A browser of somebody's, and pictures of what stands in it."""

    def __init__(self, browser, site, viewport, session=""):
        context = browser.new_context(viewport=viewport, locale="nb-NO", timezone_id="Europe/Oslo", bypass_csp=True)
        if session:
            context.add_cookies([{"name": "sessionid", "value": session, "url": f"{site}/admin/"}])
        self.page, self._site = context.new_page(), site

    def open(self, path):
        self.page.goto(self._site + path, wait_until="networkidle")
        # In a long picture what sticks to an edge would stand in its middle.
        self.page.add_style_tag(content=".submit-row, .strip, .strip-bar { position: static !important }")

    def take(self, name, *selectors, height=None):
        """A picture of the page, of its upper part, or of all that the selectors find."""
        whole = {"x": 0, "y": 0, "width": self.page.viewport_size["width"]}
        clip = self._around(selectors) if selectors else {**whole, "height": height} if height else None
        self.page.screenshot(path=OUT / f"{name}.png", full_page=True, **({"clip": clip} if clip else {}))

    def _around(self, selectors) -> dict:
        self.page.evaluate("window.scrollTo(0, 0)")
        boxes = [self.page.locator(selector).first.bounding_box() for selector in selectors]
        left, top = (min(box[side] for box in boxes) for side in ("x", "y"))
        right = max(box["x"] + box["width"] for box in boxes)
        bottom = max(box["y"] + box["height"] for box in boxes)
        return {"x": left - EDGE, "y": top - EDGE, "width": right - left + 2 * EDGE, "height": bottom - top + 2 * EDGE}


def of_confirming(camera, told):
    camera.open(told["confirm"])
    camera.take("bekreft", height=1180)
    camera.take("alt-stemmer", ".answers > details", ".answers > div:last-child")
    camera.page.get_by_text("Noe stemmer ikke", exact=True).first.click()
    camera.page.get_by_label("Hva stemmer ikke?").first.fill("Vi møtes på torsdager nå.")
    camera.take("noe-stemmer-ikke", "form section")


def of_desk(camera):
    camera.open("/admin/")
    camera.take("skrivebordet")


def of_form(camera, told):
    camera.open("/admin/organisations/listing/add/")
    camera.take("ny-gruppe", height=1250)
    camera.open(f"/admin/organisations/listing/{told['groups'][0]}/change/")
    camera.take("moter", "#meetings-group")
    camera.take("hvem-kan-man-sporre", "fieldset.before-contact-person", ".contact-person")
    camera.open(f"/admin/organisations/contactperson/add/?listing={told['groups'][0]}")
    camera.take("kontaktperson", "#content-main")


def of_life(camera, told):
    first = told["groups"][0]
    camera.open(f"/admin/organisations/listing/{first}/legg-ned/")
    camera.take("legg-ned")
    camera.open(f"/admin/organisations/listing/{first}/history/")
    camera.take("historikk")
    camera.open(f"/admin/organisations/report/{told['report']}/change/")
    camera.take("melding")


def of_files(camera, told):
    camera.open("/admin/organisations/listing/les-inn/")
    camera.page.select_option("select[name=organisation]", str(told["organisation"]))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grupper.csv"
        head = "navn;for;tilgang;sammensetning;form;opptak;kommune;moter;kontakt_telefon;lokale;status"
        row = "{};parorende;apen;homogen;oppmote;ledig;5501;{};00 00 00 01;Biblioteket;kladd"
        rows = [row.format("Torsdagsgruppa", "torsdag 18:00-20:00 ukentlig"), row.format("Helgegruppa", "lørdag kl 12")]
        file.write_text("\n".join([head, *rows]))
        camera.page.set_input_files("input[name=file]", file)
        camera.page.get_by_role("button", name=re.compile("Vis hva")).click()
        camera.page.wait_for_load_state("networkidle")
    camera.take("fil", ".staff-text")


def of_umbrella(camera):
    camera.open("/admin/")
    camera.take("lagene", "section.umbrella")
    camera.take("ring", "section[aria-labelledby=ring]")
    camera.open("/admin/organisations/invitation/add/")
    camera.take("inviter", "#content-main")


if __name__ == "__main__":
    main()
