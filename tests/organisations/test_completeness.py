"""Only a group with all that a visitor needs stands on the site, whichever way it is published."""

from datetime import date

import pytest
from django.core.management import CommandError
from django.urls import reverse

from organisations.history.recording import keep
from organisations.history.restoring import RestoreGap, restore
from organisations.models import Listing
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.exchange_files import complaints, import_file, published, write_csv
from tests.organisations.staff import enter, person

pytestmark = pytest.mark.django_db

MEET = "Legg til når gruppa møtes, eller velg «Etter avtale»."
ASK = "Skriv en telefon, en e-post eller en nettside, så folk kan spørre."
DOOR = "Skriv gateadressen eller navnet på lokalet, eller velg «Skjul adressen»."
APPROVAL = "Organisasjonen venter på godkjenning. Til da kan du lagre gruppa som kladd."
ONLY_A_DRAFT = "Uten dette kan status bare være kladd."


@pytest.fixture
def owner():
    return OrganisationFactory(slug="lokallaget")


@pytest.fixture
def editor():
    return person("kari", is_superuser=True)


def complete(**fields) -> Listing:
    given = {"contact_email": "gruppa@example.no", "venue": "Huset", "name": "Nå", **fields}
    listing = ListingFactory(**given)
    MeetingFactory(listing=listing)
    return listing


class TestFile:
    @pytest.mark.parametrize(
        ("empty", "column", "sentence"),
        [("moter", "moter", MEET), ("kontakt_epost", "kontakt_telefon", ASK), ("lokale", "adresse", DOOR)],
    )
    def test_a_published_row_that_lacks_something_is_refused_with_line_column_and_reason(
        self, tmp_path, owner, empty, column, sentence
    ):
        file = write_csv(tmp_path, published(navn="Hel"), published(navn="Mangler", **{empty: ""}))
        assert complaints(file, owner) == [f"Linje 3, kolonne «{column}»: {sentence} {ONLY_A_DRAFT}"]
        assert Listing.objects.count() == 0

    def test_the_same_row_comes_in_as_a_draft(self, tmp_path, owner):
        row = published(moter="", kontakt_epost="", lokale="", status="kladd")
        import_file(write_csv(tmp_path, row), owner)
        assert Listing.objects.get().status == "kladd"

    @pytest.mark.parametrize("approval", ["venter", "avslatt"])
    def test_nothing_of_an_organisation_without_approval_is_published(self, tmp_path, approval):
        owner = OrganisationFactory(approval=approval, approval_reason="Nei")
        (complaint,) = complaints(write_csv(tmp_path, published()), owner)
        assert complaint == f"Linje 2, kolonne «organisasjon»: {APPROVAL} {ONLY_A_DRAFT}"

    def test_a_draft_that_lacks_something_is_not_published_by_its_status_alone(self, tmp_path, owner):
        draft = ListingFactory(organisation=owner, status="kladd", venue="Huset", contact_phone="00 00 00 01")
        file = write_csv(tmp_path, {"slug": draft.slug, "status": "publisert"})
        assert complaints(file, owner) == [f"Linje 2, kolonne «moter»: {MEET} {ONLY_A_DRAFT}"]
        MeetingFactory(listing=draft)
        import_file(file, owner)
        draft.refresh_from_db()
        assert draft.status == "publisert"

    def test_what_is_shown_may_not_lose_what_a_visitor_needs(self, tmp_path, owner):
        listing = complete(organisation=owner)
        with pytest.raises(CommandError, match="så folk kan spørre"):
            import_file(write_csv(tmp_path, {"slug": listing.slug, "kontakt_epost": ""}), owner)

    def test_an_old_gap_does_not_keep_anyone_from_mending_something_else(self, tmp_path, owner):
        listing = ListingFactory(organisation=owner, contact_phone="00 00 00 01")
        import_file(write_csv(tmp_path, {"slug": listing.slug, "navn": "Nytt navn"}), owner)
        assert Listing.objects.get().name == "Nytt navn"
        with pytest.raises(CommandError, match="så folk kan spørre"):
            import_file(write_csv(tmp_path, {"slug": listing.slug, "kontakt_telefon": ""}), owner)


class TestRestoring:
    @pytest.fixture
    def listing(self):
        """On the site, complete now; its first version had nobody to ask."""
        listing = complete(contact_email="", name="Før")
        keep([listing])
        Listing.objects.filter(pk=listing.pk).update(contact_email="gruppa@example.no", name="Nå")
        keep([listing])
        return Listing.objects.get(pk=listing.pk)

    def test_a_version_that_lacks_something_does_not_come_back_to_the_site(self, listing, editor):
        with pytest.raises(RestoreGap) as fault:
            restore(listing.versions.get(number=1), by=editor)
        assert fault.value.sentences == [ASK]
        listing.refresh_from_db()
        assert (listing.name, listing.versions.count()) == ("Nå", 2)

    def test_it_comes_back_as_a_draft(self, listing, editor):
        restore(listing.versions.get(number=1), by=editor, as_draft=True)
        listing.refresh_from_db()
        assert (listing.name, listing.contact_email, listing.status) == ("Før", "", "kladd")
        assert listing.versions.latest("number").cells["status"] == "kladd"

    def test_what_is_closed_down_stays_so_when_it_is_asked_for_as_a_draft(self, listing, editor):
        Listing.objects.update(status="nedlagt", closed_on=date(2026, 11, 1), closed_reason="for-fa")
        restore(listing.versions.get(number=1), by=editor, as_draft=True)
        listing.refresh_from_db()
        assert listing.status == "nedlagt"

    def test_a_draft_gets_any_version_back(self, listing, editor):
        Listing.objects.update(status="kladd")
        restore(listing.versions.get(number=1), by=editor)
        listing.refresh_from_db()
        assert (listing.name, listing.status) == ("Før", "kladd")

    def test_the_page_says_what_is_missing_and_offers_the_draft(self, client, listing, editor):
        enter(client, editor)
        address = reverse("admin:organisations_listing_restore", args=[listing.pk, 1])
        answer = client.post(address)
        listing.refresh_from_db()
        assert (answer.status_code, answer.context["sentences"], listing.name) == (200, [ASK], "Nå")
        assert ASK in answer.content.decode()
        client.post(address, {"as_draft": "1"})
        listing.refresh_from_db()
        assert (listing.name, listing.status) == ("Før", "kladd")
        assert client.get(f"/gruppe/{listing.slug}/").status_code == 404
