"""The staff's side: one file per noun. Whatever a page shows or changes comes from `editable_by(user)`."""

from . import account, invitation, language, listing, membership, organisation, places, programme, report, theme  # noqa: F401
