"""A date that somebody mistyped, or meant as «for ever», breaks no page: neither their own group's nor everyone's."""

from datetime import date, time
from http import HTTPStatus

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from organisations.models import Listing, Meeting
from tests.organisations.staff import enter, person
from tests.site import addresses

pytestmark = pytest.mark.django_db

# Those that nobody writes: they are the days on which somebody pressed a button.
NOT_WRITTEN = {"confirmed_at", "intake_confirmed_at", "closed_on", "doubted_on"}


def date_fields(model) -> list[str]:
    return [field.name for field in model._meta.fields if _holds_days(field) and field.name not in NOT_WRITTEN]


def _holds_days(field) -> bool:
    inner = field.base_field if isinstance(field, ArrayField) else field
    return isinstance(inner, models.DateField) and not isinstance(inner, models.DateTimeField)


CASES = [
    pytest.param(model, name, day, id=f"{model._meta.model_name}-{name}-{day.year}")
    for model in (Listing, Meeting)
    for name in date_fields(model)
    for day in (date.min, date.max)
]
SLUGS = ("open", "starts")
# Texts and forms alone are the same whatever stands in a group.
WITH_GROUPS = {"start", *addresses.EXAMPLES, *addresses.QUERIES}


def write(model, name, day):
    """Into an open group and one that starts anew, each with a meeting that runs past midnight."""
    Meeting.objects.filter(listing__slug__in=SLUGS).update(starts_at=time(22), ends_at=time(1))
    rows = model.objects.filter(**{"slug__in" if model is Listing else "listing__slug__in": SLUGS})
    match name:
        case "intake_starts_on":
            rows.filter(intake="oppstart").update(intake_starts_on=day)
        case "pause_until":
            rows.update(pause_from=date.min, pause_until=day)
        case "dates":
            rows.update(frequency="annet", weekday=None, dates=[day])
        case "cancelled_dates":
            rows.update(cancelled_dates=[day])
        case _:
            rows.update(**{name: day})


def all_that_shows_a_group() -> list[str]:
    listings = Listing.objects.filter(slug__in=SLUGS)
    return [
        *(address.path for address in addresses.pages(languages=["nb"]) if address.route in WITH_GROUPS),
        reverse("api:groups"),
        *(reverse(name, args=[slug]) for slug in SLUGS for name in ("api:group", "group_calendar", "poster")),
        f"{reverse('sheet_pdf')}?gruppe=open&gruppe=starts",
        *(
            reverse(name, args=[listing.pk])
            for listing in listings
            for name in ("admin:organisations_listing_change", "admin:organisations_listing_history", "listing_preview")
        ),
        reverse("admin:index"),
    ]


@pytest.mark.parametrize(("model", "name", "day"), CASES)
def test_a_date_at_the_end_of_the_calendar_brings_no_page_down(client, directory, model, name, day):
    write(model, name, day)
    enter(client, person("root", is_superuser=True))
    answers = {path: client.get(path).status_code for path in all_that_shows_a_group()}
    assert [path for path, status in answers.items() if status >= HTTPStatus.INTERNAL_SERVER_ERROR] == []
