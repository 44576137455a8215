"""Every page and every form that each kind of staff opens, in a real browser: an automatic check finds nothing."""

import pytest
from django.test import Client

from tests.browser import audit
from tests.browser.staff_side import cookies_of, faults, give, site_with
from tests.organisations.attacks.rows import readable_pages
from tests.organisations.staff import EDITS, NOBODY, enter_as, make_world

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

# Each day for who edits least and who edits most of an organisation; the others see parts of the same.
DAILY = ("chapter editor", "umbrella administrator")
ROLES = [
    pytest.param(role, marks=[] if role in DAILY else pytest.mark.matrix) for role in EDITS if role not in NOBODY
]  # fmt: skip


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    """The address of the site, and for each role its cookies and the pages that it opens."""
    with django_db_blocker.unblock(), site_with(_fill) as found:
        yield found


def _fill() -> dict:
    world, found = make_world(), {}
    for role in EDITS:
        client = Client()
        enter_as(client, world, role)
        # Of rows alike one will do.
        paths = {path: client.get(path).status_code for path in readable_pages(world, role)}
        kinds = {_kind(path): path for path, status in reversed(paths.items()) if status == 200}
        found[role] = (cookies_of(enter_as, world, role), sorted(kinds.values()))
    return found


def _kind(path: str) -> str:
    return "/".join(part for part in path.split("/") if not part.isdigit())


@pytest.mark.parametrize("role", ROLES)
def test_no_page_that_a_role_opens_has_a_fault_that_a_program_can_find(chromium, staff, role):
    address, found = staff
    cookies, paths = found[role]
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="nb-NO")
    give(context, cookies, address)
    page = context.new_page()
    findings, said = [], []
    page.on("console", lambda message: said.append(message.text))
    for path in paths:
        page.goto(address + path)
        findings += [(path, "said", text) for text in said]
        page.evaluate(audit.UNFOLD)
        findings += [(path, *fault) for fault in faults(page, "best-practice")]
        said.clear()
    context.close()
    assert findings == []
    assert len(paths) >= 10
