"""Open meetings, day by day."""

from dataclasses import replace
from datetime import date, timedelta

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from groups.presentation import steps
from groups.presentation.address import ListAddress
from groups.presentation.card import card
from groups.presentation.list_page import notes, taking_along
from groups.presentation.whole import whole
from groups.search import bits
from groups.search.search import Search
from organisations.models import Listing
from organisations.schedule import words as schedule_words
from selvhjelp.places.gazetteer import Gazetteer

from .lists import examples_words
from .searching import search_for

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST_DAYS = 31
# Looking ahead further than this, schedules say little.
FURTHEST = timedelta(days=366)
# A page for all of Norway would be long: each day shows its first meetings and leads to the rest.
SHOWN_A_DAY = {True: 20, False: 5}
# So would one for a whole month: what there is room for is shared out, and each day shows at least one.
MOST_SHOWN = 40


@require_safe
def meeting_list(request):
    """Open meetings today and the next seven days; `fra` and `til` for other weeks."""
    data = request.GET.copy()
    for name in ("sted", "dag", "side", "sorter"):
        data.pop(name, None)
    search = search_for(data)
    first, last, problem = _period(request.GET, search.now.date())
    address = ListAddress(request.path, search.stated)
    days = _days(search, first, last)
    shown_notes = [*notes(search), *([problem] if problem else [])]
    context = {
        "heading": _("Åpne møter"),
        "title": _("Åpne møter"),
        "lead": _(
            "Nye er velkomne hver gang. Du trenger ikke si noe, og du kan gå når du vil. "
            "Noen vil at du tar kontakt først. Da står det på gruppa."
        ),
        "crumbs": [{"label": _("Norge"), "url": reverse("start")}, {"label": _("Åpne møter"), "url": ""}],
        "notices": [{"text": note} for note in shown_notes],
        "frequency": [{"label": _("Fylke"), "choices": _counties(search, address)}],
        "days": days,
        "earlier_url": _week(address, first - WEEK, search) if first > search.now.date() else None,
        "later_url": _week(address, first + WEEK, search) if first + WEEK < search.now.date() + FURTHEST else None,
        "is_example": any(card.is_example for day in days for card in day["cards"]),
        "example_text": examples_words(),
        **taking_along(),
        "noindex": bool(request.GET),
        "steps": None if any(day["cards"] for day in days) else steps.anywhere(),
    }
    return render(request, "groups/meetings.html", context)


def _period(parameters: QueryDict, today: date) -> tuple[date, date, str]:
    """The first and last day, and a sentence when what was asked for cannot be shown."""
    first, last = _day(parameters.get("fra")), _day(parameters.get("til"))
    wrong = any(parameters.get(name) and not _day(parameters[name]) for name in ("fra", "til"))
    start = min(max(first or today, today), today + FURTHEST)
    furthest = start + DAY * (MOST_DAYS - 1)
    end = min(last or start + WEEK, furthest)
    if wrong:
        return today, today + WEEK, _("Vi forstod ikke datoen. Skriv den slik: 2027-01-31. Her er den neste uka.")
    if end < start:
        return start, start + WEEK, _("Den siste dagen kommer før den første. Her er en uke fra den første.")
    if first and first != start:
        return start, end, _("Vi viser møter fra i dag og ett år fram.")
    if last and last > furthest:
        return start, end, _("Vi viser inntil %(count)d dager om gangen.") % {"count": MOST_DAYS}
    return start, end, ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _days(search: Search, first: date, last: date) -> list[dict]:
    chosen = set(bits.positions(search.selection.listings))
    dates = [first + DAY * number for number in range((last - first).days + 1)]
    found = {day: [one for one in _meetings(search, day) if one.position in chosen] for day in dates}
    most = _most_a_day([len(meetings) for meetings in found.values()], SHOWN_A_DAY[bool(search.values)])
    shown = {one.position for meetings in found.values() for one in meetings[:most]}
    pks = [search.catalogue.entries[position].pk for position in shown]
    rows = {row.slug: row for row in Listing.objects.published().with_card().filter(pk__in=pks)}
    return [_one_day(search, rows, day, meetings, most) for day, meetings in found.items()]


def _most_a_day(numbers: list[int], most: int) -> int:
    """How many meetings each day shows, so that the page as a whole is not too long."""
    while most > 1 and sum(min(number, most) for number in numbers) > MOST_SHOWN:
        most -= 1
    return most


def _meetings(search, day):
    return search.catalogue.meetings_on(day, search.now if day == search.now.date() else None)


def _one_day(search, rows, day, meetings, most):
    more = len(meetings) - most
    holidays = {schedule_words.holiday_note(one.occurrence) for one in meetings} - {""}
    return {
        "id": f"dag-{day.isoformat()}",
        "heading": whole(capfirst(schedule_words.day_words(day, today=search.now.date()))),
        "printed": whole(capfirst(schedule_words.day_on_paper(day, today=search.now.date()))),
        "note": next(iter(holidays), ""),
        "cards": [_card(search, rows, one) for one in meetings[:most] if _slug(search, one) in rows],
        "more": more > 0
        and {
            "url": _all_that_day(search, day),
            "label": ngettext("Vis %(count)d møte til", "Vis %(count)d møter til", more) % {"count": more},
        },
    }


def _slug(search, meeting):
    return search.catalogue.entries[meeting.position].slug


def _card(search, rows, meeting):
    made = card(rows[_slug(search, meeting)], now=search.now)
    words = [say(meeting.occurrence, now=search.now) for say in (schedule_words.when, schedule_words.when_on_paper)]
    return replace(made, when_primary=whole(words[0]), when_printed=whole(words[1]))


def _all_that_day(search, day):
    address = ListAddress(reverse("group_list"), search.stated)
    return address.changed(dag=day.isoformat(), sorter="neste")


def _week(address, first, search):
    first = max(first, search.now.date())
    return address.changed(fra=first.isoformat(), til=(first + WEEK).isoformat())


def _counties(search, address):
    """Each county with its number of open groups, to narrow by."""
    counties = Gazetteer.current().counties()
    everywhere_open = search.selection.without("fylke").listings & search.catalogue.with_word("tilgang", "apen")
    in_county = {county.code: search.catalogue.with_word("fylke", county.code) for county in counties}
    numbers = {code: (everywhere_open & listings).bit_count() for code, listings in in_county.items()}
    chosen = search.values.get("fylke", [])
    everywhere = ListAddress(address.path, {name: v for name, v in address.values.items() if name != "fylke"})
    return [
        {
            "label": county.name,
            "count": numbers[county.code],
            "current": county.code in chosen,
            "url": str(everywhere) if county.code in chosen else everywhere.changed(fylke=county.code),
        }
        for county in counties
    ]
