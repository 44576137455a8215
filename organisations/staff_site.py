"""The site that staff log in to, in the place of Django's own.

It stands outside the package `admin`, which registers its pages with it while it is being imported.
"""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.utils.text import capfirst

from organisations.desk.leaving import LeavingPage
from organisations.desk.page import DeskPage
from organisations.login.forms import LoginForm
from organisations.login.pages import LoginPages


class StaffSite(DeskPage, LeavingPage, LoginPages, AdminSite):
    login_form = LoginForm
    login_template = "admin/login/login.html"
    logout_template = "admin/login/logged_out.html"
    password_change_template = "admin/login/password_change.html"  # noqa: S105 - a template
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Skrivebordet"
    empty_value_display = "–"
    enable_nav_sidebar = False

    def __init__(self, name="admin"):
        super().__init__(name)
        # Rows end by being closed down, one at a time; nothing is deleted by the dozen.
        self.disable_action("delete_selected")

    def app_index(self, request, app_label, extra_context=None):
        """All of it stands on the desk."""
        return redirect("admin:index")

    def get_app_list(self, request, app_label=None):
        """Each page is called by its own word for its rows."""
        apps = super().get_app_list(request, app_label)
        for entry in (entry for app in apps for entry in app["models"]):
            entry["name"] = capfirst(self._registry[entry["model"]].opts.verbose_name_plural)
        return apps

    def register(self, model_or_iterable, admin_class=None, **options):
        """Our own pages alone: those that a library brings along know nothing of who may see what."""
        if getattr(admin_class, "shows_ones_own_rows", False):
            super().register(model_or_iterable, admin_class, **options)
