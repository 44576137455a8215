"""One mail for all of an owner's groups, and a link that shows, stores once, and tells nobody anything."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisations import confirmation, lifecycle
from organisations.confirmation import Answer
from organisations.exchange.columns import COLUMNS
from organisations.history.differences import Words
from organisations.history.recording import cells_of
from organisations.models import ConfirmationRequest, Listing, ListingVersion, Report
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.everything import listing_with_everything
from tests.organisations.frozen import FrozenClock
from tests.organisations.staff import form_of, member

pytestmark = pytest.mark.django_db
OLD = date(2026, 6, 25)
TODAY = date(2026, 11, 22)


@pytest.fixture
def clock(monkeypatch):
    return FrozenClock(monkeypatch, datetime(2026, 11, 22, 7))


@pytest.fixture
def chapter(db):
    return OrganisationFactory(name="Lokallaget", email="post@lokallag.example.no")


def group(organisation, **fields):
    listing = ListingFactory(organisation=organisation, **{"confirmed_at": OLD, **fields})
    MeetingFactory(listing=listing)
    return listing


def sent() -> list[tuple[str, list[str]]]:
    return [(message.subject, message.to) for message in mail.outbox]


def link() -> str:
    (address,) = re.findall(r"http\S+/bekreft/\S+", mail.outbox[-1].body)
    return "/bekreft/" + address.split("/bekreft/")[1]


class TestAsking:
    def test_five_groups_are_one_mail_and_the_second_run_sends_none(self, clock, chapter):
        for number in range(5):
            group(chapter, name=f"Gruppe {number}")
        call_command("ask_for_confirmation", verbosity=0)
        call_command("ask_for_confirmation", verbosity=0)
        assert sent() == [("Samme bord: Stemmer dette fortsatt?", ["post@lokallag.example.no"])]
        assert re.findall(r"Gruppe \d", mail.outbox[0].body) == [f"Gruppe {number}" for number in range(5)]

    def test_one_group_that_is_due_brings_the_others_along(self, clock, chapter):
        group(chapter, name="Gammel")
        group(chapter, name="Fersk", confirmed_at=TODAY)
        confirmation.ask(today=TODAY)
        assert ("Gammel" in mail.outbox[0].body, "Fersk" in mail.outbox[0].body) == (True, True)

    def test_what_is_not_shown_is_not_asked_about(self, clock, chapter):
        group(chapter, status="kladd")
        group(chapter, status="nedlagt")
        group(chapter, confirmed_at=date(2025, 11, 22))
        assert (confirmation.ask(today=TODAY).asked, sent()) == (0, [])

    def test_without_an_address_of_its_own_its_editors_are_asked_each_for_themselves(self, clock):
        chapter = OrganisationFactory()
        member("kari", chapter)
        member("ola", chapter)
        member("sluttet", chapter, is_active=False)
        group(chapter)
        confirmation.ask(today=TODAY)
        assert sorted(message.to for message in mail.outbox) == [["kari@example.no"], ["ola@example.no"]]

    def test_without_anybody_the_one_above_is_asked_in_the_same_mail_as_about_its_own(self, clock, chapter):
        orphan = OrganisationFactory(parent=chapter)
        group(orphan, name="Den foreldreløse")
        group(chapter, name="Den egne")
        confirmation.ask(today=TODAY)
        assert len(mail.outbox) == 1
        assert "Den foreldreløse" in mail.outbox[0].body

    def test_a_group_that_nobody_can_be_asked_about_is_told_of(self, clock):
        lost = group(OrganisationFactory())
        assert confirmation.ask(today=TODAY).unreachable == [lost]

    def test_a_mail_that_could_not_be_sent_is_kept_track_of_and_sent_the_next_day(self, clock, chapter, settings):
        group(chapter)
        backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.organisations.broken_mail.Backend"
        assert confirmation.ask(today=TODAY).failed == 1
        assert ConfirmationRequest.objects.failed().count() == 1
        settings.EMAIL_BACKEND = backend
        assert confirmation.ask(today=date(2026, 11, 23)).asked == 1
        assert (ConfirmationRequest.objects.failed().count(), len(mail.outbox)) == (0, 1)

    @pytest.mark.parametrize(
        ("today", "question"), [(date(2026, 6, 1), "Møtes dere i sommer?"), (date(2026, 12, 1), "Møtes dere i jula?")]
    )
    def test_before_summer_and_christmas_the_mail_asks_about_them(self, clock, chapter, today, question):
        group(chapter, confirmed_at=date(2026, 4, 1) if today.month == 6 else date(2026, 9, 1))
        confirmation.ask(today=today)
        assert question in mail.outbox[0].body

    def test_a_mail_that_lets_the_season_pass_asks_about_it_already(self, clock, chapter):
        group(chapter)
        assert confirmation.ask(today=TODAY).asked == 1
        assert "Møtes dere i jula?" in mail.outbox[0].body
        assert confirmation.ask(today=date(2026, 12, 1)).asked == 0

    def test_the_mail_asks_by_name_about_closed_groups_that_have_not_said_whether_they_take_new_people(
        self, clock, chapter
    ):
        for name, said_on in (("Spørres", date(2026, 10, 23)), ("Sagt nylig", date(2026, 10, 24))):
            ClosedListingFactory(
                organisation=chapter, name=name, confirmed_at=said_on, intake="venteliste", intake_confirmed_at=said_on
            )
        starts = {"intake": "oppstart", "intake_starts_on": date(2027, 1, 12), "intake_confirmed_at": OLD}
        ClosedListingFactory(organisation=chapter, name="Starter", confirmed_at=OLD, **starts)
        confirmation.ask(today=TODAY)
        assert re.findall(r"^- (.*): (.*)$", mail.outbox[0].body, re.MULTILINE) == [
            ("Spørres", "Venteliste"),
            ("Starter", "Ny gruppe starter 12. januar 2027"),
        ]

    def test_a_mail_that_could_not_be_sent_is_forgotten_when_nobody_needs_to_be_asked_any_more(
        self, clock, chapter, settings
    ):
        listing = group(chapter)
        settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
        confirmation.ask(today=TODAY)
        lifecycle.confirm([listing], by=None, how="skjema", today=TODAY)
        confirmation.ask(today=TODAY)
        assert ConfirmationRequest.objects.count() == 0

    def test_days_of_a_mail_server_that_is_away_leave_one_question(self, clock, chapter, settings):
        group(chapter)
        settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
        for days in range(3):
            confirmation.ask(today=TODAY + timedelta(days=days))
        assert list(ConfirmationRequest.objects.values_list("asked_on", "failed")) == [(date(2026, 11, 24), True)]

    def test_many_owners_take_as_many_questions_to_the_database_when_nobody_is_due(self, clock):
        counts = []
        for _round in range(2):
            for _number in range(3):
                group(OrganisationFactory(email="post@example.no"), confirmed_at=TODAY)
            with CaptureQueriesContext(connection) as queries:
                confirmation.ask(today=TODAY)
            counts.append(len(queries))
        assert counts == [5, 5]

    def test_a_closed_group_that_has_started_takes_nobody_new_and_its_owner_is_told(self, clock, chapter):
        listing = ClosedListingFactory(
            name="Høstgruppa", organisation=chapter, intake="oppstart", intake_starts_on=date(2026, 11, 21)
        )
        later = ClosedListingFactory(organisation=chapter, intake="oppstart", intake_starts_on=TODAY)
        call_command("ask_for_confirmation", verbosity=0)
        call_command("ask_for_confirmation", verbosity=0)
        listing.refresh_from_db()
        later.refresh_from_db()
        assert (listing.intake, listing.intake_starts_on, later.intake) == ("stengt", None, "oppstart")
        assert sent() == [("Samme bord: Gruppa har startet", ["post@lokallag.example.no"])]
        assert "Høstgruppa" in mail.outbox[0].body


class TestPage:
    @pytest.fixture
    def groups(self, clock, chapter):
        made = [group(chapter, name=f"Gruppe {number}", contact_phone=f"00 00 00 0{number}") for number in range(5)]
        confirmation.ask(today=TODAY)
        return made

    def test_a_chapters_five_groups_take_two_actions_opening_the_link_and_pressing(self, client, groups):
        page = client.get(link())
        assert [phone in page.content.decode() for phone in ("00 00 00 00", "00 00 00 04")] == [True, True]
        client.post(link(), form_of(page))
        stored = Listing.objects.values_list("confirmed_at", "confirmed_how", "confirmed_by")
        assert set(stored) == {(TODAY, "epost", None)}

    def test_looking_changes_nothing(self, client, groups):
        client.get(link())
        client.head(link())
        assert set(Listing.objects.values_list("confirmed_at", flat=True)) == {OLD}

    def test_the_link_is_used_once(self, client, groups, clock):
        form = form_of(client.get(link()))
        answer = client.post(link(), form)
        assert (answer.status_code, answer.headers["Location"]) == (303, link())
        Listing.objects.update(confirmed_at=OLD)
        assert client.post(link(), form).status_code == 409
        assert "Takk, svaret er lagret" in client.get(link()).content.decode()
        assert set(Listing.objects.values_list("confirmed_at", flat=True)) == {OLD}

    def test_who_answers_after_a_colleague_is_told_that_theirs_is_not_stored(self, client, groups):
        form = form_of(client.get(link()))
        client.post(link(), form)
        note = {f"gruppe-{groups[0].pk}-verdict": "nei", f"gruppe-{groups[0].pk}-note": "Døra er flyttet."}
        late = client.post(link(), {**form, **note})
        assert (late.status_code, late["Cache-Control"]) == (409, "no-store, private")
        assert "Det du sendte nå, er ikke lagret." in late.content.decode()
        assert (Report.objects.count(), client.get(link()).status_code) == (0, 200)

    def test_who_answers_in_the_same_moment_as_a_colleague_is_told_too(self, client, groups, monkeypatch):
        form = form_of(client.get(link()))
        monkeypatch.setattr(confirmation, "answer", lambda *args, **kwargs: False)
        assert client.post(link(), form).status_code == 409

    def test_two_presses_at_once_store_one_answer(self, groups):
        (request,) = ConfirmationRequest.objects.all()
        answers = {group.pk: Answer(is_true=True) for group in groups}
        assert confirmation.answer(request, answers, today=TODAY)
        assert not confirmation.answer(request, answers, today=TODAY)

    @pytest.mark.parametrize(("days", "status"), [(30, 200), (31, 410)])
    def test_the_link_lives_for_thirty_days(self, client, groups, clock, days, status):
        address = link()
        clock.go(days=days)
        assert client.get(address).status_code == status

    def test_a_link_that_is_too_old_offers_a_new_one_by_mail_once_a_day(self, client, groups, clock):
        old = link()
        clock.go(days=31)
        assert "Send en ny lenke" in client.get(old).content.decode()
        assert len(mail.outbox) == 1
        for _twice in range(2):
            assert "Vi har sendt en ny lenke" in client.post(old).content.decode()
        assert sent() == [("Samme bord: Stemmer dette fortsatt?", ["post@lokallag.example.no"])] * 2
        assert link() != old
        client.post(link(), form_of(client.get(link())))
        assert set(Listing.objects.values_list("confirmed_at", flat=True)) == {clock.today}

    def test_looking_at_an_old_link_sends_nothing_and_stores_nothing(self, client, groups, clock):
        old = link()
        clock.go(days=31)
        client.get(old)
        client.head(old)
        assert (len(mail.outbox), ConfirmationRequest.objects.count()) == (1, 1)

    def test_a_new_link_that_cannot_be_sent_is_told_of(self, client, groups, clock, settings):
        old = link()
        clock.go(days=31)
        settings.EMAIL_BACKEND = "tests.organisations.broken_mail.Backend"
        assert "Vi fikk ikke sendt en ny nå." in client.post(old).content.decode()
        assert ConfirmationRequest.objects.failed().count() == 1

    def test_a_forged_link_gets_no_new_one(self, client, groups):
        assert client.post("/bekreft/MQ:1vMbQx:abc/").status_code == 404
        assert len(mail.outbox) == 1

    def test_who_says_that_something_is_wrong_reads_what_happens_with_it(self, client, groups):
        form = form_of(client.get(link()))
        wrong = groups[2]
        answer = client.post(link(), {**form, f"gruppe-{wrong.pk}-verdict": "nei"}, follow=True)
        html = answer.content.decode()
        said = [name in html for name in ("Gruppe 2", "Gruppe 1", "Logg inn og rett det", "kan stole på")]
        assert said == [True, False, True, False]

    @pytest.mark.parametrize("token", ["tull", "MQ:1vMbQx:abc"])
    def test_a_forged_link_leads_nowhere(self, client, groups, token):
        assert client.get(f"/bekreft/{token}/").status_code == 404

    def test_a_link_signed_for_something_else_leads_nowhere(self, client, groups):
        from django.core import signing

        (request,) = ConfirmationRequest.objects.all()
        assert client.get(f"/bekreft/{signing.dumps(request.pk, salt='meld-feil')}/").status_code == 404

    def test_nothing_remembers_the_visit(self, client, groups, caplog):
        answer = client.get(link())
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.cookies == {}
        assert link().split("/")[2] not in caplog.text

    def test_what_is_not_true_is_not_confirmed_and_comes_into_the_queue(self, client, groups):
        wrong = groups[2]
        form = form_of(client.get(link()))
        verdict = {f"gruppe-{wrong.pk}-verdict": "nei", f"gruppe-{wrong.pk}-note": "Vi møtes på torsdager nå."}
        client.post(link(), {**form, **verdict})
        assert list(Listing.objects.filter(confirmed_at=OLD)) == [wrong]
        assert list(Report.objects.values_list("listing", "text", "from_owner")) == [
            (wrong.pk, "Vi møtes på torsdager nå.", True)
        ]

    def test_the_same_pause_for_all_but_the_one_with_its_own(self, client, groups):
        form = form_of(client.get(link()))
        shared = {"alle-pause_from": "2026-12-18", "alle-pause_until": "2027-01-03"}
        client.post(link(), {**form, **shared, f"gruppe-{groups[0].pk}-pause_from": "2026-12-10"})
        pauses = list(Listing.objects.order_by("pk").values_list("pause_from", "pause_until"))
        assert pauses == [(date(2026, 12, 10), None), *[(date(2026, 12, 18), date(2027, 1, 3))] * 4]

    def test_a_pause_that_stands_is_shown_kept_changed_and_called_off(self, client, groups):
        pauses = [(date(2026, 12, 18), date(2027, 1, 3))] * 3
        for listing, (first, last) in zip(groups, pauses, strict=False):
            Listing.objects.filter(pk=listing.pk).update(pause_from=first, pause_until=last)
        form = form_of(client.get(link()))
        assert form[f"gruppe-{groups[0].pk}-pause_from"] == ["2026-12-18"]
        changed = {f"gruppe-{groups[1].pk}-pause_until": "2027-01-10"}
        called_off = {f"gruppe-{groups[2].pk}-pause_from": "", f"gruppe-{groups[2].pk}-pause_until": ""}
        client.post(link(), {**form, **changed, **called_off})
        stored = list(Listing.objects.order_by("pk").values_list("pause_from", "pause_until"))
        kept, longer = (date(2026, 12, 18), date(2027, 1, 3)), (date(2026, 12, 18), date(2027, 1, 10))
        assert stored == [kept, longer, (None, None), (None, None), (None, None)]

    def test_a_pause_that_is_over_is_not_asked_about_again(self, client, groups):
        Listing.objects.update(pause_from=date(2026, 7, 1), pause_until=date(2026, 8, 1))
        form = form_of(client.get(link()))
        assert form[f"gruppe-{groups[0].pk}-pause_from"] == [""]
        client.post(link(), form)
        assert set(Listing.objects.values_list("pause_from", "confirmed_at")) == {(date(2026, 7, 1), TODAY)}

    def test_all_that_stands_about_a_group_is_on_the_page(self, client, clock, chapter):
        listing = listing_with_everything(chapter)
        Listing.objects.filter(pk=listing.pk).update(status="publisert", confirmed_at=OLD)
        confirmation.ask(today=TODAY)
        page = " ".join(unescape(re.sub("<[^>]*>", " ", client.get(link()).content.decode())).split())
        version, words = ListingVersion(cells=cells_of(listing)), Words()
        of_the_row = {"slug", "navn", "organisasjon", "status", "sist_bekreftet", "lat", "lon"}
        stated = [column for column in COLUMNS if column.name in version.cells and column.name not in of_the_row]
        assert len(stated) == len(COLUMNS) - len(of_the_row)
        unsaid = [one.name for one in stated if " ".join(words.said(one, version).split()) not in page]
        assert unsaid == []

    def test_a_pause_that_ends_before_it_begins_is_said_and_nothing_is_stored(self, client, groups):
        form = form_of(client.get(link()))
        answer = client.post(link(), {**form, "alle-pause_from": "2027-01-03", "alle-pause_until": "2026-12-18"})
        assert "Den siste dagen kommer før den første." in answer.content.decode()
        assert set(Listing.objects.values_list("confirmed_at", flat=True)) == {OLD}

    def test_a_group_that_has_left_the_organisation_is_not_answered_for(self, client, groups):
        form = form_of(client.get(link()))
        Listing.objects.filter(pk=groups[0].pk).update(organisation=OrganisationFactory())
        client.post(link(), form)
        assert list(Listing.objects.filter(confirmed_at=OLD)) == [groups[0]]


class TestIntake:
    @pytest.mark.parametrize(
        ("before", "said", "after"),
        [
            ("ledig", "nei", "stengt"),
            ("stengt", "ja", "ledig"),
            ("venteliste", "ja", "venteliste"),
            ("samler", "nei", "stengt"),
        ],
    )
    def test_a_closed_group_says_whether_it_takes_new_people(self, client, clock, chapter, before, said, after):
        listing = ClosedListingFactory(organisation=chapter, confirmed_at=OLD, intake=before)
        confirmation.ask(today=TODAY)
        form = form_of(client.get(link()))
        client.post(link(), {**form, f"gruppe-{listing.pk}-takes_new": said})
        listing.refresh_from_db()
        assert (listing.intake, listing.intake_confirmed_at) == (after, TODAY)

    def test_who_says_that_something_is_wrong_has_not_said_that_the_rest_is_right(self, client, clock, chapter):
        listing = ClosedListingFactory(organisation=chapter, confirmed_at=OLD, intake="ledig", intake_confirmed_at=OLD)
        confirmation.ask(today=TODAY)
        form = form_of(client.get(link()))
        client.post(link(), {**form, f"gruppe-{listing.pk}-verdict": "nei"})
        listing.refresh_from_db()
        assert (listing.intake, listing.intake_confirmed_at) == ("ledig", OLD)

    def test_an_open_group_is_not_asked(self, client, clock, chapter):
        listing = group(chapter)
        confirmation.ask(today=TODAY)
        form = form_of(client.get(link()))
        client.post(link(), {**form, f"gruppe-{listing.pk}-takes_new": "nei"})
        listing.refresh_from_db()
        assert listing.intake == "ledig"

    def test_the_same_for_all_closed_groups_but_the_one_that_says_otherwise(self, client, clock, chapter):
        made = [
            ClosedListingFactory(organisation=chapter, confirmed_at=OLD, intake=intake)
            for intake in ("ledig", "venteliste", "stengt")
        ]
        confirmation.ask(today=TODAY)
        form = form_of(client.get(link()))
        client.post(link(), {**form, "alle-takes_new": "nei", f"gruppe-{made[2].pk}-takes_new": "ja"})
        assert list(Listing.objects.order_by("pk").values_list("intake", flat=True)) == ["stengt", "stengt", "ledig"]
        assert set(Listing.objects.values_list("intake_confirmed_at", flat=True)) == {TODAY}

    @pytest.mark.parametrize(("closed", "asked"), [(0, False), (1, False), (2, True)])
    def test_all_are_asked_of_together_only_where_several_are_closed(self, client, clock, chapter, closed, asked):
        group(chapter)
        for _number in range(closed):
            ClosedListingFactory(organisation=chapter, confirmed_at=OLD)
        confirmation.ask(today=TODAY)
        assert ("alle-takes_new" in client.get(link()).content.decode()) is asked
