from organisations.vocabulary import ClosedReason, ConfirmedHow

from .confirmation_request import ConfirmationRequest
from .contact_person import ContactPerson
from .content_page import ContentPage, PageSlug
from .danger_answer import DangerAnswer, DangerKind
from .editorial import TextLanguage
from .file_import import FileImport
from .helpline import Helpline
from .invitation import Invitation
from .language import Language
from .listing import Listing
from .login import FailedLogins, RecoveryCode
from .meeting import Meeting
from .membership import Membership, Role
from .notice import Notice, NoticeKind
from .organisation import Organisation
from .programme import Programme
from .report import Report, ReportKind
from .resource import Resource, ResourceKind
from .revision import DataRevision
from .search_text import SearchText
from .text_version import TextHow, TextVersion
from .theme import Theme
from .version import How, ListingVersion

__all__ = [
    "ClosedReason", "ConfirmationRequest", "ConfirmedHow", "ContactPerson", "ContentPage", "DangerAnswer",
    "DangerKind", "DataRevision", "FailedLogins", "FileImport", "Helpline", "How", "Invitation", "Language",
    "Listing", "ListingVersion", "Meeting", "Membership", "Notice", "NoticeKind", "Organisation", "PageSlug",
    "Programme", "RecoveryCode", "Report", "ReportKind", "Resource", "ResourceKind", "Role", "SearchText",
    "TextHow", "TextLanguage", "TextVersion", "Theme",
]  # fmt: skip
