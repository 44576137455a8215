"""What is said to professionals alone. Only what lies under this name may speak of patients."""

from django.utils.translation import gettext as _


def never_a_name() -> str:
    """What stands wherever somebody is about to put pen to a sheet."""
    return _("Skriv aldri pasientens navn på arket.")
