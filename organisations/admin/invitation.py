"""Invitations that have no answer yet."""

from django.contrib import admin, messages
from django.forms import Select

from organisations import invitations, permissions
from organisations.models import Invitation, Membership, Organisation, Role

from .base import StaffAdmin
from .forms import StaffForm


class InvitationForm(StaffForm):
    class Meta:
        model = Invitation
        fields = ["organisation", "email", "role", "hands_over"]
        labels = {
            "organisation": "Hvilken organisasjon?",
            "email": "Hvem vil du invitere?",
            "role": "Hva skal de kunne gjøre?",
            "hands_over": "Jeg slutter, og den jeg inviterer, overtar etter meg",
        }
        help_texts = {
            "organisation": "For eksempel: lokallaget ditt",
            "email": "E-posten til den som skal inn, for eksempel: kari@example.no. Bare de kan åpne lenka vi sender.",
            "role": "For eksempel: Redaktør. Gi minst to stykker ansvaret, så står dere ikke uten.",
            "hands_over": "Da mister du tilgangen til organisasjonen når de har sagt ja, og ikke før. "
            "For eksempel når du går ut av styret.",
        }

    # Who invites; set by the page.
    inviter = None

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        cleaned = super().clean()
        organisation, email = cleaned.get("organisation"), cleaned.get("email")
        of_organisation = Membership.objects.filter(organisation=organisation)
        if email and of_organisation.filter(user__username__iexact=email, role=cleaned.get("role")).exists():
            self.add_error("email", "Denne personen er allerede med.")
        if cleaned.get("hands_over"):
            self._hand_over(cleaned, of_organisation.filter(user=self.inviter).first())
        return cleaned

    def _hand_over(self, cleaned, own):
        """Whoever takes over can do all that the other could."""
        if own is None:
            self.add_error("hands_over", "Du har ingen rolle i denne organisasjonen å gi videre.")
        else:
            cleaned["role"] = own.role


@admin.register(Invitation)
class InvitationAdmin(StaffAdmin):
    form = InvitationForm
    fields = ["organisation", "email", "role", "hands_over"]
    fixed = ("organisation", "email", "takes_over")
    list_display = ["email", "organisation", "role", "sent_at", "state"]
    list_select_related = ["organisation"]

    def has_view_permission(self, request, obj=None):
        return permissions.is_administrator(request.user) and super().has_view_permission(request, obj)

    def has_add_permission(self, request):
        return permissions.is_administrator(request.user)

    def has_delete_permission(self, request, obj=None):
        """Taken back: the link ends with it."""
        return self.has_view_permission(request, obj)

    def choices_of(self, db_field, request):
        if db_field.name == "organisation":
            return Organisation.objects.administered_by(request.user)
        return super().choices_of(db_field, request)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if not permissions.is_national(request.user):
            field.choices = [choice for choice in field.choices if choice[0] != Role.NATIONAL]
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Only a national editor invites to something that is no organisation: to all of them."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if not permissions.is_national(request.user):
            field.required = True
            field.empty_label = "Velg" if isinstance(field.widget, Select) else None
        return field

    def get_changeform_initial_data(self, request):
        """Most administer one organisation: it is chosen for them."""
        mine = list(Organisation.objects.administered_by(request.user)[:2])
        return {"organisation": mine[0] if len(mine) == 1 else None, **super().get_changeform_initial_data(request)}

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.inviter = request.user
        return form

    def render_change_form(self, request, context, *args, add=False, **kwargs):
        context["save_label"] = "Send invitasjonen" if add else "Send invitasjonen på nytt"
        context["delete_label"] = "Trekk invitasjonen tilbake"
        return super().render_change_form(request, context, *args, add=add, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        words = {
            "question": "Vil du trekke invitasjonen tilbake?",
            "consequences": ["Lenka i e-posten virker ikke lenger. Du kan invitere på nytt senere."],
            "button": "Trekk tilbake",
        }
        return super().delete_view(request, object_id, {**words, **(extra_context or {})})

    def get_fields(self, request, obj=None):
        """Whether somebody takes over is asked once, and then told."""
        return [*self.fields[:-1], "takes_over" if obj else "hands_over"]

    @admin.display(description="overtar etter den som inviterte?")
    def takes_over(self, invitation):
        return "Ja" if invitation.hands_over else "Nei"

    @admin.display(description="e-posten", ordering="failed")
    def state(self, invitation):
        return "Kom ikke fram" if invitation.failed else "Sendt"

    def tell_saved(self, request, row):
        """Said already: whether the mail went off."""

    def tell_deleted(self, request, name):
        messages.success(request, "Invitasjonen er trukket tilbake.")

    def save_model(self, request, invitation, form, change):
        """Whoever sends it answers for it: when they may not invite any more, the link ends.

        Who has said that they stop is still the one who stops, whoever sends the link again.
        """
        if not (change and invitation.hands_over):
            invitation.invited_by = request.user
        super().save_model(request, invitation, form, change)
        if invitations.dispatch(invitation):
            messages.success(request, f"Vi har sendt en lenke til {invitation.email}.")
        else:
            messages.error(request, "E-posten kunne ikke sendes. Åpne invitasjonen, og lagre den for å prøve igjen.")
