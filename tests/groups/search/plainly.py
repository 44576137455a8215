"""The contract's rules once more, said plainly over rows of the database and one listing at a time.

Slow and without the catalogue's cleverness, so that the two can be held against each other.
"""

from datetime import timedelta

from organisations.models import Listing
from organisations.newcomers import intake_on
from organisations.schedule import meets_on
from organisations.vocabulary import JOINABLE, Intake
from selvhjelp.places.distance import kilometres
from selvhjelp.places.gazetteer import Gazetteer

from .world import TODAY

SINGLE = {
    "tilgang": "access", "sammensetning": "composition", "drift": "run_by", "pamelding": "sign_up",
    "ruset": "intoxicated", "lar": "lar", "mal": "goal", "livssyn": "worldview", "kjonn": "gender",
}  # fmt: skip
OF_A_MEETING = ("ukedag", "tid", "hyppighet", "motetype")
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"]


def found(parameters: dict[str, list[str]], listings: list[Listing]) -> set[str]:
    """The slugs of those that are current and satisfy the parameters, every one of which must be good."""
    year_ago = TODAY - timedelta(days=365)
    current = (row for row in listings if row.status == "publisert" and row.confirmed_at > year_ago)
    return {row.slug for row in current if _satisfies(row, parameters)}


def _satisfies(row, parameters):
    beside = {name: values for name, values in parameters.items() if name not in OF_A_MEETING and name != "avstand"}
    km = int(parameters["avstand"][0]) if "avstand" in parameters else None
    if not all(_states(row, name, values, km) for name, values in beside.items()):
        return False
    asked = {name: values for name, values in parameters.items() if name in OF_A_MEETING}
    if "dag" in parameters:
        return any(_is_on(row, meeting) and _meets(meeting, asked) for meeting in row.meetings.all())
    return not asked or any(_meets(meeting, asked) for meeting in row.meetings.all())


def _states(row, name, values, km):
    if name in SINGLE:
        return getattr(row, SINGLE[name]) in values
    return globals()[f"_{name.replace('-', '_')}"](row, values, km)


def _for(row, values, km):
    return bool(set(row.audience) & set(values))


def _relasjon(row, values, km):
    return "parorende" in row.audience and (not row.relations or bool(set(row.relations) & set(values)))


def _tema(row, values, km):
    return bool({theme.slug for theme in row.themes.all()} & set(values))


def _form(row, values, km):
    return bool(set(row.forms) & set(values))


def _opptak(row, values, km):
    return intake_on(row.intake, row.intake_starts_on, TODAY) in values


def _bli_med(row, values, km):
    return intake_on(row.intake, row.intake_starts_on, TODAY) in JOINABLE


def _alder(row, values, km):
    return (row.age_group or "voksne") in values


def _tilrettelagt(row, values, km):
    return set(values) <= set(row.facilities)


def _sprak(row, values, km):
    spoken = {language.code for language in row.languages.all()} or {"no"}
    return bool(spoken & {"no" if value in ("nb", "nn") else value for value in values})


def _org(row, values, km):
    owner, line = row.organisation, []
    while owner:
        line.append(owner.slug)
        owner = owner.parent
    return bool(set(line) & set(values))


def _program(row, values, km):
    return bool(row.programme) and row.programme.slug in values


def _fylke(row, values, km):
    return bool(row.municipality) and row.municipality.county_id in values


def _kommune(row, values, km):
    return row.municipality_id in values or (bool(km) and any(_near(row, code, km) for code in values))


def _utenfor(row, values, km):
    return row.municipality_id not in values


def _sted(row, values, km):
    place = Gazetteer.current().resolve(values[0]).place
    if place.is_area:
        return row.municipality_id in place.municipality_codes
    within = 60 if km is None else km
    return row.municipality_id in place.municipality_codes or _near(row, place.municipality_codes[0], within)


def _near(row, code, km):
    if row.municipality is None:
        return False
    own = row.municipality
    return kilometres((own.lat, own.lon), Gazetteer.current().municipality(code).point) <= km


def _dag(row, values, km):
    """Only the day of the tests is asked for. A closed group has no date, but for its first."""
    return row.access == "apen" or (row.intake == Intake.STARTS and row.intake_starts_on == TODAY)


def _is_on(row, meeting):
    return meets_on(meeting.rule, TODAY, paused=row.pause)


def _meets(meeting, asked):
    hour = meeting.starts_at.hour
    stated = {
        "ukedag": meeting.weekday,
        "tid": "formiddag" if hour < 12 else "ettermiddag" if hour < 17 else "kveld",
        "hyppighet": meeting.frequency,
        "motetype": meeting.kind,
    }
    return all(stated[name] in values for name, values in asked.items())
