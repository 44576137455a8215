"""The first screen."""

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.paper.booklet import links
from groups.presentation import maps
from selvhjelp.places.gazetteer import Gazetteer

from .lists import other_names
from .searching import search_for


@require_safe
def start(request):
    """Two questions, none compulsory; then the counties."""
    search = search_for(QueryDict())
    groups = reverse("group_list")
    counts = search.counts("fylke", [county.code for county in Gazetteer.current().counties()])
    codes = [place.code for place in Gazetteer.current().municipalities()]
    in_municipalities = search.counts("kommune", codes)
    context = {
        "title": _("Finn noen å snakke med"),
        "search_url": groups,
        "under_18_url": reverse("under_18"),
        "digital_url": f"{groups}?form=digital",
        "today_url": f"{reverse('meeting_list')}",
        "joinable_url": f"{groups}?tilgang=lukket&bli-med=ja",
        "contact_points_url": reverse("contact_point_list"),
        "coverage_url": reverse("coverage"),
        "map": maps.of_counties(counts),
        "booklets": links.of_country(),
        "counties": [_county(county, counts) for county in Gazetteer.current().counties()],
        "group_count": search.count,
        "municipality_count": sum(1 for count in in_municipalities.values() if count),
    }
    return render(request, "groups/start.html", context)


def _county(county, counts):
    return {
        "name": county.name,
        "url": reverse("county", args=[county.slug]),
        "count": counts[county.code],
        "other_names": other_names(county),
    }
