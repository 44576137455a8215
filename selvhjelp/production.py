"""What must hold of the database before real people use the site. Run before gunicorn starts, in a process of its own.

`python -m selvhjelp.production` ends with one line and status 1 when it does not hold.
"""

import os

from selvhjelp.environment import refuse


def refuse_examples() -> None:
    """A production site does not start with groups that do not exist, nor with logins that everybody knows of."""
    from django.conf import settings

    if settings.PRODUCTION and (found := _pretended()):
        refuse(f"DATABASE_URL er en database med {found}, og dette er en side i drift. Bruk en annen.")


def _pretended() -> str:
    from organisations import demo_logins
    from organisations.models import Organisation

    found = {
        "eksempler": Organisation.objects.filter(is_example=True),
        "prøvebrukere": demo_logins.accounts(),
    }
    return " og ".join(name for name, rows in found.items() if rows.exists())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
    import django
    from django.db import DatabaseError

    django.setup()
    try:
        refuse_examples()
    except DatabaseError as error:
        refuse(f"DATABASE_URL er en database som ikke svarer som den skal ({error.__class__.__name__}).")


if __name__ == "__main__":
    main()
