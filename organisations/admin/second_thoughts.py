"""What an editor is asked to think of once more after saving. Nothing is refused: it is their group, and their text."""

from collections.abc import Collection

from organisations import contacts, wording
from organisations.models import Listing

# What visitors read as it was written.
TEXTS = ("name", "about", "description", "how_to_join", "first_time", "size", "price", "gift")
SHOWS_ITS_DOOR = (
    "Gruppa er lukket nå, og adressen står fortsatt på siden. Er døra ikke for andre enn deltakerne, velger du «Skjul "
    "adressen» under «Hvor»."
)


def about_listing(listing: Listing, changed: Collection[str]) -> list[str]:
    """What to think of when these fields of a group have just been changed."""
    return [*_of_its_door(listing, changed), *contacts.doubts_about(listing, changed), *of_words(listing, changed)]


def of_words(row, changed: Collection[str]) -> list[str]:
    """Words that the site itself never says, in what somebody has just written, each once and with why."""
    said = "\n".join(str(getattr(row, field)) for field in TEXTS if field in changed)
    # Nobody says in which of the two they write.
    found = {word.lower(): why for language in ("nn", "nb") for word, why in wording.broken_rules(said, language)}
    return [f"Du skriver «{word}». {why} Vil du si det på en annen måte?" for word, why in sorted(found.items())]


def _of_its_door(listing, changed):
    has_door = bool(listing.street_address or listing.venue)
    if "access" in changed and not listing.is_open and has_door and not listing.hides_address:
        yield SHOWS_ITS_DOOR
