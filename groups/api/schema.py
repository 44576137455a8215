"""`/api/schema/`: what there is, told from the views themselves."""

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from .base import ReadOnlyView


class ApiSchema(AutoSchema):
    """Asks each view for its parameters when the schema is made, since vocabularies that are rows may grow."""

    def get_override_parameters(self) -> list:
        return self.view.parameters()

    def get_description(self) -> str:
        """What is told to the world is told in Norwegian, by `extend_schema`; docstrings are for who works here."""
        return ""

    def get_tags(self) -> list[str]:
        return ["Grupper" if "grupper" in self.path or "forslag" in self.path else "Registre"]


def finish(result: dict, **kwargs) -> dict:
    """Take out what is for who works here, and say of every address how it fails."""
    failure = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    for methods in result["paths"].values():
        for operation in methods.values():
            operation["responses"]["500"] = {"description": "Noe gikk galt hos oss.", **failure}
            operation["responses"]["503"] = {"description": "Vi er nede akkurat nå.", **failure}
    for component in result["components"]["schemas"].values():
        component.pop("description", None)
    return _without_marks(result)


def _without_marks(part):
    """Without what drafts of the schema use to tell enumerations apart."""
    if isinstance(part, dict):
        return {name: _without_marks(value) for name, value in part.items() if name != "x-spec-enum-id"}
    return [_without_marks(value) for value in part] if isinstance(part, list) else part


class SchemaView(ReadOnlyView):
    """OpenAPI 3.1 of all of it."""

    @extend_schema(operation_id="schema", summary="OpenAPI 3.1", responses={200: OpenApiTypes.OBJECT})
    def get(self, request):
        return Response(SchemaGenerator().get_schema(request=None, public=True))
