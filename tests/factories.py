"""The smallest things that are valid; a test says what it is about."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from organisations import vocabulary as words
from organisations.models import Language, Listing, Meeting, Organisation, Programme, Theme

TROMSO, OSLO, KARASJOK = "5501", "0301", "5610"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Lokallag {number}")
    kind = words.OrganisationKind.LOCAL_CHAPTER


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda number: f"Program {number}")
    slug = factory.Sequence(lambda number: f"program-{number}")
    organisation = factory.SubFactory(OrganisationFactory)


class ListingFactory(DjangoModelFactory):
    """An open group in Tromsø for people with a rus problem of their own, confirmed today."""

    class Meta:
        model = Listing
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Gruppe {number}")
    organisation = factory.SubFactory(OrganisationFactory)
    audience = [words.Audience.RUS]
    access = words.Access.OPEN
    composition = words.Composition.SAME
    forms = [words.Form.IN_PERSON]
    intake = words.Intake.TAKES_NEW
    municipality_id = TROMSO
    status = words.Status.PUBLISHED
    confirmed_at = factory.LazyFunction(date.today)

    @factory.post_generation
    def themes(self, create, slugs, **kwargs):
        if create and slugs:
            self.themes.set(Theme.objects.filter(slug__in=slugs))

    @factory.post_generation
    def languages(self, create, codes, **kwargs):
        if create and codes:
            self.languages.set(Language.objects.filter(code__in=codes))


class ClosedListingFactory(ListingFactory):
    """A closed group that takes new people; its address is hidden."""

    access = words.Access.CLOSED
    hides_address = True


class MeetingFactory(DjangoModelFactory):
    """Every Wednesday from six to eight."""

    class Meta:
        model = Meeting

    listing = factory.SubFactory(ListingFactory)
    frequency = words.Frequency.WEEKLY
    weekday = words.Weekday.WEDNESDAY
    starts_at = time(18)
    ends_at = time(20)
