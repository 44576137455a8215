"""What may stand as a telephone number: what becomes a link that dials it."""

import pytest

from organisations.phones import can_be_dialled


@pytest.mark.parametrize(
    "text", ["113", "116 123", "02800", "00 00 00 01", "+47 00 00 00 01", "(00) 00-00.01", "+358 00 000 0000"]
)
def test_a_number_as_people_write_it_can_be_dialled(text):
    assert can_be_dialled(text)


@pytest.mark.parametrize(
    "text", ["", "ring meg", "12", "00 00 00 01 (Kari)", "00 00 00 01 / 00 00 00 02", "00000001+", "0" * 16, "---"]
)
def test_anything_else_cannot(text):
    assert not can_be_dialled(text)
