"""The first page of the staff's side: what needs whom, the way to mend it, and never a word of anyone else's."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisations import completeness, reports
from organisations.desk.branch import Branch
from organisations.desk.freshness import bar, states
from organisations.desk.groups import unfinished
from organisations.desk.page import desk
from organisations.models import (
    ConfirmationRequest,
    DangerAnswer,
    Helpline,
    Invitation,
    Listing,
    Membership,
    Notice,
    Organisation,
    Report,
    Role,
)
from organisations.vocabulary import Form, Status
from selvhjelp.places.models import Municipality
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.staff import EDITS, NATIONAL, enter, enter_as, make_world, member, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
ASKED, RUNG, STALE, EXPIRED = (timedelta(days=days) for days in (150, 200, 240, 365))


@pytest.fixture
def chapter():
    return OrganisationFactory(name="Lokallaget", email="post@lokallag.example.no")


@pytest.fixture
def editor(client, chapter):
    """A browser in which one of the chapter's two editors is logged in."""
    kari = member("kari", chapter)
    member("ola", chapter)
    enter(client, kari.user)
    return client


def group(organisation, *, age=timedelta(0), **fields):
    fields = {"contact_phone": "00 00 00 01", "venue": "Huset", "confirmed_at": TODAY() - age, **fields}
    listing = ListingFactory(organisation=organisation, **fields)
    MeetingFactory(listing=listing)
    return listing


def sections(client) -> dict[str, list[str]]:
    """What the desk says, by the key of its sections."""
    context = client.get("/admin/").context
    return {need.key: [f"{line.text}: {line.what}" for line in need.lines] for need in both(context)}


def both(context):
    return [*context["urgent"], *context["in_time"]]


class TestSections:
    def test_where_all_is_well_it_says_so(self, editor, chapter):
        group(chapter)
        assert "Alt er i orden" in editor.get("/admin/").content.decode()
        assert sections(editor) == {}

    @pytest.mark.parametrize(
        ("age", "said"),
        [
            (149, None),
            (150, "Sist bekreftet for 150 dager siden."),
            (240, "Siden sier «Spør før du drar». Sist bekreftet for 240 dager siden."),
            (365, "Vises ikke lenger. Sist bekreftet for 365 dager siden."),
        ],
    )
    def test_a_group_that_nobody_has_confirmed_for_long_is_to_be_confirmed(
        self, editor, chapter, age, said, time_machine_
    ):
        group(chapter, age=timedelta(days=age), name="Onsdagsgruppa")
        assert sections(editor) == ({"bekreft": [f"Onsdagsgruppa: {said}"]} if said else {})

    def test_a_closed_group_is_asked_of_its_intake(self, editor, chapter, time_machine_):
        fields = {"name": "Lukket", "organisation": chapter, "contact_phone": "00 00 00 01", "intake": "venteliste"}
        MeetingFactory(listing=ClosedListingFactory(confirmed_at=TODAY() - timedelta(days=30), **fields))
        assert sections(editor) == {"bekreft": ["Lukket: Tar dere imot nye? For 30 dager siden sa dere: Venteliste."]}

    def test_a_line_shows_what_one_must_know_to_say_that_it_is_true(self, editor, chapter):
        group(chapter, age=ASKED)
        (need,) = editor.get("/admin/").context["urgent"]
        assert need.lines[0].facts == "hver onsdag kl. 18.00–20.00 · Huset, Tromsø · 00\xa000\xa000\xa001"

    def test_reports_wait_in_the_order_in_which_they_came(self, editor, chapter):
        listing = group(chapter, name="Onsdagsgruppa")
        reports.file(listing, kind="tid", reply_to="hemmelig@example.no")
        Report.objects.update(reported_at=timezone.now() - timedelta(days=9))
        reports.file(listing, kind="sted")
        reports.settle(reports.file(listing, kind="kontakt"))
        waited = "Har ventet i 9 dager, og den som skrev, venter på svar."
        assert sections(editor) == {
            "meldt": [
                f"Onsdagsgruppa: Dagen eller klokka er feil. {waited}",
                "Onsdagsgruppa: Stedet er feil. Kom i dag.",
            ]
        }

    def test_drafts_and_what_lacks_something_say_what_it_is(self, editor, chapter):
        group(chapter, name="Ferdig", status="kladd")
        ListingFactory(name="Halv", status="kladd", organisation=chapter, venue="Huset", contact_phone="00 00 00 01")
        group(chapter, name="Uten telefon", contact_phone="")
        group(chapter, name="Nedlagt", status="nedlagt", contact_phone="")
        assert sections(editor) == {
            "uferdig": [
                "Ferdig: Kladd. Klar til å publiseres.",
                "Halv: Kladd. Legg til når gruppa møtes, eller velg «Etter avtale».",
                "Uten telefon: Skriv en telefon, en e-post eller en nettside, så folk kan spørre.",
            ]
        }

    def test_pauses_that_last_or_lie_ahead_stand_there(self, editor, chapter, time_machine_):
        group(chapter, name="Over", pause_from=date(2026, 7, 1), pause_until=date(2026, 8, 1))
        group(chapter, name="Snart", pause_from=date(2026, 12, 20), pause_until=date(2027, 1, 3))
        group(chapter, name="Uten ende", pause_from=date(2026, 11, 1))
        assert sections(editor) == {
            "pause": [
                "Uten ende: Fra 1. november, uten sluttdato.",
                "Snart: Fra 20. desember til og med 3. januar.",
            ]
        }

    @pytest.mark.parametrize(
        ("others", "said"),
        [
            ([], "Lokallaget: Bare én redaktør. Be en administrator om hjelp."),
            ([{"is_active": False}], "Lokallaget: Bare én redaktør. Be en administrator om hjelp."),
            ([{}], None),
        ],
    )
    def test_an_organisation_has_two_editors_who_can_log_in(self, client, chapter, others, said):
        enter(client, member("kari", chapter).user)
        for number, fields in enumerate(others):
            member(f"en-{number}", chapter, **fields)
        assert sections(client) == ({"redaktorer": [said]} if said else {})

    def test_an_administrator_is_led_to_the_invitation_with_the_organisation_filled_in(self, client, chapter):
        enter(client, member("leder", chapter, Role.ADMINISTRATOR).user)
        (need,) = both(client.get("/admin/").context)
        form = client.get(need.lines[0].url)
        assert form.context["adminform"].form.initial["organisation"] == str(chapter.pk)

    def test_mails_that_could_not_be_sent_stand_there(self, client, chapter, time_machine_):
        leader = member("leder", chapter, Role.ADMINISTRATOR)
        member("ola", chapter)
        enter(client, leader.user)
        listing = group(chapter)
        ConfirmationRequest.objects.create(organisation=chapter, asked_on=date(2026, 11, 21)).listings.set([listing])
        Notice.objects.create(organisation=chapter, kind="startet").listings.set([listing])
        Invitation.objects.create(organisation=chapter, email="ny@example.no", invited_by=leader.user, failed=True)
        to = "Adressen er post@lokallag.example.no."
        assert sections(client) == {
            "epost": [
                f"Lokallaget: «Stemmer dette fortsatt?» kunne ikke sendes 21. november. {to}",
                f"Lokallaget: «Gruppa har startet, og tar ikke imot nye» kunne ikke sendes 22. november. {to}",
                "Lokallaget: Invitasjonen til ny@example.no kunne ikke sendes. Åpne den og lagre for å prøve igjen.",
            ]
        }

    def test_a_group_whose_municipality_is_gone_asks_for_one(self, editor, chapter):
        group(chapter, name="Delt")
        Municipality.objects.filter(code="5501").update(retired_on=date(2026, 1, 1))
        assert sections(editor) == {"kommune": ["Delt: Tromsø finnes ikke lenger. Velg kommune."]}


class TestNational:
    @pytest.fixture
    def national(self, client):
        for name in ("en", "to"):
            user = member(name, None, Role.NATIONAL).user
        enter(client, user)
        DangerAnswer.objects.update(checked_on=TODAY())
        Helpline.objects.update(checked_on=TODAY())
        return client

    @pytest.mark.parametrize(("days", "shown"), [(180, False), (181, True), (None, True)])
    def test_a_helpline_that_nobody_has_checked_for_half_a_year_is_to_be_checked(self, national, days, shown):
        first = Helpline.objects.order_by("pk").first()
        Helpline.objects.filter(pk=first.pk).update(checked_on=days and TODAY() - timedelta(days=days))
        assert [line.partition(": ")[0] for line in sections(national).get("hjelpenumre", [])] == (
            [first.name] if shown else []
        )

    def test_new_organisations_wait_for_an_answer(self, national):
        OrganisationFactory(name="Ny", approval="venter")
        assert sections(national)["godkjenning"] == ["Ny: Ny organisasjon."]

    def test_groups_that_nobody_answers_for_are_theirs(self, national):
        group(OrganisationFactory(), name="Uten noen", age=ASKED)
        group(OrganisationFactory(email="post@example.no"), name="Med adresse", age=ASKED)
        assert [line.partition(":")[0] for line in sections(national)["bekreft"]] == ["Uten noen"]

    def test_nobody_else_is_shown_what_waits_for_them(self, editor):
        OrganisationFactory(name="Ny", approval="venter")
        Helpline.objects.update(checked_on=None)
        assert sections(editor) == {}


class TestUmbrella:
    @pytest.fixture
    def umbrella(self, client):
        umbrella = OrganisationFactory(name="Paraplyen", kind="paraply", email="post@paraply.example.no")
        for name in ("en", "to"):
            user = member(name, umbrella, Role.ADMINISTRATOR).user
        enter(client, user)
        return umbrella

    def below(self, umbrella, name, editors=2, **fields):
        chapter = OrganisationFactory(name=name, parent=umbrella, **fields)
        for number in range(editors):
            member(f"{name}-{number}".lower(), chapter)
        return chapter

    def test_a_chapter_with_editors_or_an_address_confirms_for_itself_and_one_without_is_the_umbrellas(
        self, client, umbrella
    ):
        group(umbrella, name="Egen", age=ASKED)
        group(self.below(umbrella, "Redaktører"), name="Deres", age=ASKED)
        group(self.below(umbrella, "Adresse", 0, email="post@lag.example.no"), name="Spurt", age=ASKED)
        group(self.below(umbrella, "Ingen", 0), name="Foreldreløs", age=ASKED)
        assert sorted(line.partition(":")[0] for line in sections(client)["bekreft"]) == ["Egen", "Foreldreløs"]

    def test_after_two_hundred_days_of_silence_a_chapter_is_rung_with_its_number(self, client, umbrella):
        chapter = self.below(umbrella, "Taust lag", phone="00 00 00 07")
        group(chapter, name="Med eget", age=RUNG)
        group(chapter, name="Med lagets", age=RUNG, contact_phone="", contact_email="gruppa@example.no")
        group(chapter, name="Nesten", age=RUNG - timedelta(days=1))
        (need,) = [one for one in client.get("/admin/").context["urgent"] if one.key == "ring"]
        assert [(line.text, line.phone) for line in need.lines] == [
            ("Med eget", "00 00 00 01"),
            ("Med lagets", "00 00 00 07"),
        ]
        assert 'href="tel:00000007"' in client.get("/admin/").content.decode()

    def test_its_chapters_stand_with_what_troubles_them_those_in_most_need_first(self, client, umbrella):
        well, lonely, old = (
            self.below(umbrella, *chapter) for chapter in (("Bra lag", 2), ("Alene lag", 1), ("Gammelt lag", 2))
        )
        group(well)
        group(lonely)
        for age in (timedelta(0), ASKED, ASKED, STALE, EXPIRED):
            listing = group(old, age=age)
        reports.file(listing, kind="tid")
        chapters = client.get("/admin/").context["umbrella"]["shown"]
        assert [(one.name, one.groups, one.words) for one in chapters] == [
            (
                "Gammelt lag",
                5,
                "1 vises ikke lenger, 1 viser «Spør før du drar», 2 bør bekreftes, 1 melding om feil venter",
            ),
            ("Alene lag", 1, "bare én redaktør"),
            ("Bra lag", 1, ""),
        ]

    def test_the_picture_counts_each_group_once_in_its_month(self, client, umbrella):
        chapter, ages = self.below(umbrella, "Lag"), (0, 29, 30, 149, 150, 239, 240, 364, 365, 900)
        for age in ages:
            group(chapter, age=timedelta(days=age))
        umbrella_context = client.get("/admin/").context["umbrella"]
        columns = umbrella_context["picture"]["columns"]
        counted = {number: column.count for number, column in enumerate(columns) if column.count}
        assert counted == {0: 2, 1: 1, 4: 1, 5: 1, 7: 1, 8: 1, 11: 1, 12: 2}
        assert [columns[number].state.key for number in (0, 4, 5, 7, 8, 11, 12)] == [
            *["fresh"] * 2, *["asked"] * 2, *["stale"] * 2, "gone",
        ]  # fmt: skip
        assert [(part.state.key, part.count) for part in umbrella_context["bar"]] == [
            ("fresh", 4), ("asked", 2), ("stale", 2), ("gone", 2),
        ]  # fmt: skip
        assert umbrella_context["groups"] == len(ages)

    def test_the_picture_is_drawn_without_a_style_of_its_own(self, client, umbrella):
        group(self.below(umbrella, "Lag"))
        html = client.get("/admin/").content.decode()
        assert ("<svg" in html, re.findall(r"<style|\sstyle=|\son[a-z]+=|[xy]=\"\d+,\d", html)) == (True, [])

    def test_who_has_no_chapters_sees_none(self, editor):
        assert editor.get("/admin/").context["umbrella"] is None


@pytest.mark.parametrize("numbers", [[0, 0, 0, 0], [1, 0, 0, 0], [1, 1, 1, 0], [7, 2, 0, 1], [0, 0, 0, 3]])
def test_a_bar_is_shared_out_to_its_end(numbers):
    parts = bar(numbers)
    assert [part.count for part in parts] == [number for number in numbers if number]
    assert [part.state for part in parts] == [state for state, number in zip(states(), numbers, strict=True) if number]
    ends = [part.start + part.length for part in parts]
    assert all(abs(end - part.start) < 0.02 for end, part in zip(ends, parts[1:], strict=False))
    assert not ends or abs(ends[-1] - 100) < 0.02


def test_what_is_incomplete_is_the_same_in_the_database_and_in_python(chapter):
    doors = [{}, {"venue": "Huset"}, {"street_address": "Gata 1"}, {"hides_address": True}]
    asks = [{}, {"contact_phone": "00 00 00 01"}, {"contact_email": "a@example.no"}, {"website": "https://example.no"}]
    for number, (door, ask) in enumerate((door, ask) for door in doors for ask in asks):
        for forms in ([Form.IN_PERSON], [Form.ONLINE]):
            listing = ListingFactory(organisation=chapter, forms=forms, status=[*Status][number % 3], **door, **ask)
            if number % 4 < 2:
                MeetingFactory(listing=listing)
    listings = Listing.objects.exclude(status=Status.CLOSED_DOWN).prefetch_related("meetings")
    wanted = {one for one in listings if completeness.missing(one, meets=bool(one.meetings.all()))}
    assert set(Listing.objects.incomplete()) == wanted
    assert 0 < len(wanted) < len(listings)


class TestWhoSeesWhat:
    @pytest.fixture
    def world(self):
        """Every organisation has something in every section."""
        world = make_world()
        for key, owner in world.organisations.items():
            group(owner, name=f"{key} old", age=EXPIRED)
            group(owner, name=f"{key} draft", status="kladd")
            group(owner, name=f"{key} paused", pause_from=TODAY())
            ConfirmationRequest.objects.create(organisation=owner, asked_on=TODAY())
            Notice.objects.create(organisation=owner, kind="startet")
        Invitation.objects.update(failed=True)
        return world

    @pytest.mark.parametrize("role", [role for role, edits in EDITS.items() if edits])
    def test_nobody_reads_of_foreign_organisations_and_every_line_leads_where_it_is_mended(self, client, world, role):
        enter(client, world.users[role])
        answer = client.get("/admin/")
        html = re.sub(r"<[^>]+>", " ", answer.content.decode().replace(world.users[role].username, ""))
        names = {key for key in world.organisations if re.search(rf"\b{key}\b", html)}
        assert names == EDITS[role]
        links = {line.url for need in both(answer.context) for line in need.lines}
        links |= {need.more_url for need in both(answer.context) if need.more_url}
        assert len(links) >= 5
        assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)

    @pytest.mark.parametrize("role", EDITS)
    def test_a_press_confirms_what_one_edits_and_nothing_else(self, client, world, role):
        enter_as(client, world, role)
        chosen = list(Listing.objects.values_list("pk", flat=True))
        client.post(reverse("admin:confirm_groups"), {"gruppe": chosen, "hvordan": "telefon"})
        confirmed = Listing.objects.filter(confirmed_how="telefon")
        assert {one.organisation.name for one in confirmed} == EDITS[role]
        assert set(confirmed.values_list("status", flat=True)) <= {"publisert"}
        assert {one.confirmed_by for one in confirmed} <= {world.users.get(role)}

    def test_the_national_sections_are_for_national_editors(self, client, world):
        OrganisationFactory(name="Ny", approval="venter")
        found = {}
        for role, user in world.users.items():
            if EDITS[role]:
                enter(client, user)
                found[role] = {"godkjenning", "hjelpenumre", "sider", "fare"} & set(sections(client))
        assert {role for role, keys in found.items() if keys} == NATIONAL


class TestConfirming:
    def test_one_press_confirms_and_says_so(self, editor, chapter):
        listing = group(chapter, name="Onsdagsgruppa", age=ASKED)
        answer = editor.post(reverse("admin:confirm_groups"), {"gruppe": listing.pk, "hvordan": "skjema"}, follow=True)
        assert "Onsdagsgruppa er bekreftet i dag. Takk!" in answer.content.decode()
        listing.refresh_from_db()
        assert (listing.confirmed_at, listing.confirmed_how) == (TODAY(), "skjema")
        assert listing.confirmed_by.username == "kari@example.no"
        assert sections(editor) == {}

    @pytest.mark.parametrize(("groups", "together"), [(1, 0), (2, 2), (10, 10), (11, 0)])
    def test_all_of_one_owner_are_confirmed_with_one_press_when_all_are_shown(self, editor, chapter, groups, together):
        for _number in range(groups):
            group(chapter, age=ASKED)
        (need,) = editor.get("/admin/").context["urgent"]
        assert (len(need.together), need.total) == (together, groups)

    def test_groups_of_several_owners_are_confirmed_one_by_one(self, client, chapter):
        user = member("kari", chapter).user
        Membership.objects.create(user=user, organisation=OrganisationFactory(name="Det andre"))
        for owner in Organisation.objects.all():
            member(f"to-{owner.pk}", owner)
            group(owner, age=ASKED)
        enter(client, user)
        (need,) = client.get("/admin/").context["urgent"]
        assert (need.total, need.together) == (2, [])

    @pytest.mark.parametrize(
        "sent", [{"gruppe": "1 or 1=1"}, {"gruppe": "9" * 40}, {"hvordan": "fil"}, {"hvordan": ""}, {"gruppe": "-1"}]
    )
    def test_nonsense_is_refused(self, editor, chapter, sent):
        listing = group(chapter, age=ASKED)
        answer = editor.post(reverse("admin:confirm_groups"), {"gruppe": listing.pk, "hvordan": "skjema", **sent})
        listing.refresh_from_db()
        assert (answer.status_code, listing.confirmed_at) == (400, TODAY() - ASKED)

    def test_it_takes_a_press_and_the_pages_own_token(self, chapter):
        browser, listing = Client(enforce_csrf_checks=True), group(chapter, age=ASKED)
        enter(browser, member("kari", chapter).user)
        address, said = reverse("admin:confirm_groups"), {"gruppe": listing.pk, "hvordan": "skjema"}
        assert [browser.get(address).status_code, browser.post(address, said).status_code] == [405, 403]
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get("/admin/").content.decode())[1]
        assert browser.post(address, {**said, "csrfmiddlewaretoken": token}).status_code == 302


class TestQueries:
    def fill(self, organisation, number):
        for _one in range(number):
            group(organisation, age=EXPIRED)
            group(organisation, status="kladd")
            group(organisation, pause_from=TODAY())
            reports.file(group(organisation), kind="tid")
            Notice.objects.create(organisation=organisation, kind="startet")

    def asked(self, client) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/admin/").status_code == 200
        return len(queries)

    def test_an_editors_desk_asks_as_much_of_three_as_of_one(self, editor, chapter):
        counts = []
        for number in (1, 2):
            self.fill(chapter, number)
            counts.append(self.asked(editor))
        assert counts == [18, 18]

    def test_an_umbrellas_desk_asks_as_much_of_three_chapters_as_of_one(self, client):
        umbrella = OrganisationFactory(kind="paraply")
        enter(client, member("leder", umbrella, Role.ADMINISTRATOR).user)
        counts = []
        for number in (1, 2):
            for _one in range(number):
                self.fill(OrganisationFactory(parent=umbrella, email="post@lag.example.no"), number)
            counts.append(self.asked(client))
        assert counts == [21, 21]

    def test_a_national_desk_asks_as_much_of_three_as_of_one(self, client):
        enter(client, person("sjef", is_superuser=True))
        counts = []
        for number in (1, 2):
            for _one in range(number):
                self.fill(OrganisationFactory(email="post@lag.example.no"), number)
                OrganisationFactory(approval="venter")
            counts.append(self.asked(client))
        assert counts == [24, 24]


class TestList:
    @pytest.mark.parametrize(
        ("need", "names"),
        [
            ("bekreftes", {"Gammel", "Taus"}),
            ("ringes", {"Taus"}),
            ("meldt", {"Meldt"}),
            ("mangler", {"Uten telefon"}),
            ("pause", {"Pause"}),
            ("tull", {"Gammel", "Taus", "Meldt", "Uten telefon", "Pause", "Bra"}),
        ],
    )
    def test_the_list_of_groups_is_narrowed_to_what_the_desk_counts_of_ones_own(self, editor, chapter, need, names):
        for owner in (chapter, OrganisationFactory()):
            group(owner, name="Gammel", age=ASKED)
            group(owner, name="Taus", age=RUNG)
            reports.file(group(owner, name="Meldt"), kind="tid")
            group(owner, name="Uten telefon", contact_phone="")
            group(owner, name="Pause", pause_from=TODAY())
            group(owner, name="Bra")
        listed = editor.get(reverse("admin:organisations_listing_changelist"), {"trenger": need})
        found = listed.context["cl"].queryset
        assert ({one.name for one in found}, {one.organisation for one in found}) == (names, {chapter})


@pytest.fixture
def time_machine_():
    """Noon on a Sunday in November, far from every season."""
    import time_machine

    with time_machine.travel("2026-11-22 11:00:00+00:00", tick=False):
        yield


def test_the_desk_is_made_from_what_its_owner_edits_alone(chapter):
    """Taken apart from the page: the sections ask `editable_by`, whoever calls them."""
    stranger = person("fremmed", is_staff=True)
    group(chapter, age=EXPIRED)
    assert desk(stranger) == {"urgent": [], "in_time": [], "umbrella": None}
    assert unfinished(Branch.of(stranger)).total == 0
