"""A year in which nobody answers, day by day as the timer runs it: who is written to, and what visitors read."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from groups.search import clock as public_clock
from organisations.models import Listing
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.frozen import FrozenClock

pytestmark = pytest.mark.django_db
CONFIRMED = date(2026, 6, 25)
TO_CHAPTER, TO_UMBRELLA = ["post@lokallag.example.no"], ["post@paraply.example.no"]


@pytest.fixture
def clock(monkeypatch):
    frozen = FrozenClock(monkeypatch, datetime(2026, 6, 25, 7))
    monkeypatch.setattr(public_clock, "now", lambda: frozen.moment)
    return frozen


@pytest.fixture
def chapter(db):
    umbrella = OrganisationFactory(name="Paraplyen", email=TO_UMBRELLA[0])
    return OrganisationFactory(name="Lokallaget", email=TO_CHAPTER[0], parent=umbrella)


def mails_of(clock, *, until: date) -> list[tuple[date, list[str], str]]:
    """Run the command every morning, twice; what was sent on which day, to whom, with which subject."""
    sent = []
    while clock.today <= until:
        mail.outbox.clear()
        call_command("ask_for_confirmation", verbosity=0)
        call_command("ask_for_confirmation", verbosity=0)
        sent += [(clock.today, message.to, message.subject.removeprefix("Samme bord: ")) for message in mail.outbox]
        clock.go(days=1)
    return sent


def test_a_year_of_silence(clock, chapter):
    for number in range(3):
        MeetingFactory(listing=ListingFactory(organisation=chapter, name=f"Gruppe {number}", confirmed_at=CONFIRMED))
    question = "Stemmer dette fortsatt?"
    assert mails_of(clock, until=CONFIRMED + timedelta(days=400)) == [
        (date(2026, 11, 22), TO_CHAPTER, question),  # 150 days; asks about Christmas too
        (date(2026, 12, 22), TO_CHAPTER, question),  # 180 days
        (date(2027, 1, 11), TO_UMBRELLA, "Noen bør ringe"),  # 200 days
        (date(2027, 3, 10), TO_CHAPTER, question),  # after the annual meeting
        (date(2027, 6, 1), TO_CHAPTER, question),  # before summer
    ]


def test_a_group_that_is_confirmed_each_time_is_asked_in_the_three_seasons_alone(clock, chapter):
    MeetingFactory(listing=ListingFactory(organisation=chapter, confirmed_at=CONFIRMED))
    asked = []
    while clock.today <= date(2027, 6, 24):
        mail.outbox.clear()
        call_command("ask_for_confirmation", verbosity=0)
        if mail.outbox:
            asked.append(clock.today)
            Listing.objects.update(confirmed_at=clock.today)
        clock.go(days=1)
    # On 1 December all is a week old, and the mail of 22 November asked about Christmas.
    assert asked == [date(2026, 11, 22), date(2027, 3, 10), date(2027, 6, 1)]


@pytest.mark.parametrize(
    ("days", "status", "warns"),
    [(0, 200, False), (239, 200, False), (240, 200, True), (364, 200, True), (365, 410, False)],
)
def test_the_page_warns_from_240_days_and_is_no_longer_current_from_365(client, clock, chapter, days, status, warns):
    MeetingFactory(listing=ListingFactory(organisation=chapter, slug="tromso-1", confirmed_at=CONFIRMED))
    clock.go(days=days)
    page, listed = client.get("/gruppe/tromso-1/"), client.get("/kommune/tromso/")
    warning = "Ikke bekreftet siden"
    assert (page.status_code, warning in page.content.decode()) == (status, warns)
    assert ("/gruppe/tromso-1/" in listed.content.decode(), warning in listed.content.decode()) == (
        status == 200,
        warns,
    )


@pytest.mark.parametrize("intake", ["ledig", "samler", "venteliste", "stengt"])
@pytest.mark.parametrize(("days", "asks"), [(59, False), (60, True)])
def test_after_sixty_days_the_page_of_a_closed_group_says_ask_whether_there_is_room(
    client, clock, chapter, intake, days, asks
):
    fields = {"slug": "tromso-1", "intake": intake, "confirmed_at": CONFIRMED}
    MeetingFactory(listing=ClosedListingFactory(organisation=chapter, **fields))
    clock.go(days=days)
    pages = [client.get(address).content.decode() for address in ("/gruppe/tromso-1/", "/kommune/tromso/")]
    assert ["Spør om det er plass" in page for page in pages] == [asks, asks]


def test_the_day_after_the_start_the_page_says_that_nobody_new_is_taken_before_any_job_has_run(client, clock, chapter):
    starts = {"intake": "oppstart", "intake_starts_on": CONFIRMED + timedelta(days=70)}
    MeetingFactory(
        listing=ClosedListingFactory(organisation=chapter, slug="tromso-1", confirmed_at=CONFIRMED, **starts)
    )
    clock.go(days=71)
    before = client.get("/gruppe/tromso-1/").content.decode()
    call_command("ask_for_confirmation", verbosity=0)
    after = client.get("/gruppe/tromso-1/").content.decode()
    said = "Gruppa tar ikke imot nye nå"
    assert (said in before, said in after, Listing.objects.get().intake) == (True, True, "stengt")
