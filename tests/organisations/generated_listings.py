"""Any listing that the rules allow, stored, for property tests."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from organisations import vocabulary as words
from organisations.completeness import missing
from organisations.models import Language, Listing, Meeting, Organisation, Theme
from organisations.schedule import Rule

TROMSO, OSLO, BAERUM = "5501", "0301", "3201"
WHICH = {
    words.Frequency.EVERY_OTHER_WEEK: ["", words.Which.EVEN_WEEKS.value, words.Which.ODD_WEEKS.value],
    words.Frequency.MONTHLY: [*"1234", words.Which.LAST.value],
}
POSTAL_CODES = {TROMSO: "9008", OSLO: "0184"}

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
awkward = st.sampled_from([*"=+-@'\",;|\n\t ", "\r\n", "😀", "đŋŧš", "_x0041_"])
texts = st.lists(st.one_of(letters, awkward), max_size=12).map("".join)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
clocks = st.times(time(0, 0), time(23, 59)).map(lambda clock: clock.replace(second=0, microsecond=0))


def one(vocabulary):
    return st.sampled_from(vocabulary.values)


def several(vocabulary, min_size=0):
    return st.lists(one(vocabulary), unique=True, min_size=min_size)


def maybe(values):
    return st.none() | values


@st.composite
def rules(draw) -> Rule:
    """A line of schedule, with what its frequency needs."""
    frequency = draw(one(words.Frequency))
    if frequency == words.Frequency.BY_AGREEMENT:
        return Rule(frequency)
    start, end = draw(st.lists(clocks, min_size=2, max_size=2, unique=True))
    first, last = sorted(draw(st.tuples(days, days)))
    listed = frequency == words.Frequency.LISTED_DATES
    return Rule(
        frequency=frequency,
        weekday=None if listed else draw(st.integers(0, 6)),
        start=start,
        end=end,
        which=draw(st.sampled_from(WHICH.get(frequency, [""]))),
        starts_on=first if frequency == words.Frequency.EVERY_OTHER_WEEK else draw(maybe(st.just(first))),
        ends_on=draw(maybe(st.just(last))),
        dates=draw(st.frozensets(days, min_size=1, max_size=3)) if listed else frozenset(),
        cancelled=draw(st.frozensets(days, max_size=3)),
        kind=draw(st.sampled_from(["", *words.MeetingKind.values])),
    )


@st.composite
def listings(draw) -> tuple[Listing, list[str], list[str], list[Rule]]:
    """An unsaved listing, its themes, its languages and its schedule."""
    access = draw(one(words.Access))
    intake = words.Intake.TAKES_NEW if access == words.Access.OPEN else draw(one(words.Intake))
    composition = draw(one(words.Composition))
    audience = draw(several(words.Audience, min_size=composition == words.Composition.SAME))
    municipality = draw(maybe(st.sampled_from([TROMSO, OSLO, BAERUM])))
    forms = draw(
        several(words.Form, min_size=1).filter(lambda forms: municipality or words.Form.IN_PERSON not in forms)
    )
    starts = st.just(None) if intake != words.Intake.STARTS else days
    age_from = draw(maybe(st.integers(0, 120)))
    point = draw(maybe(st.tuples(st.floats(57, 82), st.floats(-10, 35))))
    pause = draw(maybe(days))
    listing = Listing(
        organisation=Organisation(),
        name="Gruppe" + draw(texts),
        audience=audience,
        relations=draw(several(words.Relation)) if words.Audience.RELATIVES in audience else [],
        access=access,
        composition=composition,
        run_by=draw(maybe(one(words.RunBy))),
        forms=forms,
        intake=intake,
        intake_starts_on=draw(starts),
        sign_up=draw(maybe(one(words.SignUp))),
        intoxicated=draw(maybe(one(words.Intoxicated))),
        lar=draw(maybe(one(words.Lar))),
        goal=draw(maybe(one(words.Goal))),
        worldview=draw(maybe(one(words.Worldview))),
        gender=draw(maybe(one(words.Gender))),
        age_group=draw(maybe(one(words.AgeGroup))),
        age_from=age_from,
        age_to=draw(maybe(st.integers(age_from or 0, 120))),
        facilities=draw(several(words.Facility)),
        confidentiality=draw(maybe(one(words.Confidentiality))),
        companion=draw(st.booleans()),
        size=draw(texts),
        price=draw(texts),
        gift=draw(texts),
        municipality_id=municipality,
        venue=draw(texts),
        street_address=draw(texts),
        postal_code_id=draw(maybe(st.just(POSTAL_CODES.get(municipality)))),
        hides_address=draw(st.booleans()),
        lat=point and point[0],
        lon=point and point[1],
        directions=draw(texts),
        pause_from=pause,
        pause_until=pause and draw(maybe(st.integers(0, 99).map(lambda length: pause + timedelta(days=length)))),
        description=draw(texts),
        how_to_join=draw(texts),
        first_time=draw(texts),
        meeting_link=draw(st.sampled_from(["", "https://example.no/møte?a=1,2"])),
        meeting_phone=draw(st.sampled_from(["", "+47 00 00 00 01"])),
        contact_role=draw(texts),
        contact_phone=draw(st.sampled_from(["", "00 00 00 02"])),
        contact_email=draw(st.sampled_from(["", "gruppa@example.no"])),
        contact_hours=draw(texts),
        website=draw(st.sampled_from(["", "https://example.no/"])),
        status=draw(one(words.Status)),
        # Nobody confirms on a day that has not been.
        confirmed_at=min(draw(days), date.today()),
    )
    schedule = draw(st.lists(rules(), max_size=3))
    if missing(listing, meets=bool(schedule)):
        listing.status = draw(one(words.Status).filter(lambda status: status != words.Status.PUBLISHED))
    themes = draw(st.lists(st.sampled_from(["alkohol", "sorg", "skam"]), unique=True))
    languages = draw(st.lists(st.sampled_from(["no", "en", "se"]), unique=True))
    return listing, themes, languages, schedule


def store(generated, organisation) -> Listing:
    """Save a generated listing as the organisation's."""
    listing, themes, languages, schedule = generated
    listing.organisation = organisation
    listing.save()
    listing.themes.set(Theme.objects.filter(slug__in=themes))
    listing.languages.set(Language.objects.filter(code__in=languages))
    for rule in schedule:
        Meeting.from_rule(rule, listing=listing).save()
    return listing
