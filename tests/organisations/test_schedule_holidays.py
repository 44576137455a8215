"""Days on which a visitor should ask first, written by hand from the calendars of 2026 and 2027."""

from datetime import date, timedelta

import holidays
import pytest

from organisations.schedule.public_holidays import holiday_on
from tests.organisations.schedules import following


def days_of(year: int) -> dict[date, str]:
    every_day = (date.fromordinal(date(year, 1, 1).toordinal() + days) for days in range(366))
    return {day: holiday_on(day) for day in every_day if day.year == year and holiday_on(day)}


def marked(year: int) -> dict[str, str]:
    return {f"{day:%d.%m}": name for day, name in days_of(year).items()}


def test_the_marked_days_of_2026():
    assert marked(2026) == {
        "01.01": "Første nyttårsdag",
        "29.03": "Palmesøndag",
        "30.03": "Påskeuka",
        "31.03": "Påskeuka",
        "01.04": "Påskeuka",
        "02.04": "Skjærtorsdag",
        "03.04": "Langfredag",
        "04.04": "Påskeaften",
        "05.04": "Første påskedag",
        "06.04": "Andre påskedag",
        "01.05": "Arbeidernes dag",
        "14.05": "Kristi himmelfartsdag",
        "17.05": "Grunnlovsdag",
        "23.05": "Pinseaften",
        "24.05": "Første pinsedag",
        "25.05": "Andre pinsedag",
        "24.12": "Julaften",
        "25.12": "Første juledag",
        "26.12": "Andre juledag",
        "31.12": "Nyttårsaften",
    }


def test_a_day_with_two_names_bears_the_one_of_its_date():
    # In 2027 Whit Monday is 17 May, in 2043 Whit Sunday is; Ascension Day was it in 2007, and 1 May in 2008.
    assert {holiday_on(date(year, 5, 17)) for year in (2007, 2027)} == {"Grunnlovsdag"}
    assert holiday_on(date(2008, 5, 1)) == "Arbeidernes dag"
    assert [holiday_on(date(2043, 5, day)) for day in (16, 17, 18)] == ["Pinseaften", "Grunnlovsdag", "Andre pinsedag"]


@pytest.mark.parametrize("year", range(1950, 2100))
def test_the_public_holidays_are_those_of_an_independent_calendar(year):
    theirs = {day: names.split("; ") for day, names in holidays.Norway(years=year, language="no").items()}
    assert {day: names for day, names in theirs.items() if holiday_on(day) not in names} == {}
    # What is ours besides: Palm Sunday, the days up to Maundy Thursday, and the eves.
    easter = next(day for day, names in theirs.items() if "Første påskedag" in names)
    besides = {easter + timedelta(days=days) for days in (-7, -6, -5, -4, -1, 48)}
    assert set(days_of(year)) == {*theirs, *besides, date(year, 12, 24), date(year, 12, 31)}


@pytest.mark.parametrize("year", [1, 1583, 9999])
def test_a_year_that_nobody_plans_for_has_its_days_too(year):
    assert holiday_on(date(year, 12, 25)) == "Første juledag"


def test_a_meeting_on_a_holiday_says_which():
    christmas, january = following("fredag 18:00-20:00 manedlig siste", "2026-12-01", 2)
    assert (christmas.holiday, january.holiday) == ("Første juledag", None)


def test_a_meeting_over_midnight_bears_the_day_it_begins_on():
    (one,) = following("onsdag 22:00-01:00 ukentlig", "2026-12-23", 1)
    assert one.holiday is None
