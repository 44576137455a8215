"""The registers: organisations, municipalities and counties, each with how many groups it has."""

from collections import defaultdict

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from groups.views.searching import search_for
from organisations.models import Organisation
from organisations.vocabulary import OrganisationKind
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

from .base import ReadOnlyView
from .disclosed import Disclosed
from .fields import Text, Texts, Word


class OrganisationSerializer(serializers.Serializer):
    slug = serializers.CharField()
    navn = serializers.CharField()
    navn_andre = Texts(help_text="Kortnavn.")
    antall = serializers.IntegerField(help_text="Grupper nå, med dem i organisasjonene under.")
    url = serializers.URLField()
    type = Word(OrganisationKind)
    overordnet = Text(help_text="`slug` til organisasjonen over.")
    tidligere_navn = Texts()
    dekker = Texts(help_text="Koder: fire sifre er en kommune, to er et helt fylke.")


class CountySerializer(serializers.Serializer):
    kode = serializers.CharField()
    navn = serializers.CharField()
    navn_andre = Texts(help_text="Offisielle navn på samiske språk og kvensk.")
    antall = serializers.IntegerField(help_text="Grupper der nå.")
    url = serializers.URLField()


class MunicipalitySerializer(CountySerializer):
    kontaktpunkt = Texts(help_text="`slug` til organisasjonene som dekker kommunen, de nærmeste først.")


class OrganisationRegister(ReadOnlyView):
    """Who stands behind the groups, as a tree."""

    @extend_schema(operation_id="organisasjoner", summary="Organisasjoner", responses=OrganisationSerializer(many=True))
    def get(self, request):
        rows = list(Organisation.objects.approved().with_parent().with_coverage())
        counts = search_for(QueryDict()).counts("org", [row.slug for row in rows])
        found = [_organisation(Disclosed(row), counts[row.slug]) for row in rows]
        return Response(OrganisationSerializer(found, many=True).data)


class MunicipalityRegister(ReadOnlyView):
    """All municipalities, also those without a group, with who covers them."""

    @extend_schema(operation_id="kommuner", summary="Kommuner", responses=MunicipalitySerializer(many=True))
    def get(self, request):
        places, covering = Gazetteer.current().municipalities(), contact_points()
        points = [covering[place.code] + covering[place.county_code] for place in places]
        rows = zip(_places(places, "kommune", "municipality"), points, strict=True)
        found = [{**row, "kontaktpunkt": slugs} for row, slugs in rows]
        return Response(MunicipalitySerializer(found, many=True).data)


class CountyRegister(ReadOnlyView):
    """All counties."""

    @extend_schema(operation_id="fylker", summary="Fylker", responses=CountySerializer(many=True))
    def get(self, request):
        found = _places(Gazetteer.current().counties(), "fylke", "county")
        return Response(CountySerializer(found, many=True).data)


def _organisation(row: Disclosed, count: int) -> dict:
    return {
        "slug": row.slug,
        "navn": row.name,
        "navn_andre": row.short_names,
        "antall": count,
        "url": settings.SITE_URL + reverse("organisation_detail", args=[row.slug]),
        "type": row.kind,
        "overordnet": row.parent and row.parent.slug,
        "tidligere_navn": row.former_names,
        "dekker": coverage(row),
    }


def coverage(row: Disclosed) -> list[str]:
    """The codes of the counties and municipalities that an organisation covers."""
    return [place.code for place in (*row.covers_counties, *row.covers_municipalities)]


def contact_points() -> dict[str, list[str]]:
    """By code of a municipality or county, the slugs of those that cover it."""
    covering = defaultdict(list)
    for row in map(Disclosed, Organisation.objects.approved().contact_points_and_offices().with_coverage()):
        for code in coverage(row):
            covering[code].append(row.slug)
    return covering


def _places(places: tuple[Place, ...], parameter: str, route: str) -> list[dict]:
    counts = search_for(QueryDict()).counts(parameter, [place.code for place in places])
    return [
        {
            "kode": place.code,
            "navn": place.name,
            "navn_andre": [name.text for name in Gazetteer.current().official_names(place) if name.language],
            "antall": counts[place.code],
            "url": settings.SITE_URL + reverse(route, args=[place.slug]),
        }
        for place in places
    ]
