"""Pages for when something is wrong: they need no database, and have the acute numbers like every other page."""

from django.shortcuts import render

from organisations.models import DataRevision


def bad_request(request, exception=None):
    """400"""
    return render(request, "400.html", status=400)


def forbidden(request, exception=None, reason=""):
    """403, also for a form that was posted from elsewhere; the reason is Django's own and in English."""
    return render(request, "403.html", status=403)


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
