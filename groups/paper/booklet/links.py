"""Links to booklets from the pages of the same groups: only to those that are made, so that none leads nowhere."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import shelf
from .area import WHOLE_COUNTRY


def of_county(slug: str, name: str) -> list[dict]:
    """A county's own booklet in both formats, and the whole country's."""
    return [*_links(slug, name), *of_country()]


def of_country() -> list[dict]:
    """The whole country's, to be read on a screen or printed."""
    return _links(WHOLE_COUNTRY, _("hele landet"))[:1]


def _links(slug: str, name: str) -> list[dict]:
    words = {"a4": _("Heftet for %(place)s (PDF)"), "a5": _("Heftet for %(place)s, lite format (PDF)")}
    url = reverse("booklet", args=[slug])
    return [
        {"label": text % {"place": name}, "url": url if format == shelf.FORMATS[0] else f"{url}?format={format}"}
        for format, text in words.items()
        if shelf.path_of(slug, format, get_language() or settings.LANGUAGE_CODE).exists()
    ]
