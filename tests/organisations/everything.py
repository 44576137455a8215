"""A listing with every field set to something that is not its default and that a file can stumble over."""

from datetime import date

from organisations import vocabulary as words
from organisations.exchange.columns import COLUMNS
from organisations.models import Listing, Meeting, Organisation
from organisations.schedule import parse_meetings
from selvhjelp.places.models import PostalCode
from tests.factories import ListingFactory, OrganisationFactory, ProgrammeFactory

KARASJOK = "5610"
MEETINGS = (
    "onsdag 18:00-20:00 ukentlig fra 2026-09-02 til 2027-06-16 ikke 2026-12-23 2026-12-30 alle"
    "|mandag 22:30-00:30 annenhver-uke fra 2026-09-07 egen"
    "|tirsdag 19:00-21:00 annenhver-uke partall"
    "|torsdag 10:00-11:30 annenhver-uke oddetall alle"
    "|lordag 12:00-14:00 manedlig 1"
    "|sondag 17:00-19:00 manedlig siste ikke 2026-12-27"
    "|18:00-20:00 annet datoer 2027-01-13 2027-02-10 egen"
    "|etter-avtale"
)


def listing_with_everything(organisation: Organisation | None = None) -> Listing:
    organisation = organisation or OrganisationFactory()
    listing = ListingFactory(
        slug="karasjok-14",
        name='=SUM(A1), «Gáivuona» "joavku"; 🌱',
        organisation=organisation,
        programme=ProgrammeFactory(),
        audience=[words.Audience.RELATIVES, words.Audience.RUS],
        relations=[words.Relation.PARENT, words.Relation.OTHER],
        access=words.Access.CLOSED,
        composition=words.Composition.DIFFERENT,
        run_by=words.RunBy.SELF_HELP_LEADER,
        forms=[words.Form.IN_PERSON, words.Form.ONLINE, words.Form.PHONE],
        intake=words.Intake.STARTS,
        intake_starts_on=date(2027, 1, 13),
        sign_up=words.SignUp.CONVERSATION,
        intoxicated=words.Intoxicated.LISTEN,
        lar=words.Lar.WELCOME,
        goal=words.Goal.OWN,
        worldview=words.Worldview.OPEN_FAITH,
        gender=words.Gender.WOMEN,
        age_group=words.AgeGroup.YOUNG_ADULTS,
        age_from=0,
        age_to=30,
        facilities=[words.Facility.WHEELCHAIR, words.Facility.NO_READING],
        confidentiality=words.Confidentiality.SILENCE,
        companion=True,
        size="4-8",
        price="-",
        gift="@kurven går rundt",
        municipality_id=KARASJOK,
        venue="'t Huis",
        street_address="+1 «Eksempelveien» 3, 2. etasje",
        postal_code=PostalCode.objects.in_municipality(KARASJOK).first(),
        hides_address=True,
        lat=69.46992,
        lon=25.5,
        directions='Grønn dør;\n\n"bakgården", til høyre\n= neste dør',
        pause_from=date(2026, 12, 20),
        pause_until=date(2027, 1, 6),
        description="\"Første\" linje, med komma;\nđ ŋ ŧ š č ž á – 😀|strek\n\n'sitat' \\n",
        how_to_join="-Ring,\n-skriv",
        first_time="''",
        meeting_link="https://example.no/møte?a=1&b=2,3",
        meeting_phone="+47 00 00 00 01",
        contact_role="@gruppekontakten",
        contact_phone="+47 00 00 00 02",
        contact_email="gruppa+ny@example.no",
        contact_hours="hverdager kl. 9-15; ikke fredag",
        website="https://example.no/?q=%20,;",
        status=words.Status.CLOSED_DOWN,
        confirmed_at=date(2026, 10, 1),
        themes=["sorg", "alkohol"],
        languages=["se", "no"],
    )
    for rule in parse_meetings(MEETINGS):
        Meeting.from_rule(rule, listing=listing).save()
    return listing


def forget_listings() -> None:
    """An empty table, with everything that listings point at still there."""
    Listing.objects.all().delete()


def stated(listing: Listing) -> dict:
    """All that the columns are about, as the database has it now."""
    listing = Listing.objects.with_facts().get(slug=listing.slug)
    fields = {column.field for column in COLUMNS} - {"themes", "languages", "meetings"}
    return {field: getattr(listing, field) for field in fields} | {
        "themes": [theme.slug for theme in listing.themes.all()],
        "languages": [language.code for language in listing.languages.all()],
        "meetings": listing.rules,
    }
