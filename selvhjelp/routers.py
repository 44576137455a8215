"""Which database a question goes to."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_reading_only: ContextVar[bool] = ContextVar("a public page is being made", default=False)


@contextmanager
def reading_only():
    """While a public page is made: it writes nothing, so that a copy of the database will do."""
    token = _reading_only.set(True)
    try:
        yield
    finally:
        _reading_only.reset(token)


class ReplicaRouter:
    """Public pages read from `DATABASE_REPLICA_URL` where there is one; staff read what they have just written."""

    def db_for_read(self, model, **hints):
        return "replica" if _reading_only.get() and "replica" in settings.DATABASES else None

    def allow_relation(self, one, other, **hints):
        """Both databases hold the same rows."""
        return True

    def allow_migrate(self, db, app_label, **hints):
        """A copy gets its tables from its original."""
        return db != "replica"
