"""What a sheet to take along says of each group, before it becomes a page or a PDF."""

from dataclasses import astuple
from datetime import timedelta

import pytest
from django.http import QueryDict

from groups.presentation.sheet import sheet
from groups.search import clock
from groups.views import choosing
from tests.factories import KARASJOK, ClosedListingFactory, ListingFactory, MeetingFactory
from tests.site.directory import SECRET_STREET, SECRET_VENUE, make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory():
    return make_directory()


def made(*slugs):
    choice = choosing.read(QueryDict("&".join(f"gruppe={slug}" for slug in slugs)))
    return sheet(choice.chosen, now=choice.now)


def group(slug):
    (found,) = made(slug).groups
    return found


def problems(*slugs):
    return choosing.read(QueryDict("&".join(f"gruppe={slug}" for slug in slugs))).problems


# ---- which groups -----------------------------------------------------------------------------------------------


def test_groups_stand_in_the_order_of_the_address_each_once(directory):
    assert [one.slug for one in made("hidden", "open", "hidden", "closed").groups] == ["hidden", "open", "closed"]


def test_nothing_chosen_is_a_problem():
    assert problems() == ("Du har ikke valgt noen grupper ennå.",)


@pytest.mark.parametrize("slug", ["atlantis-1", "draft"])
def test_an_unknown_group_and_a_draft_are_the_same_problem(directory, slug):
    assert problems("open", slug) == (f"Vi finner ingen gruppe med adressen «{slug}».",)
    assert [one.slug for one in made("open", slug).groups] == ["open"]


def test_six_groups_fit_and_seven_are_too_many(directory):
    slugs = ["open", "closed", "hidden", "paused", "starts", "digital"]
    assert (len(made(*slugs).groups), problems(*slugs)) == (6, ())
    assert made(*slugs, "sami").groups == ()
    assert problems(*slugs, "sami") == ("Det er plass til seks grupper på arket, og du har valgt 7. Ta bort 1 gruppe.",)


# ---- groups that are gone -----------------------------------------------------------------------------------------


def test_a_closed_group_is_named_with_its_reason_and_the_nearest_one_stands_in_its_place(directory):
    near = ListingFactory(name="Naboen", slug="naboen", municipality_id=KARASJOK)
    ended = ListingFactory(name="Slutt", municipality_id=KARASJOK, status="nedlagt", closed_reason="for-fa")
    found = made(ended.slug).groups[0]
    assert found.slug in (near.slug, "sami")
    assert found.instead_of == (
        "«Slutt» er lagt ned. Det ble for få deltakere. Dette er den nærmeste gruppa vi vet om."
    )


def test_an_expired_group_counts_as_gone(directory):
    assert "Ingen har bekreftet" in group("expired").instead_of


def test_the_alternative_is_not_one_that_is_on_the_sheet_already():
    open_one = MeetingFactory().listing
    ended = ListingFactory(status="nedlagt")
    other = ListingFactory(municipality_id=KARASJOK)
    assert [one.slug for one in made(open_one.slug, ended.slug).groups] == [open_one.slug, other.slug]


def test_the_alternative_is_for_the_same_people_and_takes_new_ones():
    ListingFactory(gender="menn")
    ListingFactory(age_group="ungdom")
    ListingFactory(audience=["parorende"])
    ClosedListingFactory(intake="stengt")
    right = ListingFactory(municipality_id=KARASJOK)
    assert group(ListingFactory(status="nedlagt", gender="kvinner").slug).slug == right.slug


def test_without_any_alternative_the_gone_group_is_named_all_the_same():
    ended = ListingFactory(name="Alene", status="nedlagt")
    assert (made(ended.slug).groups, made(ended.slug).gone) == ((), ("«Alene» er lagt ned.",))


# ---- when one may come --------------------------------------------------------------------------------------------


def test_an_open_group_has_its_next_three_dates_and_no_word_that_ages(directory):
    dates = [one.text for one in group("open").dates]
    assert len(dates) == 3
    assert all(text.startswith("Onsdag ") for text in dates)
    assert group("open").way_in == ("Du kan bare komme.",)


def test_a_meeting_that_has_begun_is_none_to_set_out_for(monkeypatch):
    listing = MeetingFactory(listing__confirmed_at="2026-11-01").listing
    monkeypatch.setattr(clock, "now", lambda: clock.quarter(_oslo("2026-12-02T18:15")))
    assert group(listing.slug).dates[0].text.startswith("Onsdag 9.")


def test_a_meeting_on_a_holiday_says_that_one_should_ask(monkeypatch):
    listing = MeetingFactory(weekday="torsdag", listing__confirmed_at="2026-11-01").listing
    monkeypatch.setattr(clock, "now", lambda: clock.quarter(_oslo("2026-12-20T12:00")))
    assert group(listing.slug).dates[0].note == "Julaften. Spør om gruppa møtes."


def _oslo(text):
    from datetime import datetime

    from organisations.schedule import OSLO

    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize("slug", ["closed", "starts"])
def test_a_closed_group_has_no_dates_but_the_way_in(directory, slug):
    assert group(slug).dates == ()
    assert group(slug).way_in != ()


def test_a_group_that_starts_says_when_and_to_get_in_touch(directory):
    starts, touch = group("starts").way_in
    assert starts.startswith("Ny gruppe starter onsdag ")
    assert touch == "Ta kontakt før gruppa starter."


def test_a_group_that_pauses_says_so_and_when_it_is_back(directory):
    assert group("paused").way_in[0].startswith("Pause til og med ")
    back = directory["paused"].pause_until
    assert len(group("paused").dates) == 3
    assert back > clock.today() + timedelta(7)


def test_meetings_stand_in_the_order_of_the_week_however_they_were_typed():
    listing = ClosedListingFactory()
    for weekday in ("torsdag", "tirsdag", "fredag"):
        MeetingFactory(listing=listing, weekday=weekday)
    hours = "kl. 18.00–20.00".replace(" ", "\u00a0").replace("–", "–\u2060")
    assert group(listing.slug).rhythm == f"Hver tirsdag {hours}, hver torsdag {hours}, hver fredag {hours}"


def test_a_meeting_that_has_ended_is_not_told_of():
    listing = ClosedListingFactory()
    MeetingFactory(listing=listing, weekday="tirsdag", ends_on=clock.today() - timedelta(1))
    MeetingFactory(listing=listing, weekday="torsdag", ends_on=clock.today())
    assert group(listing.slug).rhythm.startswith("Hver torsdag ")
    assert "tirsdag" not in group(listing.slug).rhythm


# ---- where and who -------------------------------------------------------------------------------------------------


def test_a_hidden_address_is_nowhere_on_the_sheet(directory):
    everything = str(astuple(group("hidden")))
    for secret in (SECRET_STREET, SECRET_VENUE, "Skjult", "69.6789"):
        assert secret not in everything
    assert group("hidden").sketch is None
    assert group("hidden").place == ("Tromsø", "Du får adressen når du tar kontakt.")


@pytest.mark.parametrize(
    ("forms", "place"),
    [
        (["digital"], ("På nett", "Spør om lenka før møtet.")),
        (["telefon"], ("På telefon", "Spør om nummeret før møtet.")),
        (["digital", "telefon"], ("På nett og på telefon", "Spør om lenka eller nummeret før møtet.")),
    ],
    ids=["net", "telephone", "both"],
)
def test_where_nobody_comes_through_a_door_it_says_what_to_ask_for(forms, place):
    listing = ListingFactory(municipality_id=None, forms=forms, meeting_link="https://example.no/rom/hemmelig")
    MeetingFactory(listing=listing)
    assert group(listing.slug).place == place


def test_a_closed_group_on_the_net_is_asked_for_a_place_and_for_no_link():
    assert group(ClosedListingFactory(municipality_id=None, hides_address=False, forms=["digital"]).slug).place == (
        "På nett",
    )


def test_a_group_with_a_door_has_its_address_and_a_sketch_with_a_dot():
    listing = ListingFactory(venue="Lokalet", street_address="Eksempelveien 3", lat=69.65, lon=18.95)
    found = group(listing.slug)
    assert found.place == ("Lokalet", "Eksempelveien 3")
    left, top, side, _ = map(int, found.sketch.view_box.split())
    x, y = found.sketch.dot
    assert left < x < left + side
    assert top < y < top + side


def test_a_postal_code_stands_on_the_line_of_its_place():
    listing = ListingFactory(street_address="Eksempelveien 3", postal_code_id="9008", lat=69.65, lon=18.95)
    assert group(listing.slug).place == ("Eksempelveien 3", "9008\u00a0Tromsø")


def test_what_a_long_text_says_ends_with_a_whole_sentence():
    listing = ListingFactory(first_time="Noen tar imot deg. " + "Dere sitter rundt et bord. " * 20)
    text = group(listing.slug).first_time
    assert (len(text) <= 170, text.endswith("bord.")) == (True, True)


def test_a_group_that_says_nothing_of_the_first_time_still_gets_an_answer():
    assert group(ListingFactory().slug).first_time != ""
    assert group(ClosedListingFactory().slug).first_time != group(ListingFactory().slug).first_time


def test_whom_to_call_is_the_group_else_its_organisation(directory):
    assert group("long").contact.phone == "00 00 00 01"


def test_the_sheet_itself_has_a_neutral_heading_and_what_one_must_know():
    found = made(ListingFactory().slug)
    assert found.heading == "Noen å snakke med"
    assert [line.phone for line in found.acute] == ["113", "116 117", "116 123", "915 08 588"]
    assert "Slutt ikke brått" in found.abrupt
    assert found.never_a_name == "Skriv aldri pasientens navn på arket."


def test_six_groups_take_as_few_queries_as_one(directory, django_assert_num_queries):
    made("ended", "open")
    # The listings, their meetings, their languages; and the data revision, by which the numbers to call are kept.
    with django_assert_num_queries(4):
        made("open")
    with django_assert_num_queries(4):
        made("open", "closed", "hidden", "paused", "starts", "digital")
