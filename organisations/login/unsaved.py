"""A form that comes back too late: its sender has been logged out, or in anew, since the page was opened.

What was written is shown to nobody else and stored nowhere: it goes back in the page, ready to be sent once more.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

OUT = "Du var logget ut, og ingenting er endret. Logg inn, og prøv igjen."
# The pages with forms that take time to fill in; a file does not come along.
LONG_FORMS = ("_add", "_change")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
FORBIDDEN = 403


def sent_while_out(request, site):
    """The answer to a form whose sender is logged out, or has the code still to give."""
    if _keeps(request):
        return _page(request, site, is_in=False)
    messages.warning(request, OUT)
    return redirect(f"{reverse('admin:login')}?next={reverse('admin:index')}")


def sent_with_an_old_token(request, site):
    """The answer to a form from before its sender logged in anew; None for one that did not come from this site."""
    if not _is_from_here(request):
        return None
    return _page(request, site, is_in=site.has_permission(request))


def _keeps(request) -> bool:
    # An address that leads nowhere has no name.
    return bool(request.POST) and (request.resolver_match.url_name or "").endswith(LONG_FORMS)


def _is_from_here(request) -> bool:
    """Another site must not be able to have somebody press a button for it."""
    here = f"{request.scheme}://{request.get_host()}"
    return request.path.startswith("/admin/") and request.headers.get("Origin") == here


def _page(request, site, *, is_in: bool):
    written = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    context = {
        **site.each_context(request),
        "title": "Det du skrev, er ikke lagret ennå" if _keeps(request) else "Siden er for gammel",
        "written": written if _keeps(request) else [],
        "is_in": is_in,
        "address": request.get_full_path(),
    }
    answer = render(request, "admin/login/unsaved.html", context, status=FORBIDDEN)
    add_never_cache_headers(answer)
    return answer
