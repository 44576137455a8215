"""The groups: a search, and one of them."""

from django.http import Http404, QueryDict
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from groups.search import clock
from groups.search.where import MOST_KM
from groups.views.searching import search_for
from organisations.models import Listing
from organisations.vocabulary import Status

from .base import ReadOnlyView
from .disclosed import PublicListing
from .errors import BadParametersError, ErrorSerializer
from .parameters import search_parameters
from .reading import ReadingSerializer, left_out, problems, reading
from .results import GroupDetailSerializer, GroupSerializer
from .searching import answer, results

GROUP_IN_FULL = GroupDetailSerializer()
HOW_IT_READS = (
    "Det samme søket som på `/grupper/`. En parameter som gjentas, betyr *eller* (for `tilrettelagt` *og*); "
    "ulike parametre betyr *og*. En tom verdi er det samme som ingen. Ukjente parametre blir ikke lest."
)
NEAREST = 3
GONE = 410


class WiderSerializer(serializers.Serializer):
    """What nearly fits, and in plain words how."""

    setning = serializers.CharField()
    results = GroupSerializer(many=True)


class GroupListSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text="Hvor mange grupper som passer, på alle sidene til sammen.")
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    tolket = ReadingSerializer()
    results = GroupSerializer(many=True, help_text="25 per side.")
    heterogene = GroupSerializer(many=True, help_text="Grupper for ulike livsproblemer som ikke er blant treffene.")
    digitale = GroupSerializer(many=True, help_text="Grupper på nett eller telefon, når søket har et sted.")
    utvidet = WiderSerializer(allow_null=True, help_text="Nesten det samme, når ingenting passer helt.")
    utelatt = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="Står her bare når en parameter ikke kunne brukes: setninger om hver av dem.",
    )


class GoneSerializer(serializers.Serializer):
    """Why a group is no longer shown, and the nearest that are."""

    feil = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    grunn = serializers.ChoiceField(["nedlagt", "ubekreftet"])
    sist_bekreftet = serializers.DateField(allow_null=True)
    naermeste = GroupSerializer(many=True)


class GroupList(ReadOnlyView):
    """The parameters of `/grupper/`, and the same hits."""

    def parameters(self) -> list:
        return search_parameters()

    @extend_schema(
        operation_id="grupper",
        summary="Søk etter grupper",
        description=HOW_IT_READS,
        responses={
            200: OpenApiResponse(GroupListSerializer, "Treffene, og det som står ved siden av dem."),
            400: OpenApiResponse(ErrorSerializer, "En parameter har ingen verdi vi kjenner."),
        },
    )
    def get(self, request):
        search = search_for(request.query_params)
        if search.problems:
            raise BadParametersError(problems(search))
        body = {
            "count": search.count,
            "next": self._page(search.page + 1) if search.page < search.last_page else None,
            "previous": self._page(search.page - 1) if search.page > 1 else None,
            "tolket": reading(search),
            **answer(search),
        }
        if unused := left_out(search):
            body["utelatt"] = unused
        return Response(body)

    def _page(self, number: int) -> str:
        """The address of a page of the same search."""
        query = self.request.query_params.copy()
        query["side"] = number
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


class GroupDetail(ReadOnlyView):
    """One group; 410 with the reason and the nearest living ones when it is no longer current."""

    def parameters(self) -> list:
        return [OpenApiParameter("slug", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, OpenApiParameter.PATH)]

    @extend_schema(
        operation_id="gruppe",
        summary="Én gruppe",
        responses={
            200: OpenApiResponse(GroupDetailSerializer, "Gruppa."),
            404: OpenApiResponse(ErrorSerializer, "Det finnes ingen slik gruppe."),
            410: OpenApiResponse(GoneSerializer, "Lagt ned, eller ikke bekreftet på et år."),
        },
    )
    def get(self, request, slug):
        now = clock.now()
        living = Listing.objects.current(now.date()).with_facts().filter(slug=slug).first()
        if living is None:
            return Response(_gone(slug), status=GONE)
        return Response(GROUP_IN_FULL.to_representation(PublicListing(living, now=now)))


def _gone(slug: str) -> dict:
    listing = Listing.objects.known().filter(slug=slug).first()
    if listing is None:
        raise Http404
    closed_down = listing.status == Status.CLOSED_DOWN
    sentence = "Denne gruppa er lagt ned." if closed_down else "Ingen har bekreftet denne gruppa på et år."
    return {
        "feil": {"slug": [sentence]},
        "grunn": "nedlagt" if closed_down else "ubekreftet",
        "sist_bekreftet": listing.confirmed_at,
        "naermeste": _nearest(listing),
    }


def _nearest(listing: Listing) -> list[dict]:
    """The nearest groups for the same people, wherever they are."""
    data = QueryDict(mutable=True)
    data.setlist("for", listing.audience)
    if listing.municipality_id:
        data["kommune"], data["avstand"] = listing.municipality_id, str(MOST_KM)
    search = search_for(data)
    (nearest,) = results(search, search.hits[:NEAREST])
    return nearest
