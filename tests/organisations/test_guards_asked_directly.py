"""Each guard that stands behind another, or decides how a page looks, is taken away, and what it keeps happens."""

import pytest

from .asked_directly import WITHOUT
from .guards import SETTINGS, guards
from .staff import make_world

pytestmark = pytest.mark.django_db
NAMED = {str(guard): guard for guard in (*guards(), *SETTINGS)}


@pytest.mark.parametrize("name", WITHOUT)
def test_it_happens_without_the_guard_and_not_with_it(client, name):
    world, happens = make_world(), WITHOUT[name]
    assert not happens(client, world)
    with NAMED[name].taken_away():
        assert happens(client, world)


def test_each_name_is_that_of_a_guard():
    assert set(WITHOUT) - set(NAMED) == set()
