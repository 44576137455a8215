"""A search in plain words: «Vi fant ingen åpne møter i Vadsø. Her er …»."""

from datetime import date

from django.utils.translation import gettext as _

from organisations.schedule import words as schedule_words
from selvhjelp.places.distance import NO_BREAK_SPACE
from selvhjelp.places.gazetteer import Gazetteer

from .days import TODAY, TOMORROW, WEEKEND
from .fields import shortened
from .search import Search

# Parameters that the words below tell of, and those that narrow nothing.
TOLD = {"for", "relasjon", "tilgang", "tema", "ukedag", "tid", "dag", "sted", "kommune", "fylke", "avstand"}
SILENT = {"sorter", "side", "q", "ordrett"}
# One of them can be told of.
PLACES = {"sted", "kommune", "fylke"}


def widened(search: Search, steps) -> str:
    """What was not found, and what is shown instead."""
    # What is at the place comes before what is further away, whatever was tried first.
    told = [_step(search, step) for step in sorted(steps, key=lambda step: step.km or 0)]
    return f"{_not_found(search)} " + _("Her er %(what)s.") % {"what": _(", og ").join(told)}


def _not_found(search) -> str:
    parts = {"what": _what(search), "where": _place(search)}
    if set(search.values) - TOLD - SILENT or len(PLACES.intersection(search.values)) > 1:
        return _tidy(_("Vi fant ingen %(what)s %(where)s som passer til alt du valgte.") % parts)
    return _tidy(_("Vi fant ingen %(what)s %(where)s.") % parts)


def _step(search, step) -> str:
    what = _what(search, step.dropped)
    if step.km:
        return _("%(what)s inntil %(km)s unna") % {"what": what, "km": f"{step.km}{NO_BREAK_SPACE}km"}
    if step.everywhere and search.where:
        return _("%(what)s lenger unna, de nærmeste først") % {"what": what}
    if step.everywhere or not _place(search):
        return _("%(what)s i hele landet") % {"what": what}
    if "tilgang" in step.dropped and _take_new(search, step):
        return _tidy(_("%(what)s %(where)s som tar imot nye") % {"what": what, "where": _place(search)})
    return _tidy(_("%(what)s %(where)s") % {"what": what, "where": _place(search)})


def _take_new(search, step):
    joinable = search.catalogue.with_word("bli-med", "ja")
    return all(joinable >> position & 1 for position in step.hits)


def _what(search, dropped=()) -> str:
    """«åpne møter for pårørende om sorg på onsdager om kvelden»."""
    values = {name: found for name, found in search.values.items() if name not in dropped}
    parts = (
        _kind(values),
        _whom(search, values),
        _theme(search, values),
        _words(search, dropped),
        _days(search, values),
        _time(values),
    )
    return _tidy(" ".join(parts))


def _kind(values) -> str:
    kinds = {("apen",): _("åpne møter"), ("lukket",): _("lukkede grupper")}
    return kinds.get(tuple(values.get("tilgang", ())), _("grupper"))


def _whom(search, values) -> str:
    relations = {
        ("foreldre",): _("for foreldre"),
        ("besteforeldre",): _("for besteforeldre"),
        ("partner",): _("for partnere"),
        ("sosken",): _("for søsken"),
        ("barn",): _("for voksne barn"),
        ("venn",): _("for venner"),
        ("kollega",): _("for kolleger"),
    }
    audiences = {("parorende",): _("for pårørende"), ("rus",): _("for deg med rusproblemer")}
    whom = audiences.get(tuple(search.audience), "")
    return relations.get(tuple(values.get("relasjon", ())), whom)


def _theme(search, values) -> str:
    themes = dict(search.catalogue.labels["tema"])
    names = [themes[slug].lower() for slug in values.get("tema", ())]
    return _("om %(themes)s") % {"themes": _(" eller ").join(names)} if names else ""


def _words(search, dropped) -> str:
    """«som nevner «strikking»»: where hits depend on the words that somebody typed."""
    if "q" in dropped or "q" not in search.selection.terms:
        return ""
    words = _(" eller ").join(f"«{shortened(word)}»" for word in search.reading.text.split())
    return _("som nevner %(words)s") % {"words": words} if words else ""


def _days(search, values) -> str:
    names = {
        "mandag": _("mandager"),
        "tirsdag": _("tirsdager"),
        "onsdag": _("onsdager"),
        "torsdag": _("torsdager"),
        "fredag": _("fredager"),
        "lordag": _("lørdager"),
        "sondag": _("søndager"),
    }
    weekdays = [names[day] for day in values.get("ukedag", ())]
    said = [_("på %(days)s") % {"days": _(" eller ").join(weekdays)}] if weekdays else []
    days = {TODAY: _("i dag"), TOMORROW: _("i morgen"), WEEKEND: _("i helga")}
    return " ".join([*said, *(days.get(day) or date_said(day, search) for day in values.get("dag", ()))])


def date_said(day: str, search) -> str:
    """«torsdag 24. desember», of a date as it stands in an address."""
    return schedule_words.day_words(date.fromisoformat(day), today=search.now.date())


def _time(values) -> str:
    names = {"formiddag": _("om formiddagen"), "ettermiddag": _("om ettermiddagen"), "kveld": _("om kvelden")}
    return _(" eller ").join(names[time] for time in values.get("tid", ()))


def _place(search) -> str:
    """«i Vadsø», «i nærheten av Vadsø»; nothing when there is no place."""
    if not search.where:
        return _outside(search)
    names = _(" eller ").join(place.name for place in search.where.places)
    near = bool(search.where.km) and search.where.can_widen
    return (_("i nærheten av %(place)s") if near else _("i %(place)s")) % {"place": names}


def _outside(search) -> str:
    places = [Gazetteer.current().municipality(code).name for code in search.values.get("utenfor", ())]
    return _("utenfor %(place)s") % {"place": _(" og ").join(places)} if places else ""


def _tidy(text) -> str:
    """The text without the holes that parts with nothing to say have left; a hard space stays."""
    return " ".join(part for part in text.split(" ") if part).replace(" .", ".")
