"""The page behind the link in an invitation."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from organisations import invitations

from .forms import ChosenPasswordForm


class JoiningPage:
    """Mixed into the staff's site. Looking changes nothing; a mail server that opens the link uses nothing up."""

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters())
    def invitation(self, request, token):
        try:
            invitation = invitations.invitation_for(token)
            return self._ask(request, invitation, invitations.invited(invitation))
        except invitations.InvitationGoneError:
            return self._page(request, "invitation_gone", "Lenka virker ikke lenger")

    def _ask(self, request, invitation, known):
        chooses = known is None or not known.has_usable_password()
        unsaved = known or User(username=invitation.email, email=invitation.email)
        form = ChosenPasswordForm(unsaved, request.POST if request.method == "POST" else None) if chooses else None
        if request.method == "POST" and (form is None or form.is_valid()):
            password = form.cleaned_data["new_password1"] if form else ""
            return self._let_in(request, invitations.accept(invitation, password=password), is_new=chooses)
        return self._page(request, "invitation", "Velkommen", form=form, invitation=invitation)

    def _let_in(self, request, user, *, is_new):
        """Who has just chosen a password need not type it again; who had one does, and the code where one is asked."""
        if is_new:
            login(request, user)
        messages.success(request, "Takk! Nå kan du redigere.")
        return redirect("admin:index")
