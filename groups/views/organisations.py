"""Who stands behind the groups: the tree, one organisation, and the contact points."""

from collections import defaultdict

from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.presentation import list_page, panel, steps
from groups.presentation.address import ListAddress
from groups.presentation.spoken import norwegian
from groups.presentation.ways import organisation_ways
from groups.views.searching import cards, search_for
from organisations.models import Organisation
from selvhjelp.places.gazetteer import Gazetteer


@require_safe
def organisation_list(request):
    """The tree of organisations, with how many groups each branch has."""
    search = search_for(QueryDict())
    organisations = list(Organisation.objects.approved())
    counts = search.counts("org", [organisation.slug for organisation in organisations])
    children = defaultdict(list)
    for organisation in organisations:
        children[organisation.parent_id].append(organisation)
    context = {
        "heading": _("Organisasjoner"),
        "title": _("Organisasjoner"),
        "lead": _("De som står bak gruppene. At en organisasjon står her, betyr ikke at den står bak oss."),
        "crumbs": _crumbs(_("Organisasjoner")),
        "trees": [{"heading": _("Alle organisasjoner"), "organisations": _branches(None, children, counts)}],
        "noindex": any(organisation.is_example for organisation in organisations),
    }
    return render(request, "groups/organisations.html", context)


def _branches(parent, children, counts):
    return [
        {**_line(organisation), "count": counts[organisation.slug],
         "children": _branches(organisation.pk, children, counts)}
        for organisation in children[parent]
    ]  # fmt: skip


def _line(organisation):
    return {
        "name": organisation.name,
        "url": reverse("organisation_detail", args=[organisation.slug]),
        "kind": organisation.get_kind_display(),
        "is_example": organisation.is_example,
    }


@require_safe
def organisation_detail(request, slug):
    """One organisation and its groups, those of its branches too."""
    queryset = Organisation.objects.approved().with_parent().with_coverage()
    organisation = get_object_or_404(queryset, slug=slug)
    data = QueryDict(mutable=True)
    data["org"] = slug
    if "side" in request.GET:
        data["side"] = request.GET["side"]
    search = search_for(data)
    (hits,) = cards(search, search.page_hits)
    context = {
        "organisation": _organisation(organisation),
        # Its name may say in the history of a browser why somebody was here.
        "title": _("Organisasjon"),
        "crumbs": [*_crumbs(None), {"label": organisation.name, "url": ""}],
        "count_text": list_page.count_words(search.count),
        "cards": hits,
        **list_page.taking_along(),
        "is_example": organisation.is_example or any(card.is_example for card in hits),
        **panel.pages(search, ListAddress(request.path, {})),
    }
    return render(request, "groups/organisation.html", context)


def _organisation(organisation):
    parent = organisation.parent
    return {
        **_line(organisation),
        "lead": organisation.about,
        "lang": norwegian(),
        "former_names": ", ".join(organisation.former_names),
        "covers": covers_words(organisation),
        "contact": organisation_ways(organisation),
        "parent": parent and _line(parent),
        "children": [_line(child) for child in organisation.children.approved()],
    }


def covers_words(organisation: Organisation) -> str:
    """«Tromsø, Karlsøy og Balsfjord», from coverage that has been prefetched."""
    names = [place.name for place in (*organisation.covers_counties.all(), *organisation.covers_municipalities.all())]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s og %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


@require_safe
def contact_point_list(request):
    """Contact points by county, with what each covers."""
    points = list(Organisation.objects.approved().contact_points_and_offices().with_coverage())
    by_county = defaultdict(list)
    for point in points:
        for code in _counties_of(point):
            by_county[code].append(point)
    counties = [
        {"id": f"fylke-{county.code}", "name": county.name, "points": [_point(one) for one in by_county[county.code]]}
        for county in Gazetteer.current().counties()
        if by_county[county.code]
    ]
    somebody_is_left_out = len(counties) < len(Gazetteer.current().counties())
    context = {
        "heading": _("Kontaktpunkter for selvhjelp"),
        "title": _("Kontaktpunkter"),
        "lead": _("Et kontaktpunkt forteller om grupper der du bor, og hjelper til når noen vil starte en."),
        "crumbs": _crumbs(_("Kontaktpunkter")),
        "counties": counties,
        "steps": steps.anywhere() if somebody_is_left_out else None,
        "is_example": any(point.is_example for point in points),
        "example_text": _("EKSEMPEL – kontaktpunktene her finnes ikke"),
    }
    return render(request, "groups/contact_points.html", context)


def _counties_of(point) -> set[str]:
    own = {county.code for county in point.covers_counties.all()}
    return own | {place.county_id for place in point.covers_municipalities.all()}


def _point(organisation):
    return {**steps.as_contact_point(organisation), "covers": covers_words(organisation)}


def _crumbs(label):
    crumbs = [{"label": _("Norge"), "url": reverse("start")}]
    if label is None:
        return [*crumbs, {"label": _("Organisasjoner"), "url": reverse("organisation_list")}]
    return [*crumbs, {"label": label, "url": ""}]
