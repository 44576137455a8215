"""People with a login. National editors see them; what somebody may do stands in their memberships."""

from copy import copy

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from organisations import permissions
from organisations.login import second_factor

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


class LoginFilter(admin.SimpleListFilter):
    title = "kan logge inn?"
    parameter_name = "innlogging"

    def lookups(self, request, model_admin):
        return [("ja", "Ja"), ("nei", "Nei, stengt ute")]

    def queryset(self, request, queryset):
        answers = {"ja": queryset.filter(is_active=True), "nei": queryset.filter(is_active=False)}
        return answers.get(self.value(), queryset)


@admin.register(User)
class AccountAdmin(NationalAdmin):
    form = AccountForm
    fields = ["email", "first_name", "is_active", "last_login"]
    readonly_fields = ["email", "last_login"]
    list_display = ["email", "first_name", "may_log_in", "last_login"]
    list_filter = [LoginFilter]
    search_fields = ["email", "first_name"]
    ordering = ["email"]

    def __init__(self, model, admin_site):
        """Somebody who logs in has an account; Django's word for it is one that we never call people."""
        super().__init__(model, admin_site)
        self.opts = copy(model._meta)
        self.opts.verbose_name, self.opts.verbose_name_plural = "konto", "kontoer"

    @admin.display(description="kan logge inn", ordering="is_active")
    def may_log_in(self, account):
        return "Ja" if account.is_active else "Nei, stengt ute"

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.forget_second_factor))
        return [path("<path:object_id>/nullstill-kode/", view, name="auth_user_forget_code"), *super().get_urls()]

    def forget_second_factor(self, request, object_id):
        """The phone and the paper are gone, and somebody has made sure who is asking."""
        account = self.row_or_404(request, object_id)
        second_factor.take_away(account)
        messages.success(request, f"{account} setter opp to-trinns innlogging på nytt ved neste innlogging.")
        return redirect(reverse("admin:auth_user_change", args=[account.pk]))

    def get_queryset(self, request):
        return permissions.accounts_editable_by(request.user).order_by(*self.ordering)

    def has_add_permission(self, request):
        """An account comes with an invitation."""
        return False

    def has_delete_permission(self, request, obj=None):
        """History says who changed what; an account is closed, not deleted."""
        return False
