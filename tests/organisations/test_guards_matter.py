"""Each guard of the staff's side is taken away, one at a time, and somebody gets through: the sweep fails without it.

Run with `make guards`; the names of the tests are the list of what was tried.
"""

import pytest
from django.db import transaction

from tests.organisations.asked_directly import WITHOUT
from tests.organisations.attacks import sweep
from tests.organisations.guards import SETTINGS, doors, guards
from tests.organisations.staff import EDITS, make_world

pytestmark = [pytest.mark.guards, pytest.mark.django_db]


# Where each kind of guard is felt first: words in its name, the attempts and the role.
FELT_BY = [
    ("login confirm_login_allowed", "log_in_with", "former editor"),
    ("login second_factor admin_view", "own_pages foreign_rows upload undo desk", "without the code"),
    ("invitations", "dead_invitations", "visitor"),
    ("desk", "desk", "editor of several"),
    ("account Account", "own_pages foreign_rows delete make_rows search", "national"),
    ("exchange upload download", "foreign_files upload smuggle undo download", "chapter editor"),
    ("history", "versions", "chapter editor"),
    ("add_permission save_model Admin.get_form", "make_rows", "chapter editor"),
    ("delete_permission", "delete", "chapter editor"),
    (
        "formfield readonly settled national_fields fixed",
        "decide own_pages point_ones make_rows",
        "chapter administrator",
    ),
    ("choices_of", "point_ones make_rows", "chapter administrator"),
    ("invitation membership administ", "own_pages narrow foreign_rows", "chapter editor"),
    ("confirm", "actions desk", "chapter editor"),
    ("models permissions base preview", "narrow own_pages foreign_rows", "chapter editor"),
]
# The others see no more than these.
ROLES = [role for role in EDITS if not role.startswith("umbrella") and role not in ("superuser", "contact point")]


# Those that no walk can show are tried in `test_guards_asked_directly.py`.
FELT = [guard for guard in (*guards(), *doors(), *SETTINGS) if str(guard) not in WITHOUT]


@pytest.mark.parametrize("guard", FELT, ids=str)
def test_without_it_somebody_gets_through(client, guard):
    world = make_world()
    with guard.taken_away():
        assert first_finding(client, world, str(guard)) is not None


def test_with_nothing_taken_away_nobody_gets_through(client):
    assert first_finding(client, make_world(), "") is None


def first_finding(client, world, name: str) -> tuple | None:
    """What the sweep finds first, whoever it is that gets through. What breaks down lets nobody in."""
    hints = (hint for words, *hint in FELT_BY if any(word in name for word in words.split()))
    first, likely = next(hints, ("", ""))
    for role in sorted(ROLES, key=lambda role: role != likely):
        # What one role has changed of its own is no finding of the next.
        with transaction.atomic():
            finding = next(sweep(client, world, role, first=first, is_rough=True), None)
            transaction.set_rollback(True)
        if finding:
            return role, *finding
    return None
