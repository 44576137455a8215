"""The parameters of a search: which there are, and what is a good value of each."""

from datetime import datetime
from functools import cached_property

import django_filters
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groups.search import days, fulltext
from groups.search.catalogue import Catalogue
from groups.search.fields import shortened
from groups.search.reading import Reading, read
from groups.search.reading.text import words_in
from groups.search.selection import Selection
from groups.search.where import MOST_KM, Where, at_places
from organisations import vocabulary as words
from organisations.models.language import NORWEGIAN_FORMS
from selvhjelp.places.gazetteer import Gazetteer

from .narrowing import (
    AllWordsFilter,
    CountyFilter,
    DaysFilter,
    MeetingFilter,
    MunicipalityFilter,
    NotInFilter,
    NumberFilter,
    PlaceFilter,
    QueryFilter,
    RelationFilter,
    SwitchFilter,
    WordsFilter,
)

PER_PAGE = 25


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
    "relasjon": _words(words.Relation, _("Jeg er"), RelationFilter),
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
    "fylke": CountyFilter(label=_("Fylke")),
    "kommune": MunicipalityFilter(label=_("Kommune")),
    "sted": PlaceFilter(label=_("Hvor leter du?")),
    "avstand": NumberFilter(label=_("Hvor langt unna?"), least=0, most=MOST_KM),
    "utenfor": NotInFilter(label=_("Et annet sted enn")),
    "sorter": SwitchFilter(label=_("Rekkefølge"), choices=SORTING),
    "side": NumberFilter(label=_("Side"), least=1),
    "q": QueryFilter(label=_("Hva leter du etter?")),
    "ordrett": SwitchFilter(label=_("Bare som ord"), choices=[("1", _("Bare som ord"))]),
}
# Parameters that say where, the one that distances are measured from first.
PLACES = ("sted", "kommune", "fylke")
# The term of a place that `q` was read into, which may be municipalities and counties together.
READ_PLACE = "lest sted"
for _name, _filter in FILTERS.items():
    _filter.field_name = _name


class ParameterSet(django_filters.FilterSet):
    """Reads parameters into a selection of listings.

    `values`: the good values of each parameter, those that `q` was read into among them; what is stated goes before
    what is read. `problems`: for each parameter without a good value, sentences that say so; it matches nothing.
    `left_out`: for each parameter that could not be used, a sentence about it. `reading`: how `q` was understood.
    `choices_of_place`: the places, or spellings, to choose between when `sted` is not one place.
    """

    def __init__(self, data, catalogue: Catalogue, now: datetime):
        self.now = now
        self.catalogue = catalogue
        super().__init__(data=data, queryset=Selection(catalogue))
        self._offer_rows()
        self.form.is_valid()
        stated = {name: value for name, value in self.form.cleaned_data.items() if value not in ([], "", None)}
        self.problems = {name: list(errors) for name, errors in self.form.errors.items()}
        self.reading, self.read = self._read(stated)
        self.values = {**stated, **self.read}
        self.choices_of_place = self._ask_for_place()
        self.selection = self._select()

    def _offer_rows(self):
        """The vocabularies that are rows: known to the catalogue and the gazetteer, so that no query is needed."""
        gazetteer = Gazetteer.current()
        for name in ("tema", "sprak", "org", "program"):
            self.form.fields[name].choices = self.catalogue.labels[name]
        counties = [(place.code, place.name) for place in gazetteer.counties()]
        municipalities = [(place.code, place.name) for place in gazetteer.municipalities()]
        for name, choices in {"fylke": counties, "kommune": municipalities, "utenfor": municipalities}.items():
            self.form.fields[name].choices = choices
        for name in ("kommune", "utenfor"):
            self.form.fields[name].in_force = lambda code: gazetteer.by_slug(code).places
        self.form.fields["fylke"].in_force = lambda code: gazetteer.county_by_slug(code).places

    # ---- what somebody typed -----------------------------------------------------------------------------------------

    def _read(self, stated) -> tuple[Reading, dict]:
        """How `q` is understood, and the good values that it adds to those stated."""
        text = stated.get("q", "")
        if not text or "ordrett" in stated:
            return Reading(text=" ".join(words_in(text))), {}
        reading = read(text, named=self.catalogue.named, today=self.now.date())
        taken = {*stated, *self.problems}
        # One place is enough: a stated one goes before any that is read.
        taken |= set(PLACES) if taken.intersection(PLACES) else set()
        untaken = {name: self._good(name, values) for name, values in reading.filters.items() if name not in taken}
        return reading, {name: value for name, value in untaken.items() if value}

    def _good(self, name, values):
        """The values that are good now: an organisation may be gone."""
        try:
            return self.form.fields[name].clean(values)
        except ValidationError:
            return None

    @cached_property
    def found_words(self) -> fulltext.Found:
        """The listings that have in their texts the words of `q` that were not understood as filters."""
        return fulltext.find(self.reading.text.split(), self.catalogue) if self.reading.text else fulltext.Found()

    @property
    def is_understood(self) -> bool:
        """Whether `q` says anything beside words to look for in texts."""
        return bool(self.reading.filters or self.reading.help or self.reading.denied)

    # ---- which listings ----------------------------------------------------------------------------------------------

    def _select(self) -> Selection:
        selection = self.queryset
        read_places = set(PLACES).intersection(self.read)
        for name, value in self.values.items():
            if name not in read_places:
                selection = self.filters[name].filter(selection, value)
        for name in self.problems:
            selection = self.filters[name].impossible(selection)
        if read_places:
            selection = selection.narrow(READ_PLACE, self._read_where.listings(self.catalogue))
        return selection

    def count_with(self, parameter: str, value: str) -> int:
        """How many there are with this value of the parameter alone and all else as it is."""
        others = self.selection.without(parameter, *((READ_PLACE,) if parameter in PLACES else ()))
        return self.filters[parameter].filter(others, [value]).count

    # ---- where -------------------------------------------------------------------------------------------------------

    @cached_property
    def resolutions(self) -> dict:
        """How the gazetteer reads `sted`."""
        text = self.values.get("sted") if "sted" not in self.read else None
        return {text: Gazetteer.current().resolve(text)} if text else {}

    @cached_property
    def where(self) -> dict[str, Where]:
        """The places of the search, by the parameter that names them."""
        names = [name for name in PLACES if name in self.values and name not in self.problems]
        if self.read.keys() & set(names):
            return {names[0]: self._read_where}
        return {name: self.filters[name].where(self.values[name]) for name in names}

    @cached_property
    def _read_where(self) -> Where:
        return at_places(self.reading.places, self.values.get("avstand"))

    @property
    def left_out(self) -> dict[str, str]:
        said = {**self._words_left_out(), **self._not_taken_away()}
        if any(where.can_widen for where in self.where.values()):
            return said
        if "avstand" in self.values:
            said["avstand"] = _("Avstand virker bare sammen med et sted. Vi har ikke brukt den.")
        if self.values.get("sorter") == ["avstand"]:
            said["sorter"] = _("Nærmest først virker bare sammen med et sted.")
        return said

    def _not_taken_away(self) -> dict[str, str]:
        """What somebody does not want, and no filter can leave out: never passed over in silence."""
        names = [self._label(name, value) for name, value in self.reading.denied]
        if not names:
            return {}
        said = _("Vi kan ikke ta bort %(what)s fra lista. Se på hvert treff hvem som har gruppa, og hvem den er for.")
        return {"nekting": said % {"what": _(" eller ").join(f"«{name}»" for name in names)}}

    def _label(self, name: str, value: str) -> str:
        if name == "dag":
            return {days.TODAY: _("i dag"), days.TOMORROW: _("i morgen"), days.WEEKEND: _("i helga")}.get(value, value)
        return str(dict(self.form.fields[name].choices).get(value, value))

    def _words_left_out(self) -> dict[str, str]:
        words = ", ".join(f"«{shortened(word)}»" for word in self.found_words.unknown)
        if words and self.is_understood:
            return {"q": _("Ingen grupper har skrevet noe om %(words)s. Vi har sett bort fra det.") % {"words": words}}
        if words or "q" not in self.values or self.reading.text or self.is_understood:
            return {}
        if not words_in(self.values["q"]):
            return {"q": _("Vi forstår ikke det som er skrevet. Skriv et sted, eller hva det gjelder.")}
        return {"q": _("Vi viser alle grupper. Skriv gjerne et sted, eller hva det gjelder.")}

    def _ask_for_place(self) -> tuple:
        for text, resolution in self.resolutions.items():
            if not resolution.place:
                self.problems["sted"] = [_unclear_place(text, resolution)]
                return resolution.places or resolution.suggestions
        return ()


def _unclear_place(text, resolution) -> str:
    question = _("Vi fant ikke «%(text)s». Skriv en kommune, et sted eller et postnummer.")
    if resolution.suggestions:
        question = _("Vi fant ikke «%(text)s». Mente du et av disse stedene?")
    if resolution.places:
        question = _("Det er flere steder som heter «%(text)s». Hvilket mener du?")
    return question % {"text": shortened(text)}


ParameterSet.base_filters = {**ParameterSet.base_filters, **FILTERS}
