"""What professionals can read further in, under its headings."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from groups.content import host_of
from organisations.models import Resource, ResourceKind
from organisations.schedule import words as schedule_words

from .whole import whole


def by_kind(resources: Iterable[Resource], *, today: date) -> list[dict]:
    """The headings that have something under them, in the order of the vocabulary."""
    found = list(resources)
    sections = [
        {"heading": kind.label, "resources": [_resource(one, today) for one in found if one.kind == kind]}
        for kind in ResourceKind
    ]
    return [section for section in sections if section["resources"]]


def _resource(resource: Resource, today: date) -> dict:
    return {
        "name": resource.label,
        "about": resource.about_label,
        "url": resource.url,
        "site": host_of(resource.url),
        "checked": _checked(resource, today),
    }


def _checked(resource, today) -> str:
    if resource.last_checked is None:
        return ""
    checked = schedule_words.date_words(resource.last_checked, today=today)
    return whole(_("Sist kontrollert %(date)s") % {"date": checked})
