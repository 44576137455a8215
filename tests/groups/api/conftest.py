"""Asking the interface as a program does, at a fixed moment."""

from datetime import datetime

import pytest
import time_machine

from organisations.schedule import OSLO

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=OSLO)  # a Tuesday


@pytest.fixture(autouse=True)
def _it_is_that_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ask(client, db):
    """The body of the answer to an address below /api/; asserts its status."""

    def get(path: str, parameters=None, /, *, status: int = 200, **named):
        response = client.get(f"/api/{path}", {**(parameters or {}), **named})
        assert response.status_code == status, response.content[:500]
        assert response.headers["Content-Type"] == "application/json"
        return response.json()

    return get


def slugs(results: list[dict]) -> list[str]:
    return [result["slug"] for result in results]
