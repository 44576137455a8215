"""The stored registers as places and their names: the only part of the gazetteer that asks the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .distance import middle
from .kinds import PlaceKind
from .models import County, Municipality, PlaceName, PostalCode
from .place import Name, Place
from .spelling import fold_key

# Names of daily life that stand for an area, however small the register has made it.
AREAS = (PlaceKind.DISTRICT, PlaceKind.PART_OF_COUNTRY, PlaceKind.FORMER_COUNTY)

# A town lies in the municipalities in which at least one of so many of its postal codes does.
FRINGE = 4

# What tells these from something else of their name, which may well lie in the same municipality or county.
KIND_IN_LABEL = {
    PlaceKind.FORMER_MUNICIPALITY: "tidligere kommune",
    PlaceKind.FORMER_COUNTY: "tidligere fylke",
    PlaceKind.DISTRICT: "distrikt",
}


@dataclass
class Draft:
    """A place before its label is known, and the names it goes by."""

    place: Place
    names: list[tuple[str, str]]


@dataclass(frozen=True)
class Atlas:
    """Everything that the gazetteer knows. Places come in Norwegian order; codes lead to all that they became."""

    places: tuple[Place, ...]
    names: tuple[Name, ...]
    former_municipalities: dict[str, tuple[str, ...]]
    former_counties: dict[str, tuple[str, ...]]


def load_atlas() -> Atlas:
    """Read everything; a database without registers gives an empty atlas."""
    return _Loader().load()


class _Loader:
    def __init__(self):
        rows = Municipality.objects.prefetch_related("successors", "other_names")
        self.municipalities = {row.code: row for row in rows if row.retired_on is None}
        self.current = {row.code: self._successor_codes(row) for row in rows}
        self.former_municipalities = {row.slug: self.current[row.code] for row in rows if row.retired_on}
        self.former_counties: dict[str, tuple[str, ...]] = {}
        self.postal_codes = {row.code: row for row in PostalCode.objects.all()}

    def load(self) -> Atlas:
        cities = list(self._city_drafts())
        drafts = [
            *self._municipality_drafts(),
            *self._postal_code_drafts(),
            *cities,
            *_without_those_known_as(cities, self._other_drafts()),
            *self._county_drafts(),
        ]
        places = self._labelled(drafts)
        names = self._code_names(places) + [
            Name(text, language, place)
            for draft, place in zip(drafts, places, strict=True)
            for text, language in draft.names
        ]
        return Atlas(tuple(places), tuple(names), self.former_municipalities, self.former_counties)

    def _successor_codes(self, row: Municipality) -> tuple[str, ...]:
        return tuple(sorted(other.code for other in row.successors.all())) if row.retired_on else (row.code,)

    def _municipality_drafts(self) -> Iterable[Draft]:
        for row in self.municipalities.values():
            place = Place(
                kind=PlaceKind.MUNICIPALITY,
                code=row.code,
                name=row.name,
                label=row.name,
                slug=row.slug,
                municipality_codes=(row.code,),
                postal_codes=(),
                county_code=row.county_id,
                point=row.point,
                center=row.point,
            )
            yield Draft(place, _official_names(row, PlaceKind.MUNICIPALITY))

    def _county_drafts(self) -> Iterable[Draft]:
        codes = defaultdict(list)
        for row in self.municipalities.values():
            codes[row.county_id].append(row.code)
        for county in County.objects.prefetch_related("successors", "other_names"):
            if county.retired_on:
                self.former_counties[county.slug] = tuple(sorted(other.code for other in county.successors.all()))
                continue
            place = Place(
                kind=PlaceKind.COUNTY,
                code=county.code,
                name=county.name,
                label=county.name,
                slug=county.slug,
                municipality_codes=tuple(codes[county.code]),
                postal_codes=(),
                county_code=county.code,
                point=None,
                center=county.point,
            )
            yield Draft(place, _official_names(county, PlaceKind.COUNTY))

    def _postal_code_drafts(self) -> Iterable[Draft]:
        for row in self.postal_codes.values():
            place = self._from_postal_codes(PlaceKind.POSTAL_CODE, str(row), [row])
            yield Draft(replace(place, code=row.code), [(row.code, "")])

    def _city_drafts(self) -> Iterable[Draft]:
        cities = defaultdict(list)
        for row in self.postal_codes.values():
            if not row.retired_on:
                cities[row.city].append(row)
        for city, rows in sorted(cities.items()):
            place = self._without_fringes(self._from_postal_codes(PlaceKind.CITY, city, rows), rows)
            if not self._is_seat_of_namesake(place):
                yield Draft(place, [(city, "")])

    def _without_fringes(self, city: Place, rows: list[PostalCode]) -> Place:
        """The town lies where most of its postal codes do: the one of Bø that reaches into Seljord is no reason."""
        here = Counter(code for row in rows for code in self.current.get(row.municipality_id, ()))
        codes = tuple(code for code in city.municipality_codes if here[code] * FRINGE >= len(rows))
        return replace(city, municipality_codes=codes, county_code=self._county_of(codes))

    def _is_seat_of_namesake(self, city: Place) -> bool:
        """The town Tromsø says no more than the municipality Tromsø, which goes before it anyway."""
        names = {fold_key(self.municipalities[code].name) for code in city.municipality_codes}
        return fold_key(city.name) in names

    def _other_drafts(self) -> Iterable[Draft]:
        municipalities = _linked("municipalities", "municipality_id")
        postal_codes = _linked("postal_codes", "postalcode_id")
        counties = _linked("counties", "county_id")
        for row in PlaceName.objects.exclude(kind__in=[PlaceKind.MUNICIPALITY, PlaceKind.COUNTY]):
            codes = self._now(municipalities[row.pk])
            if row.kind == PlaceKind.FORMER_MUNICIPALITY:
                self.former_municipalities[row.name] = codes
            if row.pk in counties:
                self.former_counties[row.name] = tuple(sorted(counties[row.pk]))
            if not row.is_code:
                yield from self._other_draft(row, codes, [self.postal_codes[code] for code in postal_codes[row.pk]])

    def _other_draft(self, row: PlaceName, codes: tuple[str, ...], postal_codes: list[PostalCode]) -> Iterable[Draft]:
        kind = PlaceKind(row.kind)
        if postal_codes:
            place = self._from_postal_codes(kind, row.name, postal_codes)
        elif codes:
            place = self._from_municipalities(kind, row.name, codes)
        else:
            return  # a former county that no municipality is listed for has a page to redirect to, but no area
        yield Draft(place, [(row.name, row.language)])

    def _code_names(self, places: list[Place]) -> list[Name]:
        """The numbers of municipalities and counties, past and present, as names of what they are today."""
        kinds = {PlaceKind.MUNICIPALITY: self.former_municipalities, PlaceKind.COUNTY: self.former_counties}
        names = []
        for kind, former in kinds.items():
            by_code = {place.code: place for place in places if place.kind == kind}
            names += [Name(code, "", place) for code, place in by_code.items()]
            names += [Name(old, "", by_code[code]) for old, codes in former.items() if old.isdigit() for code in codes]
        return names

    def _from_postal_codes(self, kind: PlaceKind, name: str, rows: list[PostalCode]) -> Place:
        frequency = Counter(code for row in rows for code in self.current.get(row.municipality_id, ()))
        codes = tuple(code for code, _count in frequency.most_common())
        lived_in = [row.point for row in rows if row.kind in (PostalCode.Kind.STREET, PostalCode.Kind.BOTH)]
        center = middle(lived_in or [row.point for row in rows])
        postal_codes = tuple(row.code for row in rows)
        return Place(kind, "", name, name, "", codes, postal_codes, self._county_of(codes), center, center)

    def _from_municipalities(self, kind: PlaceKind, name: str, codes: tuple[str, ...]) -> Place:
        center = middle([self.municipalities[code].point for code in codes])
        point = None if len(codes) > 1 or kind in AREAS else center
        return Place(kind, "", name, name, "", codes, (), self._county_of(codes), point, center)

    def _now(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({successor for code in codes for successor in self.current[code]}))

    def _county_of(self, codes: Iterable[str]) -> str:
        counties = {self.municipalities[code].county_id for code in codes}
        return counties.pop() if len(counties) == 1 else ""

    def _labelled(self, drafts: list[Draft]) -> list[Place]:
        bearers = Counter(key for draft in drafts for key in {fold_key(text) for text, _language in draft.names})
        counties = {draft.place.code: draft.place.name for draft in drafts if draft.place.kind == PlaceKind.COUNTY}
        return [self._label(draft.place, bearers, counties) for draft in drafts]

    def _label(self, place: Place, bearers: Counter, counties: dict[str, str]) -> Place:
        """Say more where the bare name has several bearers; the result resolves to this place."""
        if place.kind in (PlaceKind.COUNTY, PlaceKind.POSTAL_CODE) or bearers[fold_key(place.name)] < 2:
            return place
        name = f"{place.name} bydel" if place.kind == PlaceKind.BOROUGH else place.name
        more = self._more_about(place, counties)
        return replace(place, label=f"{name}, {more}") if more else place

    def _more_about(self, place: Place, counties: dict[str, str]) -> str:
        """A municipality goes before all others of its name, so that only another municipality makes it doubtful."""
        if place.kind == PlaceKind.MUNICIPALITY:
            return counties[place.county_code] if self._is_doubled(place) else ""
        if place.kind in KIND_IN_LABEL:
            return KIND_IN_LABEL[place.kind]
        if len(place.municipality_codes) == 1:
            return self.municipalities[place.municipality_codes[0]].name
        return counties.get(place.county_code, "")

    def _is_doubled(self, place: Place) -> bool:
        return sum(row.name == place.name for row in self.municipalities.values()) > 1


def _linked(relation: str, column: str) -> dict[int, list[str]]:
    """The codes that each name points at, in order."""
    links = defaultdict(list)
    for name, code in getattr(PlaceName, relation).through.objects.order_by(column).values_list("placename_id", column):
        links[name].append(code)
    return links


def _without_those_known_as(cities: list[Draft], others: Iterable[Draft]) -> Iterable[Draft]:
    """Former municipalities and areas without those whose name and extent a postal place keeps alive, with a point."""
    known = {(fold_key(draft.place.name), draft.place.municipality_codes) for draft in cities}
    for draft in others:
        replaceable = draft.place.kind in (PlaceKind.FORMER_MUNICIPALITY, PlaceKind.AREA)
        if not (replaceable and (fold_key(draft.place.name), draft.place.municipality_codes) in known):
            yield draft


def _official_names(row: Municipality | County, kind: PlaceKind) -> list[tuple[str, str]]:
    """The Norwegian name, the others in official order, and all of them as the register joins them."""
    others = [other for other in row.other_names.all() if other.kind == kind]
    others.sort(key=lambda other: (other.name not in row.official_name, row.official_name.find(other.name)))
    names = [(row.name, ""), *((other.name, other.language) for other in others)]
    if others:
        names.append((row.official_name, ""))
    return names
