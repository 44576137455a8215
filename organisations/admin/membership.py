"""Who edits what: the editors of one's own organisations."""

from django.contrib import admin

from organisations import permissions
from organisations.models import Membership, Role

from .base import StaffAdmin
from .forms import StaffForm


class MembershipForm(StaffForm):
    class Meta:
        model = Membership
        fields = ["role"]
        labels = {"role": "Hva kan redaktøren gjøre?"}
        help_texts = {"role": "For eksempel: Redaktør. Gi minst to stykker ansvaret, så står dere ikke uten."}


@admin.register(Membership)
class MembershipAdmin(StaffAdmin):
    form = MembershipForm
    fields = ["who", "organisation", "role", "since"]
    readonly_fields = ["who", "organisation", "since"]
    list_display = ["who", "organisation", "role", "since"]
    list_filter = ["role"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "user__first_name", "organisation__name"]
    search_help_text = "Søk etter e-post, fornavn eller organisasjon."

    def has_view_permission(self, request, obj=None):
        return permissions.is_administrator(request.user) and super().has_view_permission(request, obj)

    def has_add_permission(self, request):
        """Whoever is to join is invited, and says yes."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Who is removed has no access from the next click on."""
        return self.has_view_permission(request, obj)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if not permissions.is_national(request.user):
            field.choices = [choice for choice in field.choices if choice[0] != Role.NATIONAL]
        return field

    @admin.display(description="hvem", ordering="user__email")
    def who(self, membership):
        user = membership.user
        return f"{user.first_name} ({user.email})" if user.first_name else user.email or user.get_username()
