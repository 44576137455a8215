"""Days on which a visitor should ask first, written by hand from the calendars of 2026 and 2027."""

from datetime import date, timedelta

from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from organisations.schedule.public_holidays import holiday_on
from tests.organisations.schedules import following


def marked(year: int) -> dict[str, str]:
    every_day = (date(year, 1, 1) + timedelta(days=days) for days in range(366))
    return {f"{day:%d.%m}": holiday_on(day) for day in every_day if day.year == year and holiday_on(day)}


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
    # In 2027 Whit Monday is 17 May, in 2043 Whit Sunday is.
    assert holiday_on(date(2027, 5, 17)) == "Grunnlovsdag"
    assert [holiday_on(date(2043, 5, day)) for day in (16, 17, 18)] == ["Pinseaften", "Grunnlovsdag", "Andre pinsedag"]


@given(st.integers(1950, 2100))
def test_easter_is_where_the_church_has_it(year):
    assert holiday_on(easter(year)) == "Første påskedag"


def test_a_year_beyond_the_calendar_of_holidays_has_none():
    assert holiday_on(date(2200, 12, 25)) is None


def test_a_meeting_on_a_holiday_says_which():
    christmas, january = following("fredag 18:00-20:00 manedlig siste", "2026-12-01", 2)
    assert (christmas.holiday, january.holiday) == ("Første juledag", None)


def test_a_meeting_over_midnight_bears_the_day_it_begins_on():
    (one,) = following("onsdag 22:00-01:00 ukentlig", "2026-12-23", 1)
    assert one.holiday is None
