import pytest
from django.conf import settings

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.registers import read_registers


@pytest.fixture(scope="session")
def registers():
    """The committed registers, straight from the files."""
    return read_registers(settings.BASE_DIR / "fixtures" / "places")


@pytest.fixture
def gazetteer(db):
    return Gazetteer.current()


@pytest.fixture
def _gazetteer_of_its_own(db, monkeypatch):
    """What a test imports is rolled back; the gazetteer that the other tests use must not have seen it."""
    monkeypatch.setattr(Gazetteer, "_current", Gazetteer.current())
