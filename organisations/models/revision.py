from contextlib import contextmanager
from contextvars import ContextVar

from django.db import OperationalError, connections, models, router
from psycopg.pq import ExecStatus, TransactionStatus

# What `current` answers while nobody shall ask the database.
AWAY = -1

GLANCE = b"SELECT number FROM organisations_datarevision"
READY = (TransactionStatus.IDLE, TransactionStatus.INTRANS)

_known: ContextVar[int | None] = ContextVar("data revision of the page being made", default=None)


class DataRevision(models.Model):
    """One row whose number grows with every change of anything that a public page shows.

    Database triggers raise it (see the migration), so that no way of writing can forget to. Pages and the catalogue
    that searches read are kept in memory for as long as the number stands still.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "datarevisjon"
        verbose_name_plural = "datarevisjoner"

    class Disclosure:
        public = ()
        internal = ("id", "number")
        personal = ()

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now, or the one that the page being made was begun with; one query unless it is known."""
        known = _known.get()
        if known == AWAY:
            raise OperationalError("The database has been asked in vain, or shall not be asked.")
        return cls.objects.values_list("number", flat=True).get() if known is None else known

    @classmethod
    def glance(cls) -> int | None:
        """The number now, read on the connection that this thread has open already, at a tenth of what `current` costs.

        None where it cannot be told that way: nothing is open, it is busy, or the database is away.
        """
        connection = connections[router.db_for_read(cls)].connection
        if connection is None or connection.pgconn.transaction_status not in READY:
            return None
        result = connection.pgconn.exec_(GLANCE)
        return int(result.get_value(0, 0)) if result.status == ExecStatus.TUPLES_OK and result.ntuples else None

    @classmethod
    @contextmanager
    def held(cls, number: int):
        """While a page is made: all of it is of one revision."""
        token = _known.set(number)
        try:
            yield
        finally:
            _known.reset(token)

    @classmethod
    def away(cls):
        """While a page is made without the database: nobody waits for it a second time."""
        return cls.held(AWAY)
