"""Pages as they will be, for those who may edit them, before anyone else sees them."""

from dataclasses import replace

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from groups import content
from groups.presentation import group
from groups.search import clock
from organisations.admin import content_page, danger_answer
from organisations.editorial import store, texts
from organisations.models import ContentPage, DangerAnswer, Listing

may_be_posted = require_http_methods(["GET", "HEAD", "POST"])


@admin.site.admin_view
@require_safe
def listing_preview(request, pk):
    """The page of any listing that the user may edit; 404 for every other."""
    listing, now = get_object_or_404(_editable_by(request.user), pk=pk), clock.now()
    # A draft that nobody has confirmed yet would be confirmed by being published.
    listing.confirmed_at = listing.confirmed_at or now.date()
    context = {
        "group": group.context(listing, now=now),
        "title": listing.name,
        "is_example": listing.is_example,
        "noindex": True,
        "link": {"url": reverse("admin:organisations_listing_change", args=[pk]), "label": _("Tilbake til skjemaet")},
    }
    return render(request, "groups/preview.html", context)


@admin.site.admin_view
@may_be_posted
def page_preview(request, pk):
    """A page of text with what stands in the form, which is not stored; 404 for who may not edit it."""
    row = get_object_or_404(ContentPage.objects.editable_by(request.user), pk=pk)
    text = replace(texts.of_page(row), **_typed(request, "title", "lead", "body"))
    context = {
        "page": content.shown_page(text, store.current().numbers),
        "title": text.title,
        "faults": _sentences(content_page.faults_of(row, _fields(text, "title", "lead", "body"))),
        "link": _back(row),
        "noindex": True,
    }
    with override(row.language):
        return render(request, "pages/preview.html", context)


@admin.site.admin_view
@may_be_posted
def answer_preview(request, pk):
    """An answer to danger with what stands in the form, which is not stored; 404 for who may not edit it."""
    row = get_object_or_404(DangerAnswer.objects.editable_by(request.user), pk=pk)
    numbers = danger_answer.keys_in(request.POST["numbers"]) if "numbers" in request.POST else row.numbers
    text = replace(texts.of_answer(row), numbers=tuple(numbers), **_typed(request, "title", "body"))
    context = {
        "answer": content.shown_answer(text, store.current().numbers),
        "title": row.get_kind_display(),
        "faults": _sentences(danger_answer.faults_of(row.language, _fields(text, "title", "body", "numbers"))),
        "link": _back(row),
        "noindex": True,
    }
    with override(row.language):
        return render(request, "pages/answer_preview.html", context)


def _typed(request, *names) -> dict[str, str]:
    """What was sent along, with the line breaks of the files."""
    return {name: request.POST[name].replace("\r\n", "\n") for name in names if name in request.POST}


def _fields(text, *names) -> dict:
    return {name: getattr(text, name) for name in names}


def _sentences(faults) -> list[str]:
    return [sentence for found in faults.values() for sentence in found]


def _back(row) -> dict:
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return {"url": address, "label": _("Tilbake til skjemaet")}


def _editable_by(user):
    return Listing.objects.editable_by(user).with_facts()
