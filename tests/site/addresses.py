"""Every public address of the site, generated from the URL configuration.

A route with parts to fill in stands in `EXAMPLES`; a new route that does not is a failure on the day it is born.
"""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

LANGUAGES = ("nb", "nn", "en")
# Routes that are no pages: probes, files for programs, and what only the holder of a token in a mail can see
# (tests/organisations/test_confirmation*.py).
NOT_PAGES = {
    "confirm",
    "livez",
    "readyz",
    "group_calendar",
    "coverage_csv",
    "robots",
    "sitemap",
    "security_txt",
    "opensearch",
    "qr",
    "sheet_pdf",
    "poster",
    "card",
    "group_card",
    "booklet",
}
NOT_PAGES_BELOW = ("admin/", "api/")
# Groups that have ended or that nobody has confirmed for a year: their page says so, with 410.
GONE = ("ended", "expired")
EXAMPLES = {
    "county": [{"slug": "troms"}, {"slug": "oslo"}],
    "county_map": [{"slug": "nordland"}, {"slug": "oslo"}],
    "municipality": [{"slug": slug} for slug in ("tromso", "karasjok", "utsira", "oslo")],
    "group_detail": [
        {"slug": slug}
        for slug in (
            "open",
            "closed",
            "hidden",
            "paused",
            "starts",
            "digital",
            "sami",
            "long",
            "stale",
            "different",
            *GONE,
        )
    ],
    "group_calendar": [{"slug": "open"}],
    "report": [{"slug": "open"}, {"slug": "long"}],
    "professionals_in": [{"slug": "tromso"}, {"slug": "utsira"}],
    "organisation_detail": [{"slug": "ivareta-eksempel"}, {"slug": "kontaktpunkt-eksempel"}],
}

# What stands behind the question mark, where a page is another page with it.
# Danger has no line: what somebody wrote of it stands in no address (groups/views/asking.py).
QUERIES = {
    # Nothing fits; no such place; a place of two; words left over.
    "group_list": [
        "",
        "?kommune=1151&avstand=0",
        "?sted=xqzwv",
        "?sted=V%C3%A5ler",
        "?kommune=5501&q=troms%C3%B8+xqzwv",
    ],
    "meeting_list": ["", "?kommune=1151&avstand=0", "?sted=xqzwv", "?sted=V%C3%A5ler"],
    "coverage": ["", "?sprak=en&tema=spill", "?tilgang=xqzwv"],
    "start_a_group": ["", "?kommune=1151", "?sted=xqzwv", "?sted=V%C3%A5ler"],
    "professionals_in": ["", "?for=parorende&tid=kveld&avstand=0"],
    "sheet": [
        "",
        "?gruppe=open&gruppe=closed&gruppe=hidden&gruppe=ended&gruppe=unknown",
        "?" + "&".join(f"gruppe={slug}" for slug in ("open", "closed", "hidden", "long", "sami", "digital", "stale")),
    ],
    "framed": ["", "?kommune=5501&avstand=60&for=parorende", "?fylke=11"],
    "frame_maker": ["", "?kommune=5501&avstand=60"],
}


@dataclass(frozen=True)
class Address:
    route: str
    path: str
    language: str

    def __str__(self):
        return self.path

    @property
    def is_gone(self) -> bool:
        """Whether it is the page of a group that is no longer shown."""
        return self.route == "group_detail" and self.path.endswith(tuple(f"/{slug}/" for slug in GONE))


def routes() -> list[URLPattern]:
    """All public routes of the URL configuration that have a name."""
    return list(_public(get_resolver().url_patterns))


def _public(patterns):
    for pattern in patterns:
        if str(pattern.pattern).startswith(NOT_PAGES_BELOW):
            continue
        if isinstance(pattern, URLResolver):
            yield from _public(pattern.url_patterns)
        elif pattern.name:
            yield pattern


def pages(*, languages=LANGUAGES) -> list[Address]:
    """Each page with each of its examples, in each language."""
    return [
        address
        for language in languages
        for route in routes()
        if route.name not in NOT_PAGES
        for address in _addresses(route, language)
    ]


def _addresses(route, language):
    needs = route.pattern.converters
    filled = EXAMPLES.get(route.name, [None]) if needs else [{}]
    for parts in filled:
        assert parts is not None, f"Give the route «{route.name}» an example in tests/site/addresses.py"
        with translation.override(language):
            path = reverse(route.name, kwargs=parts or None)
        for query in QUERIES.get(route.name, [""]):
            yield Address(route.name, path + query, language)
