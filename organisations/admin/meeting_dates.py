"""The next dates of a row of the schedule, so that an editor sees at once whether it says what they mean."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst

from organisations.models import Meeting
from organisations.schedule import contradictions, next_occurrences, words

DATES_SHOWN = 5


def dates_of(meeting: Meeting, *, paused=None, fault: str = "") -> str:
    """The next five as they will be said to visitors, or why there are none yet; `fault`: what contradicts itself."""
    context = {"is_complete": not contradictions(meeting.rule) and bool(meeting.frequency), "fault": fault}
    if context["is_complete"]:
        now = timezone.localtime()
        found = next_occurrences([meeting.rule], now=now, count=DATES_SHOWN, paused=paused)
        context["dates"] = [capfirst(words.when(one, now=now)) for one in found]
        context["by_agreement"] = meeting.frequency == "etter-avtale"
    return render_to_string("admin/organisations/listing/_next_dates.html", context)
