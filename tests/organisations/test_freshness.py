"""On which days an owner is asked, written by hand."""

from datetime import date, timedelta

import pytest

from organisations.freshness import is_due, is_to_be_phoned, latest_step, season_on
from organisations.models import Listing
from tests.factories import ListingFactory, OrganisationFactory

# Far from every season, with 150 and 180 days between.
CONFIRMED = date(2026, 6, 25)


def group(**fields):
    return Listing(**{"confirmed_at": CONFIRMED, "access": "apen", "intake": "ledig", **fields})


def days_asked(listing, *, first: date, last: date) -> list[date]:
    """The days of mails to an owner who never answers."""
    asked, day, last_asked = [], first, None
    while day <= last:
        if is_due(listing, today=day, last_asked=last_asked):
            asked.append(day)
            last_asked = day
        day += timedelta(days=1)
    return asked


def test_an_open_group_that_nobody_confirms_is_asked_about_four_times_in_a_year_and_then_no_more():
    asked = days_asked(group(), first=CONFIRMED, last=CONFIRMED + timedelta(days=500))
    assert asked == [
        date(2026, 11, 22),  # 150 days; the mail of 1 December is covered by it
        date(2026, 12, 22),  # 180 days
        date(2027, 3, 10),  # after the annual meeting
        date(2027, 6, 1),  # before summer
    ]


def test_a_season_asks_about_what_was_not_confirmed_shortly_before():
    before_christmas = {"first": date(2026, 11, 25), "last": date(2026, 12, 31)}
    assert days_asked(group(confirmed_at=date(2026, 11, 1)), **before_christmas) == []
    assert days_asked(group(confirmed_at=date(2026, 10, 31)), **before_christmas) == [date(2026, 12, 1)]


def test_a_run_that_was_missed_is_made_up_for():
    assert is_due(group(), today=CONFIRMED + timedelta(days=155), last_asked=None)


def test_after_a_year_nobody_is_asked_by_mail():
    assert latest_step(group(), CONFIRMED + timedelta(days=364)) is not None
    assert latest_step(group(), CONFIRMED + timedelta(days=365)) is None


@pytest.mark.parametrize("intake", ["ledig", "samler", "oppstart", "venteliste", "stengt"])
def test_whatever_a_closed_group_said_last_is_asked_every_thirty_days(intake):
    listing = group(access="lukket", intake=intake, intake_confirmed_at=date(2026, 7, 10))
    asked = days_asked(listing, first=date(2026, 7, 10), last=date(2026, 10, 30))
    assert asked == [date(2026, 8, 9), date(2026, 9, 8), date(2026, 10, 8)]


def test_an_open_group_is_not_asked_of_its_intake():
    listing = group(intake_confirmed_at=date(2026, 7, 10))
    assert days_asked(listing, first=date(2026, 7, 10), last=date(2026, 10, 30)) == []


@pytest.mark.parametrize(
    ("intake_confirmed_at", "confirmed_at", "asked"),
    [
        (None, date(2026, 7, 10), date(2026, 8, 9)),
        (date(2026, 7, 10), date(2026, 6, 25), date(2026, 8, 9)),
        (date(2026, 6, 25), date(2026, 7, 10), date(2026, 8, 9)),
    ],
)
def test_the_intake_is_as_old_as_what_was_said_last(intake_confirmed_at, confirmed_at, asked):
    listing = group(access="lukket", intake_confirmed_at=intake_confirmed_at, confirmed_at=confirmed_at)
    assert days_asked(listing, first=date(2026, 7, 10), last=date(2026, 8, 20)) == [asked]


@pytest.mark.parametrize(
    ("today", "season"),
    [
        (date(2026, 5, 1), ""),
        (date(2026, 5, 2), "sommer"),
        (date(2026, 6, 21), "sommer"),
        (date(2026, 6, 22), ""),
        (date(2026, 10, 31), ""),
        (date(2026, 11, 1), "jul"),
        (date(2026, 12, 21), "jul"),
        (date(2026, 12, 22), ""),
        (date(2026, 3, 10), ""),
    ],
)
def test_who_is_left_in_peace_in_a_season_has_been_asked_about_it_before(today, season):
    assert season_on(today) == season


def test_days_and_seasons_are_settings(settings):
    settings.CONFIRM_AFTER_DAYS, settings.CONFIRM_SEASONS = (10,), {(9, 1): ""}
    asked = days_asked(group(), first=CONFIRMED, last=date(2026, 12, 31))
    assert asked == [date(2026, 7, 5), date(2026, 9, 1)]


@pytest.mark.parametrize(("days", "phoned"), [(199, False), (200, True)])
def test_after_two_hundred_days_somebody_rings(days, phoned):
    assert is_to_be_phoned(group(), CONFIRMED + timedelta(days=days)) is phoned


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"access": "lukket", "intake": "ledig", "intake_confirmed_at": date(2026, 7, 1)}, False),
        ({"access": "lukket", "intake": "ledig", "intake_confirmed_at": date(2026, 7, 2)}, True),
        ({"access": "lukket", "intake": "ledig", "intake_confirmed_at": None, "confirmed_at": date(2026, 7, 1)}, False),
        ({"access": "lukket", "intake": "stengt", "intake_confirmed_at": date(2026, 7, 1)}, False),
        ({"access": "lukket", "intake": "stengt", "intake_confirmed_at": date(2026, 7, 2)}, True),
        (
            {
                "access": "lukket",
                "intake": "ledig",
                "intake_confirmed_at": date(2026, 1, 1),
                "confirmed_at": date(2026, 8, 1),
            },
            True,
        ),
        ({"access": "lukket", "intake": "oppstart", "intake_starts_on": date(2026, 9, 1)}, False),
        ({"access": "lukket", "intake": "oppstart", "intake_starts_on": date(2026, 8, 29)}, True),
        ({"access": "apen", "intake": "ledig", "intake_confirmed_at": date(2026, 1, 1)}, True),
    ],
)
def test_after_sixty_days_it_is_not_known_whether_there_is_room(fields, known):
    assert group(**fields).knows_intake(date(2026, 8, 30)) is known


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 12, 5), date(2027, 3, 12), date(2027, 6, 10)])
def test_the_database_and_python_agree_on_what_needs_an_answer(today):
    days = (0, 9, 29, 30, 59, 60, 100, 149, 150, 199, 200, 364, 365, 500)
    kinds = [("apen", None), ("lukket", None), ("lukket", 10), ("lukket", 30), ("lukket", 400)]
    organisation = OrganisationFactory()
    listings = [
        ListingFactory(
            organisation=organisation,
            access=access,
            confirmed_at=today - timedelta(days=age),
            intake_confirmed_at=intake and today - timedelta(days=intake),
        )
        for age in days
        for access, intake in kinds
    ]
    expired = [listing for listing in listings if listing.expires_on() <= today]
    wanted = {listing for listing in listings if latest_step(listing, today) or listing in expired}
    assert set(Listing.objects.to_confirm(today)) == wanted
    assert 0 < len(wanted) < len(listings)
    assert set(Listing.objects.to_phone(today)) == {one for one in listings if is_to_be_phoned(one, today)}
