"""What a page says of itself on paper: where it is from, of which day it is, and a code that leads back to it."""

from django.conf import settings
from django.utils.translation import gettext as _

from groups.search import clock

from .qr import qr_url
from .sheet_words import full_date
from .whole import whole

# Only the holder of a mail, or an editor, opens such a page: its address belongs on no paper that lies about.
PRIVATE = ("/bekreft/", "/admin/")


def printed(request) -> dict | None:
    """For `layout/_printed.html`; None for a page that is nobody else's, or whose address nobody would type."""
    path = request.get_full_path() if request.method == "GET" else request.path
    address = settings.SITE_URL + path
    code = qr_url(path)
    if any(part in request.path for part in PRIVATE) or not code:
        return None
    return {
        "text": whole(_("Skrevet ut %(date)s") % {"date": full_date(clock.today())}),
        "address": address.partition("://")[2].rstrip("/"),
        "host": settings.SITE_URL.partition("://")[2],
        "qr_url": code,
    }
