from .language import Language
from .listing import ClosedReason, ConfirmedHow, Listing
from .meeting import Meeting
from .membership import Membership, Role
from .organisation import Organisation
from .programme import Programme
from .revision import DataRevision
from .theme import Theme
from .version import How, ListingVersion

__all__ = [
    "ClosedReason", "ConfirmedHow", "DataRevision", "How", "Language", "Listing", "ListingVersion", "Meeting",
    "Membership", "Organisation", "Programme", "Role", "Theme",
]  # fmt: skip
