"""The sheet as a page: what it shows, what it says is wrong, and what it leaves no trace of."""

import pytest
from django.core.cache import cache

from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory
from tests.site import html
from tests.site.directory import SECRET_STREET, SECRET_VENUE, make_directory

pytestmark = pytest.mark.django_db

SIX = ["open", "closed", "hidden", "paused", "starts", "digital"]


@pytest.fixture
def directory():
    return make_directory()


def sheet(client, *slugs, language=""):
    """The page, made anew: one that was kept has no context."""
    cache.clear()
    return client.get(f"{language}/utskrift/", {"gruppe": slugs})


def on_paper(response) -> str:
    """The text of the sheet itself, without what stands on the screen alone."""
    return " ".join(html.read(response).all("article")[0].text.split())


def test_without_groups_the_page_says_what_to_do(client):
    response = sheet(client)
    assert response.status_code == 200
    assert "Du har ikke valgt noen grupper ennå." in response.content.decode()
    assert html.read(response).all("article") == []


def test_an_unknown_group_is_named_and_the_others_stand(client, directory):
    response = sheet(client, "open", "atlantis-1")
    assert "Vi finner ingen gruppe med adressen «atlantis-1»." in response.content.decode()
    assert [one["group"].slug for one in response.context["groups"]] == ["open"]


def test_seven_are_too_many_and_can_be_given_up_one_by_one(client, directory):
    response = sheet(client, *SIX, "sami")
    page = html.read(response)
    assert "Det er plass til seks grupper på arket, og du har valgt 7." in response.content.decode()
    assert page.all("article") == []
    boxes = [box.attributes for box in page.all("input") if box.attributes.get("name") == "gruppe"]
    assert [box["value"] for box in boxes] == [*SIX, "sami"]
    assert all("checked" in box for box in boxes)


def test_six_stand_on_one_sheet_in_their_order(client, directory):
    response = sheet(client, *SIX)
    assert [one["group"].slug for one in response.context["groups"]] == SIX
    assert len(html.read(response).all("section")) >= 6


def test_the_sheet_has_what_one_must_know(client, directory):
    text = on_paper(sheet(client, "open", "closed"))
    for part in (
        "Noen å snakke med",
        directory["open"].name,
        "Du kan bare komme.",
        "Frivilligsentralen · Eksempelveien 3",
        "Du kan sitte stille.",
        "00 00 00 01",
        "/gruppe/open",
        "Bekreftet ",
        "Ta kontakt. Gruppa tar imot nye.",
        "113",
        "116 117",
        "116 123",
        "915 08 588",
        "Slutt ikke brått på egen hånd.",
        "Skrevet ut ",
        "Skriv aldri pasientens navn på arket.",
    ):
        assert part in text


@pytest.mark.parametrize(("language", "heading"), [("/nn", "nn"), ("/en", "en")])
def test_the_sheet_is_in_the_language_of_its_address(client, directory, language, heading):
    response = sheet(client, "open", language=language)
    assert html.read(response).all("html")[0].attributes["lang"] == heading
    assert f'action="{language}/utskrift/"' in response.content.decode()


def test_each_group_has_a_code_to_its_page_and_a_sketch_only_where_its_door_is_shown(client, directory):
    pictures = [svg.attributes for svg in html.read(sheet(client, "open", "hidden")).all("svg")]
    codes = [one["aria-label"] for one in pictures if one.get("class") == "qr"]
    assert [code.rpartition("/gruppe/")[2] for code in codes] == ["open", "hidden"]
    assert [one["aria-label"] for one in pictures if one.get("class") == "sketch"] == ["Kartskisse av Tromsø"]


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_a_sketch_is_drawn_with_points_whatever_the_language_writes(client, language):
    listing = ListingFactory(lat=69.65, lon=18.95, street_address="Eksempelveien 3")
    body = sheet(client, listing.slug, language=language).content.decode()
    (circle,) = [one for one in html.read(sheet(client, listing.slug, language=language)).all("circle")
                 if "class" not in one.attributes]  # fmt: skip
    assert all("," not in value for value in circle.attributes.values())
    assert "data-size=" in body
    assert "," not in body.partition('data-size="')[2].partition('"')[0]


def test_a_hidden_address_is_nowhere_on_the_page(client, directory):
    body = sheet(client, "hidden").content.decode()
    assert [secret for secret in (SECRET_STREET, SECRET_VENUE, "69.6789", "Ring på hos") if secret in body] == []


def test_a_group_that_has_closed_since_is_named_with_the_nearest_one(client, directory):
    near = ListingFactory(name="Den nærmeste", audience=["rus"], organisation=OrganisationFactory())
    MeetingFactory(listing=near)
    ended = ListingFactory(name="Borte", status="nedlagt", closed_reason="for-fa")
    text = on_paper(sheet(client, ended.slug))
    assert "«Borte» er lagt ned. Det ble for få deltakere." in text
    assert len(sheet(client, ended.slug).context["groups"]) == 1


def test_groups_that_are_gone_ask_no_more_of_the_database_for_three_than_for_one(client, django_assert_num_queries):
    ended = [ListingFactory(status="nedlagt").slug for _number in range(3)]
    for _number in range(4):
        MeetingFactory()
    sheet(client, ended[0])
    for slugs in (ended[:1], ended):
        with django_assert_num_queries(7):
            assert len(sheet(client, *slugs).context["groups"]) == len(slugs)


def test_a_draft_does_not_exist(client, directory):
    assert directory["draft"].name not in sheet(client, "draft").content.decode()


def test_the_pdf_is_of_the_groups_that_there_are(client, directory):
    assert sheet(client, "open", "atlantis-1").context["pdf_url"] == "/utskrift.pdf?gruppe=open"


def test_the_choice_is_in_the_address_and_nowhere_else(client, directory):
    response = sheet(client, "open")
    assert response.cookies == {}
    assert [key for key in cache._cache if "open" in key] == []


def test_a_sheet_is_kept_out_of_search_engines(client, directory):
    assert '<meta name="robots" content="noindex">' in sheet(client, "open").content.decode()


def test_ordinary_lists_let_one_choose_too(client):
    listing = ListingFactory(slug="tromso-1")
    MeetingFactory(listing=listing)
    ClosedListingFactory(slug="tromso-2", composition="heterogen", audience=[])
    for path in ("/grupper/", "/kommune/tromso/", "/fylke/troms/", "/moter/",
                 f"/organisasjon/{listing.organisation.slug}/"):  # fmt: skip
        page = html.read(client.get(path))
        boxes = {box.attributes["value"] for box in page.all("input") if box.attributes.get("name") == "gruppe"}
        assert "tromso-1" in boxes, path
        assert [form.attributes["action"] for form in page.all("form") if form.attributes.get("id") == "ark"] == [
            "/utskrift/"
        ], path


def test_a_groups_own_page_leads_to_a_sheet_with_it(client):
    ListingFactory(slug="tromso-1")
    hrefs = [link.attributes["href"] for link in html.read(client.get("/gruppe/tromso-1/")).all("a")]
    assert "/utskrift/?gruppe=tromso-1" in hrefs
