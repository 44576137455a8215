"""One group's page: what it says, what it never says, and what stands there when the group is gone."""

from datetime import date, timedelta

import pytest

from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory
from tests.site import html

pytestmark = pytest.mark.django_db

WHERE = {
    "street_address": "Hemmeligveien 7",
    "venue": "Det skjulte huset",
    "postal_code_id": "9009",
    "directions": "Ring på hos Skjult",
    "lat": 69.6512,
    "lon": 18.9558,
}
TRACES = ["Hemmeligveien", "skjulte huset", "9009", "hos Skjult", "69.65", "18.95"]
OUTPUTS = ["/gruppe/en/", "/gruppe/en.ics", "/kommune/tromso/", "/grupper/?sted=9008", "/moter/", "/en/gruppe/en/"]


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("path", OUTPUTS)
def test_a_hidden_address_is_in_no_output(client, path):
    MeetingFactory(listing=ListingFactory(slug="en", hides_address=True, **WHERE))
    shown = text(client.get(path))
    assert [trace for trace in TRACES if trace in shown] == []


def test_the_distance_to_a_hidden_group_is_that_to_its_municipality(client):
    ListingFactory(slug="en", name="Skjult", hides_address=True, **WHERE)
    ListingFactory(slug="to", name="Uten adresse")
    shown = text(client.get("/grupper/?sted=Karlsøy&avstand=200&sorter=navn"))
    distances = [part.split("</span>")[0] for part in shown.split('class="whole">')[1:3]]
    assert distances[0] == distances[1]


def test_a_shown_address_is_shown(client):
    MeetingFactory(listing=ListingFactory(slug="en", **WHERE))
    assert "Hemmeligveien 7" in text(client.get("/gruppe/en/"))


def test_what_is_internal_is_shown_to_nobody(client):
    listing = ListingFactory(slug="en", meeting_link="https://mote.example.no/rom", meeting_phone="00 00 00 99")
    for path in OUTPUTS:
        assert listing.meeting_link not in text(client.get(path))
        assert listing.meeting_phone not in text(client.get(path))


def test_an_open_group_says_when_one_may_come_and_offers_its_calendar(client):
    MeetingFactory(listing=ListingFactory(slug="en"))
    shown = text(client.get("/gruppe/en/"))
    assert "Neste møte" in shown
    assert "/gruppe/en.ics" in shown
    assert "Ja, du kan komme på hvilket som helst møte." in shown
    assert "Hver onsdag kl." in shown


@pytest.mark.parametrize("intake", ["ledig", "samler", "venteliste", "stengt"])
def test_a_closed_group_has_no_date_and_no_calendar(client, intake):
    MeetingFactory(listing=ClosedListingFactory(slug="en", intake=intake, confirmed_at=date.today()))
    shown = text(client.get("/gruppe/en/"))
    assert "Slik blir du med" in shown
    assert "Neste møte" not in shown.replace("derfor viser vi ikke når neste møte er", "")
    assert client.get("/gruppe/en.ics").status_code == 404


def test_a_closed_group_that_starts_shows_its_first_meeting_alone(client):
    starts = date.today() + timedelta(days=(2 - date.today().weekday()) % 7 + 7)
    MeetingFactory(listing=ClosedListingFactory(slug="en", intake="oppstart", intake_starts_on=starts))
    assert "Ny gruppe starter" in text(client.get("/gruppe/en/"))
    assert text(client.get("/gruppe/en.ics")).count("BEGIN:VEVENT") == 1


def test_a_closed_group_whose_start_has_passed_takes_nobody_new(client):
    yesterday = date.today() - timedelta(days=1)
    MeetingFactory(listing=ClosedListingFactory(slug="en", intake="oppstart", intake_starts_on=yesterday))
    assert "Gruppa tar ikke imot nye nå." in text(client.get("/gruppe/en/"))


def test_a_paused_group_says_until_when_and_comes_back_by_itself(client):
    today = date.today()
    MeetingFactory(listing=ListingFactory(slug="en", pause_from=today, pause_until=today + timedelta(10)))
    shown = text(client.get("/gruppe/en/"))
    assert "Gruppa har pause" in shown
    assert "Første møte etter pausen" in shown


def test_a_programme_is_a_plain_fact_with_who_made_it(client):
    programme = ProgrammeFactory(name="LMS-programmet", organisation__name="Trappen")
    ClosedListingFactory(slug="en", programme=programme)
    assert "Følger LMS-programmet, laget av Trappen." in text(client.get("/gruppe/en/"))


@pytest.mark.parametrize(("days", "status"), [(0, 200), (239, 200), (240, 200), (364, 200), (365, 410), (900, 410)])
def test_what_nobody_has_confirmed_for_a_year_is_gone(client, days, status):
    ListingFactory(slug="en", confirmed_at=date.today() - timedelta(days=days))
    assert client.get("/gruppe/en/").status_code == status


@pytest.mark.parametrize(("days", "warns"), [(239, False), (240, True), (364, True)])
def test_from_240_days_on_the_page_warns(client, days, warns):
    ListingFactory(slug="en", confirmed_at=date.today() - timedelta(days=days))
    assert ("Ikke bekreftet siden" in text(client.get("/gruppe/en/"))) is warns


def test_a_gone_group_names_the_nearest_living_ones(client):
    ListingFactory(slug="en", name="Nedlagt", status="nedlagt")
    ListingFactory(slug="to", name="Levende i Balsfjord", municipality_id="5532")
    ListingFactory(slug="tre", name="For gammel", confirmed_at=date.today() - timedelta(400))
    response = client.get("/gruppe/en/")
    assert response.status_code == 410
    assert "«Nedlagt» er lagt ned." in text(response)
    assert "Levende i Balsfjord" in text(response)
    assert "For gammel" not in text(response)


def test_the_calendar_of_a_gone_open_group_cancels_its_meetings(client):
    MeetingFactory(listing=ListingFactory(slug="en", status="nedlagt"))
    response = client.get("/gruppe/en.ics")
    assert response.status_code == 200
    assert "STATUS:CANCELLED" in text(response)


@pytest.mark.parametrize("path", ["/gruppe/kladd/", "/gruppe/kladd.ics", "/gruppe/finnes-ikke/"])
def test_a_draft_does_not_exist(client, path):
    ListingFactory(slug="kladd", status="kladd", name="Hemmelig kladd")
    response = client.get(path)
    assert response.status_code == 404
    assert "Hemmelig kladd" not in text(response)


@pytest.mark.parametrize("factory", [ListingFactory, ClosedListingFactory])
def test_what_everybody_asks_is_answered_also_where_the_owner_has_said_nothing(client, factory):
    unstated = {"run_by": None, "confidentiality": None, "price": "", "first_time": "", "sign_up": None}
    MeetingFactory(listing=factory(slug="en", **unstated))
    page = html.read(client.get("/gruppe/en/"))
    asked = {element.text.strip() for element in page.all("dt", "h2")}
    assert asked >= {
        "Kan jeg bare komme?", "Hvem er den for?", "Når møtes gruppa?", "Hvor?", "Hva koster det?",
        "Hvordan drives gruppa?", "Hva med det som blir sagt?", "Første gang du kommer", "Hvem står bak?",
    }  # fmt: skip
    assert "Bekreftet" in text(client.get("/gruppe/en/"))
    assert [link for link in page.all("a") if link.attributes["href"] == "/forste-gang/"] != []


def test_an_editors_text_is_shown_as_text(client):
    ListingFactory(slug="en", name="<b>Navn</b>", description="<script>alert(1)</script>\n\nNytt avsnitt")
    shown = text(client.get("/gruppe/en/"))
    assert "<b>Navn" not in shown
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("path", ["/gruppe/tromso-14/", "/organisasjon/eier/", "/en/gruppe/tromso-14/"])
@pytest.mark.parametrize("status", ["publisert", "nedlagt"])
def test_no_title_names_a_group_or_an_organisation(client, path, status):
    owner = OrganisationFactory(name="Pillefri", slug="eier")
    ListingFactory(name="Anonyme på torsdag", slug="tromso-14", organisation=owner, status=status)
    page = client.get(path).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title.partition(" – ")[0] in {"Tromsø 14", "Organisasjon", "Organisation"}
