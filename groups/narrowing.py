"""What the parameters of a search ask of the listings, kind by kind."""

import django_filters

from groups.search import days
from groups.search.fields import CodesField, NumberField, TextField, WordsField
from groups.search.reading.text import words_in
from groups.search.selection import Selection
from groups.search.where import Where, at_place, in_counties, in_municipalities


class ParameterFilter(django_filters.Filter):
    """One parameter. Where it has no good value it matches nothing, until it is taken away."""

    def filter(self, selection: Selection, value) -> Selection:
        """The selection, narrowed by the good values; as it is when there are none to narrow by."""
        return self.narrow(selection, value) if value else selection

    def narrow(self, selection: Selection, value) -> Selection:
        return selection

    def impossible(self, selection: Selection) -> Selection:
        return selection.narrow(self.field_name, 0)


class WordsFilter(ParameterFilter):
    """Listings that state one of the words."""

    field_class = WordsField

    def narrow(self, selection, value):
        return selection.narrow(self.field_name, selection.catalogue.with_any(self.field_name, value))


class RelationFilter(WordsFilter):
    """Listings for relatives of this kind, and those for relatives of every kind."""

    def narrow(self, selection, value):
        catalogue = selection.catalogue
        named = catalogue.with_any(self.field_name, value)
        return selection.narrow(self.field_name, named | catalogue.for_all_relatives)


class AllWordsFilter(WordsFilter):
    """Listings that state every one of the words: who needs a ramp and an induction loop needs both."""

    def narrow(self, selection, value):
        for word in value:
            selection = selection.narrow(self.field_name, selection.catalogue.with_word(self.field_name, word))
        return selection


class MeetingFilter(WordsFilter):
    """Listings with a meeting that has one of the words, the same meeting as other meeting filters ask for."""

    def narrow(self, selection, value):
        return selection.meeting_with(self.field_name, value)

    def impossible(self, selection):
        return selection.meeting_with(self.field_name, ())


class DaysFilter(ParameterFilter):
    """Listings with a meeting that somebody new may come to on one of the days."""

    field_class = days.DaysField

    def narrow(self, selection, value):
        return selection.meeting_on(days.moments(value, self.parent.now))


class NotInFilter(WordsFilter):
    """Listings somewhere else than in these municipalities, for those whom everyone knows."""

    field_class = CodesField

    def narrow(self, selection, value):
        return selection.narrow(self.field_name, ~selection.catalogue.with_any("kommune", value))


class MunicipalityFilter(WordsFilter):
    """Listings in the municipalities, and with a distance also what lies within it."""

    field_class = CodesField

    def where(self, value) -> Where:
        return in_municipalities(value, self.parent.values.get("avstand"))

    def narrow(self, selection, value):
        return selection.narrow(self.field_name, self.where(value).listings(selection.catalogue))


class CountyFilter(WordsFilter):
    """Listings in the counties."""

    field_class = CodesField

    def where(self, value) -> Where:
        return in_counties(value)


class PlaceFilter(ParameterFilter):
    """Listings at the place that the text names, and near it."""

    field_class = TextField

    def where(self, value) -> Where:
        """No place at all when the text names none, or several."""
        place = self.parent.resolutions[value].place
        return at_place(place, self.parent.values.get("avstand")) if place else Where(is_area=True)

    def narrow(self, selection, value):
        return selection.narrow(self.field_name, self.where(value).listings(selection.catalogue))


class QueryFilter(ParameterFilter):
    """Listings that have in their texts the words that were not understood as filters."""

    field_class = TextField

    def narrow(self, selection, value):
        if not words_in(value):
            return self.impossible(selection)
        found = self.parent.found_words
        if self.parent.reading.text and (found.listings or not self.parent.is_understood):
            return selection.narrow(self.field_name, found.listings)
        return selection


class NumberFilter(ParameterFilter):
    """A number that the search reads by itself: how far, which page."""

    field_class = NumberField


class SwitchFilter(ParameterFilter):
    """Something the search reads by itself: in which order the hits stand, how `q` is taken."""

    field_class = WordsField
