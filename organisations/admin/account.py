"""People with a login. National editors see them; what somebody may do stands in their memberships."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User

from organisations import permissions

from .base import NationalAdmin


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "is_active"]
        labels = {"first_name": "Fornavn", "is_active": "Kan logge inn"}
        help_texts = {
            "first_name": "Bare fornavn, for eksempel: Kari",
            "is_active": "Fjern krysset for å stenge noen ute med det samme, for eksempel når en konto er på avveie.",
        }


@admin.register(User)
class AccountAdmin(NationalAdmin):
    form = AccountForm
    fields = ["email", "first_name", "is_active", "last_login"]
    readonly_fields = ["email", "last_login"]
    list_display = ["email", "first_name", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["email", "first_name"]
    ordering = ["email"]

    def get_queryset(self, request):
        return permissions.accounts_editable_by(request.user)

    def has_add_permission(self, request):
        """An account comes with an invitation."""
        return False

    def has_delete_permission(self, request, obj=None):
        """History says who changed what; an account is closed, not deleted."""
        return False
