"""What a list page weighs: at most 60 KB of HTML, and a twelfth of that kept free for what is still to come."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from organisations.models import Listing
from selvhjelp.places.models import County
from tests.site.addresses import LANGUAGES

MOST, KEPT_FREE = 60_000, 5_000

pytestmark = pytest.mark.django_db


def addresses():
    """Every county, all groups, and the week; a month of meetings, all of them and those that a filter leaves."""
    first = timezone.localdate() + timedelta(days=20)
    month = f"?fra={first}&til={first + timedelta(days=365)}"
    counties = [("county", [slug]) for slug in County.objects.values_list("slug", flat=True)]
    for language in LANGUAGES:
        with translation.override(language):
            for name, parts in [*counties, ("group_list", []), ("meeting_list", [])]:
                yield reverse(name, args=parts)
            for query in (month, f"{month}&for=rus", "?for=rus"):
                yield reverse("meeting_list") + query


def test_a_list_page_has_room_to_spare_in_every_language(client):
    call_command("load_examples", verbosity=0)
    sizes = {path: len(client.get(path).content) for path in addresses()}
    fullest = max(sizes, key=sizes.get)
    assert {path: size for path, size in sizes.items() if size > MOST - KEPT_FREE} == {}
    # The lists are full ones: with less on them, nothing would be shown.
    assert Listing.objects.published().count() > 500
    assert sizes[fullest] > MOST / 2
