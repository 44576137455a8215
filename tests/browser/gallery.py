"""Every kind of page with made-up content, without a database: the longest, the emptiest, the closed, the paused.

The addresses stand under /galleri/, beside the site's own. Nothing here is a group that exists.
"""

from django.shortcuts import render
from django.urls import path
from django.utils.safestring import mark_safe

from groups.presentation.card import Card, Tag
from organisations.models import DataRevision
from selvhjelp.urls import urlpatterns as site_patterns


class WithoutDatabase:
    """The texts and numbers as they came with the release."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with DataRevision.away():
            return self.get_response(request)


LONG_NAME = "Familiegruppa for voksne søsken, foreldre og besteforeldre i Nordre Følloheimen og omegn"
OPEN, CLOSED = Tag("Åpent", "open"), Tag("Lukket", "closed")
CRUMBS = [{"label": "Norge", "url": "/"}, {"label": "Troms", "url": "/fylke/troms/"}, {"label": "Tromsø"}]
CONTACT = {"phone": "00 00 00 12", "tel": "+4700000012", "hours": "hverdager kl. 9–15", "email": "tromso@example.no"}


def card(name, number, **more):
    said = {
        "tags": (OPEN, Tag("For foreldre")),
        "place_text": "Eksempelveien 3, Tromsø",
        "distance_text": "7\u00a0km",
        "organisation_name": "Ivareta Tromsø – eksempel",
        "when_primary": "I kveld kl.\u00a018.00",
        "when_secondary": "hver onsdag",
    }
    return Card(name=name, url=f"/gruppe/eksempel-{number}/", is_example=True, **said | more)


CARDS = [
    card("Foreldregruppa", 1),
    card(LONG_NAME, 2, tags=(CLOSED, Tag("Samler deltakere, starter når det er nok")), when_primary="Ta kontakt"),
    card("Skábmagovat", 3, notice="Ikke bekreftet siden 3. mars. Spør før du drar."),
    card(
        "På nett", 4, place_text="På nett", distance_text="", organisation_name="", when_primary="", when_secondary=""
    ),
]
POINT = {
    "name": "Kontaktpunkt for selvhjelp – eksempel",
    "url": "/organisasjon/kontaktpunkt/",
    "covers": "Loppa, Kvænangen og Nordreisa",
    "contact": CONTACT,
    "is_example": True,
}
STEPS = {
    "nearest": [{"name": LONG_NAME, "url": "/gruppe/alta-1/", "place_text": "Alta", "distance_text": "64\u00a0km"}],
    "nearest_url": "/grupper/?kommune=5403",
    "digital": [{"name": "Pårørende på nett", "url": "/gruppe/nett-1/", "when_text": "hver tirsdag"}],
    "digital_url": "/grupper/?form=digital",
    "contact_point": POINT,
    "start_url": "/start-gruppe/",
    "place_name": "Loppa",
}


def group_of_choices(name, legend, *, is_open):
    labels = ["Åpent: nye kan komme hver gang", "Lukket: de samme hver gang"]
    choices = [{"value": str(n), "label": label, "count": n, "checked": n == 1} for n, label in enumerate(labels)]
    note = "12 grupper har ikke oppgitt dette. Spør før du drar."
    return {"name": name, "legend": legend, "choices": choices, "open": is_open, "unstated_note": note}


def choice(label, count, number, *, current=False):
    return {"label": label, "count": count, "url": f"?dag={number}", "current": current}


def start(request, **more):
    counties = ["Agder", "Møre og Romsdal", "Oslo"]
    context = {
        "title": "Forsiden",
        "search_url": "/grupper/",
        "under_18_url": "/under-18/",
        "digital_url": "/grupper/?form=digital",
        "today_url": "/moter/",
        "joinable_url": "/grupper/?bli-med=ja",
        "contact_points_url": "/kontaktpunkter/",
        "counties": [{"name": name, "url": f"/fylke/{n}/", "count": n * 40} for n, name in enumerate(counties)],
        "group_count": 673,
        "municipality_count": 221,
    }
    return render(request, "groups/start.html", context | more)


def start_again(request):
    suggestions = [{"label": "Tromsø", "url": "/kommune/tromso/"}, {"label": "Trøgstad", "url": "/kommune/trogstad/"}]
    error = "Vi fant ikke stedet «Trmosø»."
    return start(request, error=error, suggestions=suggestions, place="Trmosø", chosen="parorende")


def list_context():
    days = [choice("Mandag", 2, 1), choice("Tirsdag", 0, 2), choice("Onsdag", 3, 3, current=True)]
    return {
        "title": "Tromsø: pårørende",
        "heading": "Pårørendegrupper nær Tromsø",
        "other_names": [{"name": "Romsa", "lang": "se"}],
        "crumbs": CRUMBS,
        "is_example": True,
        "search": {"action": "/grupper/", "name": "sted", "label": "Hvor leter du?", "hint": "Sted eller postnummer"},
        "frequency": [{"label": "Hvilken dag?", "choices": days}],
        "filters": {
            "groups": [
                group_of_choices("tilgang", "Kan jeg bare komme?", is_open=True),
                group_of_choices("form", "Hvordan møtes gruppa?", is_open=False),
            ],
            "active_count": 2,
            "action": "/grupper/",
            "hidden": [{"name": "kommune", "value": "5501"}],
            "submit_label": "Vis 9 grupper",
        },
        "chips": [{"label": "Pårørende", "remove_url": "?a"}, {"label": "Tromsø, inntil 60 km", "remove_url": "?b"}],
        "clear_url": "?alle",
        "count": 9,
        "count_text": "9 grupper",
        "order_text": "nærmeste først",
        "orders": [{"label": "Neste møte først", "url": "?sorter=neste", "current": False}],
        "cards": CARDS,
        "pages": [{"number": n, "url": f"?side={n}", "current": n == 2} for n in (1, 2, 3)] + [{"number": None}],
        "previous_url": "?side=1",
        "next_url": "?side=3",
        "sections": [
            {"id": "ulike", "heading": "Ulike livsproblemer", "text": "Her er det plass.", "cards": CARDS[:1]}
        ],
    }


def group_list(request):
    return render(request, "groups/list.html", list_context())


def empty_list(request):
    notice = {"heading": "Snakk med noen først", "text": "Ikke stopp brått alene.", "kind": "warning"}
    nothing = {"cards": [], "pages": [], "chips": [], "count": 0, "count_text": "Ingen grupper i Loppa ennå"}
    more = {"empty": {"text": "Her er det du kan gjøre."}, "steps": STEPS, "notices": [notice], "sections": []}
    return render(request, "groups/list.html", list_context() | nothing | more)


NEXT = {
    "open": {"main": "I kveld kl.\u00a018.00–\u206020.00", "more": ["Deretter 2. desember"], "calendar_url": "/x.ics"},
    "closed": {"main": "Ta kontakt. Du snakker med noen først.", "contact": CONTACT},
    "starts": {"main": "Mandag 11. januar kl.\u00a018.00", "contact": CONTACT},
    "paused": {"main": "Tilbake onsdag 6. januar"},
}


def group_detail(request, state):
    questions = ["Kan jeg bare komme?", "Hva koster det?", "Hvor?"]
    group = {
        "name": LONG_NAME,
        "lead": "For foreldre til voksne som ruser seg.",
        "is_example": True,
        "tags": [CLOSED if state == "closed" else OPEN, {"text": "For foreldre"}],
        "notices": [{"text": "Ikke bekreftet siden 3. mars. Spør før du drar.", "kind": "warning"}],
        "next": NEXT[state] | {"state": state},
        "facts": [{"question": question, "answer": "Ja", "detail": "Heis fra baksiden"} for question in questions],
        "first_time": mark_safe("<p>Du kan si «ikke i dag».</p>"),
        "confirmed_text": "Bekreftet 14. november 2026",
        "confirmed_by": "Ivareta Tromsø – eksempel",
        "report_url": "/meld-feil/",
        "contact": CONTACT,
        "organisation": {"name": "Ivareta Tromsø – eksempel", "url": "/organisasjon/ivareta-tromso/"},
        "print_url": "/utskrift/",
        "nearby": STEPS["nearest"],
    }
    return render(request, "groups/detail.html", {"title": "Tromsø", "crumbs": CRUMBS, "group": group})


def meetings(request):
    days = [
        {"id": "i-dag", "heading": "I dag", "cards": CARDS[:2], "note": "Julaften: spør om gruppa møtes."},
        {"id": "i-morgen", "heading": "I morgen", "cards": []},
    ]
    context = {
        "title": "Møter",
        "heading": "Åpne møter",
        "crumbs": CRUMBS,
        "days": days,
        "later_url": "?fra=2026-12-01",
    }
    return render(request, "groups/meetings.html", context)


def branch(name, *children):
    return {"name": name, "url": f"/organisasjon/{name}/", "kind": "Lokallag", "count": 3, "children": children}


def organisations(request):
    tree = {"heading": "Alle", "organisations": [branch("Landslaget", branch("Nord", branch("Tromsø")))]}
    return render(
        request, "groups/organisations.html", {"title": "Organisasjoner", "heading": "Organisasjoner", "trees": [tree]}
    )


def organisation(request):
    shown = {
        "name": "Ivareta Tromsø – eksempel",
        "kind": "Lokallag",
        "is_example": True,
        "former_names": "LMS Tromsø",
        "covers": "Tromsø",
        "contact": CONTACT,
        "parent": {"name": "Ivareta", "url": "/organisasjon/ivareta/"},
    }
    context = {"title": "Ivareta", "crumbs": CRUMBS, "organisation": shown, "count_text": "3 grupper", "cards": CARDS}
    return render(request, "groups/organisation.html", context)


def contact_points(request):
    counties = [{"id": "troms", "name": "Troms", "points": [POINT]}]
    context = {"title": "Kontaktpunkter", "heading": "Kontaktpunkter", "crumbs": CRUMBS, "counties": counties}
    return render(request, "groups/contact_points.html", context)


def text_page(request):
    body = mark_safe("<h2>Når noen er i fare</h2><ul><li>Puster ikke</li></ul><h3>Og så?</h3><p>Ring 113.</p>")
    helplines = [
        {
            "name": "RUSinfo",
            "phone": "915 08 588",
            "tel": "+4791508588",
            "hours": "hverdager kl. 11–18",
            "purpose": "Når du lurer på noe.",
        }
    ]
    page = {"title": "Hjelp nå", "lead": "Alle numrene.", "body": body}
    return render(request, "pages/page.html", {"title": "Hjelp nå", "page": page, "helplines": helplines})


def error(request, code):
    gone = {"heading": f"{LONG_NAME} møtes ikke lenger", "reason": "Ingen har bekreftet den på et år.", "steps": STEPS}
    return render(request, f"{code}.html", gone if code == 410 else {}, status=code)


PAGES = {
    "start": (start, {}),
    "start-igjen": (start_again, {}),
    "liste": (group_list, {}),
    "tom-liste": (empty_list, {}),
    **{f"gruppe-{state}": (group_detail, {"state": state}) for state in NEXT},
    "moter": (meetings, {}),
    "organisasjoner": (organisations, {}),
    "organisasjon": (organisation, {}),
    "kontaktpunkter": (contact_points, {}),
    "tekst": (text_page, {}),
    **{f"feil-{code}": (error, {"code": code}) for code in (400, 403, 404, 410, 414, 429, 500, 503)},
}
urlpatterns = [
    *site_patterns,
    *[path(f"galleri/{name}/", view, values) for name, (view, values) in PAGES.items()],
]
