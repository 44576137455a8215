"""What went wrong, as JSON: `{"feil": {what: [sentence]}}`, whatever the fault."""

from django.http import JsonResponse
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

SENTENCES = {
    400: ("foresporsel", "Vi kan ikke lese forespørselen."),
    404: ("adresse", "Det finnes ingenting på denne adressen. Se /api/schema/ for adressene som finnes."),
    405: ("metode", "Her kan du bare hente. Bruk GET."),
    414: ("adresse", "Adressen er for lang."),
    500: ("tjeneste", "Noe gikk galt hos oss. Prøv igjen om litt."),
    503: ("tjeneste", "Vi er nede akkurat nå. Prøv igjen om et minutt."),
}
# What a fault's answer keeps of the page that it takes the place of.
KEPT_HEADERS = ("Allow", "Retry-After")


class ErrorSerializer(serializers.Serializer):
    """By parameter, or by what else was at fault, sentences in plain words."""

    feil = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class BadParametersError(APIException):
    """Parameters without a good value. `sentences`: by parameter, what is wrong with it."""

    status_code = 400

    def __init__(self, sentences: dict[str, list[str]]):
        super().__init__(sentences)
        self.sentences = sentences


def body(status: int) -> dict:
    """What an answer with this status says, when there is nothing more to be said."""
    what, sentence = SENTENCES.get(status) or SENTENCES[400 if status < 500 else 500]
    return {"feil": {what: [sentence]}}


def handle(exception: Exception, context: dict) -> Response | None:
    """The answer to an exception in a view; None leaves it to be a 500, or a 503 when the database is away."""
    if isinstance(exception, BadParametersError):
        return Response({"feil": exception.sentences}, status=exception.status_code)
    response = exception_handler(exception, context)
    if response is not None:
        response.data = body(response.status_code)
    return response


def in_json(response):
    """The response; where it is a page that tells of a fault, the fault as JSON."""
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith("application/json"):
        return response
    kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return JsonResponse(
        body(response.status_code), status=response.status_code, headers=kept, json_dumps_params={"ensure_ascii": False}
    )
