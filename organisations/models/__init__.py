from .language import Language
from .listing import Listing
from .meeting import Meeting
from .organisation import Organisation
from .programme import Programme
from .revision import DataRevision
from .theme import Theme

__all__ = ["DataRevision", "Language", "Listing", "Meeting", "Organisation", "Programme", "Theme"]
