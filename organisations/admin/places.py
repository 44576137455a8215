"""Municipalities, to be searched among. The register itself comes from files and is changed nowhere else."""

from django.contrib import admin

from selvhjelp.places.models import Municipality

from .base import StaffAdmin


@admin.register(Municipality)
class MunicipalityAdmin(StaffAdmin):
    search_fields = ["name", "official_name"]
    fields = ["code", "name", "official_name"]
    list_display = ["name", "county", "code"]
    list_select_related = ["county"]

    def get_queryset(self, request):
        """Nobody's in particular, so everyone may look."""
        return Municipality.objects.in_force()

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
