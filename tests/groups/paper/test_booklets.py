"""Booklets: every published group where it belongs or with the reason why not, in one tagged PDF with bookmarks."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command

from groups.paper.booklet import shelf
from organisations.models import Listing, Organisation
from tests.factories import (
    KARASJOK,
    OSLO,
    ClosedListingFactory,
    ListingFactory,
    MeetingFactory,
    OrganisationFactory,
)
from tests.groups.paper import pdf
from tests.site.directory import SECRET_STREET, SECRET_VENUE, make_directory

pytestmark = pytest.mark.django_db
FORMATS = {"a4": "(A4)", "a5": "419.5"}
TROMS, FINNMARK = "55", "56"


def made(area, format="a4", language="nb"):
    call_command("make_booklets", area, format=format, language=language, verbosity=0)
    return shelf.path_of(area, format, language).read_bytes()


def chapters(booklet):
    """The words of each page, by the chapter that has begun last, as the bookmarks tell."""
    return [pdf.text(booklet, page=number) for number in range(1, pdf.pages(booklet) + 1)]


# ---- every group -----------------------------------------------------------------------------------------------------


@pytest.fixture
def country():
    """Groups of every kind in three counties and on the net."""
    make_directory()
    for number in range(12):
        for code in (OSLO, KARASJOK):
            listing = ListingFactory(name=f"Gruppa nummer {code}{number} her", municipality_id=code)
            MeetingFactory(listing=listing, weekday=("mandag", "fredag")[number % 2])
    ListingFactory(name="Uten tid i det hele tatt", municipality_id=OSLO)
    ListingFactory(name="Bekreftet for tidlig", confirmed_at=date.today() + timedelta(3))
    ListingFactory(name="Aldri bekreftet av noen", confirmed_at=date.today() - timedelta(500))


def unspaced(words):
    """A line may end after a hyphen."""
    return "".join(words.split())


def body(words):
    """Without the list from A to Å, which names all groups again."""
    return words.rpartition("Fra A til Å")[0]


@pytest.mark.parametrize("format", FORMATS)
def test_every_published_group_is_in_the_country_s_booklet_or_it_says_why_not(country, format):
    words = body(pdf.text(made("norge", format)))
    current = set(Listing.objects.current(date.today()).values_list("slug", flat=True))
    for listing in Listing.objects.published():
        address = f"{settings.SITE_URL.partition('://')[2]}/gruppe/{listing.slug}"
        printed = len(re.findall(rf"{re.escape(address)}(?![\w-])", words))
        assert (unspaced(listing.name) in unspaced(words), printed) == (True, int(listing.slug in current)), (
            listing.slug
        )
    left_out = words.rpartition("Ikke med i heftet")[2]
    for listing in Listing.objects.published().exclude(slug__in=current):
        assert re.search(rf"{listing.name}, Tromsø( \(EKSEMPEL\))? (Ingen har|Dagen den skal)", left_out)


@pytest.mark.parametrize(("area", "code"), [("troms", TROMS), ("finnmark", FINNMARK), ("oslo", "03")])
def test_a_county_s_booklet_has_its_own_groups_and_those_that_meet_nowhere(country, area, code):
    words = body(pdf.text(made(area)))
    for listing in Listing.objects.current(date.today()).select_related("municipality"):
        belongs = listing.municipality is None or listing.municipality.county_id == code
        assert (f"/gruppe/{listing.slug} " in words + " ") is belongs, listing.slug


def test_what_is_not_published_is_not_in_it(country):
    words = pdf.text(made("norge"))
    assert "Hemmelig kladd" not in words
    refused = OrganisationFactory(name="Avslått forening", approval=Organisation.Approval.WAITING)
    ListingFactory(name="Hos en som venter", organisation=refused)
    words = pdf.text(made("norge"))
    assert [name for name in ("Hos en som venter", "Avslått forening") if name in words] == []


def test_a_hidden_address_is_on_no_page(country):
    words = pdf.text(made("troms"))
    assert [secret for secret in (SECRET_STREET, SECRET_VENUE, "Ring på hos", "Skjult") if secret in words] == []


def test_a_group_stands_under_its_municipality_and_its_weekday():
    for place, name, day in ((KARASJOK, "Den nordlige", "onsdag"), ("5601", "Kystgruppa", "mandag")):
        MeetingFactory(listing=ListingFactory(name=name, municipality_id=place), weekday=day)
    words = body(pdf.text(made("finnmark"))).partition("Et kontaktpunkt forteller")[2]
    names = re.compile(r"\b(Karasjok Kárášjohka|Mandag|Onsdag|Kystgruppa|Den nordlige)\b")
    assert names.findall(words) == ["Mandag", "Kystgruppa", "Karasjok Kárášjohka", "Onsdag", "Den nordlige"]


def test_a_group_with_several_days_stands_in_full_once_and_is_pointed_to():
    listing = ListingFactory(slug="several", name="Flere dager")
    MeetingFactory(listing=listing, weekday="torsdag")
    MeetingFactory(listing=listing, weekday="mandag")
    words = body(pdf.text(made("troms")))
    assert words.count("/gruppe/several") == 1
    assert words.index("Mandag") < words.index("/gruppe/several") < words.index("18.00 Flere dager, se mandag")


def test_what_comes_first_in_the_day_stands_first():
    for hour in (19, 10, 18):
        MeetingFactory(listing__name=f"Klokka {hour}", starts_at=f"{hour}:00", ends_at=f"{hour}:45")
    assert re.findall(r"Klokka (\d+) Åpent", body(pdf.text(made("troms")))) == ["10", "18", "19"]


def test_a_closed_group_has_the_way_in_and_no_date():
    starts = date.today() + timedelta(40)
    listing = ClosedListingFactory(slug="shut", name="Lukket krets", intake="ledig")
    MeetingFactory(listing=listing, frequency="annet", weekday=None, dates=[starts])
    words = body(pdf.text(made("troms")))
    entry = words.partition("Lukket krets")[2].partition("/gruppe/shut")[0]
    assert "Ta kontakt." in entry
    assert re.findall(r"\b\d{1,2}\. (?!november 2026|oktober 2026)[a-z]+", entry.partition("Bekreftet")[0]) == []


def test_an_open_group_without_a_rhythm_has_its_next_dates():
    day = date.today() + timedelta(10)
    MeetingFactory(listing__name="Noen ganger", frequency="annet", weekday=None, dates=[day])
    assert f"{day.day}. " in pdf.text(made("troms")).partition("Noen ganger")[2][:200]


def test_a_cancelled_meeting_is_named_where_somebody_might_come():
    wednesday = date.today() + timedelta((2 - date.today().weekday()) % 7 + 7)
    MeetingFactory(listing__name="Avlyser litt", cancelled_dates=[wednesday])
    assert f"Ikke møte {wednesday.day}. " in pdf.text(made("troms"))


# ---- what else is in it ----------------------------------------------------------------------------------------------


def test_it_begins_with_what_it_is_and_the_day(country):
    first, contents = chapters(made("troms"))[:2]
    assert "Selvhjelpsgrupper i Troms" in first
    assert f"{date.today().day}. " in first
    assert str(date.today().year) in first
    assert re.search(
        r"Innhold.*Slik virker gruppene.*Organisasjonene.*Kontaktpunkter.*Troms.*Tromsø.*Fra A til Å", contents
    )


@pytest.mark.parametrize("format", FORMATS)
def test_pages_of_the_contents_and_of_the_list_are_where_things_stand(country, format):
    booklet = made("finnmark", format)
    by_page = chapters(booklet)
    contents = re.search(r"Karasjok[ .]*(\d+)", by_page[1])
    assert "Karasjok Kárášjohka" in by_page[int(contents[1]) - 1]
    listed = " ".join(by_page).rpartition("Fra A til Å")[2]
    for name in (f"Gruppa nummer {KARASJOK}3 her", f"Gruppa nummer {KARASJOK}10 her"):
        page = re.search(rf"{name}, Karasjok (\d+)", listed)
        assert name in by_page[int(page[1]) - 1]
    for other in ("Karasjok", "Kárášjohka"):
        assert re.search(rf"{other} {contents[1]}\b", listed)


def test_each_number_of_the_list_stands_at_the_right_edge_of_its_column():
    owner = OrganisationFactory(name="Laget")
    for length in range(10, 50):
        ListingFactory(name=f"Gruppa {'x' * length} y", organisation=owner, municipality_id=OSLO)
    booklet = made("oslo", "a5")
    page = max(number for number, text in enumerate(chapters(booklet), start=1) if "Fra A til Å" in text)
    edges = pdf.right_edges(booklet, r"\d\d?", page=page)
    # One edge for each column; the number of the page stands at the second.
    assert (sum(edges.values()) > 40, len(edges)) == (True, 2)


def test_the_list_is_in_norwegian_order():
    for name in ("Ørnen", "Åsgruppa", "Zenit", "Ærlig talt", "Ankeret"):
        MeetingFactory(listing__name=name)
    listed = pdf.text(made("troms")).rpartition("Fra A til Å")[2]
    assert re.findall(r"(\w+(?: talt)?), Tromsø", listed) == ["Ankeret", "Zenit", "Ærlig talt", "Ørnen", "Åsgruppa"]


def test_organisations_stand_as_a_tree_with_those_above_and_their_former_names():
    top = OrganisationFactory(name="Hele landet", kind="paraply", former_names=["Gamle landet"])
    chapter = OrganisationFactory(name="Laget i nord", parent=top, phone="00 00 00 33")
    OrganisationFactory(name="Et annet lag", parent=top)
    MeetingFactory(listing__organisation=chapter)
    words = pdf.text(made("troms")).partition("Organisasjonene Hele")[2]
    assert words.startswith(" landet Tidligere Gamle landet Laget i nord 00 00 00 33 1 gruppe i heftet")
    assert "Et annet lag" not in words


def test_contact_points_stand_by_municipality(country):
    words = pdf.text(made("finnmark"))
    assert "Karasjok Kontaktpunkt – eksempel · 00 00 00 02" in words
    assert re.search(r"Uten eget kontaktpunkt: [^.]*Alta", words)


def test_municipalities_without_a_group_are_named():
    MeetingFactory(listing__municipality_id=KARASJOK)
    assert re.search(r"Her kjenner vi ingen gruppe som møtes: Alta, .*Vadsø", pdf.text(made("finnmark")))


def test_an_empty_directory_gives_a_booklet_all_the_same():
    words = pdf.text(made("finnmark"))
    assert "0 grupper" in words
    assert "Slik virker gruppene" in words


@pytest.mark.parametrize(("language", "words"), [("nb", "EKSEMPEL"), ("nn", "DØME"), ("en", "EXAMPLE")])
@pytest.mark.parametrize("format", FORMATS)
def test_every_page_says_that_it_shows_something_invented(country, format, language, words):
    pages = chapters(made("troms", format, language))
    assert [number for number, page in enumerate(pages, start=1) if words not in page] == []


def test_a_booklet_of_real_groups_speaks_of_no_example():
    MeetingFactory()
    assert "EKSEMPEL" not in pdf.text(made("troms"))


# ---- the file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_is_for_all_readers_with_its_fonts_in_it(country, format, language):
    booklet = made("troms", format, language)
    assert pdf.is_for_all_readers(booklet)
    assert {embedded for _name, embedded in pdf.fonts(booklet)} == {"yes"}
    assert FORMATS[format] in pdf.info(booklet)["Page size"]
    assert f"/Lang({language})".encode() in booklet


def test_what_editors_wrote_is_read_aloud_in_norwegian_in_an_english_booklet():
    MeetingFactory(listing__languages=["en"])
    # An English group is told of in English, but not the organisation behind it.
    assert made("troms", language="en").count(b"/Lang(nb)") == 1
    MeetingFactory(listing__organisation=Listing.objects.get().organisation)
    assert made("troms", language="en").count(b"/Lang(nb)") > 1
    assert b"/Lang(en)" in made("troms")


def test_a_hidden_place_and_a_group_on_the_net_are_whole_sentences():
    MeetingFactory(listing=ClosedListingFactory(name="Skjult"))
    MeetingFactory(listing__municipality_id=None, listing__forms=["digital"])
    words = pdf.text(made("troms"))
    assert "Tromsø. Du får adressen når du tar kontakt." in words
    assert "På nett. Spør om lenka før møtet." in words


def test_a_small_booklet_folds_from_whole_sheets(country):
    assert pdf.pages(made("finnmark", "a5")) % 4 == 0


def test_its_code_leads_to_the_page_of_the_same_groups(country):
    assert pdf.qr_codes(made("troms")) == {f"{settings.SITE_URL}/fylke/troms/"}
    assert pdf.qr_codes(made("norge", language="nn")) == {f"{settings.SITE_URL}/nn/"}
