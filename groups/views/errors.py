"""Pages for when something is wrong: they need no database, and have the acute numbers like every other page."""

from django.contrib import admin
from django.shortcuts import render

from organisations.login import unsaved
from organisations.models import DataRevision


def bad_request(request, exception=None):
    """400"""
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    """403"""
    return render(request, "403.html", status=403)


def form_refused(request, reason=""):
    """403 for a posted form; on the staff's side, what was written in it is kept."""
    return unsaved.sent_with_an_old_token(request, admin.site) or forbidden(request)


def not_found(request, exception=None):
    """404"""
    return render(request, "404.html", status=404)


def no_such_place(request, suggestions):
    """404 for a place, with the nearest spellings as links."""
    return render(request, "404.html", {"suggestions": suggestions}, status=404)


def server_error(request):
    """500; what went wrong may be the database, so that it is not asked for anything."""
    with DataRevision.away():
        return render(request, "500.html", status=500)
