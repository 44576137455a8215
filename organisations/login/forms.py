"""What is asked of who wants in."""

import time

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm

from organisations import permissions

from . import lockout

LOCKED = "Det har vært for mange forsøk. Vent et kvarter, og prøv igjen."
WRONG = "E-posten eller passordet er feil. Prøv igjen, eller lag et nytt passord."


class LoginForm(AuthenticationForm):
    """Who edits nothing here is told no more than who gives a wrong password."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-post"
        self.fields["username"].widget.attrs["autocomplete"] = "username"

    def clean_username(self):
        """An address is the same however it is written; phones begin it with a capital letter."""
        username = self.cleaned_data["username"].strip()
        return username.lower() if "@" in username else username

    def clean(self):
        username = self.cleaned_data.get("username") or ""
        if lockout.is_locked(self.request, username):
            raise forms.ValidationError(LOCKED, code="locked")
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            lockout.count_failure(self.request, username)
            raise
        lockout.forget(self.request, username)
        return cleaned

    def confirm_login_allowed(self, user):
        if not permissions.is_staff(user):
            raise self.get_invalid_login_error()


class ChosenPasswordForm(SetPasswordForm):
    """What a good password is stands on the page; beside the fields it is said only when something is wrong."""

    error_messages = {**SetPasswordForm.error_messages, "password_mismatch": "De to er ikke like. Skriv dem på nytt."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in (("new_password1", "Nytt passord"), ("new_password2", "Det samme en gang til")):
            field = self.fields[name]
            field.label, field.help_text, field.error_messages["required"] = label, "", "Skriv passordet her."


class ChangedPasswordForm(ChosenPasswordForm, PasswordChangeForm):
    """Whoever is in says first that it is they."""

    error_messages = {
        **ChosenPasswordForm.error_messages,
        "password_incorrect": "Dette er ikke passordet du har nå. Prøv igjen, eller logg ut og lag et nytt.",
    }
    field_order = PasswordChangeForm.field_order

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["old_password"]
        field.label, field.error_messages["required"] = "Passordet du har nå", "Skriv passordet du har nå."


class CodeForm(forms.Form):
    code = forms.CharField(
        max_length=20,
        label="Kode",
        help_text="Seks sifre fra appen, for eksempel: 123 456. Har du ikke telefonen, skriver du en reservekode.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
        error_messages={"required": "Skriv koden."},
    )


class NewAppForm(CodeForm):
    """While the app is being taken into use there are no codes on paper yet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Seks sifre fra appen, for eksempel: 123 456"


class QuietResetForm(PasswordResetForm):
    """Answers the same, and after the same time, whether or not somebody has the address.

    Who asks again and again is answered the same too, and nothing is sent: nobody's post box is filled from here.
    """

    def save(self, *args, request=None, **kwargs):
        asked_for = f"reset {self.cleaned_data['email']}"
        if lockout.is_locked(request, asked_for):
            return
        lockout.count_failure(request, asked_for)
        began = time.monotonic()
        super().save(*args, request=request, **kwargs)
        time.sleep(max(0, settings.PASSWORD_RESET_SECONDS - (time.monotonic() - began)))
