from organisations.vocabulary import ClosedReason, ConfirmedHow

from .confirmation_request import ConfirmationRequest
from .file_import import FileImport
from .invitation import Invitation
from .language import Language
from .listing import Listing
from .login import FailedLogins, RecoveryCode
from .meeting import Meeting
from .membership import Membership, Role
from .organisation import Organisation
from .programme import Programme
from .report import Report, ReportKind
from .revision import DataRevision
from .search_text import SearchText
from .theme import Theme
from .version import How, ListingVersion

__all__ = [
    "ClosedReason", "ConfirmationRequest", "ConfirmedHow", "DataRevision", "FailedLogins", "FileImport", "How",
    "Invitation", "Language", "Listing", "ListingVersion", "Meeting", "Membership", "Organisation", "Programme",
    "RecoveryCode", "Report", "ReportKind", "Role", "SearchText", "Theme",
]  # fmt: skip
