"""How a page is passed on: a plain link, a mail, a text message, a QR code. The words tell nothing of the page."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from .qr import qr_url


@dataclass(frozen=True)
class Share:
    """What `components/_share.html` shows. `address` is `url` as one reads it; no `qr_url` for one too long."""

    url: str
    address: str
    mail_url: str
    sms_url: str
    qr_url: str


def share(path: str) -> Share:
    """The ways to pass on the page at this path of the site; its filters belong to the path."""
    url = settings.SITE_URL + path
    # Neutral: somebody else may see the screen on which it arrives.
    subject = _("Noe å se på")
    text = _("Hei! Her er noe du kan se på når du vil: %(url)s") % {"url": url}
    return Share(
        url=url,
        address=url.partition("://")[2],
        mail_url=f"mailto:?subject={quote(subject)}&body={quote(text)}",
        # Of the two spellings that telephones read, this is both.
        sms_url=f"sms:?&body={quote(text)}",
        qr_url=qr_url(path),
    )
