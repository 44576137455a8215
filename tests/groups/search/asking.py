"""Combinations of good parameters, drawn at random."""

from organisations import vocabulary as words

from .world import LANGUAGES, THEMES

VALUES = {
    "for": words.Audience.values, "relasjon": words.Relation.values, "hyppighet": words.Frequency.values,
    "ukedag": words.Weekday.values, "tid": words.TimeOfDay.values, "dag": ["i-dag"], "tilgang": words.Access.values,
    "bli-med": ["ja"], "opptak": words.Intake.values, "pamelding": words.SignUp.values, "form": words.Form.values,
    "sammensetning": words.Composition.values, "tema": THEMES, "drift": words.RunBy.values,
    "motetype": words.MeetingKind.values, "ruset": words.Intoxicated.values, "lar": words.Lar.values,
    "mal": words.Goal.values, "kjonn": words.Gender.values, "alder": words.AgeGroup.values,
    "tilrettelagt": words.Facility.values, "sprak": [*LANGUAGES, "nb", "nn"], "livssyn": words.Worldview.values,
    "program": ["stigen"], "org": ["samlet", "samlet-nord", "samlet-tromso", "for-seg"], "fylke": ["55", "56", "03"],
    "kommune": ["5501", "0301", "5536"], "utenfor": ["5501", "0301"],
}  # fmt: skip
PLACES = ({}, {"sted": ["Tromsø"]}, {"sted": ["Tromsø"], "avstand": ["0"]}, {"sted": ["Finnmark"]},
          {"kommune": ["5501"], "avstand": ["150"]}, {"sted": ["Oslo"], "avstand": ["500"]})  # fmt: skip


def draw(random, most: int = 3) -> dict[str, list[str]]:
    """At most so many parameters with one to three values each, and sometimes a place."""
    names = random.sample(sorted(VALUES), random.randint(0, most))
    drawn = {name: random.sample(list(VALUES[name]), random.randint(1, min(3, len(VALUES[name])))) for name in names}
    return {**random.choice(PLACES), **drawn}
