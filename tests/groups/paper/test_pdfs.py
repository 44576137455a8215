"""Sheets, posters and cards as PDF: for every reader, on one page, with what one must know and nothing hidden."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache

from groups.presentation.sheet import MOST_GROUPS
from organisations.models import Listing
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory
from tests.groups.paper import pdf
from tests.site.directory import LONG, SECRET_STREET, SECRET_VENUE, make_directory

pytestmark = pytest.mark.django_db
CHOSEN = ["open", "closed", "hidden", "starts", "digital", "long"]
EXAMPLE = {"": "EKSEMPEL – denne gruppa finnes ikke", "/nn": "DØME – denne gruppa finst ikkje",
           "/en": "EXAMPLE – this group does not exist"}  # fmt: skip
ADDRESSES = [f"/utskrift.pdf?gruppe={'&gruppe='.join(CHOSEN)}", "/plakat/open.pdf", "/plakat/closed.pdf",
             "/kort.pdf", "/kort/open.pdf"]  # fmt: skip
every_paper = pytest.mark.parametrize(
    "address", ADDRESSES, ids=["sheet", "poster", "closed poster", "card", "own card"]
)
every_language = pytest.mark.parametrize("prefix", EXAMPLE, ids=["nb", "nn", "en"])


@pytest.fixture
def directory():
    return make_directory()


@pytest.fixture
def get(client, directory):
    def got(address):
        response = client.get(address)
        assert response.status_code == 200, response.content.decode()
        return response.content

    return got


# ---- every kind ----------------------------------------------------------------------------------------------------


@every_paper
@every_language
def test_it_is_one_page_for_all_readers_with_its_fonts_in_it(get, prefix, address):
    made = get(prefix + address)
    assert (pdf.is_for_all_readers(made), pdf.pages(made)) == (True, 1)
    assert {embedded for _name, embedded in pdf.fonts(made)} == {"yes"}
    assert pdf.info(made)["Page size"].endswith("(A4)")


@every_paper
@every_language
def test_what_is_invented_says_so(get, prefix, address):
    is_about_no_group = address == "/kort.pdf"
    assert (EXAMPLE[prefix] in pdf.text(get(prefix + address))) is not is_about_no_group


@every_paper
def test_it_is_the_same_for_the_same_address_and_moment(get, address):
    first = get(address)
    cache.clear()
    assert get(address) == first


@every_paper
def test_a_browser_that_has_it_need_not_fetch_it_again(get, client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(address)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", ["/utskrift.pdf?gruppe=open", "/plakat/open.pdf"], ids=["sheet", "poster"])
def test_what_editors_wrote_is_read_aloud_in_norwegian_on_an_english_paper(get, address):
    assert b"/Lang(nb)" in get("/en" + address)
    assert b"/Lang(en)" not in get(address)


def test_letters_that_no_font_has_do_not_stop_a_sheet(client):
    MeetingFactory(
        listing__slug="letters",
        listing__name="Grupa Łódź · Група · مجموعة · Ŧŋđ 🎉中",
        listing__first_time="\u200d🙂 A",
    )
    text = pdf.text(client.get("/plakat/letters.pdf").content)
    assert "Grupa Łódź · Група" in text
    assert "Ŧŋđ ?" in text
    assert client.get("/utskrift.pdf?gruppe=letters").status_code == 200


@pytest.mark.parametrize("name", ["#let x = 1", "*fet* _kursiv_ $x$", '"] #panic("nei")', "\\\\ \\u{41}"], ids=str)
def test_what_an_editor_writes_is_text_and_never_code(client, name):
    MeetingFactory(listing__slug="code", listing__name=name)
    assert pdf.even(name) in pdf.text(client.get("/plakat/code.pdf").content)


# ---- the sheet -------------------------------------------------------------------------------------------------------


def long_group(number):
    """All that an owner can write, as long as it may be."""
    owner = OrganisationFactory(name=f"Landsorganisasjonen for samtalegrupper og pårørende i nord {number}")
    programme = ProgrammeFactory(name="Programmet med det svært lange navnet " * 2, organisation=owner)
    listing = ListingFactory(
        slug=f"long-{number}", name=(LONG + " og enda litt lenger unna, for alle som vil")[:118] + f" {number}",
        organisation=owner, programme=programme, venue="Frivilligsentralen i det gamle meieriet ved elva" * 2,
        street_address="Den lange veien forbi kirka og over brua 1234, oppgang C, 2. etasje", postal_code_id="9008",
        directions="Gå inn fra gårdsrommet, forbi sykkelstativet, grønn dør med lampe over. " * 4,
        first_time="Du blir møtt i døra. Vi sitter rundt et bord og snakker etter tur, og du kan si pass. " * 5,
        contact_role="Den som har vakttelefonen denne måneden", contact_phone="00 00 00 01",
        contact_email="den.lange.adressen.til.gruppa@samtalegrupper.example.no", contact_hours="hverdager kl. 9–15",
        website="https://samtalegrupper.example.no/nord/" + "x" * 60, price="Gratis, men en kurv går rundt",
        confirmed_at=date.today() - timedelta(300), run_by="likeperson", intoxicated="lytte", lar="velkommen",
        gender="kvinner", age_from=18, age_to=99, companion=True, facilities=["rullestol"],
    )  # fmt: skip
    for weekday in ("mandag", "onsdag", "lordag"):
        MeetingFactory(listing=listing, weekday=weekday)
    return listing


def test_six_groups_with_all_there_is_to_say_are_one_page_with_all_of_it(client):
    chosen = [long_group(number) for number in range(MOST_GROUPS)]
    made = client.get("/utskrift.pdf?" + "&".join(f"gruppe={one.slug}" for one in chosen)).content
    words = pdf.text(made)
    assert pdf.pages(made) == 1
    missing = [one.name for one in chosen if pdf.even(one.name) not in words]
    assert missing == []
    assert words.count("00 00 00 01") == words.count("Ikke bekreftet siden") == MOST_GROUPS
    assert pdf.qr_codes(made) == {f"{settings.SITE_URL}/gruppe/{one.slug}/" for one in chosen}


LETTERS = {1: 12.5, 2: 12, 3: 12, 4: 11, 6: 9}


@pytest.mark.parametrize("count", LETTERS)
@every_language
def test_letters_are_as_large_as_the_number_of_long_groups_allows(client, prefix, count):
    query = "&".join(f"gruppe={long_group(number).slug}" for number in range(count))
    sizes = pdf.letter_sizes(client.get(f"{prefix}/utskrift.pdf?{query}").content)
    most_words = max(sizes, key=sizes.get)
    assert (min(sizes) >= 9, most_words >= LETTERS[count]) == (True, True), sizes


def test_six_ordinary_groups_have_large_letters(get):
    sizes = pdf.letter_sizes(get(f"/utskrift.pdf?gruppe={'&gruppe='.join(CHOSEN)}"))
    assert max(sizes, key=sizes.get) >= 12, sizes


def test_what_several_groups_have_in_common_is_said_once(get):
    words = pdf.text(get("/utskrift.pdf?gruppe=hidden&gruppe=digital&gruppe=closed"))
    assert words.count("Åpent møte: Du kan sitte stille og høre på") == 1
    assert words.count("Du kan sitte stille og høre på") == 1
    assert words.count("Du snakker med noen først.") == 1


def test_the_sheet_holds_what_one_must_know(get):
    words = pdf.text(get("/utskrift.pdf?gruppe=open"))
    for fact in ("Noen å snakke med", "Frivilligsentralen", "Eksempelveien 3", "00 00 00 01", "Du kan sitte stille.",
                 "Gratis", "Bekreftet", "Skrevet ut", "113", "116 117", "116 123", "Slutt ikke brått",
                 "Skriv aldri pasientens navn på arket."):  # fmt: skip
        assert fact in words


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([], "Du har ikke valgt noen grupper ennå."),
        (["atlantis-1"], "Vi finner ingen gruppe med adressen «atlantis-1»."),
        (["draft"], "Vi finner ingen gruppe med adressen «draft»."),
        ([*CHOSEN, "sami"], "Det er plass til seks grupper på arket, og du har valgt 7. Ta bort 1 gruppe."),
    ],
    ids=["none", "unknown", "draft", "seven"],
)
def test_what_cannot_be_a_sheet_is_400_with_the_reason(client, directory, chosen, sentence):
    response = client.get("/utskrift.pdf?" + "&".join(f"gruppe={slug}" for slug in chosen))
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_group_that_is_gone_is_named_with_its_nearest(get):
    words = pdf.text(get("/utskrift.pdf?gruppe=ended"))
    assert "er lagt ned" in words
    assert "Dette er den nærmeste gruppa vi vet om." in words


# ---- hidden ----------------------------------------------------------------------------------------------------------


@every_language
@pytest.mark.parametrize("others", ["", "&gruppe=open", "&gruppe=open&gruppe=hidden"], ids=["alone", "two", "three"])
def test_nothing_on_a_sheet_stands_on_top_of_anything_else(client, directory, prefix, others):
    gone = ListingFactory(name=LONG, status="nedlagt", closed_reason="for-fa")
    made = client.get(f"{prefix}/utskrift.pdf?gruppe={gone.slug}{others}").content
    assert LONG.partition("-")[0] in pdf.text(made)
    assert pdf.printed_over(made) == []


@pytest.mark.parametrize("address", ["/utskrift.pdf?gruppe=hidden", "/plakat/hidden.pdf", "/kort/hidden.pdf"])
def test_a_hidden_address_is_on_no_paper(get, address):
    words = pdf.text(get(address))
    assert [secret for secret in (SECRET_STREET, SECRET_VENUE, "Skjult", "Ring på") if secret in words] == []


def test_a_hidden_group_has_no_sketch_and_an_open_one_has(get):
    pictures = [get(f"/utskrift.pdf?gruppe={slug}").count(b"/S/Figure") for slug in ("hidden", "open")]
    assert pictures == [1, 2]


# ---- the poster ------------------------------------------------------------------------------------------------------


def strip_words(made):
    """What stands below the line that one tears along; the strips stand on end, so their words come last."""
    return pdf.text(made).rpartition("Plakaten er laget")[2]


@pytest.mark.parametrize("slug", ["open", "closed", "hidden", "digital", "different"])
def test_a_strip_says_nothing_of_what_the_group_is_about(get, slug):
    name = Listing.objects.published().get(slug=slug).name
    words = strip_words(get(f"/plakat/{slug}.pdf"))
    assert "Noen å snakke med" in words
    telling = re.findall(rf"(?i){re.escape(name)}|rus|alkohol|pårørende|foreldre|selvhjelp|avhengig", words)
    assert telling == []


def test_a_strip_of_an_open_group_has_day_and_time_and_one_of_a_closed_group_how_to_get_in_touch(get):
    opened, closed = strip_words(get("/plakat/open.pdf")), strip_words(get("/plakat/closed.pdf"))
    assert "Hver onsdag kl. 18.00–20.00" in opened
    assert "Ta kontakt" in closed
    assert "kl." not in closed


def test_a_strip_names_a_meeting_that_is_held_already(client):
    listing = MeetingFactory(weekday="mandag", starts_on=date.today() + timedelta(20)).listing
    MeetingFactory(listing=listing, weekday="onsdag")
    assert "Hver onsdag kl. 18.00–20.00, og flere tider" in strip_words(
        client.get(f"/plakat/{listing.slug}.pdf").content
    )


def test_a_poster_of_a_closed_group_with_a_pause_still_says_that_it_is_closed(client):
    pause = {"pause_from": date.today(), "pause_until": date.today() + timedelta(20)}
    opened, closed = ListingFactory(**pause), ClosedListingFactory(**pause)
    same = "De samme deltakerne møtes hver gang."
    words = [pdf.text(client.get(f"/plakat/{one.slug}.pdf").content) for one in (opened, closed)]
    assert [("Gruppa har pause" in text, same in text) for text in words] == [(True, False), (True, True)]


def test_a_poster_of_what_nobody_has_confirmed_for_long_says_so(get):
    assert "Ikke bekreftet siden" in pdf.text(get("/plakat/stale.pdf"))
    assert "Ikke bekreftet siden" not in pdf.text(get("/plakat/open.pdf"))


def test_each_strip_has_a_code_that_leads_to_the_group(get):
    assert pdf.qr_codes(get("/nn/plakat/open.pdf")) == {f"{settings.SITE_URL}/nn/gruppe/open/"}


def test_strips_are_read_aloud_once(get):
    made = get("/plakat/open.pdf")
    assert made.count(b"/S/Figure") == 2


@pytest.mark.parametrize("slug", ["ended", "expired"])
@pytest.mark.parametrize("paper", ["plakat", "kort"])
def test_what_is_gone_has_no_paper(client, directory, paper, slug):
    assert client.get(f"/{paper}/{slug}.pdf").status_code == 410


@pytest.mark.parametrize("slug", ["draft", "atlantis-1"])
@pytest.mark.parametrize("paper", ["plakat", "kort"])
def test_what_nobody_has_published_has_no_paper(client, directory, paper, slug):
    assert client.get(f"/{paper}/{slug}.pdf").status_code == 404


# ---- the card --------------------------------------------------------------------------------------------------------


def test_the_card_tells_nothing_but_two_numbers_and_an_address(client):
    made = client.get("/kort.pdf").content
    one = "Noen å snakke med 116 123 hele døgnet 113 når det står om liv " + settings.SITE_URL.partition("://")[2]
    assert pdf.text(made) == " ".join([one] * 10)
    assert pdf.qr_codes(made) == {settings.SITE_URL + "/"}
