"""What must hold of the database before real people use the site. Run before gunicorn starts, in a process of its own.

`python -m selvhjelp.production` ends with one line and status 1 when it does not hold.
"""

import os

from selvhjelp.environment import refuse


def refuse_examples() -> None:
    """A production site does not start with groups that do not exist, nor with logins that everybody knows of."""
    from django.conf import settings

    if settings.PRODUCTION and (found := _pretended()):
        refuse(f"the database holds {found}, and this is a production site. Use another DATABASE_URL.")


def _pretended() -> str:
    from organisations import demo_logins
    from organisations.models import Organisation

    found = {
        "example organisations": Organisation.objects.filter(is_example=True),
        "demo logins": demo_logins.accounts(),
    }
    return " and ".join(name for name, rows in found.items() if rows.exists())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
    import django
    from django.db import DatabaseError

    django.setup()
    try:
        refuse_examples()
    except DatabaseError as error:
        refuse(f"DATABASE_URL: the database does not answer as it should ({error.__class__.__name__}).")


if __name__ == "__main__":
    main()
