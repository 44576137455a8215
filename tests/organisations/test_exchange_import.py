"""What a file does to the listings, and what it is refused for."""

# Sentences for people stand whole on their lines.
# ruff: noqa: E501

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from organisations.exchange import importing
from organisations.models import Listing, Meeting
from organisations.schedule import parse_meetings
from tests.factories import KARASJOK, TROMSO, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory

from .exchange_files import complaints, export, import_file, minimal, published, write_csv, write_text, write_xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return OrganisationFactory(slug="lokallaget", name="Lokallaget")


def counted(new=0, changed=0, unchanged=0) -> str:
    return f"Lagret: {new} nye, {changed} endret, {unchanged} uendret.\n"


class TestNewListings:
    def test_the_least_that_is_stated_makes_a_draft_of_the_organisation(self, tmp_path, owner):
        assert import_file(write_csv(tmp_path, minimal()), owner) == counted(new=1)
        listing = Listing.objects.get()
        assert (listing.name, listing.organisation, listing.status) == ("Onsdagsgruppa", owner, "kladd")
        assert (listing.slug, listing.sort_key) == ("tromso-1", "onsdagsgruppa")

    def test_it_can_be_saved_in_admin_afterwards(self, tmp_path, owner):
        import_file(write_csv(tmp_path, minimal()), owner)
        Listing.objects.get().full_clean()

    def test_twice_changes_nothing(self, tmp_path, owner):
        file = write_csv(tmp_path, minimal(moter="onsdag 18:00-20:00 ukentlig", tema="sorg", sprak="nb"))
        import_file(file, owner)
        before = list(Listing.objects.values()), list(Meeting.objects.values())
        assert import_file(file, owner) == counted(unchanged=1)
        assert (list(Listing.objects.values()), list(Meeting.objects.values())) == before

    def test_slugs_count_on_from_the_highest_of_the_place_past_those_the_file_states(self, tmp_path, owner):
        ListingFactory(slug="tromso-3")
        rows = [minimal(slug="", navn="a"), minimal(slug="tromso-4", navn="b"), minimal(slug="", navn="c")]
        rows += [minimal(slug="", navn="d", kommune="", form="digital")]
        import_file(write_csv(tmp_path, *rows), owner)
        names = dict(Listing.objects.filter(organisation=owner).values_list("slug", "name"))
        assert names == {"tromso-5": "a", "tromso-4": "b", "tromso-6": "c", "nett-1": "d"}
        assert ListingFactory(slug="").slug == "tromso-7"

    def test_a_slug_that_nobody_has_is_given(self, tmp_path, owner):
        import_file(write_csv(tmp_path, minimal(slug="oslo-77")), owner)
        assert Listing.objects.get().slug == "oslo-77"

    @pytest.mark.parametrize(("access", "intake", "hides"), [("apen", "ledig", False), ("lukket", "samler", True)])
    @pytest.mark.parametrize("cell", [{}, {"skjul_adresse": ""}])
    def test_a_closed_groups_address_is_hidden_unless_its_owner_says_otherwise(
        self, tmp_path, owner, access, intake, hides, cell
    ):
        import_file(write_csv(tmp_path, minimal(tilgang=access, opptak=intake, **cell)), owner)
        assert Listing.objects.get().hides_address is hides

    def test_a_closed_group_may_show_its_address_and_an_open_one_hide_it(self, tmp_path, owner):
        closed = minimal(navn="a", tilgang="lukket", opptak="samler", skjul_adresse="nei")
        import_file(write_csv(tmp_path, closed, minimal(navn="b", skjul_adresse="ja")), owner)
        assert dict(Listing.objects.values_list("name", "hides_address")) == {"a": False, "b": True}

    def test_a_file_without_what_a_new_group_must_state_says_which_columns(self, tmp_path, owner):
        assert complaints(write_csv(tmp_path, {"navn": "a", "kommune": "5501"}), owner) == [
            "Linje 2: Gruppa er ny. Da må fila ha kolonnene tilgang, sammensetning, form, opptak."
        ]


class TestKnownListings:
    def test_only_stated_columns_change_and_an_empty_cell_clears(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, price="Gratis", gift="Kurv", run_by="likeperson")
        MeetingFactory(listing=listing)
        file = write_csv(tmp_path, {"slug": listing.slug, "pris": "", "drift": "", "lokale": "Kafeen"})
        assert import_file(file, owner) == counted(changed=1)
        listing.refresh_from_db()
        assert (listing.price, listing.run_by, listing.venue, listing.gift) == ("", None, "Kafeen", "Kurv")
        assert listing.meetings.count() == 1

    def test_what_is_changed_gets_a_new_date_of_change_and_its_name_a_new_place_in_the_order(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, name="Ås")
        created, updated = listing.created_at, listing.updated_at
        import_file(write_csv(tmp_path, {"slug": listing.slug, "navn": "Bø"}), owner)
        listing.refresh_from_db()
        assert (listing.sort_key, listing.created_at, listing.updated_at > updated) == ("b|", created, True)

    def test_themes_languages_and_meetings_are_replaced_by_what_is_stated(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, themes=["sorg", "skam"], languages=["se"])
        kept = ListingFactory(organisation=owner, themes=["sorg"], languages=["en"])
        MeetingFactory(listing=listing)
        MeetingFactory(listing=kept)
        cells = {"slug": listing.slug, "tema": "alkohol|sorg", "sprak": "", "moter": "mandag 10:00-11:00 ukentlig"}
        import_file(write_csv(tmp_path, cells), owner)
        assert [theme.slug for theme in listing.themes.all()] == ["alkohol", "sorg"]
        assert list(listing.languages.all()) == []
        assert Listing.objects.get(pk=listing.pk).rules == parse_meetings("mandag 10:00-11:00 ukentlig")
        assert (kept.themes.count(), kept.languages.count(), kept.meetings.count()) == (1, 1, 1)

    def test_what_differs_in_form_only_is_unchanged(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, audience=["parorende", "rus"], description="En\r\nto ")
        cells = {"slug": listing.slug, "for": "rus|parorende", "beskrivelse": "En\nto", "kommune": "Romssa"}
        assert import_file(write_csv(tmp_path, cells), owner) == counted(unchanged=1)

    def test_without_slug_it_is_the_one_of_that_name_and_municipality(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, name="Onsdagsgruppa")
        ListingFactory(organisation=owner, name="Onsdagsgruppa", municipality_id=KARASJOK)
        ListingFactory(name="Onsdagsgruppa")
        assert import_file(write_csv(tmp_path, minimal(pris="Gratis")), owner).startswith(counted(changed=1))
        listing.refresh_from_db()
        assert listing.price == "Gratis"

    def test_a_missing_row_is_reported_and_left_alone(self, tmp_path, owner):
        ListingFactory(organisation=owner, slug="tromso-8", name="Igjen")
        ListingFactory(organisation=owner, slug="tromso-9", name="Nedlagt", status="nedlagt")
        ListingFactory(slug="tromso-10", name="En annens")
        assert import_file(write_csv(tmp_path, minimal()), owner) == (
            counted(new=1) + "1 gruppe står ikke i fila. Den er ikke endret:\n  tromso-8 Igjen\n"
        )
        assert Listing.objects.count() == 4

    @pytest.mark.parametrize(
        ("stored", "cells", "hides"),
        [
            ({"hides_address": True}, {"skjul_adresse": ""}, True),
            ({"hides_address": False}, {"skjul_adresse": ""}, False),
            ({"hides_address": False}, {"skjul_adresse": "", "tilgang": "lukket"}, True),
            ({"hides_address": False}, {"tilgang": "lukket"}, False),
            ({"access": "lukket", "hides_address": False}, {"skjul_adresse": ""}, False),
            ({"access": "lukket", "hides_address": True}, {"skjul_adresse": "nei"}, False),
        ],
    )
    def test_silence_never_shows_a_hidden_address(self, tmp_path, owner, stored, cells, hides):
        listing = ListingFactory(organisation=owner, venue="Huset", **stored)
        import_file(write_csv(tmp_path, {"slug": listing.slug, **cells, "pris": "Gratis"}), owner)
        listing.refresh_from_db()
        assert listing.hides_address is hides


class TestOwners:
    def test_an_empty_cell_is_the_organisation_given_and_one_below_it_may_be_named(self, tmp_path, owner):
        chapter = OrganisationFactory(slug="nord", parent=owner)
        rows = [minimal(navn="a", organisasjon=""), minimal(navn="b", organisasjon="nord")]
        import_file(write_csv(tmp_path, *rows), owner)
        assert {each.name: each.organisation for each in Listing.objects.all()} == {"a": owner, "b": chapter}

    def test_a_neighbour_and_the_one_above_are_refused(self, tmp_path, owner):
        OrganisationFactory(slug="nabo", name="Naboen")
        chapter = OrganisationFactory(slug="nord", name="Nord", parent=owner)
        rows = [minimal(navn="a", organisasjon="nabo"), minimal(navn="b", organisasjon="lokallaget")]
        assert complaints(write_csv(tmp_path, *rows), chapter) == [
            "Linje 2, kolonne «organisasjon»: Naboen er ikke Nord og hører heller ikke til der.",
            "Linje 3, kolonne «organisasjon»: Lokallaget er ikke Nord og hører heller ikke til der.",
        ]

    def test_another_organisations_listing_cannot_be_taken_over_by_its_slug(self, tmp_path, owner):
        foreign = ListingFactory(slug="tromso-9", name="En annens")
        assert complaints(write_csv(tmp_path, minimal(slug="tromso-9", navn="Vår")), owner) == [
            "Linje 2: Gruppa «tromso-9» hører til en annen organisasjon."
        ]
        foreign.refresh_from_db()
        assert foreign.name == "En annens"

    def test_with_any_organisation_each_row_names_its_own(self, tmp_path, owner):
        rows = [minimal(navn="a", organisasjon="lokallaget"), minimal(navn="b", organisasjon="")]
        assert complaints(write_csv(tmp_path, *rows)) == [
            "Linje 3, kolonne «organisasjon»: Her må det stå en organisasjon."
        ]
        assert complaints(write_csv(tmp_path, minimal(slug="oslo-1"))) == [
            "Linje 2: En ny gruppe må ha en organisasjon, og kolonnen organisasjon mangler i fila."
        ]
        assert complaints(write_csv(tmp_path, minimal())) == [
            "Linje 2: Uten slug må raden ha navn, og si hvilken organisasjon gruppa hører til."
        ]

    def test_a_listing_moves_to_the_organisation_that_is_stated(self, tmp_path, owner):
        chapter = OrganisationFactory(slug="nord", parent=owner)
        listing = ListingFactory(organisation=owner)
        import_file(write_csv(tmp_path, {"slug": listing.slug, "organisasjon": "nord"}), owner)
        listing.refresh_from_db()
        assert listing.organisation == chapter

    def test_an_organisation_that_does_not_exist_is_named(self, tmp_path):
        with pytest.raises(CommandError, match=r"^Ingen organisasjon har adressen «borte»\.$"):
            call_command("import_listings", write_csv(tmp_path, minimal()), organisation="borte")


class TestErrors:
    """Each says where, what and what to do, and nothing is stored."""

    @pytest.fixture(autouse=True)
    def _nothing_is_stored(self, owner):
        self.known = ListingFactory(organisation=owner, slug="tromso-1", name="Kjent")
        before = list(Listing.objects.values())
        yield
        assert list(Listing.objects.values()) == before

    @pytest.mark.parametrize(
        ("cells", "complaint"),
        [
            ({"organisasjon": "lokalaget"}, "kolonne «organisasjon»: Ingen organisasjon har adressen «lokalaget». Mente du «lokallaget»?"),
            ({"program": "trappa"}, "kolonne «program»: Ingen programmer heter «trappa» her. Mente du «trappen»? Velg blant trappen."),
            ({"kommune": "Tromsö by"}, "kolonne «kommune»: Ingen kommune heter «Tromsö by». Mente du «Tromsø»? Skriv navnet eller nummeret, for eksempel 5501."),
            ({"kommune": "9999"}, "kolonne «kommune»: Ingen kommune har nummeret 9999. Skriv nummeret eller navnet, for eksempel 5501 eller Tromsø."),
            ({"kommune": "Troms"}, "kolonne «kommune»: «Troms» er mer enn én kommune. Skriv hvilken, med navn eller nummer."),
            ({"kommune": "Våler"}, "kolonne «kommune»: «Våler» kan være flere kommuner. Skriv nummeret: 3114 (Våler i Østfold) eller 3419 (Våler i Innlandet)."),
            ({"postnummer": "0000"}, "kolonne «postnummer»: «0000» er ikke et norsk postnummer."),
            ({"postnummer": "0184"}, "kolonne «postnummer»: Postnummer 0184 hører til Oslo. Rett postnummeret eller kommunen."),
            ({"tilgang": "apen", "opptak": "stengt"}, "kolonnene «tilgang» og «opptak»: En åpen gruppe tar alltid imot nye. Velg «Tar imot nye», eller si at gruppa er lukket."),
            ({"audience": ""}, "kolonnene «for» og «sammensetning»: Velg hvem gruppa er for. Bare en gruppe for ulike livsproblemer kan la det stå åpent."),
            (published(sist_bekreftet=""), "kolonnene «status» og «sist_bekreftet»: Skriv når opplysningene sist ble bekreftet."),
            ({"pause_til": "2026-12-24"}, "kolonnene «pause_til» og «pause_fra»: En pause må ha en første dag, og den siste kan ikke komme før den."),
            ({"kontakt_epost": "gruppa"}, "kolonne «kontakt_epost»: Oppgi en gyldig e-postadresse."),
            ({"nettside": "javascript:alert(1)"}, "kolonne «nettside»: Oppgi en gyldig nettadresse."),
            ({"navn": "x" * 121}, "kolonne «navn»: Sørg for at denne verdien har 120 eller færre tegn (den har nå 121)."),
            ({"slug": "Tromsø 1"}, "kolonne «slug»: «Tromsø 1» kan ikke være en adresse. Bruk a–z, sifre og bindestrek, eller la cella stå tom."),
        ],
    )  # fmt: skip
    def test_a_cell_is_named_with_what_to_do(self, tmp_path, owner, cells, complaint):
        ProgrammeFactory(slug="trappen", name="Trappen")
        assert complaints(write_csv(tmp_path, minimal(**cells)), owner) == [f"Linje 2, {complaint}"]

    def test_unknown_themes_and_languages_get_the_nearest_and_all_that_there_are(self, tmp_path, owner):
        theme, language = complaints(write_csv(tmp_path, minimal(tema="alkohl", sprak="nordsamisk")), owner)
        assert theme.startswith(
            "Linje 2, kolonne «tema»: «alkohl» er ikke et av temaene. Mente du «alkohol»? Velg blant alkohol, narkotika,"
        )
        assert language.startswith(
            "Linje 2, kolonne «sprak»: «nordsamisk» er ikke et av språkene. Mente du «se»? Velg blant no, en, se,"
        )

    def test_every_bad_row_is_told_in_the_order_of_the_file(self, tmp_path, owner):
        rows = [minimal(navn="a", postnummer="0184"), minimal(navn="b"), minimal(navn="", postnummer="")]
        rows += [minimal(navn="c", kommune="Atlantis")]
        assert [line.partition(":")[0] for line in complaints(write_csv(tmp_path, *rows), owner)] == [
            "Linje 2, kolonne «postnummer»",
            "Linje 4, kolonne «navn»",
            "Linje 5, kolonne «kommune»",
        ]

    def test_two_stored_listings_of_one_name_must_be_told_apart(self, tmp_path, owner):
        for slug in ("oslo-1", "oslo-2"):
            twin = ListingFactory(organisation=owner, slug=slug, name="Tvilling")
        assert complaints(write_csv(tmp_path, minimal(navn="Tvilling")), owner) == [
            "Linje 2: 2 grupper hos Lokallaget heter «Tvilling» på samme sted. "
            "Skriv i kolonnen slug hvilken du mener: oslo-1, oslo-2."
        ]
        Listing.objects.filter(name=twin.name).delete()

    @pytest.mark.parametrize(
        "rows",
        [
            [{"slug": "tromso-1"}, {"slug": "tromso-1", "navn": "Nytt navn"}],
            [{"slug": "tromso-1", "navn": "Nytt navn"}, {"slug": "", "navn": "Kjent"}],
            [{"slug": "", "navn": "Ny"}, {"slug": "", "navn": "Ny"}],
            [{"slug": "oslo-5", "navn": "Ny"}, {"slug": "", "navn": "Ny"}],
            [{"slug": "tromso-1", "navn": "Ny"}, {"slug": "", "navn": "Ny"}],
        ],
    )
    def test_two_rows_for_one_listing_are_named_both(self, tmp_path, owner, rows):
        assert complaints(write_csv(tmp_path, *[minimal(**cells) for cells in rows]), owner) == [
            "Linje 3: Dette er samme gruppe som på linje 2. Ta bort en av dem, eller skriv hver sin slug."
        ]

    def test_a_workbooks_rows_are_called_rows(self, tmp_path, owner):
        assert complaints(write_xlsx(tmp_path, minimal(), minimal()), owner) == [
            "Rad 3: Dette er samme gruppe som på rad 2. Ta bort en av dem, eller skriv hver sin slug."
        ]

    def test_the_end_of_the_report_counts_and_says_that_nothing_is_stored(self, tmp_path, owner):
        for rows, verdict in (
            ([minimal(navn="")], "Fant 1 feil. Ingenting er lagret. Rett fila og prøv igjen."),
            ([minimal(navn=""), minimal(navn="")], "Fant 2 feil. Ingenting er lagret. Rett fila og prøv igjen."),
        ):
            with pytest.raises(CommandError) as refusal:
                import_file(write_csv(tmp_path, *rows), owner)
            assert str(refusal.value).split("\n")[-1] == verdict

    def test_one_bad_row_keeps_the_good_ones_out(self, tmp_path, owner):
        assert len(complaints(write_csv(tmp_path, minimal(), minimal(navn="b", kommune="")), owner)) == 1


class TestCommand:
    def test_a_dry_run_tells_all_and_stores_nothing(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, slug="tromso-1", name="Kjent", price="Gratis")
        rows = [minimal(slug="tromso-1", navn="Kjent", pris=""), minimal(slug="", navn="Ny", pris="")]
        assert import_file(write_csv(tmp_path, *rows), owner, dry_run=True) == (
            "Prøvekjøring, ingenting er lagret: 1 nye, 1 endret, 0 uendret.\n"
            "Ny: tromso-2 Ny\nEndret: tromso-1 Kjent\n  pris: Gratis → ingenting\n"
        )
        listing.refresh_from_db()
        assert (listing.price, Listing.objects.count()) == ("Gratis", 1)

    def test_relative_dates_are_read_when_asked_for(self, tmp_path, owner):
        file = write_csv(tmp_path, published(sist_bekreftet="-0d"))
        assert complaints(file, owner)[0].startswith("Linje 2, kolonne «sist_bekreftet»: «-0d» er regnet fra i dag")
        import_file(file, owner, relative_dates=True)
        assert Listing.objects.get().confirmed_at == timezone.localdate()

    def test_the_format_is_told_by_the_name_or_must_be_said(self, tmp_path, owner):
        file = write_csv(tmp_path, minimal())
        file.rename(tmp_path / "grupper.txt")
        assert complaints(tmp_path / "grupper.txt", owner) == [
            "Si hvilket format «grupper.txt» har: --format csv eller --format xlsx."
        ]
        assert import_file(tmp_path / "grupper.txt", owner, format="csv") == counted(new=1)

    def test_a_spreadsheets_own_types_are_understood(self, tmp_path, owner):
        cells = minimal(kommune=301, postnummer=184, lat=59.9123, lon=10.75, alder_fra=18, folge=True)
        import_file(write_xlsx(tmp_path, cells | {"sist_bekreftet": date(2026, 9, 2)}), owner)
        listing = Listing.objects.get()
        assert (listing.municipality_id, listing.postal_code_id, listing.age_from) == ("0301", "0184", 18)
        assert (listing.lat, listing.companion, listing.confirmed_at) == (59.9123, True, date(2026, 9, 2))

    @pytest.mark.parametrize("name", ["5501", "Tromsø", "tromso", "Romssa suohkan", "1902", "Tromsø kommune"])
    def test_a_municipality_is_known_by_number_name_and_former_number(self, tmp_path, owner, name):
        import_file(write_csv(tmp_path, minimal(kommune=name)), owner)
        assert Listing.objects.get().municipality_id == TROMSO

    def test_a_file_of_something_else_is_refused_in_one_line(self, tmp_path, owner):
        assert len(complaints(write_text(tmp_path, "Dato;Beløp\n1.1.2026;100\n"), owner)) == 1
        assert len(complaints(write_text(tmp_path, "a" * 10_000_000), owner)) == 1

    def test_the_progress_bar_is_on_stderr_and_only_where_somebody_looks(self, tmp_path, owner, capsys):
        file = write_csv(tmp_path, minimal())
        import_file(file, owner)
        assert capsys.readouterr().err == ""
        import_file(file, owner, progress=True)
        assert "2/2" in capsys.readouterr().err

    def test_a_workbook_is_not_written_to_the_screen(self):
        with pytest.raises(CommandError, match=r"--output grupper\.xlsx"):
            call_command("export_listings", format="xlsx")

    def test_an_export_goes_to_a_file_too(self, tmp_path, owner):
        ListingFactory(organisation=owner)
        call_command("export_listings", format="csv", output=tmp_path / "ut.csv")
        assert (tmp_path / "ut.csv").read_bytes().decode() == export()


@pytest.mark.parametrize(("price", "queries"), [("", 15), ("Gratis", 26)])
def test_many_rows_cost_as_many_queries_as_few(tmp_path, owner, django_assert_num_queries, price, queries):
    def rows(count, price=""):
        cells = {"pris": price, "moter": "etter-avtale", "tema": "sorg", "sprak": "en", "postnummer": "9008"}
        return [minimal(navn=f"{count}-{n}", **cells) for n in range(count)]

    ListingFactory(organisation=owner)
    for count in (2, 400):
        with django_assert_num_queries(27):
            import_file(write_csv(tmp_path, *rows(count)), owner)
        with django_assert_num_queries(queries):
            import_file(write_csv(tmp_path, *rows(count, price)), owner)


def test_a_listing_stored_by_somebody_else_in_between_stops_the_import(tmp_path, owner, monkeypatch):
    planned = importing.make_plan

    def somebody_else_is_faster(*args, **options):
        plan = planned(*args, **options)
        ListingFactory(slug="tromso-1")
        return plan

    monkeypatch.setattr(importing, "make_plan", somebody_else_is_faster)
    assert complaints(write_csv(tmp_path, minimal()), owner) == [
        "Linje 2: Noe ble endret i registeret mens fila ble lest inn (organisations_listing_slug_key). Prøv en gang til."
    ]
    assert [listing.name for listing in Listing.objects.filter(organisation=owner)] == []
