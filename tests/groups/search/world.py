"""A country full of listings that nobody wrote by hand: every field takes every value, several where it may."""

from datetime import date, time, timedelta
from random import Random

from organisations import vocabulary as words
from organisations.models import Language, Listing, Meeting, Organisation, Programme, Theme

TODAY = date(2026, 11, 24)  # a Tuesday
MUNICIPALITIES = ("5501", "5501", "5534", "5536", "5605", "5607", "5610", "0301", "0301", "3201", "4601", "1103")
THEMES = ("alkohol", "sorg", "angst", "grensesetting")
LANGUAGES = ("no", "en", "se")


def fill(seed: int, count: int) -> None:
    """Store so many listings, all different."""
    random = Random(seed)
    owners = _owners()
    programme = Programme.objects.create(name="Stigen", slug="stigen", organisation=owners[0])
    listings = Listing.objects.bulk_create(_listing(random, number, owners, programme) for number in range(count))
    _link(random, listings, "themes", Theme.objects.filter(slug__in=THEMES))
    _link(random, listings, "languages", Language.objects.filter(code__in=LANGUAGES))
    Meeting.objects.bulk_create(meeting for listing in listings for meeting in _meetings(random, listing))


def _owners():
    top = Organisation.objects.create(name="Samlet", kind=words.OrganisationKind.UMBRELLA)
    middle = Organisation.objects.create(name="Samlet nord", kind=words.OrganisationKind.REGION, parent=top)
    below = Organisation.objects.create(name="Samlet Tromsø", kind=words.OrganisationKind.LOCAL_CHAPTER, parent=middle)
    return [top, middle, below, Organisation.objects.create(name="For seg", kind=words.OrganisationKind.OTHER)]


def _listing(random, number, owners, programme) -> Listing:
    name = f"{random.choice('ABCÆØÅ')} gruppe {number}"
    access = random.choice(words.Access.values)
    composition = random.choice(words.Composition.values)
    audience = _some(random, words.Audience.values, least=0 if composition == words.Composition.DIFFERENT else 1)
    intake = words.Intake.TAKES_NEW if access == words.Access.OPEN else random.choice(words.Intake.values)
    forms = _some(random, words.Form.values, least=1)
    lies_somewhere = words.Form.IN_PERSON in forms or random.random() < 0.5
    return Listing(
        slug=f"gruppe-{number}",
        name=name,
        sort_key=name.lower().translate(str.maketrans("æøå", "{|}")),
        organisation=random.choice(owners),
        programme=_perhaps(random, [programme]),
        audience=audience,
        relations=_some(random, words.Relation.values) if words.Audience.RELATIVES in audience else [],
        access=access,
        composition=composition,
        run_by=_perhaps(random, words.RunBy.values),
        forms=forms,
        intake=intake,
        intake_starts_on=TODAY + timedelta(days=random.randint(-3, 30)) if intake == words.Intake.STARTS else None,
        sign_up=_perhaps(random, words.SignUp.values),
        intoxicated=_perhaps(random, words.Intoxicated.values),
        lar=_perhaps(random, words.Lar.values),
        goal=_perhaps(random, words.Goal.values),
        worldview=_perhaps(random, words.Worldview.values),
        gender=_perhaps(random, words.Gender.values),
        age_group=_perhaps(random, words.AgeGroup.values),
        facilities=_some(random, words.Facility.values),
        municipality_id=random.choice(MUNICIPALITIES) if lies_somewhere else None,
        hides_address=access == words.Access.CLOSED,
        pause_from=TODAY - timedelta(days=5) if random.random() < 0.1 else None,
        status=random.choice([words.Status.PUBLISHED] * 9 + [words.Status.DRAFT]),
        confirmed_at=TODAY - timedelta(days=random.choice([1, 100, 364, 365])),
    )


def _meetings(random, listing):
    for _ in range(random.choice([0, 1, 1, 2])):
        start = random.choice([9, 13, 17, 19])
        frequency = random.choice([words.Frequency.WEEKLY, words.Frequency.EVERY_OTHER_WEEK, words.Frequency.MONTHLY])
        which = {words.Frequency.EVERY_OTHER_WEEK: words.Which.ODD_WEEKS, words.Frequency.MONTHLY: words.Which.LAST}
        yield Meeting(
            listing=listing,
            frequency=frequency,
            weekday=random.choice(words.Weekday.values),
            which=which.get(frequency, ""),
            starts_at=time(start),
            ends_at=time(start + 2),
            kind=_perhaps(random, words.MeetingKind.values),
        )


def _link(random, listings, field, rows):
    through, rows = getattr(Listing, field).through, list(rows)
    column = f"{through._meta.get_fields()[-1].name}_id"
    through.objects.bulk_create(
        through(listing_id=listing.pk, **{column: row.pk}) for listing in listings for row in _some(random, rows)
    )


def _some(random, values, least=0):
    return random.sample(list(values), random.randint(least, min(2, len(values))))


def _perhaps(random, values):
    return random.choice([None, *values])
