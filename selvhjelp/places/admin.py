from django.contrib import admin

from .models import County, Municipality, PlaceName, PostalCode, RegisterChange, RegisterImport


class RegisterAdmin(admin.ModelAdmin):
    """The registers are looked up here, and changed by `import_places` alone."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(County)
class CountyAdmin(RegisterAdmin):
    list_display = ["code", "official_name", "slug", "retired_on"]
    search_fields = ["code", "name", "official_name", "other_names__name"]


@admin.register(Municipality)
class MunicipalityAdmin(RegisterAdmin):
    list_display = ["code", "official_name", "county", "slug", "retired_on"]
    list_filter = ["county", ("retired_on", admin.EmptyFieldListFilter)]
    list_select_related = ["county"]
    search_fields = ["code", "name", "official_name", "other_names__name"]


@admin.register(PostalCode)
class PostalCodeAdmin(RegisterAdmin):
    list_display = ["code", "city", "municipality", "area", "kind"]
    list_filter = ["kind"]
    list_select_related = ["municipality"]
    search_fields = ["code", "city"]


@admin.register(PlaceName)
class PlaceNameAdmin(RegisterAdmin):
    list_display = ["name", "kind", "language"]
    list_filter = ["kind", "language"]
    search_fields = ["name"]


@admin.register(RegisterChange)
class RegisterChangeAdmin(RegisterAdmin):
    list_display = ["date", "level", "old_code", "old_name", "new_code", "new_name"]
    list_filter = ["level"]
    search_fields = ["old_code", "old_name", "new_code", "new_name"]


@admin.register(RegisterImport)
class RegisterImportAdmin(RegisterAdmin):
    list_display = ["imported_at", "revision"]
