"""What one can do next, where there is no group: never a dead end."""

from django.urls import reverse

from groups.search import catalogue, clock
from groups.search.search import Search
from organisations.models import Organisation
from organisations.vocabulary import AgeGroup, Form
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from .address import ListAddress
from .ways import organisation_ways

REMOTE = [Form.ONLINE.value, Form.PHONE.value]


def anywhere() -> dict:
    """Without a place: groups that meet on the net, somebody to talk to, and how one is started."""
    return {"start_url": reverse("start_a_group"), "remote_url": _remote_url(), "help_url": reverse("help_now")}


def of_search(search: Search, found: dict) -> dict:
    """After a search: in the municipality searched in, when it is one; `found`: what stands beside it, see `beside`."""
    places = search.where.places if search.where else ()
    place = Gazetteer.current().municipality_of(places[0]) if len(places) == 1 else None
    given = in_municipality(place) if place else anywhere()
    is_young = AgeGroup.YOUTH in search.values.get("alder", ())
    return {
        **given,
        "nearest": found["nearest"],
        # Where some of them are shown, the way to all of them stands there.
        "remote_url": None if found["remote"] else given["remote_url"],
        "under_18_url": reverse("under_18") if is_young else None,
    }


def in_municipality(place: Place) -> dict:
    """Who covers the municipality, whom to ring, and how a group is started there."""
    start_url = f"{reverse('start_a_group')}?kommune={place.code}"
    more = {"contact_point": contact_point(place), "place_name": place.name}
    return {**anywhere(), "start_url": start_url, **more}


def _remote_url() -> str | None:
    now = clock.now()
    has_any = catalogue.current(now).with_any("form", REMOTE)
    return str(ListAddress(reverse("group_list"), {"form": REMOTE})) if has_any else None


def contact_point(place: Place) -> dict | None:
    """The contact point that covers the municipality, else the office that covers the county."""
    covering = Organisation.objects.approved().covering(place.code, place.county_code).first()
    return as_contact_point(covering) if covering else None


def as_contact_point(organisation: Organisation) -> dict:
    return {
        "name": organisation.name,
        "url": reverse("organisation_detail", args=[organisation.slug]),
        "contact": organisation_ways(organisation),
        "is_example": organisation.is_example,
    }
