"""The site that staff log in to, in the place of Django's own.

It stands outside the package `admin`, which registers its pages with it while it is being imported.
"""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm

from organisations import permissions


class StaffLoginForm(AuthenticationForm):
    """Who edits nothing here is told no more than who gives a wrong password."""

    def confirm_login_allowed(self, user):
        if not permissions.is_staff(user):
            raise self.get_invalid_login_error()


class StaffSite(AdminSite):
    login_form = StaffLoginForm
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Skrivebordet"
    empty_value_display = "–"
    enable_nav_sidebar = False

    def __init__(self, name="admin"):
        super().__init__(name)
        # Rows end by being closed down, one at a time; nothing is deleted by the dozen.
        self.disable_action("delete_selected")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Our own pages alone: those that a library brings along know nothing of who may see what."""
        if getattr(admin_class, "shows_ones_own_rows", False):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        """Whoever edits something; it is asked at every click, so that who leaves is out at once."""
        return permissions.is_staff(request.user)
