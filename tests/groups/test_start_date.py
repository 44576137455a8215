"""A closed group that starts anew says the same day wherever it is told of."""

from datetime import date, timedelta

import pytest
from django.utils import dateformat

from groups.paper import poster
from groups.presentation import group, sheet_words
from groups.presentation.card import card
from groups.search import clock
from organisations.models import Listing
from tests.factories import ClosedListingFactory, MeetingFactory

pytestmark = pytest.mark.django_db
# In eight days at the earliest, a Monday; the group meets on Wednesdays.
MONDAY = date.today() + timedelta(days=8 + (7 - (date.today() + timedelta(days=8)).weekday()) % 7)


@pytest.fixture(params=[0, 200], ids=["confirmed today", "not asked about for long"])
def listing(request):
    starts = {"intake": "oppstart", "intake_starts_on": MONDAY}
    confirmed = date.today() - timedelta(days=request.param)
    return ClosedListingFactory(confirmed_at=confirmed, intake_confirmed_at=confirmed, **starts)


def told(listing) -> dict[str, str]:
    stored, now = Listing.objects.with_card().get(pk=listing.pk), clock.now()
    boxes = poster.data(stored, now)["boxes"]
    return {
        "card": card(stored, now=now).when_primary,
        "page": str(group.next_step(stored, now)["main"]),
        "sheet": sheet_words.way_in(stored, now)[0],
        "poster": " ".join([boxes[0]["heading"], *boxes[0]["lines"]]),
    }


def says(text: str, day: date) -> bool:
    return dateformat.format(day, "j. F") in text.replace("\u00a0", " ").replace("\u2060", "")


def test_the_day_is_that_of_the_first_meeting(listing):
    MeetingFactory(listing=listing)
    wednesday = MONDAY + timedelta(days=2)
    assert {place: says(text, wednesday) for place, text in told(listing).items()} == dict.fromkeys(told(listing), True)


def test_the_day_is_the_stated_one_where_nobody_knows_when_it_meets(listing):
    assert {place: says(text, MONDAY) for place, text in told(listing).items()} == dict.fromkeys(told(listing), True)
