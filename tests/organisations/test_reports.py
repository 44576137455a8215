"""Anyone may say that something is wrong; nobody can mark a house by it, and nothing tells who it was."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from organisations import lifecycle, reports
from organisations.models import ConfirmedHow, Listing, Report
from tests.factories import ListingFactory
from tests.organisations.frozen import FrozenClock
from tests.organisations.staff import form_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
LONG_AGO = TODAY - timedelta(days=90)


@pytest.fixture
def clock(monkeypatch):
    return FrozenClock(monkeypatch, datetime(2026, 11, 22, 12))


@pytest.fixture
def listing(clock):
    return ListingFactory(name="Onsdagsgruppa", slug="tromso-1", confirmed_at=TODAY - timedelta(days=10))


@pytest.fixture
def send(client, clock, listing):
    """Open the page, wait a little, and send what was filled in."""

    def fill_in(wait=60, **said):
        form = form_of(client.get(address_of(listing)))
        clock.go(seconds=wait)
        return client.post(address_of(listing), {**form, "kind": "tid", **said})

    return fill_in


def address_of(listing):
    return f"/meld-feil/{listing.slug}/"


def test_a_report_comes_into_the_queue_and_the_sender_is_thanked(client, send, listing):
    answer = send(text="De møtes på torsdager.", reply_to="meg@example.no")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/meld-feil/tromso-1/?sendt")
    assert "Takk, meldingen er sendt" in client.get(answer.headers["Location"]).content.decode()
    stored = Report.objects.values_list("listing", "kind", "text", "reply_to", "from_owner")
    assert list(stored) == [(listing.pk, "tid", "De møtes på torsdager.", "meg@example.no", False)]


def test_the_page_says_what_happens_and_remembers_nobody(client, listing):
    answer = client.get(address_of(listing))
    html = answer.content.decode()
    assert "Ikke skriv navn på deltakere. Vi viser aldri det du skriver." in html
    assert answer.cookies == {}
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_was_reported_is_shown_to_no_visitor(client, send, listing):
    send(text="Hemmelig melding", reply_to="hemmelig@example.no")
    addresses = [f"/gruppe/{listing.slug}/", address_of(listing), "/grupper/"]
    assert ["hemmelig" in client.get(one).content.decode().lower() for one in addresses] == [False] * 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": ""}, "Velg hva som er feil."),
        ({"kind": "ingen-der"}, "Skriv hvilken dag du dro dit."),
        ({"kind": "ingen-der", "happened_on": "2026-11-23"}, "Den dagen har ikke vært ennå."),
        ({"kind": "ingen-der", "happened_on": "2025-11-21"}, "Det er mer enn et år siden."),
        ({"text": "http://a.example https://b.example"}, "Skriv uten lenker, eller med én."),
        ({"reply_to": "ikke en adresse"}, "gyldig e-postadresse"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field_and_not_stored(send, said, sentence):
    assert sentence in send(**said).content.decode()
    assert Report.objects.count() == 0


def test_a_robot_that_fills_in_everything_is_thanked_and_forgotten(send):
    assert send(homepage="https://spam.example").status_code == 303
    assert Report.objects.count() == 0


@pytest.mark.parametrize(("wait", "stored"), [(2, 0), (4, 1), (7190, 1), (7210, 0)])
def test_the_form_is_filled_in_by_a_person_within_two_hours(send, wait, stored):
    send(wait=wait)
    assert Report.objects.count() == stored


def test_who_was_too_fast_or_too_slow_loses_nothing_and_sends_again(client, clock, send, listing):
    answer = send(wait=7210, text="De møtes på torsdager.")
    form = form_of(answer)
    assert form["text"] == ["De møtes på torsdager."]
    clock.go(seconds=10)
    assert client.post(address_of(listing), form).status_code == 303


@pytest.mark.parametrize("token", ["", "tull", None])
def test_a_form_without_the_pages_own_token_is_not_stored(client, clock, listing, token):
    if token is None:
        other = ListingFactory(slug="tromso-2", confirmed_at=listing.confirmed_at)
        token = form_of(client.get(address_of(other)))["opened"][0]
    clock.go(seconds=60)
    client.post(address_of(listing), {"kind": "tid", "opened": token})
    assert Report.objects.count() == 0


def test_the_same_words_twice_are_one_report(send):
    send(text="De møtes på  TORSDAGER.")
    send(text="de møtes på torsdager.")
    send(text="De møtes på fredager.")
    assert Report.objects.count() == 2


def test_two_who_say_the_same_and_want_an_answer_both_get_one(send):
    send()
    for address in ("ene@example.no", "andre@example.no", "ANDRE@example.no"):
        send(reply_to=address)
    for report in Report.objects.all():
        reports.settle(report, answer="Takk!")
    assert sorted(message.to for message in mail.outbox) == [["andre@example.no"], ["ene@example.no"]]


def test_the_same_words_come_back_when_the_first_have_been_settled(send):
    send(text="De møtes på torsdager.")
    reports.settle(Report.objects.get())
    send(text="De møtes på torsdager.")
    assert list(Report.objects.order_by("pk").values_list("text", flat=True)) == ["", "De møtes på torsdager."]


def test_the_database_takes_the_same_unsettled_report_once(listing):
    report = reports.file(listing, kind="tid")
    with pytest.raises(IntegrityError, match="report_once"), transaction.atomic():
        Report.objects.create(listing=listing, kind="tid", fingerprint=report.fingerprint)


def test_a_flood_about_one_group_ends(send, settings):
    settings.REPORTS_A_DAY = 3
    for number in range(5):
        assert send(text=f"Melding {number}").status_code == 303
    assert Report.objects.count() == 3


@pytest.mark.parametrize("fields", [{"status": "kladd"}, {"status": "nedlagt"}, {"confirmed_at": date(2025, 11, 22)}])
def test_what_is_not_shown_is_not_reported(client, listing, fields):
    Listing.objects.update(**fields)
    assert client.get(address_of(listing)).status_code == 404


class TestMark:
    def visit(self, listing, day, **fields):
        reports.file(listing, kind="ingen-der", happened_on=day, text=str(day), **fields)
        listing.refresh_from_db()
        return listing.doubted_on

    def test_two_visits_in_vain_on_different_days_mark_a_group_that_nobody_confirms(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        assert self.visit(listing, date(2026, 11, 11)) is None
        assert self.visit(listing, date(2026, 11, 18)) == TODAY

    def test_two_reports_of_the_same_day_do_not(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        reports.file(listing, kind="ingen-der", happened_on=date(2026, 11, 18), text="a")
        assert self.visit(listing, date(2026, 11, 18)) is None

    def test_a_group_that_was_confirmed_lately_is_not_marked_by_itself(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO + timedelta(days=1))
        self.visit(listing, date(2026, 11, 11))
        assert self.visit(listing, date(2026, 11, 18)) is None

    def test_visits_before_the_last_confirmation_do_not_count(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        self.visit(listing, LONG_AGO)
        assert self.visit(listing, date(2026, 11, 18)) is None

    def test_one_more_visit_does_not_mark_again_what_two_have_marked(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        for day in (date(2026, 11, 4), date(2026, 11, 11)):
            self.visit(listing, day)
        clock.go(days=20)
        assert self.visit(listing, date(2026, 12, 9)) == TODAY
        assert not listing.is_doubted(clock.today)
        assert self.visit(listing, date(2026, 12, 10)) == clock.today

    def test_what_an_editor_has_weighed_does_not_mark_again(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        self.visit(listing, date(2026, 11, 4))
        reports.unmark(listing)
        assert self.visit(listing, date(2026, 11, 11)) is None
        assert self.visit(listing, date(2026, 11, 18)) == TODAY

    def test_what_the_owners_say_themselves_does_not_mark(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        self.visit(listing, date(2026, 11, 11), from_owner=True)
        assert self.visit(listing, date(2026, 11, 18)) is None

    def test_other_reports_never_mark(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        for number in range(5):
            reports.file(listing, kind="nedlagt", text=f"Melding {number}")
        listing.refresh_from_db()
        assert listing.doubted_on is None

    def test_the_page_is_marked_for_fourteen_days(self, client, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO)
        reports.mark(listing, today=TODAY)
        listing.refresh_from_db()
        assert [listing.is_doubted(TODAY + timedelta(days=days)) for days in (0, 13, 14)] == [True, True, False]
        html = client.get(f"/gruppe/{listing.slug}/").content.decode()
        assert "Noen har sagt fra om at noe kan være feil her. Spør før du drar." in html

    def test_a_confirmation_takes_the_mark_away(self, clock):
        listing = ListingFactory(confirmed_at=LONG_AGO, doubted_on=TODAY)
        lifecycle.confirm([listing], by=None, how=ConfirmedHow.MAIL, today=TODAY)
        listing.refresh_from_db()
        assert listing.doubted_on is None


class TestSettling:
    @pytest.fixture
    def report(self, listing):
        return reports.file(listing, kind="tid", text="Jeg så Kari der", reply_to="meg@example.no")

    def test_an_answer_is_sent_and_then_everything_is_forgotten(self, report):
        assert reports.settle(report, answer="Takk, det er rettet.")
        (message,) = mail.outbox
        assert (message.to, "Takk, det er rettet." in message.body) == (["meg@example.no"], True)
        report.refresh_from_db()
        assert (report.text, report.reply_to, report.settled_at is None) == ("", "", False)

    def test_without_an_answer_nothing_is_sent(self, report):
        reports.settle(report)
        assert mail.outbox == []

    def test_an_answer_that_cannot_be_sent_leaves_the_report_as_it_was(self, report, settings):
        settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
        assert not reports.settle(report, answer="Takk!")
        report.refresh_from_db()
        assert (report.reply_to, report.settled_at) == ("meg@example.no", None)

    def test_what_nobody_settles_is_forgotten_after_ninety_days(self, report, clock):
        assert reports.forget_old(today=TODAY + timedelta(days=89)) == 0
        assert reports.forget_old(today=TODAY + timedelta(days=90)) == 1
        report.refresh_from_db()
        assert (report.text, report.reply_to, report.settled_at) == ("", "", None)


def test_no_address_reaches_the_log_when_mail_fails(listing, settings, capsys, caplog):
    settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
    report = reports.file(listing, kind="tid", reply_to="meg@example.no")
    reports.settle(report, answer="Takk!")
    assert ("failed=OSError" in caplog.text, "@" in caplog.text) == (True, False)
