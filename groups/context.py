"""What every page's template is given."""

from django.conf import settings


def site(request) -> dict:
    """The site's name."""
    return {"site_name": settings.SITE_NAME}
