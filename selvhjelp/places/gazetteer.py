"""Any spelling of a place → one place, several, or the nearest spellings."""

import threading
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from .distance import kilometres
from .kinds import PlaceKind
from .loading import Atlas, load_atlas
from .models import RegisterImport
from .place import Name, Nearby, Place, Resolution, SlugMatch
from .slug_index import SlugIndex
from .spelling import fold
from .suggesting import Suggester

Finder = Callable[[tuple[str, ...]], list[Name]]

# Who goes before whom when a name has several bearers: municipality, then postal code or place,
# then names of daily life, then the county.
_RANKS = {PlaceKind.MUNICIPALITY: 0, PlaceKind.POSTAL_CODE: 1, PlaceKind.CITY: 1, PlaceKind.COUNTY: 3}
_DAILY = 2

# Words that say what kind is meant: «Troms fylke», «Frogner bydel», «Gáivuona suohkan». Folded.
_MUNICIPALITIES = (PlaceKind.MUNICIPALITY, PlaceKind.FORMER_MUNICIPALITY)
_COUNTIES = (PlaceKind.COUNTY, PlaceKind.FORMER_COUNTY)
_KIND_WORDS: dict[tuple[str, ...], tuple[PlaceKind, ...]] = {
    ("tidligere", "kommune"): (PlaceKind.FORMER_MUNICIPALITY,),
    ("tidligere", "fylke"): (PlaceKind.FORMER_COUNTY,),
    ("distrikt",): (PlaceKind.DISTRICT,),
    **{(word,): _MUNICIPALITIES for word in ("kommune", "kommunen", "herad", "suohkan", "gielda", "tjielte")},
    **{(word,): _COUNTIES for word in ("fylke", "fylket", "fylkeskommune", "fylkka")},
    **{(word,): (PlaceKind.BOROUGH,) for word in ("bydel", "bydelen")},
}
_PREPOSITIONS = ("i", "pa", "ved", "nar")
MOST_WORDS = 12


class Gazetteer:
    """All places of the stored registers, in memory. No method asks the database."""

    _current: "Gazetteer | None" = None
    _looked_at: int | None = None
    _lock = threading.Lock()

    def __init__(self, atlas: Atlas, revision: str = ""):
        self.revision = revision
        self._names = sorted(atlas.names, key=_rank)
        self._by_code = {(place.kind, place.code): place for place in atlas.places if place.code}
        self._by_kind = {
            kind: tuple(place for place in atlas.places if place.kind == kind)
            for kind in (PlaceKind.MUNICIPALITY, PlaceKind.COUNTY)
        }
        self._index_names()
        self._municipality_slugs = self._slug_index(PlaceKind.MUNICIPALITY, atlas.former_municipalities)
        self._county_slugs = self._slug_index(PlaceKind.COUNTY, atlas.former_counties)

    def _index_names(self) -> None:
        self._by_key: dict[str, list[Name]] = defaultdict(list)
        self._names_of: dict[tuple[str, str], list[Name]] = defaultdict(list)
        all_words = [fold(name.text) for name in self._names]
        for name, words in zip(self._names, all_words, strict=True):
            self._by_key["".join(words)].append(name)
            self._names_of[name.place.kind, name.place.code].append(name)
        labels = {key: names[0].text for key, names in self._by_key.items() if not key.isdigit()}
        codes = {place.code: place.label for kind, place in self._by_code.items() if kind[0] == PlaceKind.POSTAL_CODE}
        self._suggester = Suggester(labels, codes)
        self.longest_name = max(map(len, all_words), default=0)

    def _slug_index(self, kind: PlaceKind, former: dict[str, tuple[str, ...]]) -> SlugIndex:
        return SlugIndex((name for name in self._names if name.place.kind == kind), former)

    @classmethod
    def current(cls) -> "Gazetteer":
        """This process's gazetteer, built from the database when first asked for."""
        return cls._current or cls.refresh()

    @classmethod
    def refresh(cls) -> "Gazetteer":
        """As `current`, but built anew if other registers have been imported since. One query when not."""
        with cls._lock:
            revision = RegisterImport.objects.values_list("revision", flat=True).first() or ""
            if cls._current is None or cls._current.revision != revision:
                cls._current = cls(load_atlas(), revision)
            return cls._current

    @classmethod
    def keep_up_with(cls, data_revision: int) -> None:
        """Look once for each data revision whether a later register has come while this process was running."""
        if data_revision != cls._looked_at:
            cls.refresh()
            cls._looked_at = data_revision

    @classmethod
    def look_again(cls) -> None:
        """Let the next page look whether a later register has come, whatever the data revision is."""
        cls._looked_at = None

    @classmethod
    def forget(cls) -> None:
        """Let the next caller of `current` build a new one."""
        cls._current = None

    # Reading texts

    def resolve(self, text: str) -> Resolution:
        """Read a text that is meant to be a place. Never raises, whatever the text."""
        words = fold(text)[:MOST_WORDS]
        found = self._find(words)
        if not found and "(" in text:
            # «Ráisa (Nordreisa)», as a suggestion says it.
            found = self._find(fold(text.partition("(")[0])[:MOST_WORDS])
        if not found and words and words[0] in _PREPOSITIONS:
            found = self._find(words[1:])
        if found:
            return _in_order(_as_written(text, found))
        return Resolution(suggestions=self._suggester.suggest("".join(words)))

    def look_up(self, words: Sequence[str]) -> Resolution:
        """Exactly these words out of a longer text, without guessing or suggestions.

        Several words are only taken for a name of the same words, so that «for de» is not Førde; one word
        may be a name that is written in several («nordnorge»). A word for the kind may stand at either end.
        """
        text = " ".join(words)
        return _in_order(_as_written(text, self._with_kind(fold(text), self._same_words)))

    def _find(self, words: tuple[str, ...]) -> list[Name]:
        return self._with_kind(words, self._same_letters) or self._code_in(words) or self._within(words)

    def _same_letters(self, words: tuple[str, ...]) -> list[Name]:
        return self._by_key.get("".join(words), [])

    def _same_words(self, words: tuple[str, ...]) -> list[Name]:
        return [name for name in self._same_letters(words) if len(words) == 1 or fold(name.text) == words]

    def _with_kind(self, words: tuple[str, ...], find: Finder) -> list[Name]:
        """All the words as a name, or without a word for the kind («Troms fylke», «bydel Frogner»)."""
        if found := find(words):
            return found
        for kinds, rest in _without_kind_word(words):
            if bare := find(rest):
                return [name for name in bare if name.place.kind in kinds] or bare
        return []

    def _code_in(self, words: tuple[str, ...]) -> list[Name]:
        """The one postal code among the words, as in «9008 Tromsø» or an address."""
        codes = {word for word in words if (PlaceKind.POSTAL_CODE, word) in self._by_code}
        if len(codes) != 1:
            return []
        return [name for name in self._by_key[codes.pop()] if name.place.kind == PlaceKind.POSTAL_CODE]

    def _within(self, words: tuple[str, ...]) -> list[Name]:
        """A name and the place it lies in: «Våler i Østfold», «Sand, Suldal»."""
        for at in range(len(words) - 1, 0, -1):
            heads = self._with_kind(words[:at], self._same_letters)
            rest = words[at + 1 :] if words[at] in _PREPOSITIONS else words[at:]
            wholes = [name.place for name in self._with_kind(rest, self._same_letters)]
            found = [head for head in heads if any(_is_part(head.place, whole) for whole in wholes)]
            if found:
                return found
        return []

    # Codes and addresses

    def municipality(self, code: str) -> Place | None:
        """The municipality in force with this number."""
        return self._by_code.get((PlaceKind.MUNICIPALITY, code))

    def municipality_of(self, place: Place | None) -> Place | None:
        """The one municipality that a place lies in; None for an area, for several, or for no place."""
        if place is None or place.is_area or len(place.municipality_codes) != 1:
            return None
        return self.municipality(place.municipality_codes[0])

    def county(self, code: str) -> Place | None:
        """The county in force with this number."""
        return self._by_code.get((PlaceKind.COUNTY, code))

    def postal_code(self, code: str) -> Place | None:
        return self._by_code.get((PlaceKind.POSTAL_CODE, code))

    def by_slug(self, slug: str) -> SlugMatch:
        """What stands at `/kommune/<slug>/`."""
        return self._municipality_slugs.match(slug)

    def county_by_slug(self, slug: str) -> SlugMatch:
        """What stands at `/fylke/<slug>/`."""
        return self._county_slugs.match(slug)

    # Lists

    def counties(self) -> tuple[Place, ...]:
        """All counties in force, in Norwegian order."""
        return self._of_kind(PlaceKind.COUNTY)

    def municipalities(self, county_code: str = "") -> tuple[Place, ...]:
        """All municipalities in force, or those of one county, in Norwegian order."""
        places = self._of_kind(PlaceKind.MUNICIPALITY)
        return tuple(place for place in places if county_code in ("", place.county_code))

    def official_names(self, place: Place) -> tuple[Name, ...]:
        """Every official name of a municipality or county with its language, the Norwegian one first."""
        names = [name for name in self._names_of[place.kind, place.code] if not name.text.isdigit()]
        return tuple(names[:-1] if len(names) > 1 else names)  # the last joins the others

    def names(self) -> Iterator[Name]:
        """Every name of every place, the most important kinds first, for suggestions while typing."""
        return iter(self._names)

    # Distances

    def nearest(self, point: tuple[float, float], limit: int = 5, excluding: Iterable[str] = ()) -> list[Nearby]:
        """The municipalities nearest to a point, nearest first, without those of the given codes."""
        left_out = set(excluding)
        return [nearby for nearby in self._by_distance(point) if nearby.place.code not in left_out][:limit]

    def within(self, point: tuple[float, float], km: float) -> list[Nearby]:
        """The municipalities whose own point lies at most `km` kilometres away, nearest first."""
        return [nearby for nearby in self._by_distance(point) if nearby.km <= km]

    def _by_distance(self, point: tuple[float, float]) -> list[Nearby]:
        found = [Nearby(place, kilometres(point, place.center)) for place in self._of_kind(PlaceKind.MUNICIPALITY)]
        return sorted(found, key=lambda nearby: nearby.km)

    def _of_kind(self, kind: PlaceKind) -> tuple[Place, ...]:
        return self._by_kind.get(kind, ())


def _without_kind_word(words: tuple[str, ...]) -> Iterator[tuple[tuple[PlaceKind, ...], tuple[str, ...]]]:
    """The kinds that a word at either end tells of, and the words without it."""
    for said, kinds in _KIND_WORDS.items():
        if len(words) > len(said) and words[-len(said) :] == said:
            yield kinds, words[: -len(said)]
        if len(words) > len(said) and words[: len(said)] == said:
            yield kinds, words[len(said) :]


def _rank(name: Name) -> int:
    """A municipality's or county's number is not its name: postal codes go before it."""
    if name.text.isdigit() and name.place.kind != PlaceKind.POSTAL_CODE:
        return _DAILY
    return _RANKS.get(name.place.kind, _DAILY)


def _is_part(place: Place, whole: Place) -> bool:
    return place != whole and place.lies_within(whole)


def _as_written(text: str, names: list[Name]) -> list[Name]:
    """Whoever writes æ, ø or å means them: «Jæren» is not Jaren, nor «Røa» Roa, though «roa» may be either."""
    written = unicodedata.normalize("NFC", text).strip().casefold()
    if written.isascii():
        return names
    return [name for name in names if name.text.casefold() == written] or names


def _in_order(names: Iterable[Name]) -> Resolution:
    """The bearers of a name that go first, and those that give way; of two for the same municipalities the first."""
    by_extent: dict[tuple, Name] = {}
    for name in sorted(names, key=_rank):
        extent = name.place.municipality_codes or name.place.postal_codes
        by_extent.setdefault(tuple(sorted(extent)), name)
    chosen = list(by_extent.values())
    first = [name for name in chosen if _rank(name) == _rank(chosen[0])]
    return Resolution(
        places=tuple(name.place for name in first),
        matched=tuple(first),
        also=tuple(name.place for name in chosen[len(first) :]),
    )
