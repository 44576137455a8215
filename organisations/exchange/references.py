"""What cells can point at: the tables beside the listings, read once, asked by the public words."""

from collections.abc import Iterable
from functools import cached_property

from organisations.models import Language, Organisation, Programme, Theme
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.models import Municipality, PostalCode
from selvhjelp.places.place import Place

from .cells import CellFault, shorten
from .nearest import did_you_mean

# A list of allowed words longer than this helps nobody.
MOST_WORDS = 40


class References:
    """Each method gives the row that a word stands for, or raises CellFault with the nearest one."""

    def __init__(self, postal_codes: Iterable[str]):
        """`postal_codes`: those that will be asked for, of the five thousand that there are."""
        self._asked_codes = set(postal_codes)

    def organisation(self, slug: str) -> Organisation:
        return _found(slug, self._organisations, "Ingen organisasjon har adressen «{}».")

    def programme(self, slug: str) -> Programme:
        return _found(slug, self._programmes, "Ingen programmer heter «{}» her.", lists=True)

    def theme(self, slug: str) -> Theme:
        return _found(slug, self._themes, "«{}» er ikke et av temaene.", lists=True)

    def language(self, code: str) -> Language:
        return _found(code, self._languages, "«{}» er ikke et av språkene.", lists=True)

    def postal_code(self, code: str) -> PostalCode:
        if code not in self._postal_codes:
            raise CellFault(f"«{shorten(code)}» er ikke et norsk postnummer.")
        return self._postal_codes[code]

    def municipality(self, text: str) -> Municipality:
        """By number, present or former, or by a name in any language that leads to exactly one."""
        if text in self._municipalities:
            return self._municipalities[text]
        gazetteer = Gazetteer.current()
        resolution = gazetteer.resolve(text)
        places = gazetteer.by_slug(text).places if text.isdigit() else resolution.places
        codes = list(dict.fromkeys(code for place in places for code in place.municipality_codes))
        if len(codes) == 1:
            return self._municipalities[codes[0]]
        if len(places) == 1 and codes:
            raise CellFault(f"«{shorten(text)}» er mer enn én kommune. Skriv hvilken, med navn eller nummer.")
        raise CellFault(_which_municipality(text, codes, gazetteer) if codes else _no_municipality(text, resolution))

    @cached_property
    def _organisations(self):
        return {organisation.slug: organisation for organisation in Organisation.objects.all()}

    @cached_property
    def _programmes(self):
        return {programme.slug: programme for programme in Programme.objects.all()}

    @cached_property
    def _themes(self):
        return {theme.slug: theme for theme in Theme.objects.all()}

    @cached_property
    def _languages(self):
        return {language.code: language for language in Language.objects.all()}

    @cached_property
    def _postal_codes(self):
        return PostalCode.objects.select_related("municipality").in_bulk(self._asked_codes)

    @cached_property
    def _municipalities(self):
        return Municipality.objects.in_force().in_bulk()


def _found(word: str, rows: dict, complaint: str, *, lists: bool = False):
    if row := rows.get(word):
        return row
    spellings = {row.name: key for key, row in rows.items()} | {key: key for key in rows}
    choices = f" Velg blant {', '.join(rows)}." if lists and 0 < len(rows) <= MOST_WORDS else ""
    raise CellFault(f"{complaint.format(shorten(word))}{did_you_mean(word, spellings)}{choices}")


def _which_municipality(text: str, codes: list[str], gazetteer: Gazetteer) -> str:
    named = [_named(gazetteer.municipality(code), gazetteer) for code in codes[:MOST_WORDS]]
    return f"«{shorten(text)}» kan være flere kommuner. Skriv nummeret: {_either(named)}."


def _named(municipality: Place, gazetteer: Gazetteer) -> str:
    county = gazetteer.county(municipality.county_code)
    return f"{municipality.code} ({municipality.name} i {county.name})"


def _no_municipality(text: str, resolution) -> str:
    if text.isdigit():
        return (
            f"Ingen kommune har nummeret {shorten(text)}. Skriv nummeret eller navnet, for eksempel 5501 eller Tromsø."
        )
    guess = f" Mente du «{resolution.suggestions[0]}»?" if resolution.suggestions else ""
    return f"Ingen kommune heter «{shorten(text)}».{guess} Skriv navnet eller nummeret, for eksempel 5501."


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} eller {last}"
