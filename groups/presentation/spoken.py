"""In which language editors have written: a voice must not read Norwegian as if it were English."""

from django.utils.translation import get_language

from organisations.models import Listing
from organisations.vocabulary import Form

# Bokmål or Nynorsk: nobody says which they write.
NORWEGIAN = "no"
WRITTEN_IN_NORWEGIAN = (None, "nb", "nn")


def norwegian() -> str:
    """The `lang` of what stands in Norwegian on every page; empty where the page's own language covers it."""
    return "" if get_language() in WRITTEN_IN_NORWEGIAN else NORWEGIAN


def language_of(listing: Listing) -> str:
    """The `lang` of what its editors wrote. A group where English alone is spoken is told of in English."""
    if [language.code for language in listing.languages.all()] == ["en"]:
        return "" if get_language() == "en" else "en"
    return norwegian()


def language_of_place(listing: Listing) -> str:
    """The `lang` of its place on one line: houses and streets are Norwegian, «on the net» is as the page is."""
    return norwegian() if listing.municipality and Form.IN_PERSON in listing.forms else ""
