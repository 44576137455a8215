"""Whatever a program asks, the answer is one that the schema holds: requests made up from it, good ones and bad."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given, settings
from schemathesis import GenerationMode

from selvhjelp.wsgi import application
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory

GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
# So many that all of them take less than a minute.
REQUESTS = [
    ("/api/grupper/", GOOD, 60),
    ("/api/grupper/", BAD, 60),
    ("/api/grupper/{slug}/", GOOD, 20),
    ("/api/grupper/{slug}/", BAD, 20),
    ("/api/organisasjoner/", GOOD, 1),
    ("/api/kommuner/", GOOD, 1),
    ("/api/fylker/", GOOD, 1),
    ("/api/forslag/", GOOD, 30),
]


@pytest.fixture
def _connection_stays_open():
    """As with Django's own test client: the test's listings are seen on its own connection only."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(db, _connection_stays_open):
    """The schema, over some listings of different kinds."""
    owner = OrganisationFactory(slug="eier")
    owner.covers_municipalities.set(["5501"])
    ListingFactory(slug="en", organisation=owner, programme=ProgrammeFactory(), themes=["sorg"], languages=["se"])
    MeetingFactory(listing=ClosedListingFactory(slug="to", audience=["parorende"], relations=["foreldre"]))
    ListingFactory(slug="nett", forms=["digital"], municipality_id=None, audience=[], composition="heterogen")
    ListingFactory(slug="borte", status="nedlagt")
    return schemathesis.openapi.from_wsgi("/api/schema/", application)


@pytest.mark.parametrize(("path", "mode", "most"), REQUESTS, ids=str)
def test_every_answer_is_as_the_schema_says(described, path, mode, most):
    @settings(max_examples=most, deadline=None, derandomize=True, database=None)
    @given(described[path]["GET"].as_strategy(generation_mode=mode))
    def answer(case):
        if mode == GOOD and "sted" in (case.query or ()):
            # Free text, and no schema can say which texts name a place.
            case.query["sted"] = "Tromsø"
        # In process nobody unpacks what is compressed.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    answer()
