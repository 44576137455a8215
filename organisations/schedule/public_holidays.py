"""Days on which a group may well not meet although its schedule says so: «Spør om gruppa møtes».

The public holidays are those of the law (lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred, § 2) with the
first and the seventeenth of May (lov 26. april 1947 nr. 1).
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

# Month and day.
FIXED = {
    (1, 1): "Første nyttårsdag",
    (5, 1): "Arbeidernes dag",
    (5, 17): "Grunnlovsdag",
    (12, 24): "Julaften",
    (12, 25): "Første juledag",
    (12, 26): "Andre juledag",
    (12, 31): "Nyttårsaften",
}
# Days from Easter Day.
MOVABLE = {
    -7: "Palmesøndag",
    -6: "Påskeuka",
    -5: "Påskeuka",
    -4: "Påskeuka",
    -3: "Skjærtorsdag",
    -2: "Langfredag",
    -1: "Påskeaften",
    0: "Første påskedag",
    1: "Andre påskedag",
    39: "Kristi himmelfartsdag",
    48: "Pinseaften",
    49: "Første pinsedag",
    50: "Andre pinsedag",
}


def holiday_on(day: date) -> str | None:
    """The name of the Norwegian holiday, or of the day of Easter week or the eve, that ``day`` is; else None."""
    return _marked_days(day.year).get(day)


@lru_cache(maxsize=64)
def _marked_days(year: int) -> dict[date, str]:
    """Of a day with two names (Whit Monday is 17 May in 2027) the one of its date."""
    easter_day = easter(year)
    movable = {easter_day + timedelta(days=days): name for days, name in MOVABLE.items()}
    return {**movable, **{date(year, month, day): name for (month, day), name in FIXED.items()}}
