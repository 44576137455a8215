"""What somebody typed by its name: a number to call, an organisation, something for professionals.

Nobody shall be told that there is nothing when we know where to turn; the names are those that editors keep, and their
other names stand in `fixtures/search/names.txt`.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from groups import helplines
from groups.content import host_of
from groups.search.naming import LONGER_ON
from groups.search.reading import files
from groups.search.reading.lexicon import static
from groups.search.reading.text import plain_form, words_in
from groups.search.search import Search
from organisations.models import Resource

NOT_OURS = "ikke hos oss"
# So much of a name says which one is meant: «Rusettervernet» in «Rusettervernet i Sunnfjord».
LEAST_FIRST_WORD = 5
MOST = 3
# Names whose words are remembered: of all helplines, resources and organisations.
MOST_REMEMBERED = 10_000


def notices(search: Search) -> list[dict]:
    """What is said above the hits about names, each with where to turn; see `components/_notice.html`."""
    return [*told_by_words(search), *_without_groups(search)][:MOST]


def told_by_words(search: Search) -> list[dict]:
    """What is known of the names that were typed, and that no filter stands for."""
    typed = tuple(words_in(search.values.get("q", ""))) if "ordrett" not in search.values else ()
    if not typed:
        return []
    found = [*_numbers(typed), *_organisations(search), *_resources(search, typed)]
    return (found or list(_not_ours(typed, search)))[:MOST]


def _numbers(typed) -> Iterator[dict]:
    others = _other_names()
    for line in helplines.all_helplines():
        if _said((line.name, *_shorter(line.name)), typed) or _said(others.get(line.key, ()), typed, sure=True):
            text = _("%(name)s, %(hours)s. %(purpose)s") % {
                "name": line.name,
                "hours": line.hours,
                "purpose": line.purpose,
            }
            yield {
                "text": text,
                "link": {"label": _("Ring %(phone)s") % {"phone": line.phone}, "url": f"tel:{line.tel}"},
            }


def _organisations(search) -> Iterator[dict]:
    """Those whose names begin with a word that nothing else is known about."""
    left = {plain_form(word) for word in search.reading.text.split() if len(word) >= LEAST_FIRST_WORD}
    if not left:
        return
    labels = dict(search.catalogue.labels["org"])
    formerly = ((slug, name) for kind, slug, name in search.catalogue.named if kind == "org")
    begins = {(slug, _words(name)[0]) for slug, name in (*labels.items(), *formerly) if _words(name)}
    slugs = sorted({slug for slug, first in begins if first in left and slug in labels})
    for slug in slugs:
        yield {"text": _("Mener du denne organisasjonen?"), "link": _page_of(slug, labels[slug])}


def _resources(search, typed) -> Iterator[dict]:
    may_be_one = search.reading.text or not search.parameters.is_understood
    for resource in Resource.objects.all() if may_be_one else ():
        if _said((resource.name, resource.label, *_shorter(resource.label)), typed):
            yield {"text": resource.about_label, "link": {"label": host_of(resource.url), "url": resource.url}}


def _not_ours(typed, search) -> Iterator[dict]:
    for name in _other_names().get(NOT_OURS, ()):
        if not search.values.get("org") and _said((name,), typed, sure=True):
            text = _("Vi kjenner ingen grupper fra «%(name)s». Du kan se hvem som har grupper her.") % {"name": name}
            yield {"text": text, "link": {"label": _("Alle organisasjonene"), "url": reverse("organisation_list")}}
            return


def _without_groups(search) -> Iterator[dict]:
    """An organisation that was asked for and has no group now still has a page, with how to reach it."""
    labels = dict(search.catalogue.labels["org"])
    for slug in search.values.get("org", ()) if search.count == 0 else ():
        if not search.catalogue.with_any("org", [slug]):
            text = _("%(name)s har ingen grupper i lista nå.") % {"name": labels[slug]}
            yield {"text": text, "link": _page_of(slug, labels[slug])}


def _page_of(slug, name) -> dict:
    return {"label": _("Les om %(name)s") % {"name": name}, "url": reverse("organisation_detail", args=[slug])}


def _said(names: Iterable[str], typed: tuple[str, ...], *, sure: bool = False) -> bool:
    """Whether one of the names stands among the words; an everyday word says nothing, unless an editor is sure."""
    wanted = (_words(name) for name in names)
    return any(words and _stands(words, typed) for words in wanted if sure or not _is_everyday(words))


def _stands(words, typed) -> bool:
    return any(typed[at : at + len(words)] == words for at in range(len(typed) - len(words) + 1))


def _is_everyday(words) -> bool:
    known = (static().neutral.words, static().sentence.words, static().alone)
    return len(words) == 1 and any(words[0] in some for some in known)


@lru_cache(MOST_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, which are looked for in each search."""
    return tuple(words_in(name))


def _shorter(name: str) -> list[str]:
    """What people say of a long name: «VO-linjen, vold og overgrep», «Alarmtelefonen for barn og unge»."""
    return [name.split(mark)[0] for mark in (", ", *LONGER_ON) if mark in name]


@lru_cache(1)
def _other_names() -> dict[str, list[str]]:
    return files.sections("names.txt")
