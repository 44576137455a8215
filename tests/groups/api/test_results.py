"""A group as programs read it."""

from datetime import date, time

import pytest

from selvhjelp.places.distance import kilometres
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.models import PostalCode
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory

from .conftest import slugs

KEYS = [
    "slug", "navn", "url", "eksempel", "organisasjon", "program", "for", "relasjon", "tema", "tilgang",
    "sammensetning", "drift", "form", "opptak", "oppstart_dato", "pamelding", "ruset", "lar", "mal",
    "livssyn", "kjonn", "alder", "alder_fra", "alder_til", "tilrettelagt", "taushet", "folge", "storrelse",
    "pris", "gave", "sprak", "kommune", "fylke", "poststed", "lokale", "adresse", "postnummer", "lat", "lon",
    "avstand_km", "moter", "pause", "neste_mote", "kommende", "sist_bekreftet",
]  # fmt: skip
WHERE = ("poststed", "lokale", "adresse", "postnummer", "lat", "lon")
SOMEWHERE = {
    "venue": "Frivilligsentralen",
    "street_address": "Eksempelveien 3",
    "lat": 69.6496,
    "lon": 18.956,
    "directions": "Grønn dør",
}


def full_listing():
    owner = OrganisationFactory(name="Ivareta Tromsø", is_example=True)
    listing = ListingFactory(
        **SOMEWHERE, slug="tromso-1", name="Onsdagsgruppa", organisation=owner,
        programme=ProgrammeFactory(slug="stigen", name="Stigen"), audience=["rus", "parorende"], relations=["foreldre"],
        themes=["sorg"], languages=["se"], run_by="likeperson", forms=["oppmote", "digital"], sign_up="samtale",
        intoxicated="lytte", lar="velkommen", goal="eget", worldview="uavhengig", gender="kvinner",
        age_group="unge-voksne", age_from=18, age_to=30, facilities=["rullestol"], confidentiality="taushetsplikt",
        companion=True, size="4–8", price="Gratis", gift="En kurv", confirmed_at=date(2026, 11, 1),
        postal_code=PostalCode.objects.get(code="9008"), pause_from=date(2026, 12, 20), pause_until=date(2027, 1, 6),
        description="Vi deler.", how_to_join="Bare kom.", first_time="Du kan sitte stille.", contact_role="Vakta",
        contact_phone="00 00 00 01", contact_email="gruppa@example.no", contact_hours="kl. 9–15",
        website="https://example.no/",
    )  # fmt: skip
    MeetingFactory(
        listing=listing, kind="alle", starts_on=date(2026, 9, 2), ends_on=date(2027, 6, 16),
        cancelled_dates=[date(2026, 12, 2)],
    )  # fmt: skip
    return listing


FULL = {
    "slug": "tromso-1", "navn": "Onsdagsgruppa", "url": "http://127.0.0.1:8000/gruppe/tromso-1/", "eksempel": True,
    "organisasjon": {"slug": "ivareta-tromso", "navn": "Ivareta Tromsø"},
    "program": {"slug": "stigen", "navn": "Stigen"}, "for": ["rus", "parorende"], "relasjon": ["foreldre"],
    "tema": ["sorg"], "tilgang": "apen", "sammensetning": "homogen", "drift": "likeperson",
    "form": ["oppmote", "digital"], "opptak": "ledig", "oppstart_dato": None, "pamelding": "samtale", "ruset": "lytte",
    "lar": "velkommen", "mal": "eget", "livssyn": "uavhengig", "kjonn": "kvinner", "alder": "unge-voksne",
    "alder_fra": 18, "alder_til": 30, "tilrettelagt": ["rullestol"], "taushet": "taushetsplikt", "folge": "ja",
    "storrelse": "4–8", "pris": "Gratis", "gave": "En kurv", "sprak": ["se"],
    "kommune": {"kode": "5501", "navn": "Tromsø"}, "fylke": {"kode": "55", "navn": "Troms"}, "poststed": "Tromsø",
    "lokale": "Frivilligsentralen", "adresse": "Eksempelveien 3", "postnummer": "9008", "lat": 69.6496, "lon": 18.956,
    "avstand_km": None,
    "moter": [{
        "ukedag": "onsdag", "start": "18:00", "slutt": "20:00", "hyppighet": "ukentlig", "hvilken": None,
        "fra": "2026-09-02", "til": "2027-06-16", "motetype": "alle", "avlyst": ["2026-12-02"],
    }],
    "pause": {"fra": "2026-12-20", "til": "2027-01-06"}, "neste_mote": "2026-11-25T18:00:00+01:00",
    "kommende": ["2026-11-25T18:00:00+01:00", "2026-12-09T18:00:00+01:00", "2026-12-16T18:00:00+01:00"],
    "sist_bekreftet": "2026-11-01",
}  # fmt: skip


@pytest.fixture
def only(ask):
    """The one result there is."""

    def get(parameters=None, /, **named) -> dict:
        (result,) = ask("grupper/", parameters, **named)["results"]
        return result

    return get


def test_a_result_has_the_contracts_fields_in_its_order(only, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    full_listing()
    result = only()
    assert list(result) == KEYS
    assert result == FULL


def test_one_group_has_its_texts_and_whom_to_ask_as_well(ask, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    full_listing()
    assert ask("grupper/tromso-1/") == FULL | {
        "beskrivelse": "Vi deler.",
        "slik_blir_du_med": "Bare kom.",
        "forste_gang": "Du kan sitte stille.",
        "kontakt": {
            "rolle": "Vakta",
            "telefon": "00 00 00 01",
            "epost": "gruppa@example.no",
            "nettside": "https://example.no/",
            "tid": "kl. 9–15",
        },
    }


def test_what_nobody_has_said_is_null_or_empty(only):
    ListingFactory(forms=["digital"], municipality_id=None)
    result = only()
    empty = {name for name, value in result.items() if value in (None, [])}
    stated = {"slug", "navn", "url", "eksempel", "organisasjon", "for", "tilgang", "sammensetning", "form", "opptak",
              "sprak", "sist_bekreftet"}  # fmt: skip
    assert set(result) - empty == stated
    assert {name for name, value in result.items() if value == []} == {
        "relasjon", "tema", "tilrettelagt", "moter", "kommende",
    }  # fmt: skip


def test_a_group_that_states_no_language_speaks_norwegian(only):
    ListingFactory()
    assert only(sprak="no")["sprak"] == ["no"]


def test_a_group_without_ways_of_its_own_has_its_organisations(ask):
    owner = OrganisationFactory(phone="00 00 00 02", email="post@example.no")
    ListingFactory(slug="en", organisation=owner, contact_hours="aldri", contact_role="Kontakten")
    assert ask("grupper/en/")["kontakt"] == {
        "rolle": "Kontakten", "telefon": "00 00 00 02", "epost": "post@example.no", "nettside": None, "tid": None,
    }  # fmt: skip


def test_a_hidden_address_is_null_everywhere(ask):
    postal = PostalCode.objects.get(code="9008")
    ListingFactory(slug="en", hides_address=True, composition="heterogen", postal_code=postal, **SOMEWHERE)
    answers = [
        ask("grupper/en/"),
        *ask("grupper/")["results"],
        *ask("grupper/", {"for": "parorende"})["heterogene"],
        *ask("grupper/", kommune="5501", tema="sorg")["utvidet"]["results"],
    ]
    assert len(answers) == 4
    for answer in answers:
        assert {name: answer[name] for name in WHERE} == dict.fromkeys(WHERE)


def test_a_hidden_group_is_measured_from_the_municipalitys_point(only):
    ListingFactory(hides_address=True, lat=69.9, lon=20.4)
    assert only(sted="Tromsø")["avstand_km"] == 0


def test_a_distance_is_whole_kilometres_and_null_without_a_place(only):
    ListingFactory(municipality_id="5503")
    assert only()["avstand_km"] is None
    km = only(sted="Tromsø", avstand="500")["avstand_km"]
    tromso, harstad = (Gazetteer.current().municipality(code).point for code in ("5501", "5503"))
    assert (type(km), km) == (int, round(kilometres(tromso, harstad)))


def test_a_group_on_the_net_is_no_distance_away(only):
    ListingFactory(forms=["digital"])
    assert only(kommune="5501")["avstand_km"] is None


def test_a_closed_group_tells_its_rhythm_and_no_date(only):
    listing = ClosedListingFactory()
    MeetingFactory(
        listing=listing, frequency="annenhver-uke", which="partall", starts_on=date(2026, 9, 2),
        ends_on=date(2027, 6, 2), cancelled_dates=[date(2026, 12, 2)],
    )  # fmt: skip
    result = only()
    assert (result["neste_mote"], result["kommende"]) == (None, [])
    assert result["moter"] == [{
        "ukedag": "onsdag", "start": "18:00", "slutt": "20:00", "hyppighet": "annenhver-uke", "hvilken": "partall",
        "fra": None, "til": None, "motetype": None, "avlyst": [],
    }]  # fmt: skip


def test_a_closed_groups_listed_dates_are_not_told(only):
    MeetingFactory(
        listing=ClosedListingFactory(), frequency="annet", weekday=None, dates=[date(2027, 1, 13)]
    )  # fmt: skip
    assert only()["moter"][0]["hvilken"] is None


def test_an_open_groups_listed_dates_are_told_as_in_the_exchange(only):
    dates = [date(2027, 2, 10), date(2027, 1, 13)]
    MeetingFactory(frequency="annet", weekday=None, dates=dates, starts_at=time(22), ends_at=time(0, 30))
    (meeting,) = only()["moter"]
    assert meeting["hvilken"] == "datoer 2027-01-13 2027-02-10"
    assert (meeting["start"], meeting["slutt"], meeting["ukedag"]) == ("22:00", "00:30", None)


def test_a_closed_group_that_starts_anew_tells_its_first_meeting_alone(only):
    listing = ClosedListingFactory(intake="oppstart", intake_starts_on=date(2027, 1, 13))
    MeetingFactory(listing=listing)
    result = only()
    assert (result["opptak"], result["oppstart_dato"]) == ("oppstart", "2027-01-13")
    assert (result["neste_mote"], result["kommende"]) == ("2027-01-13T18:00:00+01:00", ["2027-01-13T18:00:00+01:00"])


def test_when_the_start_has_passed_the_group_takes_nobody_new(only):
    listing = ClosedListingFactory(intake="oppstart", intake_starts_on=date(2026, 11, 23))
    MeetingFactory(listing=listing)
    result = only(opptak="stengt")
    assert (result["opptak"], result["oppstart_dato"], result["neste_mote"]) == ("stengt", None, None)


def test_a_meeting_that_goes_on_is_the_next(only):
    MeetingFactory(weekday="tirsdag", starts_at=time(7), ends_at=time(9))
    assert only()["neste_mote"] == "2026-11-24T07:00:00+01:00"


def test_a_pause_is_told_until_its_last_day_has_passed(ask):
    for slug, last in {"over": date(2026, 11, 23), "i-dag": date(2026, 11, 24), "apen-slutt": None}.items():
        ListingFactory(slug=slug, pause_from=date(2026, 11, 1), pause_until=last)
    pauses = {result["slug"]: result["pause"] for result in ask("grupper/")["results"]}
    assert pauses == {
        "over": None,
        "i-dag": {"fra": "2026-11-01", "til": "2026-11-24"},
        "apen-slutt": {"fra": "2026-11-01", "til": None},
    }


def test_summer_time_has_its_own_offset(only, monkeypatch):
    MeetingFactory(starts_on=date(2027, 6, 2))
    assert only()["neste_mote"] == "2027-06-02T18:00:00+02:00"


def test_what_is_withdrawn_or_a_draft_is_in_no_list(ask):
    ListingFactory(slug="en")
    ListingFactory(slug="kladd", status="kladd")
    ListingFactory(slug="nedlagt", status="nedlagt")
    ListingFactory(slug="gammel", confirmed_at=date(2025, 11, 24))
    assert slugs(ask("grupper/")["results"]) == ["en"]
