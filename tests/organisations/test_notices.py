"""What organisations are told besides the question: kept before it is sent, told once, and of what still holds."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from organisations import lifecycle, reports
from organisations.models import ConfirmedHow, Listing, Notice
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.frozen import FrozenClock

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
BROKEN = "tests.organisations.broken_mail.Backend"
WORKING = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def clock(monkeypatch):
    return FrozenClock(monkeypatch, datetime(2026, 11, 22, 7))


@pytest.fixture
def chapter(db):
    umbrella = OrganisationFactory(name="Paraplyen", email="post@paraply.example.no")
    return OrganisationFactory(
        name="Lokallaget", email="post@lokallag.example.no", phone="00 00 00 09", parent=umbrella
    )


def group(chapter, **fields):
    listing = ListingFactory(organisation=chapter, **{"confirmed_at": TODAY, **fields})
    MeetingFactory(listing=listing)
    return listing


def run() -> list[tuple[list[str], str]]:
    """The daily command; what it sent, without the question whether all is true."""
    mail.outbox.clear()
    call_command("ask_for_confirmation", verbosity=0)
    sent = [(message.to, message.subject.removeprefix("Samme bord: ")) for message in mail.outbox]
    return [one for one in sent if one[1] != "Stemmer dette fortsatt?"]


def started(chapter, **fields):
    starts = {"intake": "oppstart", "intake_starts_on": TODAY - timedelta(days=1)}
    return ClosedListingFactory(organisation=chapter, **{"confirmed_at": TODAY, **starts, **fields})


def test_who_could_not_be_told_that_their_group_has_started_is_told_the_next_day(clock, chapter, settings):
    started(chapter, name="Høstgruppa")
    settings.EMAIL_BACKEND = BROKEN
    run()
    assert list(Notice.objects.failed().values_list("kind", "organisation")) == [("startet", chapter.pk)]
    settings.EMAIL_BACKEND = WORKING
    clock.go(days=1)
    assert run() == [(["post@lokallag.example.no"], "Gruppa har startet")]
    assert "Høstgruppa" in mail.outbox[-1].body
    assert (run(), Notice.objects.failed().count()) == ([], 0)


def test_a_run_that_breaks_off_before_it_sends_leaves_nobody_untold(clock, chapter, monkeypatch):
    started(chapter)

    def breaks_off(**_nothing):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("organisations.confirmation.ask", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            call_command("ask_for_confirmation", verbosity=0)
    assert Listing.objects.get().intake == "stengt"
    assert run() == [(["post@lokallag.example.no"], "Gruppa har startet")]


@pytest.mark.parametrize("status", ["kladd", "nedlagt"])
def test_what_nobody_sees_does_not_start(clock, chapter, status):
    listing = started(chapter, status=status)
    assert run() == []
    listing.refresh_from_db()
    assert listing.intake == "oppstart"


class TestPhoning:
    def test_the_one_above_is_told_whom_to_ring_with_the_numbers_in_one_mail(self, clock, chapter):
        group(chapter, name="Den tause", contact_phone="00 00 00 01", confirmed_at=TODAY - timedelta(days=200))
        group(chapter, name="Uten eget nummer", confirmed_at=TODAY - timedelta(days=250))
        group(chapter, name="Nesten", confirmed_at=TODAY - timedelta(days=199))
        assert run() == [(["post@paraply.example.no"], "Noen bør ringe")]
        body = mail.outbox[-1].body
        said = [text in body for text in ("Den tause", "00 00 00 01", "Uten eget nummer", "00 00 00 09", "Nesten")]
        assert said == [True, True, True, True, False]

    def test_each_silence_is_told_of_once_and_a_new_one_anew(self, clock, chapter):
        listing = group(chapter, confirmed_at=TODAY - timedelta(days=200))
        assert len(run()) == 1
        clock.go(days=10)
        assert run() == []
        lifecycle.confirm([listing], by=None, how=ConfirmedHow.PHONE, today=clock.today)
        clock.go(days=200)
        assert len(run()) == 1

    def test_who_has_been_confirmed_before_the_mail_got_off_is_not_rung(self, clock, chapter, settings):
        listing = group(chapter, confirmed_at=TODAY - timedelta(days=200))
        settings.EMAIL_BACKEND = BROKEN
        run()
        settings.EMAIL_BACKEND = WORKING
        lifecycle.confirm([listing], by=None, how=ConfirmedHow.PHONE, today=TODAY)
        assert (run(), Notice.objects.failed().count()) == ([], 0)

    def test_an_organisation_with_nothing_above_it_is_told_by_nobody(self, clock):
        group(OrganisationFactory(email="post@alene.example.no"), confirmed_at=TODAY - timedelta(days=200))
        assert run() == []


class TestReports:
    def test_owners_are_told_once_that_somebody_has_reported_and_not_what(self, clock, chapter):
        listing = group(chapter, name="Onsdagsgruppa")
        reports.file(listing, kind="tid", text="Hemmelig melding", reply_to="hemmelig@example.no")
        assert run() == [(["post@lokallag.example.no"], "En melding venter")]
        body = mail.outbox[-1].body
        assert ("Onsdagsgruppa" in body, "emmelig" in body) == (True, False)
        assert run() == []
        clock.go(days=1)
        reports.file(listing, kind="sted")
        assert run() == [(["post@lokallag.example.no"], "En melding venter")]

    def test_what_is_settled_and_what_comes_from_the_owners_is_not_told(self, clock, chapter):
        listing = group(chapter)
        reports.settle(reports.file(listing, kind="tid"))
        reports.file(listing, kind="annet", from_owner=True)
        assert run() == []


def test_one_bad_address_among_several_does_not_write_to_the_others_every_day(clock, settings):
    from tests.organisations.staff import member

    chapter = OrganisationFactory()
    member("kari", chapter)
    member("nekt", chapter)
    group(chapter, confirmed_at=TODAY - timedelta(days=150))
    settings.EMAIL_BACKEND = "tests.organisations.broken_mail.RefusesOne"
    for _day in range(3):
        call_command("ask_for_confirmation", verbosity=0)
        clock.go(days=1)
    assert [message.to for message in mail.outbox] == [["kari@example.no"]]
