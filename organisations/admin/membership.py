"""Who edits what: the editors of one's own organisations."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format

from organisations import permissions
from organisations.leaving import HOW_MANY_LEFT, is_last
from organisations.models import Membership, Role

from .base import StaffAdmin
from .forms import StaffForm


class MembershipForm(StaffForm):
    class Meta:
        model = Membership
        fields = ["role"]
        labels = {"role": "Hva kan redaktøren gjøre?"}
        help_texts = {"role": "For eksempel: Redaktør. Gi minst to stykker ansvaret, så står dere ikke uten."}

    # Who is changing it; set by the page.
    changed_by = None

    def clean_role(self):
        """Nobody takes from themselves what nobody else there can do."""
        role, stored = self.cleaned_data["role"], Membership.objects.get(pk=self.instance.pk)
        if role != stored.role and stored.user == self.changed_by and is_last(stored):
            raise forms.ValidationError("Ingen andre har denne rollen her. La noen overta etter deg først.")
        return role


class RoleFilter(admin.SimpleListFilter):
    title = "rolle"
    parameter_name = "rolle"

    def lookups(self, request, model_admin):
        """The roles that somebody whom one sees has."""
        held = set(model_admin.get_queryset(request).values_list("role", flat=True))
        return [(role.value, role.label.partition(":")[0]) for role in Role if role in held]

    def queryset(self, request, queryset):
        return queryset.filter(role=self.value()) if self.value() in Role.values else queryset


@admin.register(Membership)
class MembershipAdmin(StaffAdmin):
    form = MembershipForm
    fields = ["who", "organisation", "role", "joined"]
    readonly_fields = ["who", "organisation", "joined"]
    list_display = ["who", "organisation", "role", "joined"]
    list_filter = [RoleFilter]
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
        return name_of(membership.user)

    @admin.display(description="med siden", ordering="since")
    def joined(self, membership):
        return date_format(timezone.localdate(membership.since))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["delete_label"] = "Fjern redaktøren"
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.changed_by = request.user
        return form

    def delete_view(self, request, object_id, extra_context=None):
        membership = self.get_object(request, unquote(object_id))
        if membership and membership.user == request.user:
            # One's own ends on a page that knows whether somebody is left to invite.
            return redirect("admin:leave")
        context = self._last_question(membership) if membership else {}
        return super().delete_view(request, object_id, {**context, **(extra_context or {})})

    @staticmethod
    def _last_question(membership) -> dict:
        whole = membership.organisation or "hele landet"
        left = Membership.objects.beside(membership).count()
        return {
            "question": f"Vil du fjerne {name_of(membership.user)}?",
            "consequences": [
                f"Fra neste klikk kan de ikke redigere {whole} mer. Du kan invitere dem igjen senere.",
                *([HOW_MANY_LEFT[left]] if left in HOW_MANY_LEFT else []),
            ],
            "button": "Fjern redaktøren",
        }

    def tell_deleted(self, request, name):
        messages.success(request, "Redaktøren er fjernet, og er ute med det samme.")

    def delete_model(self, request, membership):
        super().delete_model(request, membership)
        left = Membership.objects.beside(membership).count()
        if left in HOW_MANY_LEFT:
            messages.warning(request, f"{membership.organisation or 'Hele landet'}: {HOW_MANY_LEFT[left]}")


def name_of(user) -> str:
    """Who somebody is, for those who invite and remove editors."""
    return f"{user.first_name} ({user.email})" if user.first_name else user.email or user.get_username()
