"""Fixtures for rules of the whole site."""

import pytest

from tests.site.directory import make_directory


@pytest.fixture
def directory(db):
    """A small directory with one of every awkward kind of group, by slug."""
    return make_directory()
