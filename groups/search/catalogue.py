"""All current listings in memory, ready to be searched: who has which word, who lies where, who meets when.

A search on the catalogue asks the database nothing. Each worker keeps one, made anew when the data revision has grown
or a new day has begun; which listings are current, and whether a closed group still takes people, are read off the day.
"""

import threading
from collections import defaultdict
from collections.abc import Hashable
from datetime import date, datetime

from django.utils.translation import get_language

from organisations.models import DataRevision
from selvhjelp.places.distance import Point
from selvhjelp.places.gazetteer import Gazetteer

from . import agenda, bits, loading, naming
from .distances import Distances
from .entry import Entry
from .naming import Named

# The parameters that must hold for one and the same meeting, in the order of a combination.
MEETING_PARAMETERS = ("ukedag", "tid", "hyppighet", "motetype")
# A week of pages, and some days that somebody asks for.
DAYS_REMEMBERED = 60
# Three languages, and the quarter that has just ended.
ROOMS = 6
# The towns that most people ask about.
PLACES_REMEMBERED = 40


class Catalogue:
    """The listings shown on one day at one data revision. Sets of listings are sets of bits, see `bits`."""

    def __init__(self, revision: int, day: date, rows: list[loading.Row], vocabularies, named=frozenset()):
        self.revision = revision
        self.day = day
        self._vocabularies = vocabularies
        # The names by which organisations and programmes are found in what people type.
        self.named: frozenset[Named] = named
        self.entries: list[Entry] = [row.entry for row in rows]
        self.everyone = (1 << len(rows)) - 1
        self.position_of = {entry.pk: position for position, entry in enumerate(self.entries)}
        self._words = self._index_words(rows)
        self._combinations = self._index_meetings(self.everyone)
        self._points = self._index_points()
        # Listings for relatives of every kind, which a search for one kind finds as well.
        self.for_all_relatives = self.with_word("for", "parorende") & self.unstated("relasjon")
        self._on_day: dict[date, list[agenda.OpenMeeting]] = {}
        self._kept: dict[Hashable, dict] = {}
        self._distances: dict[tuple[Point, ...], Distances] = {}
        self._combinations_on: dict[tuple[date, datetime | None], dict[tuple, int]] = {}

    # ---- words ---------------------------------------------------------------------------------------------------

    def with_word(self, parameter: str, value: str) -> int:
        """The listings that state this value."""
        return self._words[parameter].get(value, 0)

    def with_any(self, parameter: str, values) -> int:
        """The listings that state one of the values."""
        return bits.union(self.with_word(parameter, value) for value in values)

    @property
    def labels(self) -> dict[str, list[tuple[str, str]]]:
        """Value and name, in the language of the page, of the vocabularies that are rows."""
        language = get_language() or "nb"
        return {
            parameter: [(value, names.get(language, names["nb"])) for value, names in rows]
            for parameter, rows in self._vocabularies.items()
        }

    def unstated(self, parameter: str) -> int:
        """The listings that state nothing about the parameter."""
        if parameter in MEETING_PARAMETERS:
            place = MEETING_PARAMETERS.index(parameter)
            stated = [listings for words, listings in self._combinations.items() if words[place]]
        else:
            stated = self._words[parameter].values()
        return self.everyone & ~bits.union(stated)

    # ---- meetings ------------------------------------------------------------------------------------------------

    def combinations(self, day: date | None = None, now: datetime | None = None) -> dict[tuple, int]:
        """For each combination of weekday, time, frequency and kind the listings with such a meeting.

        With a `day`, only meetings that somebody new may come to on that day; with `now`, which have not ended.
        """
        if day is None:
            return self._combinations
        if (day, now) not in self._combinations_on:
            gathered = defaultdict(set)
            for meeting in self.meetings_on(day, now):
                gathered[loading.combination(meeting.rule)].add(meeting.position)
            self._remember(self._combinations_on, (day, now), _as_bits(gathered), DAYS_REMEMBERED)
        return self._combinations_on[day, now]

    def meetings_on(self, day: date, now: datetime | None = None) -> list[agenda.OpenMeeting]:
        """The meetings that somebody new may come to on the day, in order; with `now`, those that have not ended."""
        if day not in self._on_day:
            self._remember(self._on_day, day, agenda.meetings_on(self.entries, day), DAYS_REMEMBERED)
        return [one for one in self._on_day[day] if now is None or one.occurrence.end > now]

    @staticmethod
    def _remember(memory, key, found, most):
        if len(memory) >= most:
            memory.clear()
        memory[key] = found

    # ---- places --------------------------------------------------------------------------------------------------

    def distances(self, centres: tuple[Point, ...]) -> Distances:
        """How far each listing is from the nearest of the centres."""
        if centres not in self._distances:
            self._remember(
                self._distances, centres, Distances(centres, self._points, len(self.entries)), PLACES_REMEMBERED
            )
        return self._distances[centres]

    # ---- what others make of it --------------------------------------------------------------------------------------

    def kept(self, key: Hashable, *, most: int) -> dict:
        """Room for what is made of the listings and stays true as long as these stand; emptied when it is full."""
        room = self._kept.get(key)
        if room is None or len(room) > most:
            room = {}
            self._remember(self._kept, key, room, ROOMS)
        return room

    # ---- making it -----------------------------------------------------------------------------------------------

    def _index_words(self, rows):
        gathered = defaultdict(lambda: defaultdict(list))
        for position, row in enumerate(rows):
            for parameter, value in row.words:
                gathered[parameter][value].append(position)
        index = defaultdict(dict)
        for parameter, values in gathered.items():
            index[parameter] = {value: bits.of(positions) for value, positions in values.items()}
        return index

    def _index_meetings(self, everyone):
        gathered = defaultdict(set)
        for position in bits.positions(everyone):
            for rule in self.entries[position].rules:
                gathered[loading.combination(rule)].add(position)
        return _as_bits(gathered)

    def _index_points(self):
        points: dict[Point, list[int]] = defaultdict(list)
        for position, entry in enumerate(self.entries):
            if entry.point:
                points[entry.point].append(position)
        return dict(points)


def _as_bits(gathered):
    return {key: bits.of(positions) for key, positions in gathered.items()}


_current: Catalogue | None = None
_lock = threading.Lock()


def current(now: datetime) -> Catalogue:
    """The catalogue of this moment; one query when nothing has changed."""
    global _current
    revision, day = DataRevision.current(), now.date()
    if _current is None or (_current.revision, _current.day) != (revision, day):
        with _lock:
            if _current is None or (_current.revision, _current.day) != (revision, day):
                Gazetteer.keep_up_with(revision)
                _current = Catalogue(revision, day, loading.rows(day), loading.vocabularies(), naming.named())
    return _current


def forget() -> None:
    """Make the next request build the catalogue anew."""
    global _current
    _current = None
