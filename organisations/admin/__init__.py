"""The staff's side: one file per noun. Whatever a page shows or changes comes from `editable_by(user)`."""

from . import (  # noqa: F401
    account,
    contact_person,
    content_page,
    danger_answer,
    helpline,
    invitation,
    language,
    listing,
    membership,
    organisation,
    programme,
    report,
    resource,
    theme,
)
