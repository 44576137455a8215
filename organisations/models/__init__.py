from .language import Language
from .listing import Listing
from .meeting import Meeting
from .membership import Membership, Role
from .organisation import Organisation
from .programme import Programme
from .revision import DataRevision
from .theme import Theme

__all__ = ["DataRevision", "Language", "Listing", "Meeting", "Membership", "Organisation", "Programme", "Role", "Theme"]
