"""The addresses below /api/."""

from django.urls import path

from .groups import GroupDetail, GroupList
from .registers import CountyRegister, MunicipalityRegister, OrganisationRegister
from .schema import SchemaView
from .suggestions import Suggestions

app_name = "api"
urlpatterns = [
    path("grupper/", GroupList.as_view(), name="groups"),
    path("grupper/<slug:slug>/", GroupDetail.as_view(), name="group"),
    path("organisasjoner/", OrganisationRegister.as_view(), name="organisations"),
    path("kommuner/", MunicipalityRegister.as_view(), name="municipalities"),
    path("fylker/", CountyRegister.as_view(), name="counties"),
    path("forslag/", Suggestions.as_view(), name="suggestions"),
    path("schema/", SchemaView.as_view(), name="schema"),
]
