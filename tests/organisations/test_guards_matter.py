"""Each guard of the staff's side is taken away, one at a time, and somebody gets through: the sweep fails without it.

Run with `make test-all`, or `pytest -m guards`; the names of the tests are the list of what was tried.
"""

import pytest

from tests.organisations.attacks import sweep
from tests.organisations.guards import SETTINGS, doors, guards
from tests.organisations.staff import EDITS, make_world

pytestmark = [pytest.mark.guards, pytest.mark.django_db]


@pytest.mark.parametrize("guard", [*guards(), *doors(), *SETTINGS], ids=str)
def test_without_it_somebody_gets_through(client, guard):
    world = make_world()
    with guard.taken_away():
        assert first_finding(client, world) is not None


def first_finding(client, world) -> tuple | None:
    """What the sweep finds first, whoever it is that gets through. What breaks down lets nobody in."""
    for role in EDITS:
        for finding in sweep(client, world, role, is_rough=True):
            return role, *finding
    return None
