"""From the database to the rows of the catalogue: five queries, however many listings there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from organisations.models import Language, Listing, Meeting, Organisation, Programme, Theme
from organisations.models.language import NORWEGIAN
from organisations.newcomers import intake_on
from organisations.schedule import Rule
from organisations.vocabulary import JOINABLE, AgeGroup, TimeOfDay, Weekday
from selvhjelp.places.distance import Point

from .entry import Entry

WEEKDAYS = [day.value for day in Weekday]
# Parameter and field, where the field holds one word or none.
SINGLE = {
    "tilgang": "access",
    "sammensetning": "composition",
    "drift": "run_by",
    "pamelding": "sign_up",
    "ruset": "intoxicated",
    "lar": "lar",
    "mal": "goal",
    "livssyn": "worldview",
    "kjonn": "gender",
    "program": "programme__slug",
    "kommune": "municipality_id",
    "fylke": "municipality__county_id",
}
# Parameter and field, where the field holds several.
SEVERAL = {"for": "audience", "relasjon": "relations", "form": "forms", "tilrettelagt": "facilities"}
OTHER = (
    "pk", "slug", "intake", "intake_starts_on", "age_group", "hides_address", "lat", "lon", "pause_from",
    "pause_until", "organisation__lineage", "municipality__lat", "municipality__lon", "postal_code__lat",
    "postal_code__lon",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """An entry, and the words by which it is found."""

    entry: Entry
    words: list[tuple[str, str]]


def rows(day: date) -> list[Row]:
    """The listings that are current on the day, in Norwegian order of their names."""
    meetings = _rules_by_listing()
    themes = _related("themes", "themes__slug")
    languages = _related("languages", "languages__code")
    slugs = dict(Organisation.objects.approved().values_list("pk", "slug"))
    listings = Listing.objects.current(day).order_by("sort_key", "pk")
    found = listings.values(*SINGLE.values(), *SEVERAL.values(), *OTHER)
    return [_row(values, day, meetings, themes, languages, slugs) for values in found.iterator(chunk_size=5_000)]


def _row(values, day, meetings, themes, languages, slugs) -> Row:
    pk = values["pk"]
    intake = intake_on(values["intake"], values["intake_starts_on"], day)
    words = [(parameter, values[field]) for parameter, field in SINGLE.items() if values[field]]
    words += [(parameter, value) for parameter, field in SEVERAL.items() for value in values[field]]
    words += [("tema", slug) for slug in themes.get(pk, ())]
    words += [("sprak", code) for code in languages.get(pk, (NORWEGIAN,))]
    words += [("org", slugs[owner]) for owner in values["organisation__lineage"] if owner in slugs]
    words += [("opptak", intake), ("bli-med", "ja" if intake in JOINABLE else "nei")]
    words += [("alder", age) for age in _ages(values["age_group"])]
    return Row(_entry(values, intake, tuple(meetings.get(pk, ()))), words)


def _entry(values, intake, rules) -> Entry:
    return Entry(
        pk=values["pk"],
        slug=values["slug"],
        access=values["access"],
        intake=intake,
        intake_starts_on=values["intake_starts_on"],
        municipality=values["municipality_id"],
        county=values["municipality__county_id"],
        point=_point(values),
        rules=rules,
        pause=(values["pause_from"], values["pause_until"]) if values["pause_from"] else None,
    )


def _ages(age_group):
    """Unstated is 18 and over, so that a search for adults finds it too."""
    return [age_group] if age_group else [AgeGroup.ADULTS]


def _point(values) -> Point | None:
    """A hidden group is measured from its municipality's point, so that no number of questions finds its door."""
    exact = [("lat", "lon"), ("postal_code__lat", "postal_code__lon")]
    coarse = [("municipality__lat", "municipality__lon")]
    for lat, lon in coarse if values["hides_address"] else exact + coarse:
        if values[lat] is not None:
            return Point(values[lat], values[lon])
    return None


def _rules_by_listing() -> dict[int, list[Rule]]:
    gathered = defaultdict(list)
    for meeting in Meeting.objects.of(Listing.objects.published()).order_by("pk").iterator():
        gathered[meeting.listing_id].append(meeting.rule)
    return gathered


def _related(field, value) -> dict[int, list[str]]:
    gathered = defaultdict(list)
    stated = Listing.objects.published().filter(**{f"{field}__isnull": False})
    for listing, found in stated.values_list("pk", value):
        gathered[listing].append(found)
    return gathered


def combination(rule: Rule) -> tuple[str | None, str | None, str, str | None]:
    """Weekday, time of day, frequency and kind of one meeting, as the parameters say them."""
    weekday = None if rule.weekday is None else WEEKDAYS[rule.weekday]
    return weekday, rule.start and time_of_day(rule.start.hour), rule.frequency, rule.kind or None


def time_of_day(hour: int) -> str:
    """Formiddag before 12, ettermiddag before 17, then kveld."""
    if hour < 12:
        return TimeOfDay.MORNING
    return TimeOfDay.AFTERNOON if hour < 17 else TimeOfDay.EVENING


def vocabularies() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """The vocabularies that are rows: each value with its name in each language."""
    return {
        "tema": [(theme.slug, theme.names) for theme in Theme.objects.all()],
        "sprak": [(language.code, language.names) for language in Language.objects.all()],
        "org": [(slug, {"nb": name}) for slug, name in Organisation.objects.approved().values_list("slug", "name")],
        "program": [(slug, {"nb": name}) for slug, name in Programme.objects.approved().values_list("slug", "name")],
    }
