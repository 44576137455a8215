"""A name or a number of somebody's own: only with their yes, only on the group's page, and gone with one press."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from organisations import confirmation, contacts, lifecycle
from organisations.models import ConfirmationRequest, ContactPerson, Listing, ListingVersion
from organisations.names import names_in
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.staff import EDITS, enter, enter_as, form_of, make_world, member
from tests.site import addresses

pytestmark = pytest.mark.django_db

NAME, PHONE = "Xanthippe", "00 00 98 76"
CANARIES = (NAME, PHONE, "00009876", "98\xa076")
YES = {"consent_text": "Ja, det er greit.", "consented_on": date(2026, 11, 1)}
# The one page on which the name stands, and what only its owners see.
ON_THE_PAGE = {"group_detail", "confirm"}


@pytest.fixture
def chapter():
    return OrganisationFactory(name="Lokallaget", email="post@lokallag.example.no")


@pytest.fixture
def listing(chapter):
    fields = {"contact_role": "Gruppekontakten", "contact_phone": "00 00 00 01", "venue": "Huset"}
    listing = ListingFactory(name="Onsdagsgruppa", organisation=chapter, **fields)
    MeetingFactory(listing=listing)
    return listing


@pytest.fixture
def person(listing):
    return ContactPerson.objects.create(listing=listing, first_name=NAME, phone=PHONE, **YES)


@pytest.fixture
def editor(client, chapter):
    enter(client, member("kari", chapter).user)
    return client


def page_of(listing):
    return f"/gruppe/{listing.slug}/"


def told(answer) -> list[str]:
    """Which of the canaries stand in an answer."""
    text = answer.content.decode("utf-8", "replace")
    return [canary for canary in CANARIES if canary in text]


class TestPage:
    def test_the_name_and_the_number_stand_on_the_groups_page(self, client, listing, person):
        assert told(client.get(page_of(listing))) == [NAME, PHONE, "00009876"]

    def test_who_wants_only_the_number_there_has_only_the_number(self, client, listing, person):
        ContactPerson.objects.update(shows_name=False)
        assert told(client.get(page_of(listing))) == [PHONE, "00009876"]

    def test_it_is_neither_printed_nor_quoted_nor_kept_by_anyone(self, client, listing, person):
        answer = client.get(page_of(listing))
        around = answer.content.decode().split(NAME)[0].rpartition("<p")[2]
        assert ("screen-only" in around, "data-nosnippet" in around) == (True, True)
        assert answer.headers["X-Robots-Tag"] == "noarchive"
        assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))
        assert [header for header in ("ETag", "Last-Modified") if header in answer.headers] == []

    def test_a_page_without_a_person_is_kept_as_ever(self, client, listing):
        assert "no-store" not in client.get(page_of(listing)).headers["Cache-Control"]

    def test_the_one_query_more_is_none(self, client, listing):
        counts = []
        for make in (lambda: None, lambda: ContactPerson.objects.create(listing=listing, first_name=NAME, **YES)):
            make()
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(page_of(listing))
            counts.append(len(queries))
        assert counts[0] == counts[1]

    @pytest.mark.parametrize("fields", [{"status": "kladd"}, {"confirmed_at": date(2024, 1, 1)}])
    def test_the_page_of_a_group_that_is_not_shown_names_nobody(self, client, listing, person, fields):
        Listing.objects.update(**fields)
        assert told(client.get(page_of(listing))) == []


def every_address(listing) -> list[tuple[str, str]]:
    """Every public address there is, about this listing where it is about one: route and path."""
    slugs = [listing.slug, listing.organisation.slug, "troms", "tromso", "norge"]
    found = []
    for route in addresses.routes():
        for slug in slugs if "slug" in route.pattern.converters else [None]:
            try:
                found.append((route.name, reverse(route.name, kwargs={"slug": slug} if slug else None)))
            except NoReverseMatch:
                assert route.name == "confirm"
    (api,) = [one for one in get_resolver().url_patterns if str(one.pattern).startswith("api/")]
    for route in api.url_patterns:
        kwargs = {"slug": listing.slug} if route.pattern.converters else None
        found.append((f"api:{route.name}", reverse(f"api:{route.name}", kwargs=kwargs)))
    return found


class TestEverywhereElse:
    def test_no_other_output_reads_it_and_none_tells_it(self, client, listing, person):
        """Not in lists, feeds, files for programs, PDF, JSON-LD, sitemap: what is not read cannot come out."""
        queries_of = {"q": "Gruppekontakten", "gruppe": listing.slug}
        findings, visited = [], set()
        for route, path in every_address(listing):
            for query in ({}, queries_of):
                cache.clear()
                with CaptureQueriesContext(connection) as queries:
                    answer = client.get(path, query)
                visited |= {route} if answer.status_code == 200 else set()
                reads = any("organisations_contactperson" in one["sql"] for one in queries)
                findings += [(route, reads, told(answer))] if reads or told(answer) else []
        assert {route for route, _reads, _told in findings} == {"group_detail"}
        assert visited >= {"group_list", "group_calendar", "sitemap", "api:groups", "api:group", "api:schema"}
        assert visited >= {"sheet_pdf", "poster"}

    def test_nobody_finds_a_group_by_it(self, client, listing, person):
        answer = client.get("/api/grupper/", {"q": NAME, "ordrett": "1"}).json()
        assert answer["count"] == 0

    @pytest.mark.parametrize("format_name", ["csv", "xlsx"])
    def test_no_file_holds_it(self, listing, person, tmp_path, format_name):
        from django.core.management import call_command

        file = tmp_path / f"ut.{format_name}"
        call_command("export_listings", format=format_name, output=file)
        assert listing.slug in readable(file)
        assert [canary for canary in CANARIES if canary in readable(file)] == []

    def test_no_version_holds_it(self, editor, listing, person):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        editor.post(address, {**form_of(editor.get(address)), "name": "Torsdagsgruppa"})
        assert ListingVersion.objects.count() == 2
        cells = json.dumps(list(ListingVersion.objects.values_list("cells", flat=True)))
        assert [canary for canary in CANARIES if canary in cells] == []

    def test_a_copy_of_the_group_names_nobody(self, editor, listing, person):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        editor.post(address, {**form_of(editor.get(address)), "_saveasnew": "1"})
        assert (Listing.objects.count(), ContactPerson.objects.count()) == (2, 1)

    def test_what_is_declared_public_holds_nothing_of_it(self):
        assert ContactPerson.Disclosure.public == ()
        assert set(ContactPerson.Disclosure.personal) == {"first_name", "phone", "recorded_by"}
        assert "contact_person" not in Listing.Disclosure.public


def readable(file) -> str:
    """The text of a CSV file, or of all parts of an XLSX file."""
    import zipfile

    if not zipfile.is_zipfile(file):
        return file.read_text("utf-8-sig")
    with zipfile.ZipFile(file) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


class TestRemoval:
    def test_one_press_and_the_page_names_nobody(self, editor, listing, person):
        visitor = Client()
        visitor.get(page_of(listing))
        answer = editor.post(reverse("admin:organisations_contactperson_forget", args=[person.pk]), follow=True)
        assert "Navnet og nummeret er borte fra siden til Onsdagsgruppa." in answer.content.decode()
        assert (ContactPerson.objects.count(), told(visitor.get(page_of(listing)))) == (0, [])

    def test_nothing_in_the_whole_database_remembers(self, editor, listing):
        record(editor, listing)
        person = ContactPerson.objects.get()
        change(editor, person, phone="00 00 98 77")
        change(editor, person, phone=PHONE)
        assert remembering(NAME) == {"organisations_contactperson.first_name"}
        editor.post(reverse("admin:organisations_contactperson_forget", args=[person.pk]))
        assert [remembering(text) for text in (NAME, PHONE, "00 00 98 77", contacts.CONSENT)] == [set()] * 4

    def test_the_page_that_is_served_while_the_database_is_away_is_no_older_one_with_the_name(
        self, editor, listing, person, monkeypatch
    ):
        visitor = Client(raise_request_exception=False)
        visitor.get(page_of(listing))
        editor.post(reverse("admin:organisations_contactperson_forget", args=[person.pk]))

        def fail(*args, **kwargs):
            raise OperationalError("connection refused")

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)
        answer = visitor.get(page_of(listing))
        assert (answer.status_code, told(answer)) == (503, [])

    def test_it_stands_in_the_groups_own_form_and_the_form_is_not_stored_by_it(self, editor, listing, person):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        forget = reverse("admin:organisations_contactperson_forget", args=[person.pk])
        html = editor.get(address).content.decode()
        assert (NAME in html, f'formaction="{forget}"' in html) == (True, True)
        editor.post(forget, {**form_of(editor.get(address)), "name": "Ikke lagret"})
        listing.refresh_from_db()
        assert (listing.name, ContactPerson.objects.count()) == ("Onsdagsgruppa", 0)

    def test_a_group_that_is_closed_down_keeps_nobodys_name(self, editor, listing, person):
        lifecycle.close_down(listing, by=None, reason="ferdig", today=timezone.localdate())
        assert ContactPerson.objects.count() == 0

    def test_looking_removes_nothing(self, editor, person):
        assert editor.get(reverse("admin:organisations_contactperson_forget", args=[person.pk])).status_code == 405
        assert ContactPerson.objects.count() == 1

    @pytest.mark.parametrize("role", EDITS)
    def test_nobody_removes_or_records_a_foreign_one(self, client, role):
        world = make_world()
        people = world.contact_people
        enter_as(client, world, role)
        for one in people.values():
            client.post(reverse("admin:organisations_contactperson_forget", args=[one.pk]))
        left = set(ContactPerson.objects.values_list("listing__organisation__name", flat=True))
        assert left == set(people) - EDITS[role]
        ContactPerson.objects.all().delete()
        for one in world.listings.values():
            record(client, one, missing_page=True)
        assert set(ContactPerson.objects.values_list("listing__organisation__name", flat=True)) == EDITS[role]


def remembering(text: str) -> set[str]:
    """The columns of the whole database in which the text stands."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.GeneratedField):
                continue
            values = model._base_manager.values_list(field.attname, flat=True)
            if any(text in str(value) for value in values):
                found.add(f"{model._meta.db_table}.{field.column}")
    found |= {"session" for one in _sessions() if text in json.dumps(one, default=str)}
    return found


def _sessions():
    from django.contrib.sessions.models import Session

    return [session.get_decoded() for session in Session.objects.all()]


def record(client, listing, *, missing_page=False, **said):
    """Fill in the form for a new contact person as a browser would."""
    address = reverse("admin:organisations_contactperson_add")
    page = client.get(address, {"listing": listing.pk})
    form = form_of(page) if page.status_code == 200 or not missing_page else {}
    filled = {"listing": listing.pk, "first_name": NAME, "phone": PHONE, "shows_name": "on", "has_consented": "on"}
    return client.post(address, {**form, **filled, **said})


def change(client, person, **said):
    address = reverse("admin:organisations_contactperson_change", args=[person.pk])
    return client.post(address, {**form_of(client.get(address)), "has_consented": "on", **said})


class TestConsent:
    def test_who_when_and_which_text_are_kept(self, editor, listing):
        record(editor, listing)
        person = ContactPerson.objects.get()
        kept = (person.first_name, person.phone, person.consented_on, person.consent_text, person.recorded_by.username)
        assert kept == (NAME, PHONE, timezone.localdate(), contacts.CONSENT, "kari@example.no")

    def test_the_page_shows_the_text_that_they_say_yes_to(self, editor, listing):
        html = editor.get(reverse("admin:organisations_contactperson_add"), {"listing": listing.pk}).content.decode()
        assert contacts.CONSENT in html

    @pytest.mark.parametrize(
        ("said", "field", "sentence"),
        [
            ({"has_consented": ""}, "has_consented", "Uten et ja kan verken navnet eller nummeret stå her."),
            ({"first_name": "Kari Nordmann"}, "first_name", "Skriv bare ett fornavn, uten etternavn."),
            ({"first_name": "kari@example.no"}, "first_name", "Skriv bare ett fornavn, uten etternavn."),
            ({"first_name": ""}, "first_name", "Skriv svaret her."),
            ({"shows_name": "", "phone": ""}, "shows_name", "Velg at fornavnet skal vises, eller skriv et nummer."),
            ({"phone": "ring meg"}, "phone", "Skriv hele nummeret"),
            ({"consented_on": "2999-01-01"}, "consented_on", "Den dagen har ikke vært ennå."),
        ],
    )
    def test_what_does_not_fit_is_said_beside_the_field_and_not_stored(self, editor, listing, said, field, sentence):
        errors = record(editor, listing, **said).context["adminform"].form.errors
        assert (list(errors), errors[field][0].startswith(sentence)) == ([field], True)
        assert ContactPerson.objects.count() == 0

    def test_a_new_number_needs_a_new_yes(self, editor, person):
        answer = change(editor, person, phone="00 00 98 77", has_consented="")
        assert list(answer.context["adminform"].form.errors) == ["has_consented"]
        change(editor, person, phone="00 00 98 77")
        person.refresh_from_db()
        assert (person.phone, person.consent_text, person.consented_on) == (
            "00 00 98 77",
            contacts.CONSENT,
            timezone.localdate(),
        )

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"consent_text": ""}, "contact_person_has_consent"),
            ({"consented_on": None}, "consented_on"),
            ({"first_name": "Kari Nordmann"}, "contact_person_first_name_alone"),
            ({"first_name": ""}, "contact_person_first_name_alone"),
            ({"shows_name": False, "phone": ""}, "contact_person_shows_something"),
        ],
    )
    def test_the_database_itself_holds_no_name_without_a_yes(self, listing, fields, rule):
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            ContactPerson.objects.create(**{"listing": listing, "first_name": NAME, **YES, **fields})

    def test_the_log_of_the_staff_names_nobody(self, editor, listing, caplog):
        from django.contrib.admin.models import LogEntry

        record(editor, listing)
        person = ContactPerson.objects.get()
        change(editor, person, phone="00 00 98 77")
        editor.post(reverse("admin:organisations_contactperson_delete", args=[person.pk]), {"post": "yes"})
        assert (LogEntry.objects.count(), ContactPerson.objects.count()) == (3, 0)
        assert (remembering(NAME), NAME in caplog.text) == (set(), False)

    def test_who_answers_the_mail_sees_whose_name_stands_there(self, client, chapter, listing, person):
        Listing.objects.update(confirmed_at=timezone.localdate() - timedelta(days=150))
        confirmation.ask(today=timezone.localdate())
        address = reverse("confirm", args=[confirmation.token_for(ConfirmationRequest.objects.get())])
        assert told(client.get(address)) == [NAME, PHONE]


class TestRoles:
    @pytest.mark.parametrize("role", ["Kari", "Ring Kari Nordmann", "Likeperson Ola", "kontakt: ANNE-GRETE"])
    def test_a_name_is_no_role(self, editor, listing, role):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        answer = editor.post(address, {**form_of(editor.get(address)), "contact_role": role})
        errors = answer.context["adminform"].form.errors
        assert (list(errors), "ser ut som et navn" in errors["contact_role"][0]) == (["contact_role"], True)

    def test_nor_is_it_in_a_file(self, chapter, tmp_path):
        from django.core.management import CommandError, call_command

        from tests.organisations.exchange_files import minimal, write_csv

        file = write_csv(tmp_path, minimal(kontakt_rolle="Kari Nordmann"))
        with pytest.raises(CommandError, match="kontakt_rolle"):
            call_command("import_listings", str(file), format="csv", organisation=chapter.slug, verbosity=0)
        assert Listing.objects.count() == 0

    def test_the_roles_of_the_examples_are_no_names(self, settings):
        roles = set()
        for file in (settings.FIXTURES_DIR / "demo").glob("*.csv"):
            rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
            roles |= {row["kontakt_rolle"] for row in rows if row.get("kontakt_rolle")}
        assert len(roles) > 5
        assert [role for role in roles if names_in(role)] == []

    @pytest.mark.parametrize(
        ("fields", "asked"),
        [
            ({"contact_email": "kari.nordmann@example.no"}, ["noens egen e-post"]),
            ({"contact_email": "gruppa@lokallag.example.no"}, []),
            ({"contact_phone": "+47 900 00 000"}, ["noens eget nummer"]),
            ({"contact_phone": "00 00 00 09"}, []),
            ({"name": "Torsdagsgruppa"}, []),
        ],
    )
    def test_what_may_be_somebodys_own_is_asked_about_once_and_stored(self, editor, listing, fields, asked):
        address = reverse("admin:organisations_listing_change", args=[listing.pk])
        for expected in (asked, []):
            answer = editor.post(address, {**form_of(editor.get(address)), **fields}, follow=True)
            said = [str(message) for message in answer.context["messages"] if message.level_tag == "warning"]
            assert [words in text for words, text in zip(expected, said, strict=True)] == [True] * len(expected)
        listing.refresh_from_db()
        assert {name: getattr(listing, name) for name in fields} == fields
