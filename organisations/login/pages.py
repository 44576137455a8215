"""The addresses of logging in, mixed into the staff's site."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from organisations import permissions

from . import lockout, second_factor, unsaved
from .forms import LOCKED, ChangedPasswordForm, ChosenPasswordForm, CodeForm, NewAppForm, QuietResetForm
from .joining import JoiningPage

KEY = "second factor being set up"
WRONG_CODE = "Koden stemmer ikke. Vent til appen viser en ny, og prøv igjen."


class LoginPages(JoiningPage):
    """Password first, then the code; whoever needs a code and has no app sets it up before anything else."""

    def get_urls(self):
        return [
            path("kode/", self.code, name="second_factor"),
            path("kode/oppsett/", self.code_setup, name="second_factor_setup"),
            path("kode/reservekoder/", self.admin_view(self.recovery_codes), name="recovery_codes"),
            path("invitasjon/<str:token>/", self.invitation, name="invitation"),
            *_password_urls(self),
            *super().get_urls(),
        ]

    def has_permission(self, request):
        """Whoever edits something; asked at every click, so that who leaves is out at once."""
        permissions.look_up(request.user)
        is_staff = permissions.is_staff(request.user) and second_factor.is_recent(request)
        return is_staff and second_factor.is_passed(request)

    def admin_view(self, view, cacheable=False):
        """Whoever sends a form and is out is told so, and keeps what they have written."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def answer(request, *args, **kwargs):
            if request.method == "POST" and _may_be_let_in(request) and not self.has_permission(request):
                return unsaved.sent_while_out(request, self)
            return guarded(request, *args, **kwargs)

        return answer

    def login(self, request, extra_context=None):
        if _gave_password(request) and not second_factor.is_passed(request):
            return redirect(_with_next("admin:second_factor", request))
        return super().login(request, extra_context)

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters())
    def code(self, request):
        """The code of the app, or one from paper."""
        if not _gave_password(request):
            return redirect("admin:login")
        if second_factor.device_of(request.user) is None:
            return redirect(_with_next("admin:second_factor_setup", request))
        form = CodeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and self._code_passes(request, form):
            return HttpResponseRedirect(_where_to(request))
        return self._page(request, "code", "Skriv koden fra telefonen", form=form)

    def _code_passes(self, request, form) -> bool:
        who = f"code {request.user.pk}"
        if lockout.is_locked(request, who):
            form.add_error(None, LOCKED)
            return False
        if second_factor.verify(request, form.cleaned_data["code"]):
            lockout.forget(request, who)
            return True
        lockout.count_failure(request, who)
        form.add_error("code", WRONG_CODE)
        return False

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters())
    def code_setup(self, request):
        """Scan, and show that it works. Whoever has an app already changes it only after its code."""
        if not _gave_password(request):
            return redirect("admin:login")
        if second_factor.device_of(request.user) and not request.user.is_verified():
            return redirect(_with_next("admin:second_factor", request))
        key = request.session.setdefault(KEY, second_factor.new_key())
        form = NewAppForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            codes = second_factor.set_up(request, key, form.cleaned_data["code"])
            if codes:
                del request.session[KEY]
                return self._page(request, "recovery_codes", "Skriv ned reservekodene", codes=codes)
            form.add_error("code", WRONG_CODE)
        picture, secret = second_factor.picture_of(request.user, key)
        title = "To-trinns innlogging er på" if request.user.is_verified() else "Slå på to-trinns innlogging"
        return self._page(request, "code_setup", title, form=form, picture=picture, secret=secret)

    def recovery_codes(self, request):
        """New codes for paper; the old ones end."""
        if request.method != "POST" or not request.user.is_verified():
            return redirect("admin:second_factor_setup")
        codes = second_factor.new_recovery_codes(request.user)
        return self._page(request, "recovery_codes", "Skriv ned reservekodene", codes=codes)

    def password_change(self, request, extra_context=None):
        """In our own words, and then back to the desk."""
        context = {**self.each_context(request), "title": "Bytt passord", **(extra_context or {})}
        return PasswordChanged.as_view(template_name=self.password_change_template, extra_context=context)(request)

    def _page(self, request, template, title, **context):
        context = {**self.each_context(request), "title": title, "next": _where_to(request), **context}
        return render(request, f"admin/login/{template}.html", context)


def _gave_password(request) -> bool:
    return permissions.is_staff(request.user) and second_factor.is_recent(request)


def _may_be_let_in(request) -> bool:
    """All but those who are in and edit nothing any more; logging out is for everybody."""
    is_out = not request.user.is_authenticated or permissions.is_staff(request.user)
    return is_out and request.path != reverse("admin:logout")


def _where_to(request) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/admin/") else reverse("admin:index")


def _with_next(name, request) -> str:
    return f"{reverse(name)}?next={_where_to(request)}"


class PasswordChanged(auth.PasswordChangeView):
    form_class = ChangedPasswordForm
    success_url = reverse_lazy("admin:index")

    def form_valid(self, form):
        messages.success(self.request, "Det nye passordet er lagret.")
        return super().form_valid(form)


class PasswordChosen(auth.PasswordResetCompleteView):
    """Sends on to the login, where the second factor is asked for as always."""

    def dispatch(self, request, *args, **kwargs):
        messages.success(request, "Passordet er lagret. Nå kan du logge inn.")
        return redirect("admin:login")


def _password_urls(site):
    frame = {"site_header": site.site_header, "site_title": site.site_title, "site_url": "/"}
    ask = auth.PasswordResetView.as_view(
        form_class=QuietResetForm,
        template_name="admin/login/password_reset.html",
        email_template_name="organisations/mail/password.txt",
        subject_template_name="organisations/mail/password_subject.txt",
        from_email=settings.CONTACT_EMAIL,
        extra_email_context={"address": settings.SITE_URL, "site_name": settings.SITE_NAME},
        success_url=reverse_lazy("admin:password_reset_done"),
        extra_context={**frame, "title": "Lag nytt passord"},
    )
    asked = auth.PasswordResetDoneView.as_view(
        template_name="admin/login/password_reset_done.html", extra_context={**frame, "title": "Se i e-posten din"}
    )
    choose = auth.PasswordResetConfirmView.as_view(
        form_class=ChosenPasswordForm,
        template_name="admin/login/password_choose.html",
        success_url=reverse_lazy("admin:password_reset_complete"),
        extra_context=frame,
    )
    return [
        path("passord/glemt/", ask, name="password_reset"),
        path("passord/sendt/", asked, name="password_reset_done"),
        path("passord/velg/<uidb64>/<token>/", choose, name="password_reset_confirm"),
        path("passord/lagret/", PasswordChosen.as_view(), name="password_reset_complete"),
    ]
