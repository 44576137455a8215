"""A listing as a file says it: the row of the database and what hangs on it, not yet stored."""

from dataclasses import dataclass, field

from organisations.models import Listing

# What a listing is made of beside its own row. Values are tuples in the order in which they are shown.
RELATED = ("themes", "languages", "meetings")


@dataclass(slots=True)
class Draft:
    """`related`: themes and languages as rows of their own, meetings as schedule rules."""

    listing: Listing
    related: dict[str, tuple] = field(default_factory=lambda: dict.fromkeys(RELATED, ()))

    @classmethod
    def of(cls, listing: Listing) -> "Draft":
        """The listing as it is stored. Asks nothing more if it was read `with_facts`."""
        related = {
            "themes": tuple(listing.themes.all()),
            "languages": tuple(listing.languages.all()),
            "meetings": tuple(listing.rules),
        }
        return cls(listing, related)
