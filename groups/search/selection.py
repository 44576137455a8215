"""A choice among the listings, made of terms that can be taken away one by one."""

from functools import cached_property

from organisations.models import Listing

from . import bits
from .catalogue import MEETING_PARAMETERS, Catalogue


class Selection:
    """Listings of a catalogue that satisfy every term; immutable.

    A term is the set of listings that satisfy one parameter. The four parameters that must hold for one and the same
    meeting, and the days on which it must be held, are kept with their values, since taking one of them away changes
    what the others find.
    """

    # What django-filter asks of a queryset.
    model = Listing

    def __init__(self, catalogue: Catalogue, terms=None, meeting=None, days=()):
        self.catalogue = catalogue
        self.terms: dict[str, int] = terms or {}
        self.meeting: dict[str, frozenset[str]] = meeting or {}
        self.days = tuple(days)

    def all(self) -> "Selection":
        """Itself: what django-filter asks of a queryset before it narrows it."""
        return self

    def narrow(self, parameter: str, listings: int) -> "Selection":
        """Only those that are in the set too."""
        both = self.terms.get(parameter, self.catalogue.everyone) & listings
        return Selection(self.catalogue, {**self.terms, parameter: both}, self.meeting, self.days)

    def meeting_with(self, parameter: str, values) -> "Selection":
        """Only those with a meeting that has one of the values, in the same meeting as the other parameters ask."""
        return Selection(self.catalogue, self.terms, {**self.meeting, parameter: frozenset(values)}, self.days)

    def meeting_on(self, days) -> "Selection":
        """Only those with a meeting that somebody new may come to on one of the days: pairs of date and moment."""
        return Selection(self.catalogue, self.terms, self.meeting, days)

    def without(self, *parameters: str) -> "Selection":
        """The same choice, with these parameters taken away."""
        terms = {name: listings for name, listings in self.terms.items() if name not in parameters}
        meeting = {name: values for name, values in self.meeting.items() if name not in parameters}
        return Selection(self.catalogue, terms, meeting, () if "dag" in parameters else self.days)

    def only(self, *parameters: str) -> "Selection":
        """The same choice, with all other parameters taken away."""
        return self.without(*[name for name in (*self.terms, *self.meeting, "dag") if name not in parameters])

    @cached_property
    def listings(self) -> int:
        """The set of listings chosen."""
        chosen = self.catalogue.everyone
        for listings in self.terms.values():
            chosen &= listings
        if chosen and (self.meeting or self.days):
            chosen &= bits.union(self._with_such_a_meeting())
        return chosen

    @property
    def count(self) -> int:
        return self.listings.bit_count()

    def _with_such_a_meeting(self):
        wanted = [(MEETING_PARAMETERS.index(name), values) for name, values in self.meeting.items()]
        for day, now in self.days or [(None, None)]:
            for combination, listings in self.catalogue.combinations(day, now).items():
                if all(combination[place] in values for place, values in wanted):
                    yield listings
