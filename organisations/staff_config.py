"""Puts our own site in the place of Django's. Read before any model is, so it stands alone."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "organisations.staff_site.StaffSite"
