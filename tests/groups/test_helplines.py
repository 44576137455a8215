"""The numbers to call, wherever they stand: their hours never break inside a time."""

import re

import pytest
from django.utils import translation

from groups import helplines
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db
# Where a line could break within a time: after «kl.», and after the dash between two times.
BREAKS = re.compile(r"\bkl\. \d|\bat \d|\d–\d")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_hours_of_a_number_do_not_break_inside_a_time(language):
    with translation.override(language):
        hours = [line.hours for line in (*helplines.all_helplines(), *helplines.strip())]
    assert [text for text in hours if BREAKS.search(text)] == []
    assert any("\u2060" in text for text in hours)


@pytest.mark.parametrize("path", ["/utskrift/?gruppe=en", "/hjelp-na/", "/under-18/"])
def test_nor_do_they_on_the_pages_where_they_stand(client, path):
    ListingFactory(slug="en")
    shown = client.get(path).content.decode()
    timed = [line.hours for line in helplines.all_helplines() if "\u2060" in line.hours]
    assert [hours for hours in timed if hours.replace("\u2060", "") in shown] == []
    assert [hours for hours in timed if hours in shown] != []
