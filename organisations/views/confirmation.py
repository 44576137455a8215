"""The page that a mail leads to: what stands about an owner's groups, and is it true? GET shows, POST stores."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from organisations import confirmation
from organisations.exchange.columns import COLUMNS
from organisations.freshness import season_on
from organisations.history.differences import Words, question
from organisations.history.recording import cells_of
from organisations.models import ListingVersion

from .confirmation_forms import GroupForm, SharedForm
from .signed_forms import error_summary, keep_out_of_caches

# What ages fastest stands open; the rest is one tap away.
FIRST = (
    "moter", "kommune", "lokale", "adresse", "postnummer", "opptak", "oppstart_dato", "kontakt_rolle",
    "kontakt_telefon", "kontakt_epost", "kontakt_tid", "nettside", "pause_fra", "pause_til",
)  # fmt: skip
NOT_SAID = ("slug", "navn", "organisasjon", "status", "sist_bekreftet", "lat", "lon")
GONE, CONFLICT = 410, 409


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """No login: whoever has the mail answers for the groups in it, once."""
    try:
        asked = confirmation.request_for(token)
    except confirmation.LinkTooOld:
        return keep_out_of_caches(_too_old(request, token))
    except confirmation.LinkFault as fault:
        raise Http404 from fault
    return keep_out_of_caches(_done(request, asked) if asked.answered_at else _answer(request, asked))


def _too_old(request, token):
    """What is left of the link: by it one may ask for a new one, which comes by mail."""
    context = _frame()
    if request.method == "POST":
        context["sent"] = confirmation.renew(token, today=timezone.localdate())
    return render(request, "organisations/confirm_too_old.html", context, status=GONE)


def _done(request, asked):
    """Thanks; but whoever sends an answer after somebody else's is told that theirs is not stored."""
    if request.method == "POST":
        return render(request, "organisations/confirm_late.html", _frame(), status=CONFLICT)
    return render(request, "organisations/confirm_done.html", {**_frame(), "left_open": _left_open(asked)})


def _left_open(asked) -> list[str]:
    """The groups of which somebody said that not all is true."""
    answered_on = timezone.localdate(asked.answered_at)
    return [group.name for group in confirmation.groups_of(asked) if group.confirmed_at < answered_on]


def _answer(request, asked):
    posted = request.POST if request.method == "POST" else None
    listings = list(confirmation.groups_of(asked))
    forms = [GroupForm(posted, listing=listing) for listing in listings]
    shared = SharedForm(posted, closed=sum(not listing.is_open for listing in listings))
    # Each form is asked, so that all errors are told at once.
    if posted is not None and not [form for form in (shared, *forms) if not form.is_valid()]:
        answers = {form.listing.pk: form.answer(shared) for form in forms}
        if not confirmation.answer(asked, answers, today=timezone.localdate()):
            return _done(request, asked)
        # The same address now says thank you.
        return HttpResponseRedirect(request.path, status=303)
    return render(request, "organisations/confirm.html", _context(asked, forms, shared))


def _context(asked, forms, shared):
    words = Words()
    return {
        **_frame(),
        "organisation": asked.organisation.name,
        "groups": [{"form": form, "name": form.listing.name, **_facts(form.listing, words)} for form in forms],
        "shared": shared,
        "season": season_on(asked.asked_on),
        "errors": error_summary(shared, *forms),
        "is_example": any(form.listing.is_example for form in forms),
    }


def _frame():
    return {"title": _("Stemmer dette fortsatt?"), "noindex": True}


def _person(listing) -> list[dict]:
    """Whose name stands on the page, for those who answer for it to say whether they still want it to."""
    person = getattr(listing, "contact_person", None)
    if person is None:
        return []
    shown = (person.first_name if person.shows_name else "", person.phone)
    return [{"question": _("Kontaktperson på siden"), "answer": ", ".join(filter(None, shown))}]


def _facts(listing, words) -> dict:
    version = ListingVersion(cells=cells_of(listing))
    stated = {
        column.name: {"question": question(column), "answer": words.said(column, version)}
        for column in COLUMNS
        if column.name in version.cells and column.name not in NOT_SAID
    }
    first = [stated[name] for name in FIRST if name in stated]
    first += _person(listing)
    return {"facts": first, "more": [fact for name, fact in stated.items() if name not in FIRST]}
