"""The chapters of a booklet: the groups of a county by municipality, those that meet nowhere in particular, and those
that are published but not printed, with the reason."""

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _

from groups.paper import words
from groups.presentation.place import short_place
from organisations.models import Listing
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from .entry import label
from .week import week


def county(place: Place, now: datetime) -> dict:
    """The groups of a county, by municipality in Norwegian order; and which municipalities have none."""
    by_municipality = defaultdict(list)
    for listing in _current(now).filter(municipality__county_id=place.code):
        by_municipality[listing.municipality_id].append(listing)
    municipalities = Gazetteer.current().municipalities(place.code)
    return {
        "title": place.name,
        "label": f"f-{place.code}",
        "sections": [
            _section(one, by_municipality[one.code], now) for one in municipalities if one.code in by_municipality
        ],
        "without": ", ".join(one.name for one in municipalities if one.code not in by_municipality),
        "index": [row for listings in by_municipality.values() for row in map(_index_row, listings)],
        "left_out": _left_out(Listing.objects.published().filter(municipality__county_id=place.code), now),
    }


def nowhere(now: datetime) -> dict:
    """The groups that meet on the net or by telephone and belong to no place."""
    listings = list(_current(now).filter(municipality=None))
    section = {"name": "", "other": "", "label": "", "days": week(listings, now)}
    return {
        "title": _("På nett og på telefon"),
        "label": "nett",
        "sections": [section] if listings else [],
        "without": "",
        "index": [_index_row(listing) for listing in listings],
        "left_out": _left_out(Listing.objects.published().filter(municipality=None), now),
    }


def _current(now):
    return Listing.objects.current(now.date()).with_facts()


def _section(place, listings, now) -> dict:
    others = [name.text for name in Gazetteer.current().official_names(place) if name.text != place.name]
    return {
        "name": place.name,
        "other": ", ".join(dict.fromkeys(others)),
        "label": f"k-{place.code}",
        "days": week(listings, now),
    }


def _index_row(listing) -> dict:
    return {"text": f"{listing.name}, {short_place_name(listing)}", "label": label(listing)}


def short_place_name(listing) -> str:
    """The municipality, else how one meets."""
    return listing.municipality.name if listing.municipality else short_place(listing)


def _left_out(published, now) -> list[dict]:
    """Published, but not current: the booklet says so, and why, instead of keeping still."""
    missing = published.exclude(pk__in=Listing.objects.current(now.date())).with_card()
    return [
        {
            "name": f"{listing.name}, {short_place_name(listing)}",
            "reason": _reason(listing, now),
            "example": _("EKSEMPEL") if listing.is_example else "",
        }
        for listing in missing
    ]


def _reason(listing, now) -> str:
    if listing.confirmed_at is None:
        return _("Ingen har bekreftet den.")
    if listing.confirmed_at > now.date():
        return _("Dagen den skal være bekreftet på, er ikke kommet.")
    return _("Ingen har bekreftet den siden %(date)s.") % {"date": words.date(listing.confirmed_at)}
