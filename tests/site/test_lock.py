"""The lock serves every Python that the site may run on, and not only the one that it was made with."""

import re
from importlib import metadata

import pytest
from django.conf import settings
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# The first is what Debian 12 comes with.
PYTHONS = ["3.11.2", "3.12.1", "3.13.5", "3.14.0"]
LOCKS = {"requirements.txt": ["requirements.txt"], "requirements-dev.txt": ["requirements.txt", "requirements-dev.txt"]}


def locked(name):
    text = (settings.BASE_DIR / name).read_text()
    return {canonicalize_name(found) for found in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def needed(package, python):
    """What the package asks for on that Python, without its extras."""
    machine = default_environment() | {
        "python_full_version": python, "python_version": python.rpartition(".")[0], "extra": "",
    }  # fmt: skip
    wanted = [Requirement(line) for line in metadata.requires(package) or []]
    return {canonicalize_name(one.name) for one in wanted if not one.marker or one.marker.evaluate(machine)}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_all_that_a_locked_package_needs_is_locked(lock, python):
    there = set.union(*map(locked, LOCKS[lock]))
    assert {(package, name) for package in locked(lock) for name in needed(package, python) - there} == set()
