"""Days on which a group may well not meet although its schedule says so: «Spør om gruppa møtes»."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

EASTER_WEEK = "Påskeuka"
PALM_SUNDAY = "Palmesøndag"
EASTER_EVE = "Påskeaften"
WHIT_EVE = "Pinseaften"
CHRISTMAS_EVE = "Julaften"
NEW_YEARS_EVE = "Nyttårsaften"
EASTER_DAY = "Første påskedag"


def holiday_on(day: date) -> str | None:
    """The name of the Norwegian holiday, or of the day of Easter week or the eve, that ``day`` is; else None."""
    return _marked_days(day.year).get(day)


@lru_cache(maxsize=64)
def _marked_days(year: int) -> dict[date, str]:
    # One year can give a day two names («Andre pinsedag; Grunnlovsdag» in 2027): the last is the fixed day's.
    public = {day: names.split("; ")[-1] for day, names in holidays.Norway(years=year, language="no").items()}
    if not public:
        # The calendar of holidays has an end; a year beyond it can be asked for in an address.
        return {}
    return {**_days_between(public), date(year, 12, 24): CHRISTMAS_EVE, date(year, 12, 31): NEW_YEARS_EVE, **public}


def _days_between(public: dict[date, str]) -> dict[date, str]:
    easter = next(day for day, name in public.items() if name == EASTER_DAY)
    week = {easter - timedelta(days=days): EASTER_WEEK for days in (4, 5, 6)}
    return {
        **week,
        easter - timedelta(days=7): PALM_SUNDAY,
        easter - timedelta(days=1): EASTER_EVE,
        # Whit Sunday is seven weeks after Easter Day; by name it hides in the years when it is 17 May.
        easter + timedelta(days=48): WHIT_EVE,
    }
