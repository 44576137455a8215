"""The parameters of a search: which there are, what is a good value, and what each one asks of the listings."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from groups.search import days
from groups.search.catalogue import Catalogue
from groups.search.fields import OneNumberField, WordsField, shortened
from groups.search.selection import Selection
from groups.search.where import MOST_KM, Where, at_place, in_municipalities
from organisations import vocabulary as words
from organisations.models.language import NORWEGIAN_FORMS
from selvhjelp.places.gazetteer import Gazetteer

PER_PAGE = 25
LAST_PAGE = 100_000


class WordsFilter(django_filters.Filter):
    """Listings that state one of the words."""

    field_class = WordsField

    def filter(self, selection: Selection, value) -> Selection:
        if not value:
            return selection
        found = 0
        for word in value:
            found |= selection.matching(self.field_name, word)
        return selection.narrow(self.field_name, found)


class AllWordsFilter(WordsFilter):
    """Listings that state every one of the words: who needs a ramp and an induction loop needs both."""

    def filter(self, selection, value):
        for word in value or ():
            selection = selection.narrow(self.field_name, selection.matching(self.field_name, word))
        return selection


class MeetingFilter(WordsFilter):
    """Listings with a meeting that has one of the words, the same meeting as other meeting filters ask for."""

    def filter(self, selection, value):
        return selection.meeting_with(self.field_name, value) if value else selection


class DaysFilter(django_filters.Filter):
    """Listings with a meeting that somebody new may come to on one of the days."""

    field_class = days.DaysField

    def filter(self, selection, value):
        return selection.meeting_on(days.moments(value, self.parent.now)) if value else selection


class NotInFilter(WordsFilter):
    """Listings somewhere else than in these municipalities, for those whom everyone knows."""

    def filter(self, selection, value):
        if not value:
            return selection
        return selection.narrow(self.field_name, ~selection.catalogue.with_any("kommune", value))


class BesideTheFilters(django_filters.Filter):
    """A parameter that the search reads by itself: place and distance, order and page."""

    def filter(self, selection, value):
        return selection


class TextField(forms.Field):
    """One text; the first that is not empty. Control characters are taken as spaces."""

    widget = forms.SelectMultiple

    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def clean(self, value) -> str:
        stated = ("".join(letter if letter.isprintable() else " " for letter in str(text)) for text in value or ())
        return next((text.strip() for text in stated if text.strip()), "")


class TextFilter(BesideTheFilters):
    field_class = TextField


class NumberFilter(BesideTheFilters):
    field_class = OneNumberField


class WordFilter(BesideTheFilters):
    field_class = WordsField


def _words(vocabulary, label, filter_class=WordsFilter, **kwargs):
    return filter_class(label=label, choices=vocabulary.choices, **kwargs)


SORTING = [
    ("avstand", _("Nærmest først")),
    ("neste", _("Neste møte først")),
    ("navn", _("Etter navn")),
]

# The parameters in the order in which a page asks for them. `for` is no name that Python lets a class have.
FILTERS = {
    "for": _words(words.Audience, _("Hva passer for deg?")),
    "relasjon": _words(words.Relation, _("Jeg er")),
    "hyppighet": _words(words.Frequency, _("Hvor ofte?"), MeetingFilter),
    "ukedag": _words(words.Weekday, _("Hvilken dag?"), MeetingFilter),
    "tid": _words(words.TimeOfDay, _("Når på dagen?"), MeetingFilter),
    "dag": DaysFilter(label=_("Dato")),
    "tilgang": _words(words.Access, _("Hvordan blir jeg med?")),
    "bli-med": WordsFilter(label=_("Kan bli med nå"), choices=[("ja", _("Kan bli med nå"))]),
    "opptak": _words(words.Intake, _("Tar gruppa imot nye?")),
    "pamelding": _words(words.SignUp, _("Må jeg si fra først?")),
    "form": _words(words.Form, _("Hvordan møtes gruppa?")),
    "sammensetning": _words(words.Composition, _("Samme problem eller ulike?")),
    "tema": WordsFilter(label=_("Tema")),
    "drift": _words(words.RunBy, _("Slik drives gruppa")),
    "motetype": _words(words.MeetingKind, _("Hvem kan sitte med?"), MeetingFilter),
    "ruset": _words(words.Intoxicated, _("Kan jeg komme ruset?")),
    "lar": _words(words.Lar, _("For deg på LAR")),
    "mal": _words(words.Goal, _("Hva handler gruppa om?")),
    "kjonn": _words(words.Gender, _("Bare for kvinner eller menn")),
    "alder": _words(words.AgeGroup, _("Alder")),
    "tilrettelagt": _words(words.Facility, _("Tilrettelagt"), AllWordsFilter),
    "sprak": WordsFilter(label=_("Språk"), aliases=NORWEGIAN_FORMS),
    "livssyn": _words(words.Worldview, _("Livssyn")),
    "program": WordsFilter(label=_("Program")),
    "org": WordsFilter(label=_("Organisasjon")),
    "fylke": WordsFilter(label=_("Fylke")),
    "kommune": WordFilter(label=_("Kommune")),
    "sted": TextFilter(label=_("Hvor leter du?")),
    "avstand": NumberFilter(label=_("Hvor langt unna?"), least=0, most=MOST_KM),
    "utenfor": NotInFilter(label=_("Et annet sted enn")),
    "sorter": WordFilter(label=_("Rekkefølge"), choices=SORTING),
    "side": NumberFilter(label=_("Side"), least=1, most=LAST_PAGE),
}
for _name, _filter in FILTERS.items():
    _filter.field_name = _name


class ParameterSet(django_filters.FilterSet):
    """Reads parameters into a selection of listings and a place.

    `problems`: for each parameter without a good value, sentences that say so. Such a search matches nothing.
    `notes`: sentences about what could not narrow the search and was left out.
    """

    def __init__(self, data, catalogue: Catalogue, now):
        self.now = now
        self.catalogue = catalogue
        super().__init__(data=data, queryset=Selection(catalogue))
        self._offer_rows()
        self.form.is_valid()
        self.values = {name: value for name, value in self.form.cleaned_data.items() if value not in ([], "", None)}
        self.problems = {name: list(errors) for name, errors in self.form.errors.items()}
        self.notes: list[str] = []
        self.where, self.choices_of_place = self._read_place()
        self.selection = self._select()

    def _offer_rows(self):
        """The vocabularies that are rows: known to the catalogue and the gazetteer, so that no query is needed."""
        gazetteer = Gazetteer.current()
        for name in ("tema", "sprak", "org", "program"):
            self.form.fields[name].choices = self.catalogue.labels[name]
        for name, places in {
            "fylke": gazetteer.counties(),
            "kommune": gazetteer.municipalities(),
            "utenfor": gazetteer.municipalities(),
        }.items():
            self.form.fields[name].choices = [(place.code, place.name) for place in places]

    def _select(self) -> Selection:
        selection = self.queryset
        for name, value in self.values.items():
            selection = self.filters[name].filter(selection, value)
        for name, where in self.where.items():
            selection = selection.narrow(name, where.listings(self.catalogue))
        return selection.narrow("umulig", 0) if self.problems else selection

    def _read_place(self) -> tuple[dict[str, Where], tuple]:
        """`kommune` and `sted` with their distance, and the places to choose between when `sted` means several."""
        km = self.values.get("avstand")
        where = {}
        if codes := self.values.get("kommune"):
            where["kommune"] = in_municipalities(codes, km)
        if text := self.values.get("sted"):
            resolution = Gazetteer.current().resolve(text)
            if len(resolution.places) == 1:
                where["sted"] = at_place(resolution.place, km)
            else:
                self.problems["sted"] = [self._ask_for_place(text, resolution)]
                return where, resolution.places or resolution.suggestions
        if km is not None and not any(found.can_widen for found in where.values()):
            self.notes.append(_("Avstand virker bare sammen med et sted. Vi har ikke brukt den."))
        return where, ()

    def _ask_for_place(self, text, resolution):
        if resolution.places:
            return _("Det er flere steder som heter «%(text)s». Hvilket mener du?") % {"text": shortened(text)}
        if resolution.suggestions:
            return _("Vi fant ikke «%(text)s». Mente du et av disse stedene?") % {"text": shortened(text)}
        return _("Vi fant ikke «%(text)s». Skriv en kommune, et sted eller et postnummer.") % {
            "text": shortened(text)
        }


ParameterSet.base_filters = {**ParameterSet.base_filters, **FILTERS}
