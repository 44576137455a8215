"""All addresses. The public pages stand at the root in Bokmål and under /nn/ and /en/."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
