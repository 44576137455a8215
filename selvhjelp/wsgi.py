"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")


def _application():
    django_s_own = get_wsgi_application()
    # It reads models, and so can be read itself only when Django is ready.
    from selvhjelp.front_memory import FrontMemory

    return FrontMemory(django_s_own)


application = _application()
