"""What one can do next, where there is no group: never a dead end."""

from django.urls import reverse

from organisations.models import Organisation
from selvhjelp.places.place import Place

from .card import Card
from .ways import organisation_ways


def anywhere() -> dict:
    """Without a place: groups that meet on the net, somebody to talk to, and how one is started."""
    digital_url = reverse("group_list") + "?form=digital&form=telefon"
    return {"start_url": reverse("start_a_group"), "digital_url": digital_url, "help_url": reverse("help_now")}


def in_municipality(place: Place, nearest: list[Card]) -> dict:
    """Who covers the municipality, whom to ring, how a group is started; and the nearest that are not shown yet."""
    start_url = f"{reverse('start_a_group')}?kommune={place.code}"
    more = {"contact_point": contact_point(place), "place_name": place.name, "nearest": nearest}
    return {**anywhere(), "start_url": start_url, **more}


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
