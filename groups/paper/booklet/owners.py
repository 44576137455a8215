"""The organisations behind the groups of a booklet, and the contact points of its municipalities."""

from collections.abc import Iterable

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.content import host_of
from groups.paper import words
from groups.presentation.spoken import norwegian
from organisations.models import Organisation
from organisations.vocabulary import OrganisationKind
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

# They have a chapter of their own.
POINTS = (OrganisationKind.CONTACT_POINT, OrganisationKind.MUNICIPALITY)
DEEPEST = 3


def organisations(listings, *, everyone: bool) -> list[dict]:
    """Those behind the listings and those above them, as a tree in reading order; with `everyone`, all there are."""
    own = dict(listings.order_by().values_list("organisation").annotate(Count("pk")))
    approved = {one.pk: one for one in Organisation.objects.approved()}
    shown = {pk for owner in own if owner in approved for pk in approved[owner].lineage if pk in approved}
    if everyone:
        shown |= {pk for pk, one in approved.items() if one.kind not in POINTS}
    ordered = sorted((approved[pk] for pk in shown), key=lambda one: _branch(one, approved))
    return [_organisation(one, approved, own.get(one.pk, 0)) for one in ordered]


def label(organisation: Organisation) -> str:
    """By what other parts of the booklet find it."""
    return f"o-{organisation.slug}"


def _branch(organisation, approved):
    return [(approved[pk].sort_key, pk) for pk in organisation.lineage if pk in approved]


def _organisation(organisation, approved, count) -> dict:
    depth = len([pk for pk in organisation.lineage if pk in approved])
    about = " ".join(organisation.about.split())
    groups = ngettext("%(count)d gruppe i heftet", "%(count)d grupper i heftet", count) % {"count": count}
    return {
        "label": label(organisation),
        "name": organisation.name,
        "level": min(depth, DEEPEST),
        "former": ", ".join(organisation.former_names),
        "about": about,
        "contact": _contact(organisation),
        "count": groups if count else "",
        "example": words.example_organisation() if organisation.is_example else "",
        "lang": norwegian(),
        "own_words": [organisation.name, about] if norwegian() else [],
    }


def _contact(organisation) -> str:
    told = (words.unbroken(organisation.phone), organisation.email, host_of(organisation.website))
    return " · ".join(part for part in told if part)


def contact_points(counties: Iterable[Place]) -> list[dict]:
    """By county and municipality, who informs about groups there and helps to start one."""
    covering = Organisation.objects.approved().contact_points_and_offices().with_coverage()
    of_municipality, of_county = {}, {}
    for point in covering:
        for place in point.covers_municipalities.all():
            of_municipality.setdefault(place.code, []).append(point)
        for place in point.covers_counties.all():
            of_county.setdefault(place.code, []).append(point)
    return [_county(county, of_municipality, of_county.get(county.code, [])) for county in counties]


def _county(county, of_municipality, offices) -> dict:
    municipalities = Gazetteer.current().municipalities(county.code)
    return {
        "name": county.name,
        "label": f"p-{county.code}",
        "offices": [_point(office) for office in offices],
        "municipalities": [
            {"name": place.name, "points": [_point(point) for point in of_municipality.get(place.code, [])]}
            for place in municipalities
            if place.code in of_municipality
        ],
        "without": ", ".join(place.name for place in municipalities if place.code not in of_municipality),
    }


def _point(organisation) -> dict:
    return {
        "name": organisation.name,
        "contact": _contact(organisation),
        "example": _("EKSEMPEL") if organisation.is_example else "",
    }
