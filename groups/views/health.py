"""Whether the process lives, and whether it can serve."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisations.models import DataRevision


@never_cache
@require_safe
def livez(request):
    """The process answers; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request):
    """The database answers too; 503 when it does not."""
    try:
        DataRevision.current()
    except (DatabaseError, DataRevision.DoesNotExist):
        return HttpResponse("database unavailable\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
